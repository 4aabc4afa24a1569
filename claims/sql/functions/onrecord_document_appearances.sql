CREATE OR REPLACE FUNCTION onrecord_document_appearances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM onrecord_document(ARRAY(SELECT DISTINCT claim_id FROM new_rows));
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM onrecord_document(ARRAY(SELECT DISTINCT claim_id FROM old_rows));
    ELSE
        PERFORM onrecord_document(ARRAY(
            SELECT n.claim_id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.claim_id, n.source_id) IS DISTINCT FROM (o.claim_id, o.source_id)
            UNION
            SELECT o.claim_id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.claim_id <> o.claim_id));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_document_appearances IS
    'Make the search documents of the claims whose appearances were written.';
