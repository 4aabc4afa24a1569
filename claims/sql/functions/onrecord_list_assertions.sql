CREATE OR REPLACE FUNCTION onrecord_list_assertions(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    ids := ARRAY(SELECT id FROM claims_claim
        WHERE id = ANY (ids) AND first_published_at IS NOT NULL ORDER BY id FOR NO KEY UPDATE);
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    DELETE FROM claims_assertionlisting l WHERE l.claim_id = ANY (ids) AND NOT EXISTS (
        SELECT FROM claims_claim c
        WHERE c.id = l.claim_id AND onrecord_is_listed(c.status, c.redacted_at, c.merged_into_id)
            AND EXISTS (
                SELECT FROM claims_numericassertion a
                WHERE a.id = l.assertion_id AND a.claim_id = c.id));
    INSERT INTO claims_assertionlisting AS l (
        claim_id, assertion_id, measure_id, event_id, speaker_id, root_speaker_id, said_at,
        said_from, said_day, retracted, forecast, pledge, value, wide, bound, rounded, as_of,
        period)
    SELECT due.*
    FROM unnest(ids) i (id) CROSS JOIN LATERAL (
        SELECT listed.* FROM claims_claim c CROSS JOIN LATERAL onrecord_compared(c.id) listed
        WHERE c.id = i.id AND onrecord_is_listed(c.status, c.redacted_at, c.merged_into_id)
        OFFSET 0
    ) due
    ON CONFLICT (claim_id, assertion_id) DO UPDATE SET
        measure_id = excluded.measure_id, event_id = excluded.event_id,
        speaker_id = excluded.speaker_id, root_speaker_id = excluded.root_speaker_id,
        said_at = excluded.said_at, said_from = excluded.said_from, said_day = excluded.said_day,
        retracted = excluded.retracted, forecast = excluded.forecast, pledge = excluded.pledge,
        value = excluded.value, wide = excluded.wide, bound = excluded.bound,
        rounded = excluded.rounded, as_of = excluded.as_of, period = excluded.period
    WHERE (l.measure_id, l.event_id, l.speaker_id, l.root_speaker_id, l.said_at, l.said_from,
            l.said_day, l.retracted, l.forecast, l.pledge, l.value, l.wide, l.bound, l.rounded,
            l.as_of, l.period)
        IS DISTINCT FROM (
            excluded.measure_id, excluded.event_id, excluded.speaker_id, excluded.root_speaker_id,
            excluded.said_at, excluded.said_from, excluded.said_day, excluded.retracted,
            excluded.forecast, excluded.pledge, excluded.value, excluded.wide, excluded.bound,
            excluded.rounded, excluded.as_of, excluded.period);
END $$;

COMMENT ON FUNCTION onrecord_list_assertions IS
    'Make the listings of the assertions of claims anew. The claims are locked first, and the '
    'next statements read their assertions: the second of two writers sees what the first wrote. '
    'A claim that never was public has none, and whoever publishes it waits for those that add '
    'to it.';
