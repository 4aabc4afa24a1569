CREATE OR REPLACE TRIGGER z_list_assertions_delete AFTER DELETE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_written_assertions();
COMMENT ON TRIGGER z_list_assertions_delete ON claims_numericassertion IS
    'Takes deleted assertions off the lists of their measures. By its name it fires after the '
    'triggers of record versions.';

CREATE OR REPLACE TRIGGER z_list_assertions_delete AFTER DELETE ON claims_claim
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_assertions_of_claims();
COMMENT ON TRIGGER z_list_assertions_delete ON claims_claim IS
    'Takes deleted assertions off the lists of their measures. By its name it fires after the '
    'triggers of record versions.';
