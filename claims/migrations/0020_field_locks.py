"""Fields that a curator locks against imports."""

import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields
from claims.sql.history import TrackHistory
from claims.sql.operations import LoadSQL


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0019_filters_of_claims"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldLock",
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
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("claim", "Claim"),
                            ("numericassertion", "Figure"),
                            ("speaker", "Speaker"),
                            ("source", "Source"),
                            ("measure", "Measure"),
                            ("topic", "Topic"),
                            ("event", "Event"),
                        ],
                        help_text="The kind of object that is locked.",
                        max_length=20,
                    ),
                ),
                ("object_id", claims.models.fields.KeyField(help_text="The id of the object.")),
                (
                    "field",
                    claims.models.fields.LineField(
                        help_text="The name of the field, such as statement.", max_length=60
                    ),
                ),
                (
                    "why",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why imports must leave the field alone.",
                        max_length=1000,
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
            ],
            options={
                "verbose_name": "locked field",
                "ordering": ["-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="fieldlock",
            constraint=models.UniqueConstraint(
                fields=("object_id", "kind", "field"),
                name="fieldlock_once",
                violation_error_code="duplicate",
                violation_error_message="This field is locked already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fieldlock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "claim",
                            "numericassertion",
                            "speaker",
                            "source",
                            "measure",
                            "topic",
                            "event",
                        ],
                    )
                ),
                name="fieldlock_kind_known",
                violation_error_code="unknown_kind",
                violation_error_message="Choose one of: claim, numericassertion, speaker, source, measure, topic, event.",
            ),
        ),
        migrations.AddConstraint(
            model_name="fieldlock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("field", ""), ("field__regex", "^[a-z][a-z_]*$"), _connector="OR"
                ),
                name="fieldlock_field_form",
                violation_error_code="invalid_field",
                violation_error_message="A field is named in lower case.",
            ),
        ),
        TrackHistory(fieldlock=()),
        LoadSQL("functions/onrecord_locked_stays", "4d334522b3433b9d"),
        LoadSQL("triggers/b_locked_stays", "9688dc15a9c6d7b3"),
        LoadSQL("triggers/z_note_change_lock", "9f2a18efece43e58"),
    ]
