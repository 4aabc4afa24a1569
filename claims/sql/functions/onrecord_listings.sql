CREATE OR REPLACE FUNCTION onrecord_listings(claim uuid)
RETURNS TABLE (entry uuid, said_at timestamptz)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE about (topic_id) AS (
        SELECT topic_id FROM claims_claimtopic WHERE claim_id = claim
        UNION
        SELECT (SELECT t.broader_id FROM claims_topic t WHERE t.id = a.topic_id) FROM about a
    )
    SELECT e.entry, c.said_at FROM claims_claim c CROSS JOIN LATERAL (
        SELECT topic_id FROM about WHERE topic_id IS NOT NULL
        UNION SELECT measure_id FROM claims_numericassertion WHERE claim_id = claim
        UNION SELECT event_id FROM claims_numericassertion
            WHERE claim_id = claim AND event_id IS NOT NULL
        UNION SELECT source_id FROM claims_appearance WHERE claim_id = claim
    ) e (entry)
    WHERE c.id = claim AND onrecord_is_listed(c.status, c.redacted_at, c.merged_into_id)
$$;

COMMENT ON FUNCTION onrecord_listings IS
    'The entries that a listed claim stands under: its topics with all broader ones, its measures, '
    'its events and its sources. A claim that is not listed has none.';
