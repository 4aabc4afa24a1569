"""Imports: their records, the claims that each made, and the files that wait to be imported."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0022_lists_at_size"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("file_name", claims.models.fields.LineField(editable=False, max_length=300)),
                ("sha256", claims.models.fields.LineField(editable=False, max_length=64)),
                ("size", models.BigIntegerField(editable=False)),
                ("format", claims.models.fields.LineField(editable=False, max_length=40)),
                (
                    "mapping",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=100000
                    ),
                ),
                ("options", models.JSONField(editable=False)),
                ("dry_run", models.BooleanField(editable=False)),
                ("via", claims.models.fields.LineField(editable=False, max_length=40)),
                (
                    "started_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("finished_at", claims.models.fields.InstantField(editable=False, null=True)),
                ("undone_at", claims.models.fields.InstantField(editable=False, null=True)),
                (
                    "state",
                    claims.models.fields.LineField(
                        choices=[
                            ("running", "running"),
                            ("finished", "finished"),
                            ("failed", "failed"),
                            ("stopped", "stopped"),
                            ("undone", "undone"),
                        ],
                        default="running",
                        editable=False,
                        max_length=8,
                    ),
                ),
                (
                    "error",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=2000
                    ),
                ),
                ("line", models.IntegerField(default=0, editable=False)),
                (
                    "waiting",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("share", models.SmallIntegerField(default=0, editable=False)),
                ("read", models.IntegerField(default=0, editable=False)),
                ("created", models.IntegerField(default=0, editable=False)),
                ("changed", models.IntegerField(default=0, editable=False)),
                ("unchanged", models.IntegerField(default=0, editable=False)),
                ("rejected", models.IntegerField(default=0, editable=False)),
                ("left_out", models.IntegerField(default=0, editable=False)),
                ("twins", models.IntegerField(default=0, editable=False)),
                ("details", models.JSONField(default=dict, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
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
                "ordering": ["-id"],
                "permissions": [("run_import", "Can import files, and undo imports")],
                "default_permissions": ("view",),
            },
        ),
        migrations.CreateModel(
            name="ImportedEntry",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run",
                        "entry",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("entry", models.UUIDField(editable=False)),
                ("kind", claims.models.fields.LineField(editable=False, max_length=20)),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="claims.import",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SavedMapping",
            fields=[
                (
                    "shape",
                    claims.models.fields.LineField(
                        editable=False, max_length=64, primary_key=True, serialize=False
                    ),
                ),
                ("text", claims.models.fields.BoundedTextField(editable=False, max_length=100000)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Upload",
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
                ("name", claims.models.fields.LineField(editable=False, max_length=300)),
                ("size", models.BigIntegerField(editable=False)),
                (
                    "sha256",
                    claims.models.fields.LineField(default="", editable=False, max_length=64),
                ),
                (
                    "format",
                    claims.models.fields.LineField(default="", editable=False, max_length=40),
                ),
                (
                    "mapping",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=100000
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="import",
            name="upload",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="imports",
                to="claims.upload",
            ),
        ),
        migrations.CreateModel(
            name="UploadPiece",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "upload",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.IntegerField(editable=False)),
                ("content", models.BinaryField()),
                (
                    "upload",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="claims.upload",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ImportedClaim",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run",
                        "claim",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "at",
                    claims.models.fields.InstantField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                ("line", models.IntegerField(editable=False)),
                (
                    "made",
                    models.SmallIntegerField(
                        choices=[(1, "made"), (2, "changed"), (3, "left as it was")], editable=False
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="imports",
                        to="claims.claim",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="claims",
                        to="claims.import",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [models.Index(models.F("claim"), name="importedclaim_of_claim")],
            },
        ),
        migrations.CreateModel(
            name="ImportFault",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("line", models.IntegerField(editable=False)),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("rejected", "rejected"),
                            ("warned", "taken, and likely wrong"),
                            ("locked", "kept: locked"),
                            ("left_out", "left out"),
                        ],
                        editable=False,
                        max_length=8,
                    ),
                ),
                ("path", claims.models.fields.LineField(editable=False, max_length=300)),
                (
                    "column",
                    claims.models.fields.LineField(default="", editable=False, max_length=300),
                ),
                ("code", claims.models.fields.LineField(editable=False, max_length=80)),
                ("reason", claims.models.fields.BoundedTextField(editable=False, max_length=1000)),
                (
                    "value",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=300
                    ),
                ),
                (
                    "allowed",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=1000
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faults",
                        to="claims.import",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("run"),
                        models.F("kind"),
                        models.F("line"),
                        models.F("id"),
                        name="importfault_of_run",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["rejected", "warned", "locked", "left_out"])
                        ),
                        name="importfault_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: rejected, warned, locked, left_out.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["-at"], name="upload_newest"),
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["sha256"], name="import_of_file"),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["running", "finished", "failed", "stopped", "undone"])
                ),
                name="import_state_known",
                violation_error_code="unknown_state",
                violation_error_message="Choose one of: running, finished, failed, stopped, undone.",
            ),
        ),
    ]
