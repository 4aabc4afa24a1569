CREATE OR REPLACE FUNCTION onrecord_list_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_list(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_claimlisting WHERE claim_id = ANY (ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_list(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.status, n.said_at, n.redacted_at, n.merged_into_id)
                IS DISTINCT FROM (o.status, o.said_at, o.redacted_at, o.merged_into_id)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_claims IS
    'Make the listings of the claims that were written.';
