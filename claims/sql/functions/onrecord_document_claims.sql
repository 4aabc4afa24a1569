CREATE OR REPLACE FUNCTION onrecord_document_claims() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_document(ARRAY(SELECT id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM claims_claimdocument d USING old_rows o WHERE d.claim_id = o.id;
    ELSE
        PERFORM onrecord_document(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.statement, n.quote, n.speaker_id)
                IS DISTINCT FROM (o.statement, o.quote, o.speaker_id)));
        ids := ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (onrecord_is_listed(n.status, n.redacted_at, n.merged_into_id), n.said_at)
                IS DISTINCT FROM
                (onrecord_is_listed(o.status, o.redacted_at, o.merged_into_id), o.said_at));
        PERFORM FROM claims_claimdocument WHERE claim_id = ANY (ids) ORDER BY claim_id FOR UPDATE;
        UPDATE claims_claimdocument d
        SET listed = onrecord_is_listed(c.status, c.redacted_at, c.merged_into_id),
            said_at = c.said_at
        FROM claims_claim c WHERE c.id = d.claim_id AND d.claim_id = ANY (ids);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_document_claims IS
    'Make the search documents of the claims that were written; of those whose words are the same, '
    'their place in lists.';
