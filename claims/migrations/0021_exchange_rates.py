"""What currencies were worth in each other, and how a figure is compared by it."""

import datetime

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import claims.models.base
import claims.models.fields

RATES = r"""
CREATE FUNCTION onrecord_rate_of_currencies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM claims_unit u WHERE u.code IN (NEW.from_unit_id, NEW.to_unit_id)
            AND u.dimension = 'currency:' || u.code) < 2 AND NEW.from_unit_id <> NEW.to_unit_id THEN
        RAISE EXCEPTION '% and % are not two currencies', NEW.from_unit_id, NEW.to_unit_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'exchangerate_of_currencies', TABLE = TG_TABLE_NAME;
    END IF;
    NEW.rate := trim_scale(NEW.rate);
    RETURN NEW;
END $$;
CREATE TRIGGER a_derive BEFORE INSERT OR UPDATE ON claims_exchangerate
    FOR EACH ROW EXECUTE FUNCTION onrecord_rate_of_currencies();
CREATE TRIGGER z_note_change BEFORE UPDATE ON claims_exchangerate
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
CREATE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_exchangerate
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();
CREATE TRIGGER a_not_truncated BEFORE TRUNCATE ON claims_exchangerateevent
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_public_is_not_truncated();

-- A rate may be named in any answer, so its source is public.
CREATE FUNCTION onrecord_reveal_sources_of_rates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO claims_stamp (id, kind, changed_xid)
    SELECT n.source_id, 'source', pg_current_xact_id() FROM (SELECT DISTINCT source_id FROM new_rows) n
    WHERE NOT EXISTS (SELECT FROM claims_stamp s WHERE s.id = n.source_id)
        AND EXISTS (SELECT FROM claims_source s WHERE s.id = n.source_id)
    ORDER BY n.source_id ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER c_reveal_insert AFTER INSERT ON claims_exchangerate
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_reveal_sources_of_rates();
CREATE TRIGGER c_reveal_update AFTER UPDATE ON claims_exchangerate
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION onrecord_reveal_sources_of_rates();
"""

