CREATE OR REPLACE TRIGGER b_unread_delete AFTER DELETE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_unread_assertions();
COMMENT ON TRIGGER b_unread_delete ON claims_numericassertion IS
    'The reading of a deleted assertion goes with it.';
