"""What claims are about, and what is counted in which unit."""

import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("claims", "0003_sources"),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
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
                    "label",
                    claims.models.fields.LineField(help_text="A noun: Refugees.", max_length=200),
                ),
                (
                    "slug",
                    claims.models.fields.LineField(
                        help_text="The name in the address.", max_length=200, unique=True
                    ),
                ),
                (
                    "description",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="What belongs here.",
                        max_length=2000,
                    ),
                ),
                (
                    "broader",
                    models.ForeignKey(
                        blank=True,
                        help_text="The subject this one is part of.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narrower",
                        to="claims.topic",
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
                        to="claims.topic",
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
                "ordering": ["label", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="topic_dataset_once",
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
                        name="topic_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="topic_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="topic_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__regex", "\\S")),
                        name="topic_label_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A topic needs a label.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slug", ""),
                            ("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"),
                            _connector="OR",
                        ),
                        name="topic_slug_form",
                        violation_error_code="invalid_slug",
                        violation_error_message="A slug is lower-case letters and digits, joined by single hyphens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("broader__isnull", True),
                            models.Q(("broader", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="topic_not_broader_than_itself",
                        violation_error_code="self_reference",
                        violation_error_message="A topic cannot be broader than itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicAlias",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="claims.topic",
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The other name: Displaced people.", max_length=300
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
            ],
            options={
                "verbose_name_plural": "topic aliases",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("topic"),
                        models.F("name"),
                        models.F("language"),
                        name="topicalias_once",
                        violation_error_code="duplicate",
                        violation_error_message="This topic has this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="topicalias_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An alias needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="topicalias_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "code",
                    claims.models.fields.LineField(
                        help_text="UCUM, or ISO 4217 for money: km, %, USD.",
                        max_length=30,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "dimension",
                    claims.models.fields.LineField(
                        help_text="What it measures. Each currency is its own.", max_length=30
                    ),
                ),
                ("factor_numerator", claims.models.fields.NumberField(default=1)),
                ("factor_denominator", claims.models.fields.NumberField(default=1)),
                ("offset", claims.models.fields.NumberField(default=0)),
                (
                    "symbol",
                    claims.models.fields.LineField(
                        blank=True,
                        default="",
                        help_text="As printed beside a number: km, °C, US$.",
                        max_length=30,
                    ),
                ),
                ("label", claims.models.fields.LineField(max_length=100)),
                ("plural", claims.models.fields.LineField(max_length=100)),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["dimension", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "dimension"), name="unit_code_dimension"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("factor_denominator__gt", 0), ("factor_numerator__gt", 0)
                        ),
                        name="unit_factor_positive",
                        violation_error_code="invalid_factor",
                        violation_error_message="A factor is a fraction of two positive numbers.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                    "label",
                    claims.models.fields.LineField(
                        help_text="What is counted, where and since when: Civilians killed in Ukraine.",
                        max_length=300,
                    ),
                ),
                (
                    "slug",
                    claims.models.fields.LineField(
                        help_text="The name in the address.", max_length=300, unique=True
                    ),
                ),
                (
                    "description",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="What counts and what does not: the definition a careful reader needs.",
                        max_length=2000,
                    ),
                ),
                (
                    "population",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Who or what is counted: civilians.",
                        max_length=300,
                    ),
                ),
                (
                    "place",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where: Ukraine.",
                        max_length=300,
                    ),
                ),
                (
                    "dimension",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=30),
                ),
                (
                    "non_negative",
                    models.BooleanField(
                        db_default=True,
                        default=True,
                        help_text="It cannot fall below zero, as a count of people: “fewer than 50” is then 0 to 50.",
                    ),
                ),
                (
                    "temporal_kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("stock", "Stock"),
                            ("flow", "Flow"),
                            ("cumulative", "Cumulative"),
                        ],
                        help_text="Stock: a state at a date. Flow: an amount in a period. Cumulative: a count since a start, which never falls.",
                        max_length=12,
                    ),
                ),
                (
                    "start",
                    claims.models.fields.DayField(
                        blank=True, help_text="The day a cumulative measure counts from.", null=True
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
                        to="claims.measure",
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
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The unit to show it in. It decides which units its figures may have.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
                    ),
                ),
                (
                    "counts_pledges",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Whether pledges and demands count as figures of this measure. They count in no other measure.",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="The wider measure that this one is part of, of the same kind of time, start and dimension: children killed are part of civilians killed.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="claims.measure",
                    ),
                ),
            ],
            options={
                "ordering": ["label", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="measure_dataset_once",
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
                        name="measure_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="measure_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__regex", "\\S")),
                        name="measure_label_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A measure needs a label.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("temporal_kind__in", ["stock", "flow", "cumulative"])),
                        name="measure_temporal_kind_known",
                        violation_error_code="unknown_temporal_kind",
                        violation_error_message="Choose one of: stock, flow, cumulative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slug", ""),
                            ("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"),
                            _connector="OR",
                        ),
                        name="measure_slug_form",
                        violation_error_code="invalid_slug",
                        violation_error_message="A slug is lower-case letters and digits, joined by single hyphens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            models.Q(
                                ("start__gte", datetime.date(1, 1, 2)),
                                ("start__lte", datetime.date(9998, 12, 31)),
                            ),
                            _connector="OR",
                        ),
                        name="measure_start_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "dimension", "non_negative"),
                        name="measure_key_for_assertions",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part_of__isnull", True),
                            models.Q(("part_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_not_part_of_itself",
                        violation_error_code="self_reference",
                        violation_error_message="A measure cannot be part of itself.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureAlias",
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
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="claims.measure",
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The other name: civilian deaths.", max_length=300
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
            ],
            options={
                "verbose_name_plural": "measure aliases",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("measure"),
                        models.F("name"),
                        models.F("language"),
                        name="measurealias_once",
                        violation_error_code="duplicate",
                        violation_error_message="This measure has this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="measurealias_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An alias needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="measurealias_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRate",
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
                ("day", claims.models.fields.DayField(help_text="The day of the rate.")),
                (
                    "rate",
                    claims.models.fields.NumberField(
                        help_text="The rate: 1.0945 if one euro is 1.0945 dollars."
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
                    "from_unit",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The currency that is converted: EUR.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
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
                    "source",
                    models.ForeignKey(
                        help_text="Where it is published.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_rates",
                        to="claims.source",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The currency it is converted into: USD.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["from_unit", "to_unit", "-day"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("from_unit", "to_unit", "day"),
                        name="exchangerate_once",
                        violation_error_code="duplicate",
                        violation_error_message="There is a rate of these currencies for this day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)),
                        name="exchangerate_positive",
                        violation_error_code="invalid_rate",
                        violation_error_message="A rate is greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                        name="exchangerate_between_two",
                        violation_error_code="self_reference",
                        violation_error_message="The two currencies must differ.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("day__gte", datetime.date(1, 1, 2)),
                            ("day__lte", datetime.date(9998, 12, 31)),
                        ),
                        name="exchangerate_day_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_measure ADD CONSTRAINT measure_unit_of_dimension\n    FOREIGN KEY (unit_id, dimension) REFERENCES claims_unit (code, dimension) DEFERRABLE",
            reverse_sql="ALTER TABLE claims_measure DROP CONSTRAINT measure_unit_of_dimension",
        ),
    ]