# A rate is used on its day and the seven that follow: over weekends and holidays, not over a crisis.
COMPARING = r"""
-- The day by whose rate a figure is converted: the last it speaks of, or else the one it was said.
CREATE FUNCTION onrecord_day_of(as_of daterange, period daterange, said_at timestamptz, said_precision text)
RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(upper(as_of) - 1, upper(period) - 1,
        CASE WHEN said_precision IN ('minute', 'day') THEN (said_at AT TIME ZONE 'UTC')::date END)
$$;

-- The rate between two currencies on a day: the latest that is no older than seven days. One of the
-- other direction, by which is divided, only where there is none of this.
CREATE FUNCTION onrecord_rate(source text, target text, on_day date, OUT id uuid, OUT rate numeric, OUT inverted boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    inverted := false;
    SELECT r.id, r.rate INTO id, rate FROM claims_exchangerate r
        WHERE r.from_unit_id = source AND r.to_unit_id = target AND r.day BETWEEN on_day - 7 AND on_day
        ORDER BY r.day DESC LIMIT 1;
    IF id IS NULL THEN
        inverted := true;
        SELECT r.id, r.rate INTO id, rate FROM claims_exchangerate r
            WHERE r.from_unit_id = target AND r.to_unit_id = source AND r.day BETWEEN on_day - 7 AND on_day
            ORDER BY r.day DESC LIMIT 1;
    END IF;
END $$;

-- The values of a range times a rate, or divided by it and then rounded outward.
CREATE FUNCTION onrecord_converted(range numrange, rate numeric, inverted boolean) RETURNS numrange
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN onrecord_scaled(range, numrange(rate, rate, '[]'), inverted);
END $$;

-- Whether a figure of one currency answers a question in another. Nothing is rounded: by a rate of
-- the other direction it is the question that is multiplied.
CREATE FUNCTION onrecord_answers(
    figure numrange, question numrange, mode text, dimension text, target text, on_day date
) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    found record;
BEGIN
    SELECT * INTO found FROM onrecord_rate(split_part(dimension, ':', 2), target, on_day);
    IF found.id IS NULL OR figure IS NULL THEN
        RETURN false;
    END IF;
    IF found.inverted THEN
        question := numrange(lower(question) * found.rate, upper(question) * found.rate, '[]');
    ELSE
        figure := numrange(lower(figure) * found.rate, upper(figure) * found.rate,
            onrecord_bounds(lower_inc(figure), upper_inc(figure)));
    END IF;
    RETURN CASE mode WHEN 'possible' THEN figure && question ELSE figure <@ question END;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0020_figures_by_period_and_basis"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExchangeRate",
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
                ("day", models.DateField(help_text="The day it held.")),
                (
                    "rate",
                    claims.models.fields.NumberField(
                        help_text="How much: 1.0945 where one euro is 1.0945 dollars."
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
                    "from_unit",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The currency of which one is worth so much: EUR.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
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
                        help_text="Where it is published.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exchange_rates",
                        to="claims.source",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        db_index=False,
                        help_text="The currency that it is worth so much of: USD.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["from_unit", "to_unit", "-day"],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRateEvent",
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
                ("day", models.DateField(help_text="The day it held.")),
                (
                    "rate",
                    claims.models.fields.NumberField(
                        help_text="How much: 1.0945 where one euro is 1.0945 dollars."
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
                    "from_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The currency of which one is worth so much: EUR.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.unit",
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
                        to="claims.exchangerate",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="Where it is published.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.source",
                    ),
                ),
                (
                    "to_unit",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="The currency that it is worth so much of: USD.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="claims.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="exchangerate",
            index=models.Index(
                models.F("from_unit"),
                models.F("to_unit"),
                models.F("rate"),
                name="exchangerate_extent",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.UniqueConstraint(
                fields=("from_unit", "to_unit", "day"),
                name="exchangerate_once",
                violation_error_code="duplicate",
                violation_error_message="There is a rate of these currencies for this day already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.CheckConstraint(
                condition=models.Q(("rate__gt", 0)),
                name="exchangerate_positive",
                violation_error_code="invalid_rate",
                violation_error_message="A rate is greater than zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_unit", models.F("to_unit")), _negated=True),
                name="exchangerate_between_two",
                violation_error_code="self_reference",
                violation_error_message="A rate is between two currencies.",
            ),
        ),
        migrations.AddConstraint(
            model_name="exchangerate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("day__gte", datetime.date(1, 1, 2)), ("day__lte", datetime.date(9998, 12, 31))
                ),
                name="exchangerate_day_in_range",
                violation_error_code="date_out_of_range",
                violation_error_message="A date lies between the years 1 and 9998.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_exchangerateevent" ("created_at", "created_by_id", "created_via", "day", "from_unit_id", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "source_id", "to_unit_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."day", old_values."from_unit_id", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'update\', old_values."id", old_values."rate", old_values."source_id", old_values."to_unit_id" FROM ( SELECT old_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="31d82a79d14bd4d9c00b67df69af249e30dab8e3",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_07d32",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="claims_exchangerate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exchangerate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "claims_exchangerateevent" ("created_at", "created_by_id", "created_via", "day", "from_unit_id", "id", "modified_at", "modified_by_id", "modified_via", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "source_id", "to_unit_id") SELECT old_values."created_at", old_values."created_by_id", old_values."created_via", old_values."day", old_values."from_unit_id", old_values."id", old_values."modified_at", old_values."modified_by_id", old_values."modified_via", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rate", old_values."source_id", old_values."to_unit_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="cca77fbd159dfed392c8c4ab6c7d42c5fff0fb81",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cec90",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="claims_exchangerate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="exchangerateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9c2727ae0f12387c8440958ecfccd206548bfd78",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_53093",
                    table="claims_exchangerateevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(RATES),
        migrations.RunSQL(COMPARING),
    ]
