CREATE OR REPLACE FUNCTION onrecord_document_claims() RETURNS trigger LANGUAGE plpgsql AS $$
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
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_document_claims IS
    'Make the search documents of the claims that were written.';
