"""What fact-checkers made of claims."""

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
        ("claims", "0007_assertions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
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
                    "title",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", max_length=1000
                    ),
                ),
                (
                    "url",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where the review can be read.",
                        max_length=2000,
                    ),
                ),
                ("reviewed_at", claims.models.fields.InstantField(blank=True, null=True)),
                (
                    "reviewed_precision",
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
                    "rating",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The rating in the reviewer's own words: Half True.",
                        max_length=1000,
                    ),
                ),
                (
                    "rating_value",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="Its value on the reviewer's scale, if there is one.",
                        null=True,
                    ),
                ),
                (
                    "rating_worst",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The scale's worst value: it may be the highest figure.",
                        null=True,
                    ),
                ),
                (
                    "rating_best",
                    claims.models.fields.NumberField(
                        blank=True, help_text="The scale's best value.", null=True
                    ),
                ),
                (
                    "verdict",
                    claims.models.fields.LineField(
                        choices=[
                            ("true", "True"),
                            ("false", "False"),
                            ("mixture", "Mixture"),
                            ("other", "Other"),
                        ],
                        help_text="The rating as one of four: true, false, mixture, other.",
                        max_length=7,
                    ),
                ),
                (
                    "verdict_by",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="curator",
                        default="curator",
                        help_text="Who or what normalised it: curator, or the name of a mapping.",
                        max_length=60,
                    ),
                ),
                (
                    "summary",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The finding, in your own words.",
                        max_length=5000,
                    ),
                ),
                (
                    "language",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", max_length=35
                    ),
                ),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Fill this in if the reviewer withdrew it, or it was recorded in error, saying why.",
                        max_length=2000,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="claims.claim",
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
                    "reviewer",
                    models.ForeignKey(
                        help_text="The reviewer: PolitiFact.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_written",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("reviewed_at"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="review_dataset_once",
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
                        name="review_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="review_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["true", "false", "mixture", "other"])),
                        name="review_verdict_known",
                        violation_error_code="unknown_verdict",
                        violation_error_message="Choose one of: true, false, mixture, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://[^\\s/]+"), _connector="OR"
                        ),
                        name="review_url_form",
                        violation_error_code="invalid_url",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="review_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_value__isnull", True),
                            models.Q(("rating_worst__isnull", True), ("rating_best__isnull", True)),
                            models.Q(
                                ("rating_best__isnull", False),
                                ("rating_worst__isnull", False),
                                models.Q(
                                    models.Q(
                                        ("rating_value__gte", models.F("rating_worst")),
                                        ("rating_value__lte", models.F("rating_best")),
                                    ),
                                    models.Q(
                                        ("rating_value__gte", models.F("rating_best")),
                                        ("rating_value__lte", models.F("rating_worst")),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="review_value_on_scale",
                        violation_error_code="off_scale",
                        violation_error_message="A rating's value lies between the scale's worst and best.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rating", ""), _negated=True),
                            ("rating_value__isnull", False),
                            ("redacted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="review_with_rating",
                        violation_error_code="blank",
                        violation_error_message="A review needs a rating: its words, its value, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_precision", "")),
                            models.Q(
                                models.Q(("reviewed_at__isnull", True), _negated=True),
                                ("reviewed_precision__in", ["minute", "day", "month", "year"]),
                            ),
                            _connector="OR",
                        ),
                        name="review_reviewed_at_with_precision",
                        violation_error_code="precision_missing",
                        violation_error_message="A date needs its precision (minute, day, month or year), and a precision its date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_at__isnull", True),
                            models.Q(
                                (
                                    "reviewed_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "reviewed_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="review_reviewed_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("reviewed_at"),
                            models.F("reviewed_precision"),
                            function="onrecord_no_finer",
                            output_field=models.BooleanField(),
                        ),
                        name="review_reviewed_at_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvidence",
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
                    "review",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="claims.review",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_for",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "review evidence",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("review"),
                        models.F("source"),
                        name="reviewevidence_once",
                        violation_error_code="duplicate",
                        violation_error_message="This review rests on this source already.",
                    )
                ],
            },
        ),
    ]
