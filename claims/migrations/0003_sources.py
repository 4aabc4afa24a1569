"""Where something was said, the texts that were kept, and the events that numbers speak of."""

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
        ("claims", "0002_speakers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
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
                            ("article", "Article"),
                            ("press_conference", "Press Conference"),
                            ("speech", "Speech"),
                            ("interview", "Interview"),
                            ("press_release", "Press Release"),
                            ("report", "Report"),
                            ("dataset", "Dataset"),
                            ("social_post", "Social Post"),
                            ("broadcast", "Broadcast"),
                            ("hearing", "Hearing"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "title",
                    claims.models.fields.LineField(
                        help_text="The title as published, or a plain name of the occasion.",
                        max_length=1000,
                    ),
                ),
                (
                    "url",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where the public finds it.",
                        max_length=2000,
                    ),
                ),
                (
                    "archived_url",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="A copy that will not change, in a web archive.",
                        max_length=2000,
                    ),
                ),
                ("published_at", claims.models.fields.InstantField(blank=True, null=True)),
                (
                    "published_precision",
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
                    "accessed_at",
                    claims.models.fields.InstantField(
                        blank=True, help_text="When it was last read there.", null=True
                    ),
                ),
                (
                    "language",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The language of its text (BCP 47): en, uk, zh-Hant.",
                        max_length=35,
                    ),
                ),
                (
                    "reliability",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[
                            ("A", "A: completely reliable"),
                            ("B", "B: usually reliable"),
                            ("C", "C: fairly reliable"),
                            ("D", "D: not usually reliable"),
                            ("E", "E: unreliable"),
                            ("F", "F: cannot be judged"),
                        ],
                        db_default="",
                        default="",
                        help_text="A to F by the Admiralty code; F is “cannot be judged”, not “false”.",
                        max_length=1,
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
                        to="claims.source",
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
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        help_text="Who published it, usually an outlet.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_sources",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("published_at"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="source_dataset_once",
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
                        name="source_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="source_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="source_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="source_title_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A source needs a title.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "article",
                                    "press_conference",
                                    "speech",
                                    "interview",
                                    "press_release",
                                    "report",
                                    "dataset",
                                    "social_post",
                                    "broadcast",
                                    "hearing",
                                    "other",
                                ],
                            )
                        ),
                        name="source_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: article, press_conference, speech, interview, press_release, report, dataset, social_post, broadcast, hearing, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://[^\\s/]+"), _connector="OR"
                        ),
                        name="source_url_form",
                        violation_error_code="invalid_url",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("archived_url", ""),
                            ("archived_url__regex", "^https?://[^\\s/]+"),
                            _connector="OR",
                        ),
                        name="source_archived_url_form",
                        violation_error_code="invalid_url",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="source_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reliability", ""), ("reliability__regex", "^[A-F]$"), _connector="OR"
                        ),
                        name="source_reliability_form",
                        violation_error_code="unknown_reliability",
                        violation_error_message="Reliability is a letter from A to F.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("accessed_at__isnull", True),
                            models.Q(
                                (
                                    "accessed_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "accessed_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="source_accessed_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_precision", "")),
                            models.Q(
                                models.Q(("published_at__isnull", True), _negated=True),
                                ("published_precision__in", ["minute", "day", "month", "year"]),
                            ),
                            _connector="OR",
                        ),
                        name="source_published_at_with_precision",
                        violation_error_code="precision_missing",
                        violation_error_message="A date needs its precision (minute, day, month or year), and a precision its date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_at__isnull", True),
                            models.Q(
                                (
                                    "published_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "published_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="source_published_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("published_at"),
                            models.F("published_precision"),
                            function="onrecord_no_finer",
                            output_field=models.BooleanField(),
                        ),
                        name="source_published_at_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
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
                    "taken_at",
                    claims.models.fields.InstantField(help_text="When the text was read."),
                ),
                (
                    "text",
                    claims.models.fields.BoundedTextField(
                        help_text="The whole text. Kept to check quotes against, never published.",
                        max_length=5000000,
                    ),
                ),
                (
                    "sha256",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=64),
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snapshots",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-taken_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_at__isnull", True),
                            models.Q(
                                (
                                    "taken_at__gte",
                                    datetime.datetime(1, 1, 2, 0, 0, tzinfo=datetime.UTC),
                                ),
                                (
                                    "taken_at__lte",
                                    datetime.datetime(9998, 12, 31, 0, 0, tzinfo=datetime.UTC),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="snapshot_taken_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.UniqueConstraint(
                        models.F("source"),
                        models.F("sha256"),
                        name="snapshot_once",
                        violation_error_code="duplicate",
                        violation_error_message="This text of this source is kept already.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="claims.event",
                    ),
                ),
                (
                    "label",
                    claims.models.fields.LineField(
                        help_text="What happened, where and when: Strike on Kramatorsk station.",
                        max_length=300,
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("strike", "Strike"),
                            ("battle", "Battle"),
                            ("attack", "Attack"),
                            ("protest", "Protest"),
                            ("outbreak", "Outbreak"),
                            ("disaster", "Disaster"),
                            ("accident", "Accident"),
                            ("election", "Election"),
                            ("meeting", "Meeting"),
                            ("other", "Other"),
                        ],
                        db_default="other",
                        default="other",
                        help_text="The kind of event. A strike is one from the air or by artillery.",
                        max_length=20,
                    ),
                ),
                (
                    "start",
                    claims.models.fields.InstantField(
                        blank=True, help_text="When it began.", null=True, verbose_name="from"
                    ),
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
                    claims.models.fields.InstantField(
                        blank=True,
                        help_text="When it ended. Empty if it lies within the day, month or year it began in.",
                        null=True,
                        verbose_name="to",
                    ),
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
                    "place",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Where: Kramatorsk.",
                        max_length=300,
                    ),
                ),
                (
                    "latitude",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="In degrees north, WGS 84: 48.7389. South is negative.",
                        null=True,
                    ),
                ),
                (
                    "longitude",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="In degrees east, WGS 84: 37.5848. West is negative.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("start"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dataset_id", ""), _negated=True),
                        fields=("dataset", "dataset_id"),
                        name="event_dataset_once",
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
                        name="event_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("dataset_id", ""),
                            models.Q(("dataset", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="event_dataset_named",
                        violation_error_code="dataset_missing",
                        violation_error_message="An identifier needs the name of its dataset.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="event_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("label__regex", "\\S")),
                        name="event_label_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An event needs a label.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "strike",
                                    "battle",
                                    "attack",
                                    "protest",
                                    "outbreak",
                                    "disaster",
                                    "accident",
                                    "election",
                                    "meeting",
                                    "other",
                                ],
                            )
                        ),
                        name="event_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: strike, battle, attack, protest, outbreak, disaster, accident, election, meeting, other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("longitude__isnull", False),
                                ("latitude__gte", -90),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="event_coordinates",
                        violation_error_code="invalid_coordinates",
                        violation_error_message="Coordinates are a latitude from -90 to 90 and a longitude from -180 to 180.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", False), ("end__isnull", True), _connector="OR"
                        ),
                        name="event_end_with_start",
                        violation_error_code="start_missing",
                        violation_error_message="An event that ended needs the date it began.",
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
                        name="event_start_before_end",
                        violation_error_code="inverted_period",
                        violation_error_message="An event ends after it begins.",
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
                        name="event_start_with_precision",
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
                        name="event_start_in_range",
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
                        name="event_start_no_finer",
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
                        name="event_end_with_precision",
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
                        name="event_end_in_range",
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
                        name="event_end_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                ],
            },
        ),
    ]
