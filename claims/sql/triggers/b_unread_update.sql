CREATE OR REPLACE TRIGGER b_unread_update AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_assertions();
COMMENT ON TRIGGER b_unread_update ON claims_numericassertion IS
    'A changed assertion is unread again.';

CREATE OR REPLACE TRIGGER b_unread_update AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_claims();
COMMENT ON TRIGGER b_unread_update ON claims_claim IS
    'The assertions of a claim whose words have changed are unread again.';
