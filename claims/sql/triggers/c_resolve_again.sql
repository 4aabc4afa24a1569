CREATE OR REPLACE TRIGGER c_resolve_again AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_baselines_moved();
COMMENT ON TRIGGER c_resolve_again ON claims_numericassertion IS
    'What is measured against a changed assertion is resolved again.';

CREATE OR REPLACE TRIGGER c_resolve_again AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_baselines_shown();
COMMENT ON TRIGGER c_resolve_again ON claims_claim IS
    'What is measured against the assertions of a claim that becomes public, or is redacted, is '
    'resolved again.';
