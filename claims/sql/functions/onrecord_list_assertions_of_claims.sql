CREATE OR REPLACE FUNCTION onrecord_list_assertions_of_claims() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN  -- keys are checked at the end: its assertions may have come first
        PERFORM onrecord_list_assertions(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_assertionlisting WHERE claim_id = ANY (ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_list_assertions(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.redacted_at, n.merged_into_id, n.speaker_id, n.root_speaker_id,
                    n.said_at, n.said_precision, n.said_at_offset, n.kind)
                IS DISTINCT FROM (o.status, o.redacted_at, o.merged_into_id, o.speaker_id,
                    o.root_speaker_id, o.said_at, o.said_precision, o.said_at_offset, o.kind)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_assertions_of_claims IS
    'Make the listings of the assertions of the claims that were written. Keys are checked when '
    'the transaction ends, so the assertions of a new claim may have come before it.';
