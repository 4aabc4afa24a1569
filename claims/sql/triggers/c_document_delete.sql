CREATE OR REPLACE TRIGGER c_document_delete AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_claims();
COMMENT ON TRIGGER c_document_delete ON claims_claim IS
    'The search document of a deleted claim goes with it.';

CREATE OR REPLACE TRIGGER c_document_delete AFTER DELETE ON claims_appearance
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_appearances();
COMMENT ON TRIGGER c_document_delete ON claims_appearance IS
    'The title of a source leaves the search document with the appearance.';
