"""Where a claim appeared, who passed it on, what it has to do with another; names of events."""

import datetime

import django.contrib.postgres.functions
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("claims", "0005_claims"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appearance",
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
                    "is_first",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="The claim was first made here. At most one per claim.",
                    ),
                ),
                (
                    "exact",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words in the source that carry the claim, letter by letter.",
                        max_length=10000,
                    ),
                ),
                (
                    "prefix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just before.",
                        max_length=500,
                    ),
                ),
                (
                    "suffix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just after.",
                        max_length=500,
                    ),
                ),
                (
                    "start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where the words begin in the source's text, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "end",
                    models.IntegerField(
                        blank=True,
                        help_text="Where they end: the first character after them.",
                        null=True,
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
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_first", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("claim"),
                        condition=models.Q(("is_first", True)),
                        name="appearance_one_first",
                        violation_error_code="second_first",
                        violation_error_message="Another appearance of this claim is the first already.",
                    ),
                    models.UniqueConstraint(
                        models.F("claim"),
                        models.F("source"),
                        models.F("start"),
                        name="appearance_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This claim is recorded at this place of this source already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("start__gte", 0),
                                ("start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="appearance_start_before_end",
                        violation_error_code="inverted_interval",
                        violation_error_message="A place in a text has a start from 0 and an end after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prefix", ""), ("suffix", ""), ("start__isnull", True)),
                            models.Q(("exact", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="appearance_place_of_words",
                        violation_error_code="exact_missing",
                        violation_error_message="A place in a text needs the exact words at that place.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            (
                                "end",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.functions.text.Length("exact"),
                                    "+",
                                    models.F("start"),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="appearance_place_as_long_as_words",
                        violation_error_code="place_mismatch",
                        violation_error_message="The place must be as long as the words at that place.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribution",
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
                    "position",
                    models.SmallIntegerField(
                        help_text="1 is nearest to the reader; the last is the root speaker."
                    ),
                ),
                (
                    "verb",
                    claims.models.fields.LineField(
                        choices=[
                            ("said", "Said"),
                            ("quoted", "Quoted"),
                            ("cited", "Cited"),
                            ("reported", "Reported"),
                            ("republished", "Republished"),
                        ],
                        help_text="How this speaker passes it on. The root speaker “said” it.",
                        max_length=12,
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
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributions",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where this link can be read, if it is not where the claim appears.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="claims.source",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("claim", "position"),
                        name="attribution_position_once",
                        violation_error_code="duplicate",
                        violation_error_message="Two links of a chain cannot have the same position.",
                    ),
                    models.UniqueConstraint(
                        fields=("claim", "speaker"),
                        name="attribution_no_loop",
                        violation_error_code="loop",
                        violation_error_message="A speaker is in a chain only once.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1), ("position__lte", 20)),
                        name="attribution_position_in_range",
                        violation_error_code="invalid_position",
                        violation_error_message="Positions run from 1 to 20.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verb__in", ["said", "quoted", "cited", "reported", "republished"])
                        ),
                        name="attribution_verb_known",
                        violation_error_code="unknown_verb",
                        violation_error_message="Choose one of: said, quoted, cited, reported, republished.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
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
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("repeats", "Repeats"),
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("updates", "Updates"),
                            ("corrects", "Corrects"),
                            ("retracts", "Retracts"),
                            ("derived_from", "Derived From"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The reason for this relation. Public.",
                        max_length=2000,
                    ),
                ),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Fill this in to withdraw a relation that is already public, saying why.",
                        max_length=2000,
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
                    "object",
                    models.ForeignKey(
                        help_text="The other claim.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_in",
                        to="claims.claim",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The claim that repeats, updates or contradicts the other.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_out",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="relation_dataset_once",
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
                        name="relation_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="relation_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.UniqueConstraint(
                        models.F("subject"),
                        models.F("object"),
                        models.F("kind"),
                        name="relation_once",
                        violation_error_code="duplicate",
                        violation_error_message="These claims have this relation already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", models.F("object")), _negated=True),
                        name="relation_between_two",
                        violation_error_code="self_reference",
                        violation_error_message="A claim cannot be related to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "repeats",
                                    "supports",
                                    "contradicts",
                                    "updates",
                                    "corrects",
                                    "retracts",
                                    "derived_from",
                                ],
                            )
                        ),
                        name="relation_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: repeats, supports, contradicts, updates, corrects, retracts, derived_from.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventIdentifier",
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
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="claims.event",
                    ),
                ),
                (
                    "scheme",
                    claims.models.fields.LineField(
                        help_text="The register, in lower case: wikidata, ucdp, acled, glide.",
                        max_length=60,
                    ),
                ),
                (
                    "value",
                    claims.models.fields.LineField(
                        help_text="The identifier there: Q111542386.", max_length=300
                    ),
                ),
            ],
            options={
                "ordering": ["scheme", "value", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("scheme"),
                        models.F("value"),
                        name="eventidentifier_once",
                        violation_error_code="duplicate_identifier",
                        violation_error_message="Another event has this identifier already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scheme__regex", "^[a-z0-9][a-z0-9_.-]*$")),
                        name="eventidentifier_scheme_form",
                        violation_error_code="invalid_scheme",
                        violation_error_message="A register is written in lower case, without spaces.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__regex", "\\S")),
                        name="eventidentifier_value_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An identifier needs a value.",
                    ),
                ],
            },
        ),
    ]
