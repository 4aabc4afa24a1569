CREATE OR REPLACE FUNCTION onrecord_list_drafts(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    measures uuid[];
    events uuid[];
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    WITH gone AS (
        DELETE FROM claims_draftlisting l WHERE l.claim_id = ANY (ids) AND NOT EXISTS (
            SELECT FROM claims_claim c JOIN claims_numericassertion a ON a.claim_id = c.id
            WHERE c.id = l.claim_id AND a.id = l.assertion_id
                AND onrecord_is_draft(c.status, c.redacted_at, c.merged_into_id)
                AND a.measure_id = l.measure_id AND a.event_id IS NOT DISTINCT FROM l.event_id)
        RETURNING l.measure_id, l.event_id
    )
    SELECT array_agg(measure_id), array_agg(event_id) INTO measures, events FROM gone;
    INSERT INTO claims_draftlisting (claim_id, assertion_id, measure_id, event_id)
    SELECT c.id, a.id, a.measure_id, a.event_id
    FROM claims_claim c CROSS JOIN LATERAL (
        SELECT * FROM claims_numericassertion WHERE claim_id = c.id OFFSET 0
    ) a
    WHERE c.id = ANY (ids) AND onrecord_is_draft(c.status, c.redacted_at, c.merged_into_id)
    ON CONFLICT DO NOTHING;
    SELECT measures || array_agg(measure_id), events || array_agg(event_id) INTO measures, events
    FROM (
        SELECT DISTINCT measure_id, event_id FROM claims_draftlisting WHERE claim_id = ANY (ids)
    ) listed;
    IF measures IS NOT NULL THEN  -- most that is written is public
        PERFORM onrecord_drafts_changed(measures, events);
    END IF;
END $$;

COMMENT ON FUNCTION onrecord_list_drafts IS
    'List the assertions of the drafts among claims that were written, take others off, and note '
    'that drafts in their groups have changed. An assertion that is added to a draft waits for a '
    'transaction that publishes the draft.';
