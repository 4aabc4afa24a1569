"""What was done to many claims at once, and what became of each."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0017_jobs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Undone last: a trigger that is taken away leaves its function.
        migrations.RunSQL(
            migrations.RunSQL.noop,
            "DROP FUNCTION pgtrigger_written_once_bac62(), pgtrigger_written_once_f68ad()",
        ),
        migrations.CreateModel(
            name="BulkAction",
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
                ("verb", claims.models.fields.LineField(editable=False, max_length=20)),
                ("arguments", models.JSONField(editable=False)),
                ("filter", claims.models.fields.BoundedTextField(editable=False, max_length=5000)),
                (
                    "claims",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, size=None
                    ),
                ),
                ("total", models.IntegerField(editable=False)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="claims.bulkaction",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BulkResult",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "action",
                        "claim",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "outcome",
                    claims.models.fields.LineField(
                        choices=[
                            ("done", "done"),
                            ("unchanged", "as it was"),
                            ("refused", "refused"),
                        ],
                        editable=False,
                        max_length=9,
                    ),
                ),
                ("code", claims.models.fields.LineField(default="", editable=False, max_length=60)),
                (
                    "message",
                    claims.models.fields.BoundedTextField(
                        default="", editable=False, max_length=1000
                    ),
                ),
                ("former", models.JSONField(editable=False, null=True)),
                (
                    "action",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="claims.bulkaction",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="bulkaction",
            index=models.Index(fields=["-at"], name="bulkaction_newest"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bulkaction",
            trigger=pgtrigger.compiler.Trigger(
                name="written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f6c79e91d21e458682f95a9b0058beb200b46947",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_written_once_bac62",
                    table="claims_bulkaction",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="bulkresult",
            index=models.Index(
                models.F("action"),
                models.F("outcome"),
                models.F("code"),
                models.F("claim"),
                name="bulkresult_of_outcome",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bulkresult",
            trigger=pgtrigger.compiler.Trigger(
                name="written_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4577b981003f656639ab6d48874201d73422c8f0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_written_once_f68ad",
                    table="claims_bulkresult",
                    when="BEFORE",
                ),
            ),
        ),
    ]
