CREATE OR REPLACE FUNCTION onrecord_compared(claim uuid) RETURNS TABLE (
    claim_id uuid, assertion_id uuid, measure_id uuid, event_id uuid, speaker_id uuid,
    root_speaker_id uuid, said_at timestamptz, said_from date, said_day date, retracted boolean,
    forecast boolean, pledge boolean, value numrange, wide numrange, bound boolean,
    rounded boolean, as_of daterange, period daterange
)
LANGUAGE sql STABLE AS $$
    SELECT c.id, a.id, a.measure_id, a.event_id, c.speaker_id, c.root_speaker_id, c.said_at,
        CASE c.said_precision WHEN 'year' THEN date_trunc('year', last.day)::date
            WHEN 'month' THEN date_trunc('month', last.day)::date ELSE last.day END,
        last.day, c.status = 'retracted', a.observation_status = 'forecast',
        c.kind IN ('pledge', 'demand'), a.canonical, onrecord_wide(a),
        a.comparator IN ('gt', 'ge', 'lt', 'le'), a.precision <> 'exact', a.as_of, a.period
    FROM claims_claim c JOIN claims_numericassertion a ON a.claim_id = c.id
    CROSS JOIN LATERAL (
        SELECT onrecord_last_day(c.said_at, c.said_precision, c.said_at_offset) AS day
    ) last
    WHERE c.id = claim
$$;

COMMENT ON FUNCTION onrecord_compared IS
    'The assertions of a claim with what comparing them takes, as listings have it.';
