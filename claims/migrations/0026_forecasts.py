"""Which figures are forecasts: said by a claim that is a prediction, or before their day."""

from django.db import migrations, models

COLUMNS = [
    "measure_id", "speaker_id", "root_speaker_id", "said_at", "said_day", "retracted", "prediction",
    "value", "strict", "as_of", "period",
]  # fmt: skip
# A figure `a` of a claim `c`.
LISTED = """
    a.measure_id, c.speaker_id, c.root_speaker_id, c.said_at,
    onrecord_last_day(c.said_at, c.said_precision), c.status = 'retracted', c.kind = 'prediction',
    a.canonical,
    a.basis IN ('printed', 'converted')
        AND (a.precision = 'exact' OR a.comparator IN ('gt', 'ge', 'lt', 'le')),
    a.as_of, a.period
"""
SHOWN = (
    "c.status IN ('published', 'retracted') AND c.redacted_at IS NULL AND c.merged_into_id IS NULL"
)


def each(form: str) -> str:
    return ", ".join(form.format(column) for column in COLUMNS)


# Half of the rule is a measure's kind of time, which its survivor decides: it is asked when read.
FUNCTIONS = f"""
-- Whether a figure was said before what it speaks of: a state or a count before its first day, an
-- amount before the last of its period. What is not known decides nothing.
CREATE FUNCTION onrecord_forecast(
    prediction boolean, said_day date, temporal_kind text, as_of daterange, period daterange
) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT prediction OR coalesce(said_day < CASE temporal_kind
        WHEN 'flow' THEN upper(coalesce(period, as_of)) - 1 ELSE lower(as_of) END, false)
$$;

CREATE OR REPLACE FUNCTION onrecord_list_figures(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION onrecord_list_figures_of_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN  -- keys are checked at the end: its figures may have come before it
        PERFORM onrecord_list_figures(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_figurelisting WHERE claim_id = ANY (ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_list_figures(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.redacted_at, n.merged_into_id, n.speaker_id, n.root_speaker_id,
                    n.said_at, n.said_precision, n.kind)
                IS DISTINCT FROM (o.status, o.redacted_at, o.merged_into_id, o.speaker_id,
                    o.root_speaker_id, o.said_at, o.said_precision, o.kind)));
    END IF;
    RETURN NULL;
END $$;
"""
FILL = """
UPDATE claims_figurelisting l SET prediction = true
FROM claims_claim c WHERE c.id = l.claim_id AND c.kind = 'prediction';
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_sign_ins")]

    operations = [
        migrations.AddField(
            model_name="figurelisting",
            name="prediction",
            field=models.BooleanField(default=False, editable=False),
            preserve_default=False,
        ),
        migrations.RunSQL(FUNCTIONS + FILL),
    ]
