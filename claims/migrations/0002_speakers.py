"""Speakers, and who they are to others."""

import datetime

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("claims", "0001_extensions_and_functions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                (
                    "modified_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "dataset",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "dataset_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                (
                    "redacted_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "redaction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True, db_default="", default="", editable=False, max_length=1000
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The name the public knows, in full. For an anonymous source, the words used of it: “a senior NATO military official”.",
                        max_length=300,
                    ),
                ),
                (
                    "slug",
                    claims.models.fields.LineField(
                        help_text="The name in the address: antony-blinken.",
                        max_length=300,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("person", "Person"),
                            ("organization", "Organization"),
                            ("group", "Group"),
                            ("outlet", "Outlet"),
                            ("anonymous", "Anonymous"),
                        ],
                        help_text="An outlet publishes; an organization speaks; a group has no spokesperson; anonymous is a source whose name the publisher withholds.",
                        max_length=20,
                    ),
                ),
                (
                    "description",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="One or two neutral sentences that tell this speaker from others of the name.",
                        max_length=2000,
                    ),
                ),
                (
                    "country",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="ISO 3166-1, two capitals: PL.",
                        max_length=2,
                    ),
                ),
                (
                    "area",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="State, region or city the speaker stands for, where it matters: Texas.",
                        max_length=200,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_default=claims.models.base.ActingUser(),
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.speaker",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="speaker_dataset_once",
                        violation_error_code="duplicate_dataset",
                        violation_error_message="Another entry has this dataset and identifier already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("redacted_at__isnull", True),
                            models.Q(
                                (
                                    "redacted_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "redacted_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="speaker_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="speaker_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="speaker_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="speaker_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A speaker needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["person", "organization", "group", "outlet", "anonymous"])
                        ),
                        name="speaker_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: person, organization, group, outlet, anonymous.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slug", ""),
                            ("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"),
                            _connector="OR",
                        ),
                        name="speaker_slug_form",
                        violation_error_code="invalid_slug",
                        violation_error_message="A slug is lower-case letters and digits, joined by single hyphens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"
                        ),
                        name="speaker_country_form",
                        violation_error_code="invalid_country",
                        violation_error_message="A country is its two-letter ISO 3166-1 code, in capitals.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerAlias",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                (
                    "modified_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The other name, as it is printed.", max_length=300
                    ),
                ),
                (
                    "language",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The language of this name (BCP 47): uk, zh-Hant. Empty for any.",
                        max_length=35,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_default=claims.models.base.ActingUser(),
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "speaker aliases",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("speaker"),
                        models.F("name"),
                        models.F("language"),
                        name="speakeralias_once",
                        violation_error_code="duplicate",
                        violation_error_message="This speaker has this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="speakeralias_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An alias needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="speakeralias_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerIdentifier",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                (
                    "modified_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "scheme",
                    claims.models.fields.LineField(
                        help_text="The register, in lower case: wikidata, isni, ror, lei.",
                        max_length=60,
                    ),
                ),
                (
                    "value",
                    claims.models.fields.LineField(
                        help_text="The identifier there: Q1058.", max_length=300
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_default=claims.models.base.ActingUser(),
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["scheme", "value", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("scheme"),
                        models.F("value"),
                        name="speakeridentifier_once",
                        violation_error_code="duplicate_identifier",
                        violation_error_message="Another speaker has this identifier already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scheme__regex", "^[a-z0-9][a-z0-9_.-]*$")),
                        name="speakeridentifier_scheme_form",
                        violation_error_code="invalid_scheme",
                        violation_error_message="A register is written in lower case, without spaces.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__regex", "\\S")),
                        name="speakeridentifier_value_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An identifier needs a value.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    claims.models.fields.KeyField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                (
                    "modified_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "title",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The post: Secretary of State. Empty for a plain membership.",
                        max_length=300,
                    ),
                ),
                (
                    "start",
                    claims.models.fields.InstantField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "start_precision",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("minute", "Minute"),
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                        ],
                        db_default="",
                        default="",
                        help_text="How exactly the date is known. Nothing finer is shown or compared.",
                        max_length=6,
                    ),
                ),
                (
                    "end",
                    claims.models.fields.InstantField(blank=True, null=True, verbose_name="to"),
                ),
                (
                    "end_precision",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("minute", "Minute"),
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                        ],
                        db_default="",
                        default="",
                        help_text="How exactly the date is known. Nothing finer is shown or compared.",
                        max_length=6,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_default=claims.models.base.ActingUser(),
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organization: a ministry, a party, a company.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="claims.speaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("start"), nulls_last=True), "title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            ("organization__isnull", False),
                            _connector="OR",
                        ),
                        name="role_says_something",
                        violation_error_code="blank",
                        violation_error_message="A role needs a title, an organization, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organization__isnull", True),
                            models.Q(("organization", models.F("speaker")), _negated=True),
                            _connector="OR",
                        ),
                        name="role_not_in_itself",
                        violation_error_code="self_reference",
                        violation_error_message="A speaker cannot be a member of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("start"),
                            models.F("start_precision"),
                            models.F("end"),
                            models.F("end_precision"),
                            function="onrecord_ends_after",
                            output_field=models.BooleanField(),
                        ),
                        name="role_from_before_to",
                        violation_error_code="inverted_period",
                        violation_error_message="A role ends after it begins.",
                    ),
                    models.UniqueConstraint(
                        models.F("speaker"),
                        models.F("title"),
                        models.F("organization"),
                        models.F("start"),
                        name="role_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This speaker has this role already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("start__isnull", True), ("start_precision", "")),
                            models.Q(
                                models.Q(("start__isnull", True), _negated=True),
                                ("start_precision__in", ["minute", "day", "month", "year"]),
                            ),
                            _connector="OR",
                        ),
                        name="role_start_with_precision",
                        violation_error_code="precision_missing",
                        violation_error_message="A date needs its precision (minute, day, month or year), and a precision its date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            models.Q(
                                (
                                    "start__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "start__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="role_start_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("start"),
                            models.F("start_precision"),
                            function="onrecord_no_finer",
                            output_field=models.BooleanField(),
                        ),
                        name="role_start_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("end_precision", "")),
                            models.Q(
                                models.Q(("end__isnull", True), _negated=True),
                                ("end_precision__in", ["minute", "day", "month", "year"]),
                            ),
                            _connector="OR",
                        ),
                        name="role_end_with_precision",
                        violation_error_code="precision_missing",
                        violation_error_message="A date needs its precision (minute, day, month or year), and a precision its date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end__isnull", True),
                            models.Q(
                                (
                                    "end__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "end__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="role_end_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("end"),
                            models.F("end_precision"),
                            function="onrecord_no_finer",
                            output_field=models.BooleanField(),
                        ),
                        name="role_end_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                ],
            },
        ),
    ]
