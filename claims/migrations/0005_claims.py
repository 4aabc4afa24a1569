"""Claims and their topics."""

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
        ("claims", "0004_topics_and_measures"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
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
                    "statement",
                    claims.models.fields.BoundedTextField(
                        help_text="What is asserted, in your own words, so that it can be understood on its own.",
                        max_length=5000,
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("quantity", "Quantity"),
                            ("event", "Event"),
                            ("accusation", "Accusation"),
                            ("prediction", "Prediction"),
                            ("pledge", "Pledge"),
                            ("demand", "Demand"),
                            ("opinion", "Opinion"),
                            ("rule", "Rule"),
                            ("correlation", "Correlation"),
                            ("other", "Other"),
                        ],
                        db_default="other",
                        default="other",
                        help_text="The kind of claim. “Quantity” if a figure is its point.",
                        max_length=20,
                    ),
                ),
                (
                    "said_at",
                    claims.models.fields.InstantField(
                        blank=True,
                        help_text="When it was said (UTC). Leave empty if unknown.",
                        null=True,
                    ),
                ),
                (
                    "said_precision",
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
                    "place",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where it was said: Rzeszów.",
                        max_length=300,
                    ),
                ),
                (
                    "language",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The language it was made in (BCP 47): en, uk, zh-Hant.",
                        max_length=35,
                    ),
                ),
                (
                    "quote",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words themselves, letter by letter, in their language.",
                        max_length=10000,
                    ),
                ),
                (
                    "quote_type",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("direct", "Direct"),
                            ("indirect", "Indirect"),
                            ("mixed", "Mixed"),
                        ],
                        db_default="",
                        default="",
                        help_text="Direct: in quotation marks. Indirect: reported. Mixed: both.",
                        max_length=8,
                    ),
                ),
                (
                    "quote_translation",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The quote in English.",
                        max_length=10000,
                    ),
                ),
                (
                    "status",
                    claims.models.fields.LineField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In Review"),
                            ("published", "Published"),
                            ("retracted", "Retracted"),
                            ("rejected", "Rejected"),
                        ],
                        db_default="draft",
                        default="draft",
                        help_text="The public sees published and retracted claims only.",
                        max_length=9,
                    ),
                ),
                (
                    "first_published_at",
                    claims.models.fields.InstantField(blank=True, editable=False, null=True),
                ),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why the claim was withdrawn. Shown with the retracted claim.",
                        max_length=2000,
                    ),
                ),
                (
                    "rejection_reason",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("no_claim", "No Claim"),
                            ("duplicate", "Duplicate"),
                            ("wrong_speaker", "Wrong Speaker"),
                            ("no_source", "No Source"),
                            ("opinion", "Opinion"),
                            ("other", "Other"),
                        ],
                        db_default="",
                        default="",
                        help_text="Why the claim was put aside.",
                        max_length=13,
                    ),
                ),
                (
                    "rejection_note",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="More about the reason. Needed for “other”. Curators alone see it.",
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
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.claim",
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
                    "root_speaker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="root_claims",
                        to="claims.speaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="The speaker who makes the claim. Needed before it is published.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.speaker",
                    ),
                ),
                (
                    "said_at_offset",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="How far the clocks there were from UTC, in minutes east: -300 for −05:00. The day it was said is the day there. Leave empty if unknown.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "permissions": [
                    ("submit_claim", "Can submit claims for review"),
                    ("publish_claim", "Can publish claims"),
                    ("reject_claim", "Can reject claims"),
                    ("retract_claim", "Can retract claims"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="claim_dataset_once",
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
                        name="claim_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="claim_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("statement__regex", "\\S"),
                            ("redacted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="claim_statement_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A claim needs a statement.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "quantity",
                                    "event",
                                    "accusation",
                                    "prediction",
                                    "pledge",
                                    "demand",
                                    "opinion",
                                    "rule",
                                    "correlation",
                                    "other",
                                ],
                            )
                        ),
                        name="claim_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: quantity, event, accusation, prediction, pledge, demand, opinion, rule, correlation, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["draft", "in_review", "published", "retracted", "rejected"],
                            )
                        ),
                        name="claim_status_known",
                        violation_error_code="unknown_status",
                        violation_error_message="Choose one of: draft, in_review, published, retracted, rejected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quote_type", ""),
                            ("quote_type__regex", "^(direct|indirect|mixed)$"),
                            _connector="OR",
                        ),
                        name="claim_quote_type_form",
                        violation_error_code="unknown_quote_type",
                        violation_error_message="Choose one of: direct, indirect, mixed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="claim_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("published", "retracted")), _negated=True),
                            ("speaker__isnull", False),
                            _connector="OR",
                        ),
                        name="claim_published_with_speaker",
                        violation_error_code="speaker_missing",
                        violation_error_message="A published claim needs a speaker.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_published_at__isnull", True),
                            ("status__in", ("published", "retracted")),
                            _connector="OR",
                        ),
                        name="claim_stays_public",
                        violation_error_code="already_public",
                        violation_error_message="What was published once stays on record: retract it instead.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "retracted"), _negated=True),
                            ("retraction_reason__regex", "\\S"),
                            ("redacted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="claim_retracted_with_reason",
                        violation_error_code="reason_missing",
                        violation_error_message="A retraction needs a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rejection_reason", ""),
                            (
                                "rejection_reason__regex",
                                "^(no_claim|duplicate|wrong_speaker|no_source|opinion|other)$",
                            ),
                            _connector="OR",
                        ),
                        name="claim_rejection_reason_form",
                        violation_error_code="unknown_rejection_reason",
                        violation_error_message="Choose one of: no_claim, duplicate, wrong_speaker, no_source, opinion, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), _negated=True),
                            models.Q(("rejection_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_rejected_with_reason",
                        violation_error_code="reason_missing",
                        violation_error_message="A rejection needs a reason.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "rejected"),
                            models.Q(("rejection_note", ""), ("rejection_reason", "")),
                            _connector="OR",
                        ),
                        name="claim_reason_of_a_rejection",
                        violation_error_code="unexpected_reason",
                        violation_error_message="Only a rejected claim has a reason for its rejection.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rejection_reason", "other"), _negated=True),
                            ("rejection_note__regex", "\\S"),
                            ("redacted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="claim_other_rejection_with_note",
                        violation_error_code="note_missing",
                        violation_error_message="Say in the note what the other reason is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quote", ""), _negated=True),
                            ("quote_translation", ""),
                            _connector="OR",
                        ),
                        name="claim_translation_of_a_quote",
                        violation_error_code="quote_missing",
                        violation_error_message="A translation needs the quote it translates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_published_at__isnull", True),
                            models.Q(
                                (
                                    "first_published_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "first_published_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claim_first_published_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("said_at__isnull", True), ("said_precision", "")),
                            models.Q(
                                models.Q(("said_at__isnull", True), _negated=True),
                                ("said_precision__in", ["minute", "day", "month", "year"]),
                            ),
                            _connector="OR",
                        ),
                        name="claim_said_at_with_precision",
                        violation_error_code="precision_missing",
                        violation_error_message="A date needs its precision (minute, day, month or year), and a precision its date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_at__isnull", True),
                            models.Q(
                                (
                                    "said_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "said_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="claim_said_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("said_at"),
                            models.F("said_precision"),
                            function="onrecord_no_finer",
                            output_field=models.BooleanField(),
                        ),
                        name="claim_said_at_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_at_offset__isnull", True),
                            models.Q(("said_at_offset__gte", -959), ("said_at_offset__lte", 959)),
                            _connector="OR",
                        ),
                        name="claim_said_at_offset_in_range",
                        violation_error_code="out_of_range",
                        violation_error_message="An offset from UTC is less than 16 hours.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_at_offset__isnull", True),
                            ("said_precision", "minute"),
                            _connector="OR",
                        ),
                        name="claim_offset_of_a_minute",
                        violation_error_code="unexpected_offset",
                        violation_error_message="An offset belongs to a time of day: a day, a month or a year is the one there already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimTopic",
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
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claim_topics",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claim_topics",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["topic__label", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("claim"),
                        models.F("topic"),
                        name="claimtopic_once",
                        violation_error_code="duplicate",
                        violation_error_message="This claim has this topic already.",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="topics",
            field=models.ManyToManyField(
                blank=True, related_name="claims", through="claims.ClaimTopic", to="claims.topic"
            ),
        ),
    ]
