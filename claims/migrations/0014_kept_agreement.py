"""How assertions agree, kept by the versions of their groups."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import claims.models.fields
from claims.sql.operations import LoadSQL

# What was on record before is to be worked out.
NOTED = """
SELECT onrecord_groups_changed(array_agg(measure_id), array_agg(event_id))
FROM (SELECT DISTINCT measure_id, event_id FROM claims_assertionlisting) listed
HAVING count(*) > 0
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0013_dates_of_other_apps")]

    operations = [
        migrations.CreateModel(
            name="AgreementGroup",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("version", models.BigIntegerField(editable=False)),
                ("shape", models.SmallIntegerField(editable=False)),
                ("assertions", models.IntegerField(editable=False)),
                ("roots", models.IntegerField(editable=False)),
                ("verdict", claims.models.fields.LineField(editable=False, max_length=20)),
                ("contested", models.IntegerField(editable=False)),
                ("opposed", models.IntegerField(editable=False)),
                ("revised", models.IntegerField(editable=False)),
                ("consensus", models.JSONField(editable=False)),
                ("band", models.JSONField(editable=False, null=True)),
                ("valid_until", claims.models.fields.DayField(editable=False, null=True)),
                (
                    "kept_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AssertionStanding",
            fields=[
                (
                    "assertion",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="claims.numericassertion",
                    ),
                ),
                ("status", claims.models.fields.LineField(editable=False, max_length=12)),
                ("strict", models.SmallIntegerField(editable=False)),
                ("loose", models.SmallIntegerField(editable=False)),
                ("corroborated", models.IntegerField(editable=False)),
                (
                    "verdict",
                    claims.models.fields.LineField(editable=False, max_length=20, null=True),
                ),
                ("opposed", models.SmallIntegerField(editable=False)),
                ("position", models.IntegerField(editable=False)),
                ("said_on", models.IntegerField(editable=False)),
                ("witnesses", models.JSONField(editable=False, null=True)),
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
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.agreementgroup",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.numericassertion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreementChange",
            fields=[
                ("id", models.BigAutoField(editable=False, primary_key=True, serialize=False)),
                ("xid", claims.models.fields.Xid8Field(editable=False)),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.event",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "event", "xid"),
                        name="agreementchange_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesOutline",
            fields=[
                (
                    "measure",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="claims.measure",
                    ),
                ),
                ("is_due", models.BooleanField(editable=False)),
                ("version", models.BigIntegerField(editable=False, null=True)),
                ("shape", models.SmallIntegerField(editable=False, null=True)),
                ("figures", models.IntegerField(editable=False, null=True)),
                ("changed_at", claims.models.fields.InstantField(editable=False, null=True)),
                ("outline", models.JSONField(editable=False, null=True)),
            ],
        ),
        migrations.AddIndex(
            model_name="agreementgroup",
            index=models.Index(
                models.F("verdict"), models.F("measure"), name="agreementgroup_verdict"
            ),
        ),
        migrations.AddIndex(
            model_name="agreementgroup",
            index=models.Index(models.F("shape"), name="agreementgroup_shape"),
        ),
        migrations.AddIndex(
            model_name="agreementgroup",
            index=models.Index(
                models.F("valid_until"),
                condition=models.Q(("valid_until__isnull", False)),
                name="agreementgroup_valid_until",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementgroup",
            constraint=models.UniqueConstraint(
                fields=("measure", "event"), name="agreementgroup_once", nulls_distinct=False
            ),
        ),
        migrations.AddIndex(
            model_name="assertionstanding",
            index=models.Index(
                models.F("claim"), condition=models.Q(("strict__gt", 0)), name="standing_contested"
            ),
        ),
        migrations.AddIndex(
            model_name="assertionstanding",
            index=models.Index(
                models.F("claim"),
                models.F("corroborated"),
                condition=models.Q(("corroborated__gt", 0)),
                name="standing_corroborated",
            ),
        ),
        migrations.AddIndex(
            model_name="assertionstanding",
            index=models.Index(
                models.F("measure"),
                models.F("position"),
                models.F("assertion"),
                models.F("opposed"),
                condition=models.Q(("opposed__gt", 0)),
                name="standing_opposed",
            ),
        ),
        migrations.AddIndex(
            model_name="assertionstanding",
            index=models.Index(
                models.F("measure"),
                models.F("position"),
                models.F("assertion"),
                condition=models.Q(("superseded_by__isnull", False)),
                name="standing_revised",
            ),
        ),
        migrations.AddIndex(
            model_name="assertionstanding",
            index=models.Index(
                models.F("said_on"),
                models.F("assertion"),
                models.F("opposed"),
                condition=models.Q(("opposed__gt", 0)),
                name="standing_newest",
            ),
        ),
        LoadSQL("functions/onrecord_groups_changed", "2674d884f0fc4066"),
        LoadSQL("functions/onrecord_measures_changed", "604a47a08fad77e0"),
        LoadSQL("functions/onrecord_note_events", "90725d18cde68b84"),
        LoadSQL("functions/onrecord_note_listings", "58a33d3dc5b4e78d"),
        LoadSQL("functions/onrecord_note_measures", "558f5046029d5654"),
        LoadSQL("functions/onrecord_note_roots", "af341efdbe6595ad"),
        LoadSQL("functions/onrecord_note_verdicts", "502cfc469a26fb04"),
        LoadSQL("triggers/z_note_listings_insert", "cc51223076fde5cd"),
        LoadSQL("triggers/z_note_listings_update", "df65e4a3b0c23caa"),
        LoadSQL("triggers/z_note_listings_delete", "f3c21fc0d67c681f"),
        LoadSQL("triggers/z_note_read_with", "b7f9c3c3c6966556"),
        LoadSQL("triggers/z_note_verdicts_insert", "e6b6570d801e60b5"),
        LoadSQL("triggers/z_note_verdicts_update", "53a647dfc428a74a"),
        LoadSQL("triggers/z_note_verdicts_delete", "4f6250b0d695ee33"),
        migrations.RunSQL(NOTED, migrations.RunSQL.noop),
    ]
