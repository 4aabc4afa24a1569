CREATE OR REPLACE FUNCTION onrecord_note_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[] := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.start, n.start_precision, n."end", n.end_precision, n.merged_into_id)
            IS DISTINCT FROM (o.start, o.start_precision, o."end", o.end_precision,
                o.merged_into_id));
BEGIN
    IF cardinality(changed) > 0 THEN
        PERFORM onrecord_groups_changed(array_agg(measure_id), array_agg(event_id)) FROM (
            SELECT DISTINCT listed.measure_id, listed.event_id
            FROM claims_numericassertion assertion
            JOIN claims_assertionlisting listed ON listed.claim_id = assertion.claim_id
                AND listed.assertion_id = assertion.id
            WHERE assertion.event_id = ANY (changed)
        ) theirs
        HAVING count(*) > 0;
        PERFORM onrecord_drafts_changed(array_agg(draft.measure_id), array_agg(draft.event_id))
        FROM claims_numericassertion assertion
        JOIN claims_draftlisting draft ON draft.claim_id = assertion.claim_id
            AND draft.assertion_id = assertion.id
        WHERE assertion.event_id = ANY (changed);
        INSERT INTO claims_agreementchange (measure_id, event_id, xid)
        SELECT known.measure_id, known.event_id, pg_current_xact_id()
        FROM claims_agreementgroup known WHERE known.event_id = ANY (changed)
        ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_note_events IS
    'Note that the groups of events have changed, where their days have or where they were merged.';
