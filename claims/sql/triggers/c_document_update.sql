CREATE OR REPLACE TRIGGER c_document_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_claims();
COMMENT ON TRIGGER c_document_update ON claims_claim IS
    'Changed words of a claim go into its search document.';

CREATE OR REPLACE TRIGGER c_document_update AFTER UPDATE ON claims_appearance
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_appearances();
COMMENT ON TRIGGER c_document_update ON claims_appearance IS
    'A changed appearance changes the search document of its claim.';

CREATE OR REPLACE TRIGGER c_document_update AFTER UPDATE ON claims_speaker
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_names();
COMMENT ON TRIGGER c_document_update ON claims_speaker IS
    'The new name of a speaker goes into the search documents that show it.';

CREATE OR REPLACE TRIGGER c_document_update AFTER UPDATE ON claims_source
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_document_names();
COMMENT ON TRIGGER c_document_update ON claims_source IS
    'The new title of a source goes into the search documents that show it.';
