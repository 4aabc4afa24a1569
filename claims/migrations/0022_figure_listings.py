"""The figures of listed claims under their measures, with what comparing them takes, kept by the
database.
"""

import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

COLUMNS = [
    "measure_id", "speaker_id", "root_speaker_id", "said_at", "said_day", "retracted", "value",
    "strict", "as_of", "period",
]  # fmt: skip
# A figure `a` of a claim `c`.
LISTED = """
    a.measure_id, c.speaker_id, c.root_speaker_id, c.said_at,
    onrecord_last_day(c.said_at, c.said_precision), c.status = 'retracted', a.canonical,
    a.basis IN ('printed', 'converted')
        AND (a.precision = 'exact' OR a.comparator IN ('gt', 'ge', 'lt', 'le')),
    a.as_of, a.period
"""
SHOWN = (
    "c.status IN ('published', 'retracted') AND c.redacted_at IS NULL AND c.merged_into_id IS NULL"
)


def each(form: str) -> str:
    return ", ".join(form.format(column) for column in COLUMNS)


# The claims are locked first, and their figures read by the next statements: of two writers the
# second sees what the first wrote. Of a claim that never was public there is nothing, and whoever
# publishes it waits for those that add to it.
FUNCTIONS = f"""
-- The last day on which something can have been said: of a month the last of the month.
CREATE FUNCTION onrecord_last_day(said_at timestamptz, said_precision text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE said_precision
        WHEN 'year' THEN date_trunc('year', said_at AT TIME ZONE 'UTC') + interval '1 year - 1 day'
        WHEN 'month' THEN date_trunc('month', said_at AT TIME ZONE 'UTC') + interval '1 month - 1 day'
        ELSE said_at AT TIME ZONE 'UTC' END::date
$$;

CREATE FUNCTION onrecord_list_figures(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ids := ARRAY(SELECT id FROM claims_claim
        WHERE id = ANY (ids) AND first_published_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE);
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    DELETE FROM claims_figurelisting l WHERE l.claim_id = ANY (ids) AND NOT EXISTS (
        SELECT FROM claims_claim c WHERE c.id = l.claim_id AND {SHOWN} AND EXISTS (
            SELECT FROM claims_numericassertion a WHERE a.id = l.figure_id AND a.claim_id = c.id));
    INSERT INTO claims_figurelisting AS l (claim_id, figure_id, {each("{0}")})
    SELECT i.id, due.*
    FROM unnest(ids) i (id) CROSS JOIN LATERAL (
        SELECT a.id, {LISTED} FROM claims_claim c JOIN claims_numericassertion a ON a.claim_id = c.id
        WHERE c.id = i.id AND {SHOWN} OFFSET 0
    ) due
    ON CONFLICT (claim_id, figure_id) DO UPDATE SET {each("{0} = excluded.{0}")}
    WHERE ({each("l.{0}")}) IS DISTINCT FROM ({each("excluded.{0}")});
END $$;

CREATE FUNCTION onrecord_list_figures_of_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN  -- keys are checked at the end: its figures may have come before it
        PERFORM onrecord_list_figures(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_figurelisting WHERE claim_id = ANY (ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_list_figures(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.redacted_at, n.merged_into_id, n.speaker_id, n.root_speaker_id,
                    n.said_at, n.said_precision)
                IS DISTINCT FROM (o.status, o.redacted_at, o.merged_into_id, o.speaker_id,
                    o.root_speaker_id, o.said_at, o.said_precision)));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION onrecord_list_written_figures() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM old_rows);
    ELSE
        ids := ARRAY(SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id])
            FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.claim_id, n.measure_id, n.canonical, n.basis, n.precision, n.comparator,
                    n.as_of, n.period)
                IS DISTINCT FROM (o.claim_id, o.measure_id, o.canonical, o.basis, o.precision,
                    o.comparator, o.as_of, o.period));
    END IF;
    PERFORM onrecord_list_figures(ids);
    RETURN NULL;
END $$;
"""
EVENTS = {
    "insert": "NEW TABLE AS new_rows",
    "update": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "OLD TABLE AS old_rows",
}
CALLS = {
    "claims_numericassertion": "onrecord_list_written_figures",
    "claims_claim": "onrecord_list_figures_of_claims",
}
# After those of stamps, by their names: a part waits for a publication first.
TRIGGERS = "\n".join(
    f"CREATE TRIGGER z_list_figures_{event} AFTER {event.upper()} ON {table} "
    f"REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {function}();"
    for table, function in CALLS.items()
    for event, tables in EVENTS.items()
)
FILL = f"""
INSERT INTO claims_figurelisting (claim_id, figure_id, {each("{0}")})
SELECT c.id, a.id, {LISTED}
FROM claims_claim c JOIN claims_numericassertion a ON a.claim_id = c.id WHERE {SHOWN};
"""


def derived(to: str, *, indexed: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        db_constraint=False,
        db_index=indexed,
        editable=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=to,
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_exchange_rates")]

    operations = [
        migrations.CreateModel(
            name="FigureListing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "claim",
                        "figure",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("claim", derived("claims.claim")),
                ("figure", derived("claims.numericassertion")),
                ("measure", derived("claims.measure", indexed=True)),
                ("speaker", derived("claims.speaker")),
                ("root_speaker", derived("claims.speaker")),
                ("said_at", models.DateTimeField(editable=False, null=True)),
                ("said_day", models.DateField(editable=False, null=True)),
                ("retracted", models.BooleanField(editable=False)),
                (
                    "value",
                    django.contrib.postgres.fields.ranges.DecimalRangeField(
                        editable=False, null=True
                    ),
                ),
                ("strict", models.BooleanField(editable=False)),
                (
                    "as_of",
                    django.contrib.postgres.fields.ranges.DateRangeField(editable=False, null=True),
                ),
                (
                    "period",
                    django.contrib.postgres.fields.ranges.DateRangeField(editable=False, null=True),
                ),
            ],
        ),
        migrations.RunSQL(FUNCTIONS + TRIGGERS + FILL),
    ]
