CREATE OR REPLACE TRIGGER z_list_assertions_update AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_written_assertions();
COMMENT ON TRIGGER z_list_assertions_update ON claims_numericassertion IS
    'Lists changed assertions under their measures. By its name it fires after the triggers of '
    'record versions.';

CREATE OR REPLACE TRIGGER z_list_assertions_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_assertions_of_claims();
COMMENT ON TRIGGER z_list_assertions_update ON claims_claim IS
    'Lists changed assertions under their measures. By its name it fires after the triggers of '
    'record versions.';
