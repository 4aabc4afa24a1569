CREATE OR REPLACE FUNCTION onrecord_list_assertions_of_claims() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN  -- keys are checked at the end: its assertions may have come first
        ids := ARRAY(SELECT id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT id FROM old_rows);
        DELETE FROM claims_assertionlisting WHERE claim_id = ANY (ids);
    ELSE
        ids := ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.redacted_at, n.merged_into_id, n.speaker_id, n.root_speaker_id,
                    n.said_at, n.said_precision, n.said_at_offset, n.kind)
                IS DISTINCT FROM (o.status, o.redacted_at, o.merged_into_id, o.speaker_id,
                    o.root_speaker_id, o.said_at, o.said_precision, o.said_at_offset, o.kind));
    END IF;
    PERFORM onrecord_list_assertions(ids);
    PERFORM onrecord_list_drafts(ids);
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_assertions_of_claims IS
    'Make the listings of the assertions of the claims that were written, drafts included. Keys '
    'are checked when the transaction ends, so the assertions of a new claim may have come before '
    'it.';
