CREATE OR REPLACE FUNCTION onrecord_note_roots() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    merged uuid[] := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE n.merged_into_id IS DISTINCT FROM o.merged_into_id);
BEGIN
    IF cardinality(merged) > 0 THEN
        PERFORM onrecord_groups_changed(array_agg(measure_id), array_agg(event_id)) FROM (
            SELECT DISTINCT listed.measure_id, listed.event_id
            FROM claims_claim claim
            JOIN claims_assertionlisting listed ON listed.claim_id = claim.id
            WHERE claim.root_speaker_id = ANY (merged)
        ) theirs
        HAVING count(*) > 0;
        PERFORM onrecord_drafts_changed(array_agg(draft.measure_id), array_agg(draft.event_id))
        FROM claims_claim claim JOIN claims_draftlisting draft ON draft.claim_id = claim.id
        WHERE claim.root_speaker_id = ANY (merged);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_note_roots IS
    'Note that the groups of assertions have changed whose root speakers were merged.';
