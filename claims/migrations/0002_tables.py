import datetime

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("claims", "0001_functions"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="topic_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="topic_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("broader_id", "created_at", "created_by_id", "created_via", "description", "id", "label", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "slug") SELECT old_values."broader_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."label", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."slug" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="574e48d16c672f728e9f870957c9ec30240a661e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_010ac",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_topicevent" ("broader_id", "created_at", "created_by_id", "created_via", "description", "id", "label", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "slug") SELECT old_values."broader_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."label", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0625af7aca41169e3976bd047e4bd5d285434180",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a32b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'topic\', pg_current_xact_id() FROM (SELECT DISTINCT t0."broader_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."broader_id" IS DISTINCT FROM n."broader_id") t0 WHERE t0."broader_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'topic\', pg_current_xact_id() FROM (SELECT DISTINCT t0."merged_into_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."merged_into_id" IS DISTINCT FROM n."merged_into_id") t0 WHERE t0."merged_into_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."merged_into_id" IS DISTINCT FROM n."merged_into_id" OR o."slug" IS DISTINCT FROM n."slug" OR o."label" IS DISTINCT FROM n."label" OR o."description" IS DISTINCT FROM n."description" OR o."broader_id" IS DISTINCT FROM n."broader_id") t0)); -- topic: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."label" IS DISTINCT FROM n."label") t1 JOIN claims_topic t0 ON t0."broader_id" = t1."id")); -- topic: broader\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."label" IS DISTINCT FROM n."label") t2 JOIN claims_claimtopic t1 ON t1."topic_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: claim_topics.topic\nRETURN NULL;',
                            hash="c1e7fa9d224f6d85b06031d53fb7d9ec1670a11a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_3e8e7",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_topic",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        help_text="The name in the address.", max_length=200
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
                        db_constraint=False,
                        help_text="The subject this one is part of.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.topic",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.topic",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="23bb4601503dae76b9c311784eb4dceb19884a7e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7eb88",
                            table="claims_topicevent",
                            when="BEFORE",
                        ),
                    )
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
            name="Cluster",
            fields=[
                ("singleton", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("system_identifier", claims.models.fields.LineField(max_length=40)),
                (
                    "noted_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
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
            name="Measure",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        help_text="Of whom or what: civilians.",
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
                    models.DateField(
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
            ],
            options={
                "ordering": ["label", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="measure_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="measure_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_measureevent" ("created_at", "created_by_id", "created_via", "description", "id", "label", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "non_negative", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "redacted_at", "redaction_reason", "slug", "start", "temporal_kind", "unit_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."label", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."non_negative", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place", old_values."population", old_values."redacted_at", old_values."redaction_reason", old_values."slug", old_values."start", old_values."temporal_kind", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."created_via" IS DISTINCT FROM (new_values."created_via") OR old_values."description" IS DISTINCT FROM (new_values."description") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."label" IS DISTINCT FROM (new_values."label") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."modified_at" IS DISTINCT FROM (new_values."modified_at") OR old_values."modified_by_id" IS DISTINCT FROM (new_values."modified_by_id") OR old_values."modified_via" IS DISTINCT FROM (new_values."modified_via") OR old_values."non_negative" IS DISTINCT FROM (new_values."non_negative") OR old_values."origin" IS DISTINCT FROM (new_values."origin") OR old_values."origin_id" IS DISTINCT FROM (new_values."origin_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."population" IS DISTINCT FROM (new_values."population") OR old_values."redacted_at" IS DISTINCT FROM (new_values."redacted_at") OR old_values."redaction_reason" IS DISTINCT FROM (new_values."redaction_reason") OR old_values."slug" IS DISTINCT FROM (new_values."slug") OR old_values."start" IS DISTINCT FROM (new_values."start") OR old_values."temporal_kind" IS DISTINCT FROM (new_values."temporal_kind") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2c39407830474ca83214d2dc45539ef78b50b81c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_00293",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_measure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_measureevent" ("created_at", "created_by_id", "created_via", "description", "id", "label", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "non_negative", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "population", "redacted_at", "redaction_reason", "slug", "start", "temporal_kind", "unit_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."label", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."non_negative", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."population", old_values."redacted_at", old_values."redaction_reason", old_values."slug", old_values."start", old_values."temporal_kind", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2ea79fc94db2e19ef57e98b8a0b89f9723aa9c31",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8b77",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_measure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'measure\', pg_current_xact_id() FROM (SELECT DISTINCT t0."merged_into_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."merged_into_id" IS DISTINCT FROM n."merged_into_id") t0 WHERE t0."merged_into_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."merged_into_id" IS DISTINCT FROM n."merged_into_id" OR o."slug" IS DISTINCT FROM n."slug" OR o."label" IS DISTINCT FROM n."label" OR o."description" IS DISTINCT FROM n."description" OR o."population" IS DISTINCT FROM n."population" OR o."place" IS DISTINCT FROM n."place" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."dimension" IS DISTINCT FROM n."dimension" OR o."non_negative" IS DISTINCT FROM n."non_negative" OR o."temporal_kind" IS DISTINCT FROM n."temporal_kind" OR o."start" IS DISTINCT FROM n."start") t0)); -- measure: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."label" IS DISTINCT FROM n."label" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."temporal_kind" IS DISTINCT FROM n."temporal_kind") t2 JOIN claims_numericassertion t1 ON t1."measure_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: assertions.measure\nRETURN NULL;',
                            hash="ba334fe3275a16f76f6531592b8b4aa6d5c93300",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_3929e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_measure",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        help_text="The name in the address.", max_length=300
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
                        help_text="Of whom or what: civilians.",
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
                    models.DateField(
                        blank=True, help_text="The day a cumulative measure counts from.", null=True
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.measure",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.measure",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The unit to show it in. It decides which units its figures may have.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="83581b5ba981416fe30af326bfd22477821752f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_46112",
                            table="claims_measureevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "redaction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True, db_default="", default="", editable=False, max_length=1000
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The name the public knows, in full. For an anonymous source, the words used of it: “a senior NATO military official”.",
                        max_length=300,
                    ),
                ),
                (
                    "slug",
                    claims.models.fields.LineField(
                        help_text="The name in the address: antony-blinken.",
                        max_length=300,
                        unique=True,
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("person", "Person"),
                            ("organization", "Organization"),
                            ("group", "Group"),
                            ("outlet", "Outlet"),
                            ("anonymous", "Anonymous"),
                        ],
                        help_text="An outlet publishes; an organization speaks; a group has no spokesperson; anonymous is a source whose name the publisher withholds.",
                        max_length=20,
                    ),
                ),
                (
                    "description",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="One or two neutral sentences that tell this speaker from others of the name.",
                        max_length=2000,
                    ),
                ),
                (
                    "country",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="ISO 3166-1, two capitals: PL.",
                        max_length=2,
                    ),
                ),
                (
                    "area",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="State, region or city the speaker stands for, where it matters: Texas.",
                        max_length=200,
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
                        to="claims.speaker",
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
                "ordering": ["name", "id"],
                "abstract": False,
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("name"), "gin_trgm_ops"
                        ),
                        name="speaker_name_trigram",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="speaker_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                        name="speaker_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="speaker_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("id")), _negated=True),
                        name="speaker_not_merged_into_itself",
                        violation_error_code="merged_into_itself",
                        violation_error_message="An entry cannot be merged into itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="speaker_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="A speaker needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["person", "organization", "group", "outlet", "anonymous"])
                        ),
                        name="speaker_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: person, organization, group, outlet, anonymous.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("slug", ""),
                            ("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"),
                            _connector="OR",
                        ),
                        name="speaker_slug_form",
                        violation_error_code="invalid_slug",
                        violation_error_message="A slug is lower-case letters and digits, joined by single hyphens.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"
                        ),
                        name="speaker_country_form",
                        violation_error_code="invalid_country",
                        violation_error_message="A country is its two-letter ISO 3166-1 code, in capitals.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakerevent" ("area", "country", "created_at", "created_by_id", "created_via", "description", "id", "kind", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "name", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "slug") SELECT old_values."area", old_values."country", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."kind", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."name", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."slug" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e59966fd59cd81048d621c538cff452d15f9bbd3",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d9d7a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakerevent" ("area", "country", "created_at", "created_by_id", "created_via", "description", "id", "kind", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "name", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "slug") SELECT old_values."area", old_values."country", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."description", old_values."id", old_values."kind", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."name", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="76f87c1de23903e5996e990ca6d46cd9454945c7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b8590",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t0."merged_into_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."merged_into_id" IS DISTINCT FROM n."merged_into_id") t0 WHERE t0."merged_into_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."merged_into_id" IS DISTINCT FROM n."merged_into_id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind" OR o."description" IS DISTINCT FROM n."description" OR o."country" IS DISTINCT FROM n."country" OR o."area" IS DISTINCT FROM n."area") t0)); -- speaker: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t2 JOIN claims_role t1 ON t1."organization_id" = t2."id" JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: roles.organization\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t1 JOIN claims_source t0 ON t0."publisher_id" = t1."id")); -- source: publisher\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t1 JOIN claims_review t0 ON t0."reviewer_id" = t1."id")); -- review: reviewer\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t3 JOIN claims_source t2 ON t2."publisher_id" = t3."id" JOIN claims_reviewevidence t1 ON t1."source_id" = t2."id" JOIN claims_review t0 ON t0.id = t1."review_id")); -- review: evidence.source.publisher\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t1 JOIN claims_claim t0 ON t0."speaker_id" = t1."id")); -- claim: speaker\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t1 JOIN claims_claim t0 ON t0."root_speaker_id" = t1."id")); -- claim: root_speaker\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t2 JOIN claims_attribution t1 ON t1."speaker_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions.speaker\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t3 JOIN claims_source t2 ON t2."publisher_id" = t3."id" JOIN claims_attribution t1 ON t1."source_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions.source.publisher\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t3 JOIN claims_source t2 ON t2."publisher_id" = t3."id" JOIN claims_appearance t1 ON t1."source_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: appearances.source.publisher\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t2 JOIN claims_review t1 ON t1."reviewer_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: reviews.reviewer\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."slug" IS DISTINCT FROM n."slug" OR o."name" IS DISTINCT FROM n."name" OR o."kind" IS DISTINCT FROM n."kind") t4 JOIN claims_review t3 ON t3."reviewer_id" = t4."id" JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\')); -- claim: relations_out.object.reviews.reviewer\nRETURN NULL;',
                            hash="6d3c990dc97141bd2302e421eb25f8baa1ad0c7c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_05670",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_speaker",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerAlias",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The other name, as it is printed.", max_length=300
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
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "speaker aliases",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("speaker"),
                        models.F("name"),
                        models.F("language"),
                        name="speakeralias_once",
                        violation_error_code="duplicate",
                        violation_error_message="This speaker has this name already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="speakeralias_name_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An alias needs a name.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language", ""),
                            ("language__regex", "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                            _connector="OR",
                        ),
                        name="speakeralias_language_form",
                        violation_error_code="invalid_language",
                        violation_error_message="A language is a BCP 47 tag, such as en, uk or zh-Hant.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakeraliasevent" ("created_at", "created_by_id", "created_via", "id", "language", "modified_at", "modified_by_id", "modified_via", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."language", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."name", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."speaker_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5387302e3ca372459be3192a6f5cb55397048cf",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e5f9",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakeraliasevent" ("created_at", "created_by_id", "created_via", "id", "language", "modified_at", "modified_by_id", "modified_via", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."language", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."speaker_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="2b687e10f3d5564d673307741e6c9ea35548f60d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0375",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: aliases\nRETURN NULL;',
                            hash="a948c638c2474267acf2840f35c543765fa66e73",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_21eba",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."name" IS DISTINCT FROM n."name" OR o."language" IS DISTINCT FROM n."language" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."name" IS DISTINCT FROM n."name" OR o."language" IS DISTINCT FROM n."language" OR o."speaker_id" IS DISTINCT FROM n."speaker_id") t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: aliases\nRETURN NULL;',
                            hash="deddd834fe72b494bc36af2aed0c8302ccce9e62",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_f2903",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: aliases\nRETURN NULL;',
                            hash="798cf24fa00a3f4cebdff3989b80122687592f18",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_98f04",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_speakeralias",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerAliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The other name, as it is printed.", max_length=300
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
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.speakeralias",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e07165e46e11124cb3d37f6ed9e2df4ef2479206",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0df0e",
                            table="claims_speakeraliasevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "redaction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True, db_default="", default="", editable=False, max_length=1000
                    ),
                ),
                (
                    "name",
                    claims.models.fields.LineField(
                        help_text="The name the public knows, in full. For an anonymous source, the words used of it: “a senior NATO military official”.",
                        max_length=300,
                    ),
                ),
                (
                    "slug",
                    claims.models.fields.LineField(
                        help_text="The name in the address: antony-blinken.", max_length=300
                    ),
                ),
                (
                    "kind",
                    claims.models.fields.LineField(
                        choices=[
                            ("person", "Person"),
                            ("organization", "Organization"),
                            ("group", "Group"),
                            ("outlet", "Outlet"),
                            ("anonymous", "Anonymous"),
                        ],
                        help_text="An outlet publishes; an organization speaks; a group has no spokesperson; anonymous is a source whose name the publisher withholds.",
                        max_length=20,
                    ),
                ),
                (
                    "description",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="One or two neutral sentences that tell this speaker from others of the name.",
                        max_length=2000,
                    ),
                ),
                (
                    "country",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="ISO 3166-1, two capitals: PL.",
                        max_length=2,
                    ),
                ),
                (
                    "area",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="State, region or city the speaker stands for, where it matters: Texas.",
                        max_length=200,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4c9d2e5edff8cca0700490bf7be500f6b256b177",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9c114",
                            table="claims_speakerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerIdentifier",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "scheme",
                    claims.models.fields.LineField(
                        help_text="The register, in lower case: wikidata, isni, ror, lei.",
                        max_length=60,
                    ),
                ),
                (
                    "value",
                    claims.models.fields.LineField(
                        help_text="The identifier there: Q1058.", max_length=300
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
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["scheme", "value", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("scheme"),
                        models.F("value"),
                        name="speakeridentifier_once",
                        violation_error_code="duplicate_identifier",
                        violation_error_message="Another speaker has this identifier already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scheme__regex", "^[a-z0-9][a-z0-9_.-]*$")),
                        name="speakeridentifier_scheme_form",
                        violation_error_code="invalid_scheme",
                        violation_error_message="A register is written in lower case, without spaces.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__regex", "\\S")),
                        name="speakeridentifier_value_not_blank",
                        violation_error_code="blank",
                        violation_error_message="An identifier needs a value.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakeridentifierevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "speaker_id", "value") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."scheme", old_values."speaker_id", old_values."value" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="91273c4d98d70004652300ba2917477501eb0d49",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd819",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_speakeridentifier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_speakeridentifierevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scheme", "speaker_id", "value") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."scheme", old_values."speaker_id", old_values."value" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="60ac9b35d51527c4b12130891026ca9124f7afab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_81c26",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_speakeridentifier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: identifiers\nRETURN NULL;',
                            hash="056c2101ad47574f4afdc88cb5f22e82417a8d98",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_29cd5",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_speakeridentifier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."scheme" IS DISTINCT FROM n."scheme" OR o."value" IS DISTINCT FROM n."value" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."scheme" IS DISTINCT FROM n."scheme" OR o."value" IS DISTINCT FROM n."value" OR o."speaker_id" IS DISTINCT FROM n."speaker_id") t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: identifiers\nRETURN NULL;',
                            hash="1c3ed0e82b685a999a5fdd74ea67acbcd9a99e59",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_04693",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_speakeridentifier",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: identifiers\nRETURN NULL;',
                            hash="1d85bc4ed18bccfed612f42879abb9f906a76dc5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_96ae0",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_speakeridentifier",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakerIdentifierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "scheme",
                    claims.models.fields.LineField(
                        help_text="The register, in lower case: wikidata, isni, ror, lei.",
                        max_length=60,
                    ),
                ),
                (
                    "value",
                    claims.models.fields.LineField(
                        help_text="The identifier there: Q1058.", max_length=300
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.speakeridentifier",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="efe4f4b6ad21be150c01853e60617c150cf6f9e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_08e93",
                            table="claims_speakeridentifierevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stamp",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", claims.models.fields.LineField(editable=False, max_length=10)),
                ("version", models.IntegerField(db_default=1, default=1, editable=False)),
                ("changed_xid", claims.models.fields.Xid8Field(editable=False)),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(models.F("changed_xid"), models.F("id"), name="stamp_feed")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="stamp_version_positive"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="reveal",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="IF NOT EXISTS (SELECT FROM new_rows) THEN RETURN NULL; END IF;\nPERFORM FROM claims_speaker e JOIN new_rows n ON n.id = e.id WHERE n.kind = 'speaker' ORDER BY e.id FOR NO KEY UPDATE OF e;\nPERFORM FROM claims_source e JOIN new_rows n ON n.id = e.id WHERE n.kind = 'source' ORDER BY e.id FOR NO KEY UPDATE OF e;\nPERFORM FROM claims_measure e JOIN new_rows n ON n.id = e.id WHERE n.kind = 'measure' ORDER BY e.id FOR NO KEY UPDATE OF e;\nPERFORM FROM claims_topic e JOIN new_rows n ON n.id = e.id WHERE n.kind = 'topic' ORDER BY e.id FOR NO KEY UPDATE OF e;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'speaker') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"merged_into_id\" AS id FROM claims_speaker t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"merged_into_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'speaker') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"organization_id\" AS id FROM claims_role t1 JOIN claims_speaker t0 ON t0.id = t1.\"speaker_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"organization_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'source') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"publisher_id\" AS id FROM claims_source t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"publisher_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'source') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'source', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"merged_into_id\" AS id FROM claims_source t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"merged_into_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'measure') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'measure', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"merged_into_id\" AS id FROM claims_measure t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"merged_into_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'topic') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'topic', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"broader_id\" AS id FROM claims_topic t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"broader_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'topic') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'topic', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"merged_into_id\" AS id FROM claims_topic t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"merged_into_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'review') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"reviewer_id\" AS id FROM claims_review t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"reviewer_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'review') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'source', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"source_id\" AS id FROM claims_reviewevidence t1 JOIN claims_review t0 ON t0.id = t1.\"review_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"source_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"speaker_id\" AS id FROM claims_claim t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"speaker_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t0.\"root_speaker_id\" AS id FROM claims_claim t0 JOIN new_rows n ON n.id = t0.id WHERE t0.\"root_speaker_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"speaker_id\" AS id FROM claims_attribution t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"speaker_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'source', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"source_id\" AS id FROM claims_attribution t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"source_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'measure', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"measure_id\" AS id FROM claims_numericassertion t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"measure_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'source', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"source_id\" AS id FROM claims_appearance t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"source_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'topic', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"topic_id\" AS id FROM claims_claimtopic t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"topic_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'speaker', pg_current_xact_id() FROM (SELECT DISTINCT t1.\"reviewer_id\" AS id FROM claims_review t1 JOIN claims_claim t0 ON t0.id = t1.\"claim_id\" JOIN new_rows n ON n.id = t0.id WHERE t1.\"reviewer_id\" IS NOT NULL) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'claim') THEN INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'review', pg_current_xact_id() FROM claims_review r JOIN new_rows n ON n.id = r.claim_id ON CONFLICT DO NOTHING; INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, 'relation', pg_current_xact_id() FROM claims_relation r JOIN new_rows n ON n.id IN (r.subject_id, r.object_id) WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.subject_id) AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.object_id) ON CONFLICT DO NOTHING; END IF;\nIF EXISTS (SELECT FROM new_rows WHERE kind = 'relation') THEN PERFORM onrecord_touch(ARRAY(SELECT unnest(ARRAY[r.subject_id, r.object_id]) FROM claims_relation r JOIN new_rows n ON n.id = r.id)); END IF;\nRETURN NULL;",
                            hash="95ab78a81d4316b55b5e643bc389f10ecdbd3010",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_reveal_e0e89",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_stamp",
                            when="AFTER",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        help_text="What sort of assertion it is. “Quantity” where a figure is its point.",
                        max_length=20,
                    ),
                ),
                (
                    "said_at",
                    models.DateTimeField(
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
                ("first_published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why it no longer stands. Shown with the retracted claim.",
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
                        help_text="Whose utterance this is. Needed before it is published.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                    "id",
                ],
                "abstract": False,
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                        models.F("id"),
                        name="claim_newest",
                    ),
                    models.Index(
                        models.F("speaker"),
                        models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                        models.F("id"),
                        name="claim_by_speaker",
                    ),
                    models.Index(
                        models.F("status"),
                        models.OrderBy(models.F("said_at"), descending=True, nulls_last=True),
                        models.F("id"),
                        condition=models.Q(("status", "published"), _negated=True),
                        name="claim_queue",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="claim_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="claim_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("created_at", "created_by_id", "created_via", "first_published_at", "id", "kind", "language", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "quote", "quote_translation", "quote_type", "redacted_at", "redaction_reason", "retraction_reason", "said_at", "said_precision", "speaker_id", "statement", "status") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."first_published_at", old_values."id", old_values."kind", old_values."language", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."place", old_values."quote", old_values."quote_translation", old_values."quote_type", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."said_at", old_values."said_precision", old_values."speaker_id", old_values."statement", old_values."status" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."created_via" IS DISTINCT FROM (new_values."created_via") OR old_values."first_published_at" IS DISTINCT FROM (new_values."first_published_at") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."kind" IS DISTINCT FROM (new_values."kind") OR old_values."language" IS DISTINCT FROM (new_values."language") OR old_values."merged_into_id" IS DISTINCT FROM (new_values."merged_into_id") OR old_values."modified_at" IS DISTINCT FROM (new_values."modified_at") OR old_values."modified_by_id" IS DISTINCT FROM (new_values."modified_by_id") OR old_values."modified_via" IS DISTINCT FROM (new_values."modified_via") OR old_values."origin" IS DISTINCT FROM (new_values."origin") OR old_values."origin_id" IS DISTINCT FROM (new_values."origin_id") OR old_values."place" IS DISTINCT FROM (new_values."place") OR old_values."quote" IS DISTINCT FROM (new_values."quote") OR old_values."quote_translation" IS DISTINCT FROM (new_values."quote_translation") OR old_values."quote_type" IS DISTINCT FROM (new_values."quote_type") OR old_values."redacted_at" IS DISTINCT FROM (new_values."redacted_at") OR old_values."redaction_reason" IS DISTINCT FROM (new_values."redaction_reason") OR old_values."retraction_reason" IS DISTINCT FROM (new_values."retraction_reason") OR old_values."said_at" IS DISTINCT FROM (new_values."said_at") OR old_values."said_precision" IS DISTINCT FROM (new_values."said_precision") OR old_values."speaker_id" IS DISTINCT FROM (new_values."speaker_id") OR old_values."statement" IS DISTINCT FROM (new_values."statement") OR old_values."status" IS DISTINCT FROM (new_values."status")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d125bee8c69203bd76b4176de72f409914418f46",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fe4ba",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimevent" ("created_at", "created_by_id", "created_via", "first_published_at", "id", "kind", "language", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "quote", "quote_translation", "quote_type", "redacted_at", "redaction_reason", "retraction_reason", "said_at", "said_precision", "speaker_id", "statement", "status") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."first_published_at", old_values."id", old_values."kind", old_values."language", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place", old_values."quote", old_values."quote_translation", old_values."quote_type", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."said_at", old_values."said_precision", old_values."speaker_id", old_values."statement", old_values."status" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7da602dd07a7562bb890d0dc8bc5560d412f833d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dbf31",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="INSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, 'claim', pg_current_xact_id() FROM new_rows n WHERE n.first_published_at IS NOT NULL ORDER BY n.id ON CONFLICT DO NOTHING;\nRETURN NULL;",
                            hash="c2b9a3aeca87b6d71a75fcb9285feced71ec92f1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_3058c",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."statement" IS DISTINCT FROM n."statement" OR o."status" IS DISTINCT FROM n."status") t1 JOIN claims_review t0 ON t0."claim_id" = t1."id")); -- review: claim\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."statement" IS DISTINCT FROM n."statement" OR o."status" IS DISTINCT FROM n."status") t1 JOIN claims_relation t0 ON t0."subject_id" = t1."id")); -- relation: subject\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."statement" IS DISTINCT FROM n."statement" OR o."status" IS DISTINCT FROM n."status") t1 JOIN claims_relation t0 ON t0."object_id" = t1."id")); -- relation: object\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, \'claim\', pg_current_xact_id() FROM new_rows n WHERE n.first_published_at IS NOT NULL ORDER BY n.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t0."speaker_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."speaker_id" IS DISTINCT FROM n."speaker_id") t0 WHERE t0."speaker_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t0."root_speaker_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."root_speaker_id" IS DISTINCT FROM n."root_speaker_id") t0 WHERE t0."root_speaker_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."merged_into_id" IS DISTINCT FROM n."merged_into_id" OR o."status" IS DISTINCT FROM n."status" OR o."kind" IS DISTINCT FROM n."kind" OR o."statement" IS DISTINCT FROM n."statement" OR o."said_at" IS DISTINCT FROM n."said_at" OR o."said_precision" IS DISTINCT FROM n."said_precision" OR o."place" IS DISTINCT FROM n."place" OR o."language" IS DISTINCT FROM n."language" OR o."quote" IS DISTINCT FROM n."quote" OR o."quote_type" IS DISTINCT FROM n."quote_type" OR o."quote_translation" IS DISTINCT FROM n."quote_translation" OR o."first_published_at" IS DISTINCT FROM n."first_published_at" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."root_speaker_id" IS DISTINCT FROM n."root_speaker_id") t0)); -- claim: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."statement" IS DISTINCT FROM n."statement" OR o."status" IS DISTINCT FROM n."status") t2 JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_out.object\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."statement" IS DISTINCT FROM n."statement" OR o."status" IS DISTINCT FROM n."status") t2 JOIN claims_relation t1 ON t1."subject_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."object_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_in.subject\nRETURN NULL;',
                            hash="d9849c561c3bbfa482ab5067ee2a195c60eafd2b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_78f51",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_claim",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimTopic",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."topic_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="249407a9b4e6b6fee4d0ef1f4f3a06bec65d1829",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e96f8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_claimtopic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_claimtopicevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."topic_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ef439e67a0939044afdf184d1660f1a06965280",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_28e40",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_claimtopic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'topic\', pg_current_xact_id() FROM (SELECT DISTINCT t1."topic_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."topic_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: claim_topics\nRETURN NULL;',
                            hash="55cf27d129fcdc451db82f385d90d996411f0dae",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_4eac1",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_claimtopic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'topic\', pg_current_xact_id() FROM (SELECT DISTINCT t1."topic_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."topic_id" IS DISTINCT FROM n."topic_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."topic_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."claim_id" IS DISTINCT FROM n."claim_id" OR o."topic_id" IS DISTINCT FROM n."topic_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."claim_id" IS DISTINCT FROM n."claim_id" OR o."topic_id" IS DISTINCT FROM n."topic_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: claim_topics\nRETURN NULL;',
                            hash="7dc456bd0cb96ca36419fa98f8c61f43258fad1d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_44b74",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_claimtopic",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: claim_topics\nRETURN NULL;',
                            hash="895ba91b632cc0093d6e105b25170881b5853877",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_ffde0",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_claimtopic",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimTopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.claimtopic",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2dbe984367cd4bad8386644b41ce64842d7138ca",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cefd0",
                            table="claims_claimtopicevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NumericAssertion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "position",
                    models.SmallIntegerField(
                        db_default=1,
                        default=1,
                        help_text="Its place among the claim's numbers, from 1.",
                    ),
                ),
                (
                    "as_printed",
                    claims.models.fields.LineField(
                        help_text="The words that carry the figure, as printed: more than $2.75 billion.",
                        max_length=300,
                    ),
                ),
                (
                    "quote_start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where they begin in the quote, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "quote_end",
                    models.IntegerField(
                        blank=True, help_text="Where they end in the quote.", null=True
                    ),
                ),
                (
                    "comparator",
                    claims.models.fields.LineField(
                        choices=[
                            ("eq", "equal to"),
                            ("gt", "more than"),
                            ("ge", "at least"),
                            ("lt", "less than"),
                            ("le", "at most"),
                            ("between", "between"),
                            ("approx", "about"),
                            ("nearly", "nearly"),
                            ("just_over", "just over"),
                        ],
                        db_default="eq",
                        default="eq",
                        help_text="How the figure is meant: exactly this, more than this, about this …",
                        max_length=9,
                    ),
                ),
                (
                    "low",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The figure in full (2750000000), or the lower one of two. Empty for “less than”.",
                        null=True,
                    ),
                ),
                (
                    "high",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The same figure again, or the upper one of two. Empty for “more than”.",
                        null=True,
                    ),
                ),
                (
                    "multiplier",
                    claims.models.fields.NumberField(
                        db_default=1,
                        default=1,
                        help_text="What the printed digits were multiplied by: 1000000000 for “2.75 billion”.",
                    ),
                ),
                (
                    "precision",
                    claims.models.fields.LineField(
                        choices=[
                            ("exact", "Exact"),
                            ("rounded", "Rounded"),
                            ("approximate", "Approximate"),
                            ("order_of_magnitude", "Order Of Magnitude"),
                        ],
                        db_default="exact",
                        default="exact",
                        help_text="Exact: a whole count. Rounded: with a multiplier word, decimals or a unit. Approximate: about, nearly. Order of magnitude: dozens, thousands.",
                        max_length=18,
                    ),
                ),
                (
                    "resolution",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="For a rounded figure, the worth of its last printed digit: 10000000 for “2.75 billion”.",
                        null=True,
                    ),
                ),
                (
                    "form",
                    claims.models.fields.LineField(
                        choices=[
                            ("absolute", "Absolute"),
                            ("ratio", "Ratio"),
                            ("difference", "Difference"),
                            ("percent_change", "Percent Change"),
                            ("share", "Share"),
                        ],
                        db_default="absolute",
                        default="absolute",
                        help_text="Absolute, or a change against a baseline, or a share of a whole.",
                        max_length=14,
                    ),
                ),
                (
                    "direction",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[("up", "Up"), ("down", "Down")],
                        db_default="",
                        default="",
                        help_text="Of a change: up or down. The figure itself stays positive.",
                        max_length=4,
                    ),
                ),
                (
                    "as_of",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="The day or days the figure speaks of. Empty if not said.",
                        null=True,
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="Of an amount over time: the period it covers.",
                        null=True,
                    ),
                ),
                (
                    "baseline",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="Of a change: since when. “Since 30 January” is that day.",
                        null=True,
                    ),
                ),
                (
                    "read_by",
                    claims.models.fields.LineField(
                        db_default="curator",
                        default="curator",
                        help_text="Who read the number: curator, or the rule that did.",
                        max_length=60,
                    ),
                ),
                (
                    "measure_dimension",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=30),
                ),
                ("measure_non_negative", models.BooleanField(db_default=True, editable=False)),
                (
                    "unit_dimension",
                    claims.models.fields.LineField(db_default="", editable=False, max_length=30),
                ),
                (
                    "interval",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "stated",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "canonical",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        blank=True, editable=False, null=True
                    ),
                ),
                (
                    "basis",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[("printed", "Printed"), ("converted", "Converted")],
                        db_default="",
                        editable=False,
                        max_length=9,
                    ),
                ),
                (
                    "baseline_assertion",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of a change: the figure it is measured against, if it is on record.",
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="compared_by",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assertions",
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
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="What is counted.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assertions",
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
                        db_default="1",
                        default="1",
                        help_text="The printed unit: 1 for a plain count, %, km, USD.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "ordering": ["position", "id"],
                "indexes": [
                    django.contrib.postgres.indexes.GistIndex(
                        models.F("measure"), models.F("canonical"), name="assertion_canonical"
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        models.F("measure"), models.F("stated"), name="assertion_stated"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("claim", "position"),
                        name="assertion_position_once",
                        violation_error_code="duplicate",
                        violation_error_message="Two numbers of a claim cannot have the same position.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)),
                        name="assertion_position_in_range",
                        violation_error_code="invalid_position",
                        violation_error_message="Positions begin at 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_printed__regex", "\\S")),
                        name="assertion_as_printed_not_blank",
                        violation_error_code="blank",
                        violation_error_message="Give the words that carry the figure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "comparator__in",
                                [
                                    "eq",
                                    "gt",
                                    "ge",
                                    "lt",
                                    "le",
                                    "between",
                                    "approx",
                                    "nearly",
                                    "just_over",
                                ],
                            )
                        ),
                        name="assertion_comparator_known",
                        violation_error_code="unknown_comparator",
                        violation_error_message="Choose one of: eq, gt, ge, lt, le, between, approx, nearly, just_over.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "precision__in",
                                ["exact", "rounded", "approximate", "order_of_magnitude"],
                            )
                        ),
                        name="assertion_precision_known",
                        violation_error_code="unknown_precision",
                        violation_error_message="Choose one of: exact, rounded, approximate, order_of_magnitude.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "form__in",
                                ["absolute", "ratio", "difference", "percent_change", "share"],
                            )
                        ),
                        name="assertion_form_known",
                        violation_error_code="unknown_form",
                        violation_error_message="Choose one of: absolute, ratio, difference, percent_change, share.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator__in", ("gt", "ge")),
                                ("high__isnull", True),
                                ("low__isnull", False),
                            ),
                            models.Q(
                                ("comparator__in", ("lt", "le")),
                                ("high__isnull", False),
                                ("low__isnull", True),
                            ),
                            models.Q(
                                ("comparator__in", ("eq", "approx", "nearly", "just_over")),
                                ("high__isnull", False),
                                ("low", models.F("high")),
                                ("low__isnull", False),
                            ),
                            models.Q(
                                ("comparator", "between"),
                                ("high__isnull", False),
                                ("low__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_figures_fit_comparator",
                        violation_error_code="figures_missing",
                        violation_error_message="“More than” and “at least” have a low figure only, “less than” and “at most” a high one only, “between” has both, and all others the same figure twice.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("low__isnull", True),
                            ("high__isnull", True),
                            ("low__lte", models.F("high")),
                            _connector="OR",
                        ),
                        name="assertion_low_before_high",
                        violation_error_code="inverted_interval",
                        violation_error_message="The low figure is not above the high one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator__in", ("approx", "nearly", "just_over")),
                                ("precision", "approximate"),
                            ),
                            models.Q(("comparator", "eq"), ("precision__in", ["exact", "rounded"])),
                            models.Q(
                                ("comparator", "between"),
                                (
                                    "precision__in",
                                    ["exact", "rounded", "approximate", "order_of_magnitude"],
                                ),
                            ),
                            models.Q(
                                ("comparator__in", ["gt", "ge", "lt", "le"]),
                                ("precision__in", ["exact", "rounded", "approximate"]),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_precision_fits_comparator",
                        violation_error_code="precision_mismatch",
                        violation_error_message="“About”, “nearly” and “just over” are approximate; “equal” is exact or rounded; an order of magnitude lies between two figures.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("resolution__gt", 0), ("resolution__isnull", False)),
                            models.Q(
                                ("resolution__isnull", True),
                                models.Q(
                                    ("comparator", "eq"), ("precision", "rounded"), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_rounded_with_resolution",
                        violation_error_code="resolution_missing",
                        violation_error_message="A rounded figure needs the worth of its last printed digit.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("multiplier__gt", 0)),
                        name="assertion_multiplier_positive",
                        violation_error_code="invalid_multiplier",
                        violation_error_message="A multiplier is greater than zero.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("form__in", ["absolute", "difference"]),
                                ("unit_dimension", models.F("measure_dimension")),
                            ),
                            models.Q(
                                ("form__in", ["ratio", "percent_change", "share"]),
                                ("unit_dimension", "ratio"),
                            ),
                            models.Q(("form__in", ["ratio", "share"]), ("unit_dimension", "count")),
                            _connector="OR",
                        ),
                        name="assertion_unit_fits_measure",
                        violation_error_code="unit_mismatch",
                        violation_error_message="The unit does not measure what is counted. A ratio, a percent change and a share are in percent or plain numbers; anything else is in a unit of the measure.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interval__isempty", False)),
                        name="assertion_interval_not_empty",
                        violation_error_code="empty_interval",
                        violation_error_message="No value fits this figure: check the two ends, and whether the measure can be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("direction", ""),
                            models.Q(
                                ("direction__in", ["up", "down"]),
                                ("form__in", ("ratio", "difference", "percent_change")),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_direction_of_change",
                        violation_error_code="invalid_direction",
                        violation_error_message="A direction, up or down, belongs to a change.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("baseline__isnull", True), ("baseline_assertion__isnull", True)
                            ),
                            ("form__in", ["ratio", "difference", "percent_change", "share"]),
                            _connector="OR",
                        ),
                        name="assertion_baseline_of_change",
                        violation_error_code="unexpected_baseline",
                        violation_error_message="A baseline belongs to a change or a share.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline_assertion__isnull", True),
                            models.Q(("baseline_assertion", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="assertion_not_its_own_baseline",
                        violation_error_code="self_reference",
                        violation_error_message="A figure cannot be measured against itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True), ("period__isnull", True), _connector="OR"
                        ),
                        name="assertion_one_time",
                        violation_error_code="two_times",
                        violation_error_message="Give the date it speaks of, or the period it covers, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quote_end__isnull", True), ("quote_start__isnull", True)),
                            models.Q(
                                ("quote_end__gt", models.F("quote_start")),
                                ("quote_end__isnull", False),
                                ("quote_start__gte", 0),
                                ("quote_start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_place_in_quote",
                        violation_error_code="inverted_interval",
                        violation_error_message="A place in the quote has a start from 0 and an end after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("as_of__isnull", True),
                            models.Func(
                                models.F("as_of"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_as_of_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period__isnull", True),
                            models.Func(
                                models.F("period"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_period_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("baseline__isnull", True),
                            models.Func(
                                models.F("baseline"),
                                function="onrecord_bounded_dates",
                                output_field=models.BooleanField(),
                            ),
                            _connector="OR",
                        ),
                        name="assertion_baseline_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A period has a first and a last day, in this order, between the years 1 and 9998.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_numericassertionevent" ("as_of", "as_printed", "baseline", "baseline_assertion_id", "claim_id", "comparator", "created_at", "created_by_id", "created_via", "direction", "form", "high", "id", "low", "measure_id", "modified_at", "modified_by_id", "modified_via", "multiplier", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "precision", "quote_end", "quote_start", "read_by", "resolution", "unit_id") SELECT old_values."as_of", old_values."as_printed", old_values."baseline", old_values."baseline_assertion_id", old_values."claim_id", old_values."comparator", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."direction", old_values."form", old_values."high", old_values."id", old_values."low", old_values."measure_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."multiplier", old_values."period", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."position", old_values."precision", old_values."quote_end", old_values."quote_start", old_values."read_by", old_values."resolution", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."as_of" IS DISTINCT FROM (new_values."as_of") OR old_values."as_printed" IS DISTINCT FROM (new_values."as_printed") OR old_values."baseline" IS DISTINCT FROM (new_values."baseline") OR old_values."baseline_assertion_id" IS DISTINCT FROM (new_values."baseline_assertion_id") OR old_values."claim_id" IS DISTINCT FROM (new_values."claim_id") OR old_values."comparator" IS DISTINCT FROM (new_values."comparator") OR old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."created_via" IS DISTINCT FROM (new_values."created_via") OR old_values."direction" IS DISTINCT FROM (new_values."direction") OR old_values."form" IS DISTINCT FROM (new_values."form") OR old_values."high" IS DISTINCT FROM (new_values."high") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."low" IS DISTINCT FROM (new_values."low") OR old_values."measure_id" IS DISTINCT FROM (new_values."measure_id") OR old_values."modified_at" IS DISTINCT FROM (new_values."modified_at") OR old_values."modified_by_id" IS DISTINCT FROM (new_values."modified_by_id") OR old_values."modified_via" IS DISTINCT FROM (new_values."modified_via") OR old_values."multiplier" IS DISTINCT FROM (new_values."multiplier") OR old_values."period" IS DISTINCT FROM (new_values."period") OR old_values."position" IS DISTINCT FROM (new_values."position") OR old_values."precision" IS DISTINCT FROM (new_values."precision") OR old_values."quote_end" IS DISTINCT FROM (new_values."quote_end") OR old_values."quote_start" IS DISTINCT FROM (new_values."quote_start") OR old_values."read_by" IS DISTINCT FROM (new_values."read_by") OR old_values."resolution" IS DISTINCT FROM (new_values."resolution") OR old_values."unit_id" IS DISTINCT FROM (new_values."unit_id")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="be0ae03c6fcb88912c51f88a17854f8641da22d4",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0e720",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_numericassertion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_numericassertionevent" ("as_of", "as_printed", "baseline", "baseline_assertion_id", "claim_id", "comparator", "created_at", "created_by_id", "created_via", "direction", "form", "high", "id", "low", "measure_id", "modified_at", "modified_by_id", "modified_via", "multiplier", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "precision", "quote_end", "quote_start", "read_by", "resolution", "unit_id") SELECT old_values."as_of", old_values."as_printed", old_values."baseline", old_values."baseline_assertion_id", old_values."claim_id", old_values."comparator", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."direction", old_values."form", old_values."high", old_values."id", old_values."low", old_values."measure_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."multiplier", old_values."period", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."precision", old_values."quote_end", old_values."quote_start", old_values."read_by", old_values."resolution", old_values."unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7dd20ff238fcfbb1b3ebed5d5a0fee807e77f5c1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eaafd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_numericassertion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'measure\', pg_current_xact_id() FROM (SELECT DISTINCT t1."measure_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."measure_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: assertions\nRETURN NULL;',
                            hash="270eced50825107fb5d7390e74c254a368a4c679",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_15580",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_numericassertion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'measure\', pg_current_xact_id() FROM (SELECT DISTINCT t1."measure_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."measure_id" IS DISTINCT FROM n."measure_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."measure_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."position" IS DISTINCT FROM n."position" OR o."as_printed" IS DISTINCT FROM n."as_printed" OR o."quote_start" IS DISTINCT FROM n."quote_start" OR o."quote_end" IS DISTINCT FROM n."quote_end" OR o."comparator" IS DISTINCT FROM n."comparator" OR o."low" IS DISTINCT FROM n."low" OR o."high" IS DISTINCT FROM n."high" OR o."multiplier" IS DISTINCT FROM n."multiplier" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."precision" IS DISTINCT FROM n."precision" OR o."resolution" IS DISTINCT FROM n."resolution" OR o."form" IS DISTINCT FROM n."form" OR o."direction" IS DISTINCT FROM n."direction" OR o."as_of" IS DISTINCT FROM n."as_of" OR o."period" IS DISTINCT FROM n."period" OR o."baseline" IS DISTINCT FROM n."baseline" OR o."baseline_assertion_id" IS DISTINCT FROM n."baseline_assertion_id" OR o."read_by" IS DISTINCT FROM n."read_by" OR o."interval" IS DISTINCT FROM n."interval" OR o."stated" IS DISTINCT FROM n."stated" OR o."canonical" IS DISTINCT FROM n."canonical" OR o."basis" IS DISTINCT FROM n."basis" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."measure_id" IS DISTINCT FROM n."measure_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."position" IS DISTINCT FROM n."position" OR o."as_printed" IS DISTINCT FROM n."as_printed" OR o."quote_start" IS DISTINCT FROM n."quote_start" OR o."quote_end" IS DISTINCT FROM n."quote_end" OR o."comparator" IS DISTINCT FROM n."comparator" OR o."low" IS DISTINCT FROM n."low" OR o."high" IS DISTINCT FROM n."high" OR o."multiplier" IS DISTINCT FROM n."multiplier" OR o."unit_id" IS DISTINCT FROM n."unit_id" OR o."precision" IS DISTINCT FROM n."precision" OR o."resolution" IS DISTINCT FROM n."resolution" OR o."form" IS DISTINCT FROM n."form" OR o."direction" IS DISTINCT FROM n."direction" OR o."as_of" IS DISTINCT FROM n."as_of" OR o."period" IS DISTINCT FROM n."period" OR o."baseline" IS DISTINCT FROM n."baseline" OR o."baseline_assertion_id" IS DISTINCT FROM n."baseline_assertion_id" OR o."read_by" IS DISTINCT FROM n."read_by" OR o."interval" IS DISTINCT FROM n."interval" OR o."stated" IS DISTINCT FROM n."stated" OR o."canonical" IS DISTINCT FROM n."canonical" OR o."basis" IS DISTINCT FROM n."basis" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."measure_id" IS DISTINCT FROM n."measure_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: assertions\nRETURN NULL;',
                            hash="fe80b599244d87daba4622924dd6f4b56f13ce44",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_46438",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_numericassertion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: assertions\nRETURN NULL;',
                            hash="283d535179b22dab6de2173b5991164448db0406",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_442fb",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_numericassertion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumericAssertionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "position",
                    models.SmallIntegerField(
                        db_default=1,
                        default=1,
                        help_text="Its place among the claim's numbers, from 1.",
                    ),
                ),
                (
                    "as_printed",
                    claims.models.fields.LineField(
                        help_text="The words that carry the figure, as printed: more than $2.75 billion.",
                        max_length=300,
                    ),
                ),
                (
                    "quote_start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where they begin in the quote, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "quote_end",
                    models.IntegerField(
                        blank=True, help_text="Where they end in the quote.", null=True
                    ),
                ),
                (
                    "comparator",
                    claims.models.fields.LineField(
                        choices=[
                            ("eq", "equal to"),
                            ("gt", "more than"),
                            ("ge", "at least"),
                            ("lt", "less than"),
                            ("le", "at most"),
                            ("between", "between"),
                            ("approx", "about"),
                            ("nearly", "nearly"),
                            ("just_over", "just over"),
                        ],
                        db_default="eq",
                        default="eq",
                        help_text="How the figure is meant: exactly this, more than this, about this …",
                        max_length=9,
                    ),
                ),
                (
                    "low",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The figure in full (2750000000), or the lower one of two. Empty for “less than”.",
                        null=True,
                    ),
                ),
                (
                    "high",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="The same figure again, or the upper one of two. Empty for “more than”.",
                        null=True,
                    ),
                ),
                (
                    "multiplier",
                    claims.models.fields.NumberField(
                        db_default=1,
                        default=1,
                        help_text="What the printed digits were multiplied by: 1000000000 for “2.75 billion”.",
                    ),
                ),
                (
                    "precision",
                    claims.models.fields.LineField(
                        choices=[
                            ("exact", "Exact"),
                            ("rounded", "Rounded"),
                            ("approximate", "Approximate"),
                            ("order_of_magnitude", "Order Of Magnitude"),
                        ],
                        db_default="exact",
                        default="exact",
                        help_text="Exact: a whole count. Rounded: with a multiplier word, decimals or a unit. Approximate: about, nearly. Order of magnitude: dozens, thousands.",
                        max_length=18,
                    ),
                ),
                (
                    "resolution",
                    claims.models.fields.NumberField(
                        blank=True,
                        help_text="For a rounded figure, the worth of its last printed digit: 10000000 for “2.75 billion”.",
                        null=True,
                    ),
                ),
                (
                    "form",
                    claims.models.fields.LineField(
                        choices=[
                            ("absolute", "Absolute"),
                            ("ratio", "Ratio"),
                            ("difference", "Difference"),
                            ("percent_change", "Percent Change"),
                            ("share", "Share"),
                        ],
                        db_default="absolute",
                        default="absolute",
                        help_text="Absolute, or a change against a baseline, or a share of a whole.",
                        max_length=14,
                    ),
                ),
                (
                    "direction",
                    claims.models.fields.LineField(
                        blank=True,
                        choices=[("up", "Up"), ("down", "Down")],
                        db_default="",
                        default="",
                        help_text="Of a change: up or down. The figure itself stays positive.",
                        max_length=4,
                    ),
                ),
                (
                    "as_of",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="The day or days the figure speaks of. Empty if not said.",
                        null=True,
                    ),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="Of an amount over time: the period it covers.",
                        null=True,
                    ),
                ),
                (
                    "baseline",
                    django.contrib.postgres.fields.ranges.DateRangeField(
                        blank=True,
                        help_text="Of a change: since when. “Since 30 January” is that day.",
                        null=True,
                    ),
                ),
                (
                    "read_by",
                    claims.models.fields.LineField(
                        db_default="curator",
                        default="curator",
                        help_text="Who read the number: curator, or the rule that did.",
                        max_length=60,
                    ),
                ),
                (
                    "baseline_assertion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Of a change: the figure it is measured against, if it is on record.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="What is counted.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.measure",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.numericassertion",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_default="1",
                        default="1",
                        help_text="The printed unit: 1 for a plain count, %, km, USD.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff6eefabb3ae7bc790c1be234d38ee890164772b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9e721",
                            table="claims_numericassertionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                            ("repeats", "Repeats"),
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("updates", "Updates"),
                            ("corrects", "Corrects"),
                            ("retracts", "Retracts"),
                            ("derived_from", "Derived From"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why you say so. Public.",
                        max_length=2000,
                    ),
                ),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Fill this in to withdraw a relation that is already public, saying why.",
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
                    "object",
                    models.ForeignKey(
                        help_text="… this other claim.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_in",
                        to="claims.claim",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The claim that repeats, updates, contradicts …",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_out",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="relation_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                        name="relation_redacted_at_in_range",
                        violation_error_code="date_out_of_range",
                        violation_error_message="A date lies between the years 1 and 9998.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="relation_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
                    ),
                    models.UniqueConstraint(
                        models.F("subject"),
                        models.F("object"),
                        models.F("kind"),
                        name="relation_once",
                        violation_error_code="duplicate",
                        violation_error_message="These claims have this relation already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", models.F("object")), _negated=True),
                        name="relation_between_two",
                        violation_error_code="self_reference",
                        violation_error_message="A claim cannot be related to itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "repeats",
                                    "supports",
                                    "contradicts",
                                    "updates",
                                    "corrects",
                                    "retracts",
                                    "derived_from",
                                ],
                            )
                        ),
                        name="relation_kind_known",
                        violation_error_code="unknown_kind",
                        violation_error_message="Choose one of: repeats, supports, contradicts, updates, corrects, retracts, derived_from.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_relationevent" ("created_at", "created_by_id", "created_via", "id", "kind", "modified_at", "modified_by_id", "modified_via", "note", "object_id", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "retraction_reason", "subject_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."kind", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."note", old_values."object_id", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."subject_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a8d690f04e97ae9e26b601e3134134c2433ec512",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b5b97",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_relation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_relationevent" ("created_at", "created_by_id", "created_via", "id", "kind", "modified_at", "modified_by_id", "modified_via", "note", "object_id", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "redacted_at", "redaction_reason", "retraction_reason", "subject_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."kind", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."note", old_values."object_id", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."subject_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1a6ce2f027cb9893e368a2666c84f379e871e5e3",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d87aa",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_relation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."subject_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."object_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, \'relation\', pg_current_xact_id() FROM new_rows n WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.subject_id) AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.object_id) ORDER BY n.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_out\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."object_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_in\nRETURN NULL;',
                            hash="f84b0be59d0279ab809b3675e561e111a055f98c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_91c08",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_relation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."subject_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."object_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, \'relation\', pg_current_xact_id() FROM new_rows n WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.subject_id) AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.object_id) ORDER BY n.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."kind" IS DISTINCT FROM n."kind" OR o."note" IS DISTINCT FROM n."note" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."subject_id" IS DISTINCT FROM n."subject_id" OR o."object_id" IS DISTINCT FROM n."object_id") t0)); -- relation: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."subject_id" IS DISTINCT FROM n."subject_id" OR o."object_id" IS DISTINCT FROM n."object_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."subject_id" IS DISTINCT FROM n."subject_id" OR o."object_id" IS DISTINCT FROM n."object_id") t1 JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_out\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."object_id" IS DISTINCT FROM n."object_id" OR o."subject_id" IS DISTINCT FROM n."subject_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."object_id" IS DISTINCT FROM n."object_id" OR o."subject_id" IS DISTINCT FROM n."subject_id") t1 JOIN claims_claim t0 ON t0.id = t1."object_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_in\nRETURN NULL;',
                            hash="a84bd4f5a57eafe8734509b5883cb2cb016509df",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_2bfb2",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_relation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_out\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."object_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id))); -- claim: relations_in\nRETURN NULL;',
                            hash="6e6545e5f569f169487f2422d82b705a017435d1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_74bc7",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_relation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                            ("repeats", "Repeats"),
                            ("supports", "Supports"),
                            ("contradicts", "Contradicts"),
                            ("updates", "Updates"),
                            ("corrects", "Corrects"),
                            ("retracts", "Retracts"),
                            ("derived_from", "Derived From"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "note",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why you say so. Public.",
                        max_length=2000,
                    ),
                ),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Fill this in to withdraw a relation that is already public, saying why.",
                        max_length=2000,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "object",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="… this other claim.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.relation",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The claim that repeats, updates, contradicts …",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ec78d6c97ccaaa2258fbfaa2088b326e5e758148",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ddeee",
                            table="claims_relationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
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
                        blank=True, help_text="The scale's lowest value.", null=True
                    ),
                ),
                (
                    "rating_best",
                    claims.models.fields.NumberField(
                        blank=True, help_text="The scale's highest value.", null=True
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
                        help_text="Who judged: PolitiFact.",
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
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="review_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="review_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
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
                                ("rating_value__gte", models.F("rating_worst")),
                                ("rating_value__lte", models.F("rating_best")),
                                ("rating_worst__isnull", False),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_reviewevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "language", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "rating_best", "rating_value", "rating_worst", "redacted_at", "redaction_reason", "retraction_reason", "reviewed_at", "reviewed_precision", "reviewer_id", "summary", "title", "url", "verdict", "verdict_by") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."language", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."rating", old_values."rating_best", old_values."rating_value", old_values."rating_worst", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."reviewed_at", old_values."reviewed_precision", old_values."reviewer_id", old_values."summary", old_values."title", old_values."url", old_values."verdict", old_values."verdict_by" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8b72fc4f5219b7670ced76fb7523e392aee5c492",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b7b96",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_review",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_reviewevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "language", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "rating_best", "rating_value", "rating_worst", "redacted_at", "redaction_reason", "retraction_reason", "reviewed_at", "reviewed_precision", "reviewer_id", "summary", "title", "url", "verdict", "verdict_by") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."language", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rating", old_values."rating_best", old_values."rating_value", old_values."rating_worst", old_values."redacted_at", old_values."redaction_reason", old_values."retraction_reason", old_values."reviewed_at", old_values."reviewed_precision", old_values."reviewer_id", old_values."summary", old_values."title", old_values."url", old_values."verdict", old_values."verdict_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="66f6eddcb1754feb00c4fb0b117d31893aa8ddfd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c19fa",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_review",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, \'review\', pg_current_xact_id() FROM new_rows n WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.claim_id) ORDER BY n.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."reviewer_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."reviewer_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: reviews\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t3."reviewer_id" AS id FROM new_rows t3 JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\' AND t3."reviewer_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t3 JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\')); -- claim: relations_out.object.reviews\nRETURN NULL;',
                            hash="55cf7d9a9dbbb2609c5787bb270376225f88ed81",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_e89c5",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_review",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT n.id, \'review\', pg_current_xact_id() FROM new_rows n WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.claim_id) ORDER BY n.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t0."reviewer_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."reviewer_id" IS DISTINCT FROM n."reviewer_id") t0 WHERE t0."reviewer_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."reviewed_at" IS DISTINCT FROM n."reviewed_at" OR o."reviewed_precision" IS DISTINCT FROM n."reviewed_precision" OR o."rating" IS DISTINCT FROM n."rating" OR o."rating_value" IS DISTINCT FROM n."rating_value" OR o."rating_worst" IS DISTINCT FROM n."rating_worst" OR o."rating_best" IS DISTINCT FROM n."rating_best" OR o."verdict" IS DISTINCT FROM n."verdict" OR o."verdict_by" IS DISTINCT FROM n."verdict_by" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."summary" IS DISTINCT FROM n."summary" OR o."language" IS DISTINCT FROM n."language" OR o."reviewer_id" IS DISTINCT FROM n."reviewer_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t0)); -- review: itself\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."reviewer_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."reviewer_id" IS DISTINCT FROM n."reviewer_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."reviewer_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."reviewed_at" IS DISTINCT FROM n."reviewed_at" OR o."reviewed_precision" IS DISTINCT FROM n."reviewed_precision" OR o."rating" IS DISTINCT FROM n."rating" OR o."rating_value" IS DISTINCT FROM n."rating_value" OR o."rating_worst" IS DISTINCT FROM n."rating_worst" OR o."rating_best" IS DISTINCT FROM n."rating_best" OR o."verdict" IS DISTINCT FROM n."verdict" OR o."verdict_by" IS DISTINCT FROM n."verdict_by" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."reviewer_id" IS DISTINCT FROM n."reviewer_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."reviewed_at" IS DISTINCT FROM n."reviewed_at" OR o."reviewed_precision" IS DISTINCT FROM n."reviewed_precision" OR o."rating" IS DISTINCT FROM n."rating" OR o."rating_value" IS DISTINCT FROM n."rating_value" OR o."rating_worst" IS DISTINCT FROM n."rating_worst" OR o."rating_best" IS DISTINCT FROM n."rating_best" OR o."verdict" IS DISTINCT FROM n."verdict" OR o."verdict_by" IS DISTINCT FROM n."verdict_by" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."reviewer_id" IS DISTINCT FROM n."reviewer_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: reviews\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t3."reviewer_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."reviewer_id" IS DISTINCT FROM n."reviewer_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t3 JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\' AND t3."reviewer_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."reviewed_at" IS DISTINCT FROM n."reviewed_at" OR o."reviewed_precision" IS DISTINCT FROM n."reviewed_precision" OR o."rating" IS DISTINCT FROM n."rating" OR o."rating_value" IS DISTINCT FROM n."rating_value" OR o."rating_worst" IS DISTINCT FROM n."rating_worst" OR o."rating_best" IS DISTINCT FROM n."rating_best" OR o."verdict" IS DISTINCT FROM n."verdict" OR o."verdict_by" IS DISTINCT FROM n."verdict_by" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."reviewer_id" IS DISTINCT FROM n."reviewer_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."reviewed_at" IS DISTINCT FROM n."reviewed_at" OR o."reviewed_precision" IS DISTINCT FROM n."reviewed_precision" OR o."rating" IS DISTINCT FROM n."rating" OR o."rating_value" IS DISTINCT FROM n."rating_value" OR o."rating_worst" IS DISTINCT FROM n."rating_worst" OR o."rating_best" IS DISTINCT FROM n."rating_best" OR o."verdict" IS DISTINCT FROM n."verdict" OR o."verdict_by" IS DISTINCT FROM n."verdict_by" OR o."retraction_reason" IS DISTINCT FROM n."retraction_reason" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."reviewer_id" IS DISTINCT FROM n."reviewer_id") t3 JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\')); -- claim: relations_out.object.reviews\nRETURN NULL;',
                            hash="acef5ef83c59e9fc03f9a8d15dbae236f6a375e7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_e073e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_review",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: reviews\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t3 JOIN claims_claim t2 ON t2.id = t3."claim_id" JOIN claims_relation t1 ON t1."object_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."subject_id" WHERE EXISTS (SELECT FROM claims_stamp s WHERE s.id = t1.id) AND t1.kind = \'repeats\' AND t1.retraction_reason = \'\')); -- claim: relations_out.object.reviews\nRETURN NULL;',
                            hash="3a8de701a14e137b618ef7154c64ba2d5b5efd7d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_e34c4",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_review",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "title",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The post: Secretary of State. Empty for a plain membership.",
                        max_length=300,
                    ),
                ),
                ("start", models.DateTimeField(blank=True, null=True, verbose_name="from")),
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
                ("end", models.DateTimeField(blank=True, null=True, verbose_name="to")),
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
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where: a ministry, a party, a company.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="claims.speaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("start"), nulls_last=True), "title", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            ("organization__isnull", False),
                            _connector="OR",
                        ),
                        name="role_says_something",
                        violation_error_code="blank",
                        violation_error_message="A role needs a title, an organization, or both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organization__isnull", True),
                            models.Q(("organization", models.F("speaker")), _negated=True),
                            _connector="OR",
                        ),
                        name="role_not_in_itself",
                        violation_error_code="self_reference",
                        violation_error_message="A speaker cannot be a member of itself.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__isnull", True),
                            ("end__isnull", True),
                            ("start__lte", models.F("end")),
                            _connector="OR",
                        ),
                        name="role_from_before_to",
                        violation_error_code="inverted_period",
                        violation_error_message="A role ends after it begins.",
                    ),
                    models.UniqueConstraint(
                        models.F("speaker"),
                        models.F("title"),
                        models.F("organization"),
                        models.F("start"),
                        name="role_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This speaker has this role already.",
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
                        name="role_start_with_precision",
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
                        name="role_start_in_range",
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
                        name="role_start_no_finer",
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
                        name="role_end_with_precision",
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
                        name="role_end_in_range",
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
                        name="role_end_no_finer",
                        violation_error_code="finer_than_precision",
                        violation_error_message="The date is finer than its precision: a date known to the month is its first day at 00:00 UTC.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_roleevent" ("created_at", "created_by_id", "created_via", "end", "end_precision", "id", "modified_at", "modified_by_id", "modified_via", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "start", "start_precision", "title") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."end", old_values."end_precision", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."organization_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."speaker_id", old_values."start", old_values."start_precision", old_values."title" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="13a65e37d3e9f65ac63860439832f5f1d1632623",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_836ce",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_roleevent" ("created_at", "created_by_id", "created_via", "end", "end_precision", "id", "modified_at", "modified_by_id", "modified_via", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "speaker_id", "start", "start_precision", "title") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."end", old_values."end_precision", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."organization_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."speaker_id", old_values."start", old_values."start_precision", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0f68de4c7daf35ae6142ec906161e4aeff4b4264",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_19ad0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."organization_id" AS id FROM new_rows t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id" WHERE t1."organization_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: roles\nRETURN NULL;',
                            hash="3a6527e930fdb909273f66d24bdafeff7d631e21",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_78aff",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_speaker t0 WHERE t0.id IN (SELECT n."speaker_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."organization_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."organization_id" IS DISTINCT FROM n."organization_id" OR o."speaker_id" IS DISTINCT FROM n."speaker_id") t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id" WHERE t1."organization_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."title" IS DISTINCT FROM n."title" OR o."start" IS DISTINCT FROM n."start" OR o."start_precision" IS DISTINCT FROM n."start_precision" OR o."end" IS DISTINCT FROM n."end" OR o."end_precision" IS DISTINCT FROM n."end_precision" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."organization_id" IS DISTINCT FROM n."organization_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."title" IS DISTINCT FROM n."title" OR o."start" IS DISTINCT FROM n."start" OR o."start_precision" IS DISTINCT FROM n."start_precision" OR o."end" IS DISTINCT FROM n."end" OR o."end_precision" IS DISTINCT FROM n."end_precision" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."organization_id" IS DISTINCT FROM n."organization_id") t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: roles\nRETURN NULL;',
                            hash="100e8dfe60c679ecb21cf6be58f68620a9074b77",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_4f4ae",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_role",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_speaker t0 ON t0.id = t1."speaker_id")); -- speaker: roles\nRETURN NULL;',
                            hash="318223795f49d15e7d8a9da49cc37a7bef1279a9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_c036c",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_role",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                ("published_at", models.DateTimeField(blank=True, null=True)),
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
                    models.DateTimeField(
                        blank=True, help_text="When we last read it there.", null=True
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
                "indexes": [
                    models.Index(models.F("url"), name="source_url"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("title"), "gin_trgm_ops"
                        ),
                        name="source_title_trigram",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("origin_id", ""), _negated=True),
                        fields=("origin", "origin_id"),
                        name="source_origin_once",
                        violation_error_code="duplicate_origin",
                        violation_error_message="Another entry has this origin and identifier already.",
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
                            ("origin_id", ""),
                            models.Q(("origin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="source_origin_named",
                        violation_error_code="origin_missing",
                        violation_error_message="An identifier needs the name of the origin it belongs to.",
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_sourceevent" ("accessed_at", "archived_url", "created_at", "created_by_id", "created_via", "id", "kind", "language", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_precision", "publisher_id", "redacted_at", "redaction_reason", "reliability", "title", "url") SELECT old_values."accessed_at", old_values."archived_url", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."kind", old_values."language", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."published_at", old_values."published_precision", old_values."publisher_id", old_values."redacted_at", old_values."redaction_reason", old_values."reliability", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="ee5f94ddded857c4ed4d08bde4718b9be86f54d0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fde8d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_sourceevent" ("accessed_at", "archived_url", "created_at", "created_by_id", "created_via", "id", "kind", "language", "merged_into_id", "modified_at", "modified_by_id", "modified_via", "origin", "origin_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_precision", "publisher_id", "redacted_at", "redaction_reason", "reliability", "title", "url") SELECT old_values."accessed_at", old_values."archived_url", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."kind", old_values."language", old_values."merged_into_id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", old_values."origin", old_values."origin_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_at", old_values."published_precision", old_values."publisher_id", old_values."redacted_at", old_values."redaction_reason", old_values."reliability", old_values."title", old_values."url" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="795bf61f642871984bfd14d24018e63e58ee6fbf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_249e2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_source",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t0."publisher_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."publisher_id" IS DISTINCT FROM n."publisher_id") t0 WHERE t0."publisher_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t0."merged_into_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."merged_into_id" IS DISTINCT FROM n."merged_into_id") t0 WHERE t0."merged_into_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."origin" IS DISTINCT FROM n."origin" OR o."origin_id" IS DISTINCT FROM n."origin_id" OR o."redacted_at" IS DISTINCT FROM n."redacted_at" OR o."redaction_reason" IS DISTINCT FROM n."redaction_reason" OR o."merged_into_id" IS DISTINCT FROM n."merged_into_id" OR o."kind" IS DISTINCT FROM n."kind" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."archived_url" IS DISTINCT FROM n."archived_url" OR o."published_at" IS DISTINCT FROM n."published_at" OR o."published_precision" IS DISTINCT FROM n."published_precision" OR o."accessed_at" IS DISTINCT FROM n."accessed_at" OR o."language" IS DISTINCT FROM n."language" OR o."reliability" IS DISTINCT FROM n."reliability" OR o."publisher_id" IS DISTINCT FROM n."publisher_id") t0)); -- source: itself\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."published_at" IS DISTINCT FROM n."published_at" OR o."published_precision" IS DISTINCT FROM n."published_precision" OR o."publisher_id" IS DISTINCT FROM n."publisher_id") t2 JOIN claims_reviewevidence t1 ON t1."source_id" = t2."id" JOIN claims_review t0 ON t0.id = t1."review_id")); -- review: evidence.source\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."published_at" IS DISTINCT FROM n."published_at" OR o."published_precision" IS DISTINCT FROM n."published_precision" OR o."publisher_id" IS DISTINCT FROM n."publisher_id") t2 JOIN claims_attribution t1 ON t1."source_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions.source\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."kind" IS DISTINCT FROM n."kind" OR o."title" IS DISTINCT FROM n."title" OR o."url" IS DISTINCT FROM n."url" OR o."published_at" IS DISTINCT FROM n."published_at" OR o."published_precision" IS DISTINCT FROM n."published_precision" OR o."publisher_id" IS DISTINCT FROM n."publisher_id") t2 JOIN claims_appearance t1 ON t1."source_id" = t2."id" JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: appearances.source\nRETURN NULL;',
                            hash="9b26fe63a870ff79741e6ce93f267c754ee8c89b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_bf90a",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_source",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attribution",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "position",
                    models.SmallIntegerField(
                        help_text="1 is nearest to us; the last is the origin."
                    ),
                ),
                (
                    "verb",
                    claims.models.fields.LineField(
                        choices=[
                            ("said", "Said"),
                            ("quoted", "Quoted"),
                            ("cited", "Cited"),
                            ("reported", "Reported"),
                            ("republished", "Republished"),
                        ],
                        help_text="How this speaker passes it on. The origin “said” it.",
                        max_length=12,
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
                    "claim",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributions",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where this link can be read, if it is not where the claim appears.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="claims.source",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("claim", "position"),
                        name="attribution_position_once",
                        violation_error_code="duplicate",
                        violation_error_message="Two links of a chain cannot have the same position.",
                    ),
                    models.UniqueConstraint(
                        fields=("claim", "speaker"),
                        name="attribution_no_loop",
                        violation_error_code="loop",
                        violation_error_message="A speaker stands in a chain once.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1), ("position__lte", 20)),
                        name="attribution_position_in_range",
                        violation_error_code="invalid_position",
                        violation_error_message="Positions run from 1 to 20.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verb__in", ["said", "quoted", "cited", "reported", "republished"])
                        ),
                        name="attribution_verb_known",
                        violation_error_code="unknown_verb",
                        violation_error_message="Choose one of: said, quoted, cited, reported, republished.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_attributionevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "speaker_id", "verb") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."position", old_values."source_id", old_values."speaker_id", old_values."verb" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="28236b87ba5d9810bd622a5d4d9d0365e09de5fa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_37070",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_attribution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_attributionevent" ("claim_id", "created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source_id", "speaker_id", "verb") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."source_id", old_values."speaker_id", old_values."verb" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="deaddd7188c4a2eb05cbb4f5dac69d5195ed0e06",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_430b2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_attribution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."speaker_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."speaker_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions\nRETURN NULL;',
                            hash="c992be54e61ab2ecb52663ee8bd861bcca2ecfb5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_51a12",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_attribution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'speaker\', pg_current_xact_id() FROM (SELECT DISTINCT t1."speaker_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."speaker_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."source_id" IS DISTINCT FROM n."source_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."position" IS DISTINCT FROM n."position" OR o."verb" IS DISTINCT FROM n."verb" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."source_id" IS DISTINCT FROM n."source_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."position" IS DISTINCT FROM n."position" OR o."verb" IS DISTINCT FROM n."verb" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."speaker_id" IS DISTINCT FROM n."speaker_id" OR o."source_id" IS DISTINCT FROM n."source_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions\nRETURN NULL;',
                            hash="b7074f273ca482c685c90dcd164a1ee2389fc420",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_564d4",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_attribution",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: attributions\nRETURN NULL;',
                            hash="797516afbc61e890e471b11d6139645e678d5f22",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_14c93",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_attribution",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                ("published_at", models.DateTimeField(blank=True, null=True)),
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
                    models.DateTimeField(
                        blank=True, help_text="When we last read it there.", null=True
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
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.source",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who published it, usually an outlet.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3f92c9d57b7a054311e4bc9ff1301c1cb6390db2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5b22",
                            table="claims_sourceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "title",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The post: Secretary of State. Empty for a plain membership.",
                        max_length=300,
                    ),
                ),
                ("start", models.DateTimeField(blank=True, null=True, verbose_name="from")),
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
                ("end", models.DateTimeField(blank=True, null=True, verbose_name="to")),
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
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.role",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where: a ministry, a party, a company.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ccc3f0ed312d4dac6e410109608f69f330964308",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_296cb",
                            table="claims_roleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
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
                        blank=True, help_text="The scale's lowest value.", null=True
                    ),
                ),
                (
                    "rating_best",
                    claims.models.fields.NumberField(
                        blank=True, help_text="The scale's highest value.", null=True
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
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.review",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="Who judged: PolitiFact.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="83616e335d14ce36f3efe7bff2911fd5ff91c5b1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7b2e7",
                            table="claims_reviewevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "origin",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The data set or system this came from, if it was imported.",
                        max_length=60,
                    ),
                ),
                (
                    "origin_id",
                    claims.models.fields.LineField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Its identifier there. The pair is unique, so that a second import changes nothing.",
                        max_length=300,
                    ),
                ),
                ("redacted_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        help_text="What sort of assertion it is. “Quantity” where a figure is its point.",
                        max_length=20,
                    ),
                ),
                (
                    "said_at",
                    models.DateTimeField(
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
                ("first_published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "retraction_reason",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="Why it no longer stands. Shown with the retracted claim.",
                        max_length=2000,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The entry that this one turned out to be. Its address leads there.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.claim",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose utterance this is. Needed before it is published.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0342f9354d975fc258a2169f5a68f2fcb6b672f7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_aeef3",
                            table="claims_claimevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "position",
                    models.SmallIntegerField(
                        help_text="1 is nearest to us; the last is the origin."
                    ),
                ),
                (
                    "verb",
                    claims.models.fields.LineField(
                        choices=[
                            ("said", "Said"),
                            ("quoted", "Quoted"),
                            ("cited", "Cited"),
                            ("reported", "Reported"),
                            ("republished", "Republished"),
                        ],
                        help_text="How this speaker passes it on. The origin “said” it.",
                        max_length=12,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.attribution",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where this link can be read, if it is not where the claim appears.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.speaker",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5dea884e8b50b563034be8c1285b262de96e503f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9dd73",
                            table="claims_attributionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "is_first",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Where it was made first. At most one per claim.",
                    ),
                ),
                (
                    "exact",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words in the source that carry the claim, letter by letter.",
                        max_length=10000,
                    ),
                ),
                (
                    "prefix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just before.",
                        max_length=500,
                    ),
                ),
                (
                    "suffix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just after.",
                        max_length=500,
                    ),
                ),
                (
                    "start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where the words begin in the source's text, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "end",
                    models.IntegerField(
                        blank=True,
                        help_text="Where they end: the first character after them.",
                        null=True,
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
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appearances",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_first", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("claim"),
                        condition=models.Q(("is_first", True)),
                        name="appearance_one_first",
                        violation_error_code="second_first",
                        violation_error_message="Another appearance of this claim is the first already.",
                    ),
                    models.UniqueConstraint(
                        models.F("claim"),
                        models.F("source"),
                        models.F("start"),
                        name="appearance_once",
                        nulls_distinct=False,
                        violation_error_code="duplicate",
                        violation_error_message="This claim is recorded at this place of this source already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("start__gte", 0),
                                ("start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="appearance_start_before_end",
                        violation_error_code="inverted_interval",
                        violation_error_message="A place in a text has a start from 0 and an end after it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prefix", ""), ("suffix", ""), ("start__isnull", True)),
                            models.Q(("exact", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="appearance_place_of_words",
                        violation_error_code="exact_missing",
                        violation_error_message="A place in a text needs the exact words that stand there.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("claim_id", "created_at", "created_by_id", "created_via", "end", "exact", "id", "is_first", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "source_id", "start", "suffix") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."end", old_values."exact", old_values."id", old_values."is_first", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."prefix", old_values."source_id", old_values."start", old_values."suffix" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0bac43344b59ee07ca2d178f2e2a15ee0c0f8ac0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cdcd1",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_appearance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_appearanceevent" ("claim_id", "created_at", "created_by_id", "created_via", "end", "exact", "id", "is_first", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "source_id", "start", "suffix") SELECT old_values."claim_id", old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."end", old_values."exact", old_values."id", old_values."is_first", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."prefix", old_values."source_id", old_values."start", old_values."suffix" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="c28c7af3cdc291a7f74ddec38ca2c2a90183395a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2b6e2",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_appearance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM new_rows t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: appearances\nRETURN NULL;',
                            hash="fb5e93280e5b53bbfda1d6b2a1d9545c2829788e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_a69e6",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_appearance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_claim t0 WHERE t0.id IN (SELECT n."claim_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."source_id" IS DISTINCT FROM n."source_id" OR o."claim_id" IS DISTINCT FROM n."claim_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."is_first" IS DISTINCT FROM n."is_first" OR o."exact" IS DISTINCT FROM n."exact" OR o."prefix" IS DISTINCT FROM n."prefix" OR o."suffix" IS DISTINCT FROM n."suffix" OR o."start" IS DISTINCT FROM n."start" OR o."end" IS DISTINCT FROM n."end" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."source_id" IS DISTINCT FROM n."source_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."id" IS DISTINCT FROM n."id" OR o."is_first" IS DISTINCT FROM n."is_first" OR o."exact" IS DISTINCT FROM n."exact" OR o."prefix" IS DISTINCT FROM n."prefix" OR o."suffix" IS DISTINCT FROM n."suffix" OR o."start" IS DISTINCT FROM n."start" OR o."end" IS DISTINCT FROM n."end" OR o."claim_id" IS DISTINCT FROM n."claim_id" OR o."source_id" IS DISTINCT FROM n."source_id") t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: appearances\nRETURN NULL;',
                            hash="9c983c1f967dd0c14f78824cf7b543987e3a82ff",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_71242",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_appearance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_claim t0 ON t0.id = t1."claim_id")); -- claim: appearances\nRETURN NULL;',
                            hash="3baddf30aa32973eb70642af70af940d626873c9",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_6ef40",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_appearance",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_reviewevidenceevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "source_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."review_id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="e41ead64c73552364c98833ebc139a422858e0b0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_301c4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_reviewevidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_reviewevidenceevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "source_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."review_id", old_values."source_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="eb3c5ee49b6068e782bb6a0c564f1ed2c51203f5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_30a3f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_reviewevidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_review t0 WHERE t0.id IN (SELECT n."review_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM new_rows t1 JOIN claims_review t0 ON t0.id = t1."review_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_review t0 ON t0.id = t1."review_id")); -- review: evidence\nRETURN NULL;',
                            hash="a34c42cd319e5592d2414c1bb796a5ac5dba379b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_201c7",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_reviewevidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_review t0 WHERE t0.id IN (SELECT n."review_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nINSERT INTO claims_stamp (id, kind, changed_xid) SELECT r.id, \'source\', pg_current_xact_id() FROM (SELECT DISTINCT t1."source_id" AS id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."source_id" IS DISTINCT FROM n."source_id" OR o."review_id" IS DISTINCT FROM n."review_id") t1 JOIN claims_review t0 ON t0.id = t1."review_id" WHERE t1."source_id" IS NOT NULL AND EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id)) r WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = r.id) ORDER BY r.id ON CONFLICT DO NOTHING;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."review_id" IS DISTINCT FROM n."review_id" OR o."source_id" IS DISTINCT FROM n."source_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."review_id" IS DISTINCT FROM n."review_id" OR o."source_id" IS DISTINCT FROM n."source_id") t1 JOIN claims_review t0 ON t0.id = t1."review_id")); -- review: evidence\nRETURN NULL;',
                            hash="64adbb1f2cb9206d13dfd174c14bd303eabbfb6f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_1c835",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_reviewevidence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_review t0 ON t0.id = t1."review_id")); -- review: evidence\nRETURN NULL;',
                            hash="94b3008310e8f999f4147e498be93fb27c1fcfda",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_d8755",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_reviewevidence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                ("taken_at", models.DateTimeField(help_text="When the text was read.")),
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
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_snapshotevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "taken_at", "text") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."source_id", old_values."taken_at", old_values."text" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."created_at" IS DISTINCT FROM (new_values."created_at") OR old_values."created_by_id" IS DISTINCT FROM (new_values."created_by_id") OR old_values."created_via" IS DISTINCT FROM (new_values."created_via") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."modified_at" IS DISTINCT FROM (new_values."modified_at") OR old_values."modified_by_id" IS DISTINCT FROM (new_values."modified_by_id") OR old_values."modified_via" IS DISTINCT FROM (new_values."modified_via") OR old_values."source_id" IS DISTINCT FROM (new_values."source_id") OR old_values."taken_at" IS DISTINCT FROM (new_values."taken_at") OR old_values."text" IS DISTINCT FROM (new_values."text")) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="57f8f775d52e544c19aef6cea314d84dafbaaebc",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_46519",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="claims_snapshot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_snapshotevent" ("created_at", "created_by_id", "created_via", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "taken_at", "text") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source_id", old_values."taken_at", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="98a243b4c48a5b4c08fd1c83c6365d44aa2bc36a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e9f1f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="claims_snapshot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_source t0 WHERE t0.id IN (SELECT n."source_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM new_rows) t1 JOIN claims_source t0 ON t0.id = t1."source_id")); -- source: snapshots\nRETURN NULL;',
                            hash="fe2afddc5ac12d774f88d8eb89cc9f9224522f25",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_stamp_insert_2e093",
                            referencing="REFERENCING NEW TABLE AS new_rows ",
                            table="claims_snapshot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM FROM claims_source t0 WHERE t0.id IN (SELECT n."source_id" FROM new_rows n) AND NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = t0.id) ORDER BY t0.id FOR SHARE OF t0;\nPERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."taken_at" IS DISTINCT FROM n."taken_at" OR o."sha256" IS DISTINCT FROM n."sha256" OR o."source_id" IS DISTINCT FROM n."source_id" UNION ALL SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id" WHERE o."taken_at" IS DISTINCT FROM n."taken_at" OR o."sha256" IS DISTINCT FROM n."sha256" OR o."source_id" IS DISTINCT FROM n."source_id") t1 JOIN claims_source t0 ON t0.id = t1."source_id")); -- source: snapshots\nRETURN NULL;',
                            hash="df9f3f6d8569d7c7dbd7f6a6a80bacf7b317f3cb",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_stamp_update_dae6e",
                            referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                            table="claims_snapshot",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="stamp_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='PERFORM onrecord_touch(ARRAY(SELECT DISTINCT t0.id FROM (SELECT * FROM old_rows) t1 JOIN claims_source t0 ON t0.id = t1."source_id")); -- source: snapshots\nRETURN NULL;',
                            hash="2ab3c3b411b549eccaed08b0943c0c830683b152",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_stamp_delete_b9d7f",
                            referencing="REFERENCING OLD TABLE AS old_rows ",
                            table="claims_snapshot",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SnapshotEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                ("taken_at", models.DateTimeField(help_text="When the text was read.")),
                (
                    "text",
                    claims.models.fields.BoundedTextField(
                        help_text="The whole text. Kept to check quotes against, never published.",
                        max_length=5000000,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.snapshot",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="00fc9101e4e70002652f7efe43670cb6f8c76f8e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7d053",
                            table="claims_snapshotevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvidenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
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
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.reviewevidence",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.review",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c8adfc0e69afe12442781b7609b3174e9133b25c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b330a",
                            table="claims_reviewevidenceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AppearanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        db_default=claims.models.fields.Uuid7(),
                        default=claims.models.fields.uuid7,
                        editable=False,
                        serialize=False,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "created_via",
                    claims.models.fields.LineField(
                        db_default=claims.models.base.ActingVia(), editable=False, max_length=40
                    ),
                ),
                ("modified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "modified_via",
                    claims.models.fields.LineField(
                        blank=True, db_default="", default="", editable=False, max_length=40
                    ),
                ),
                (
                    "is_first",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Where it was made first. At most one per claim.",
                    ),
                ),
                (
                    "exact",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words in the source that carry the claim, letter by letter.",
                        max_length=10000,
                    ),
                ),
                (
                    "prefix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just before.",
                        max_length=500,
                    ),
                ),
                (
                    "suffix",
                    claims.models.fields.BoundedTextField(
                        blank=True,
                        db_default="",
                        default="",
                        help_text="The words just after.",
                        max_length=500,
                    ),
                ),
                (
                    "start",
                    models.IntegerField(
                        blank=True,
                        help_text="Where the words begin in the source's text, in characters from 0.",
                        null=True,
                    ),
                ),
                (
                    "end",
                    models.IntegerField(
                        blank=True,
                        help_text="Where they end: the first character after them.",
                        null=True,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_default=claims.models.base.ActingUser(),
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "modified_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="claims.appearance",
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.claim",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f82950611f7e6ac8f0d9cc78931ca4f308bc1fdf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f7c78",
                            table="claims_appearanceevent",
                            when="BEFORE",
                        ),
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
