"""What is kept so that it need not be made for every question, and what is counted."""

import django.contrib.postgres.fields.ranges
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import claims.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "__first__"),
        ("claims", "0008_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordVersion",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", claims.models.fields.LineField(editable=False, max_length=10)),
                ("version", models.IntegerField(db_default=1, default=1, editable=False)),
                ("changed_xid", claims.models.fields.Xid8Field(editable=False)),
                (
                    "changed_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)),
                        name="recordversion_version_positive",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cluster",
            fields=[
                ("singleton", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("system_identifier", claims.models.fields.LineField(max_length=40)),
                (
                    "noted_at",
                    claims.models.fields.InstantField(
                        db_default=django.db.models.functions.datetime.Now()
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("singleton", True)), name="cluster_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredRecord",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("version", models.IntegerField(editable=False)),
                ("shape", models.IntegerField(editable=False)),
                ("body", models.BinaryField()),
                ("changed_at", claims.models.fields.InstantField(editable=False)),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ClaimDocument",
            fields=[
                (
                    "claim",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="claims.claim",
                    ),
                ),
                ("listed", models.BooleanField(editable=False)),
                ("said_at", claims.models.fields.InstantField(editable=False, null=True)),
                ("document", django.contrib.postgres.search.SearchVectorField(editable=False)),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ClaimListing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim",
                        "entry",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("entry", models.UUIDField(editable=False)),
                ("said_at", claims.models.fields.InstantField(editable=False, null=True)),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="listings",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AssertionListing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim",
                        "assertion",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
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
                (
                    "assertion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.speaker",
                    ),
                ),
                (
                    "root_speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.speaker",
                    ),
                ),
                ("said_at", claims.models.fields.InstantField(editable=False, null=True)),
                ("said_from", claims.models.fields.DayField(editable=False, null=True)),
                ("said_day", claims.models.fields.DayField(editable=False, null=True)),
                ("retracted", models.BooleanField(editable=False)),
                (
                    "value",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        editable=False, null=True
                    ),
                ),
                (
                    "wide",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        editable=False, null=True
                    ),
                ),
                ("bound", models.BooleanField(editable=False)),
                ("rounded", models.BooleanField(editable=False)),
                ("as_of", claims.models.fields.DaysField(editable=False, null=True)),
                ("period", claims.models.fields.DaysField(editable=False, null=True)),
                ("forecast", models.BooleanField(editable=False)),
                ("pledge", models.BooleanField(editable=False)),
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
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DraftListing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim",
                        "assertion",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
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
                (
                    "assertion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
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
            ],
        ),
        migrations.CreateModel(
            name="DraftChange",
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
                        name="draftchange_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftStanding",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "assertion",
                        "measure",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "assertion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="draft_standings",
                        to="claims.numericassertion",
                    ),
                ),
                ("strict", models.SmallIntegerField(editable=False)),
                ("loose", models.SmallIntegerField(editable=False)),
                ("witnesses", models.JSONField(editable=False)),
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
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="claims.measure",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("strict"), descending=True),
                        models.OrderBy(models.F("loose"), descending=True),
                        models.F("claim"),
                        name="draftstanding_queue",
                    ),
                    models.Index(models.F("claim"), name="draftstanding_claim"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RateCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "ends",
                        "client",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("ends", claims.models.fields.InstantField(editable=False)),
                ("client", models.GenericIPAddressField(editable=False)),
                ("taken", models.IntegerField(editable=False)),
                ("granted", models.IntegerField(editable=False)),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SignInCount",
            fields=[
                (
                    "key",
                    claims.models.fields.BoundedTextField(
                        editable=False, max_length=300, primary_key=True, serialize=False
                    ),
                ),
                ("failures", models.FloatField(editable=False)),
                ("last_at", claims.models.fields.InstantField(editable=False)),
                ("free_at", claims.models.fields.InstantField(editable=False)),
            ],
            options={
                "constraints": [],
            },
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_storedrecord ALTER body SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160)",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_claimlisting ALTER entry SET STATISTICS 1000",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_ratecount SET UNLOGGED, SET (fillfactor = 50)",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="ALTER TABLE claims_signincount SET UNLOGGED",
            reverse_sql="",
        ),
    ]
