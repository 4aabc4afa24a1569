CREATE OR REPLACE FUNCTION onrecord_document_names() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_TABLE_NAME = 'claims_speaker' THEN
        ids := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.name <> o.name);
        ids := ARRAY(SELECT id FROM claims_claim WHERE speaker_id = ANY (ids));
        PERFORM FROM claims_claimdocument WHERE claim_id = ANY (ids) ORDER BY claim_id FOR UPDATE;
        UPDATE claims_claimdocument d
        SET document = ts_filter(d.document, '{a,b,d}') || onrecord_named(d.claim_id)
        WHERE d.claim_id = ANY (ids);
    ELSE
        ids := ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE n.title <> o.title);
        PERFORM onrecord_document(ARRAY(
            SELECT DISTINCT claim_id FROM claims_appearance WHERE source_id = ANY (ids)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_document_names IS
    'Put the new name of a speaker, or the new title of a source, into the search documents that '
    'show it.';
