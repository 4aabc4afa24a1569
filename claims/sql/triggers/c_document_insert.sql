CREATE OR REPLACE TRIGGER c_document_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_claims();
COMMENT ON TRIGGER c_document_insert ON claims_claim IS
    'A new claim gets a search document.';

CREATE OR REPLACE TRIGGER c_document_insert AFTER INSERT ON claims_appearance
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_appearances();
COMMENT ON TRIGGER c_document_insert ON claims_appearance IS
    'A new appearance brings the title of its source into the search document.';
