"""What the review desk keeps: leases, decisions, and what was put off."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0014_kept_agreement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="lease",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                (
                    "since",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("until", claims.models.fields.InstantField(editable=False)),
                (
                    "holder",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Skip",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "by", "claim", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="skips",
                        to="claims.claim",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
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
                ("verb", claims.models.fields.LineField(editable=False, max_length=10)),
                (
                    "reason",
                    claims.models.fields.BoundedTextField(
                        db_default="", default="", editable=False, max_length=2000
                    ),
                ),
                (
                    "note",
                    claims.models.fields.BoundedTextField(
                        db_default="", default="", editable=False, max_length=2000
                    ),
                ),
                (
                    "version",
                    claims.models.fields.LineField(
                        editable=False,
                        help_text="The version of the claim that was decided on. Another one is not moved.",
                        max_length=40,
                    ),
                ),
                (
                    "given_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("due_at", claims.models.fields.InstantField(editable=False)),
                (
                    "seconds",
                    models.IntegerField(
                        editable=False,
                        help_text="How long the claim was open before it was decided.",
                        null=True,
                    ),
                ),
                (
                    "state",
                    claims.models.fields.LineField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("done", "Done"),
                            ("undone", "Undone"),
                            ("failed", "Failed"),
                        ],
                        db_default="waiting",
                        default="waiting",
                        editable=False,
                        max_length=7,
                    ),
                ),
                (
                    "failure",
                    claims.models.fields.BoundedTextField(
                        db_default="", default="", editable=False, max_length=2000
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("due_at"),
                        condition=models.Q(("state", "waiting")),
                        name="decision_due",
                    ),
                    models.Index(models.F("by"), models.F("given_at"), name="decision_of_user"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("claim",),
                        name="decision_one_waits",
                        violation_error_code="decided_already",
                        violation_error_message="A decision about this claim waits to take effect.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "done", "undone", "failed"])),
                        name="decision_state_known",
                        violation_error_code="unknown_state",
                        violation_error_message="Choose one of: waiting, done, undone, failed.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                models.F("id"),
                condition=models.Q(
                    ("merged_into", None),
                    ("redacted_at", None),
                    ("status__in", ("draft", "in_review")),
                ),
                name="claim_draft",
            ),
        ),
    ]
