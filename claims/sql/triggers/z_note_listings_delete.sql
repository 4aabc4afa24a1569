CREATE OR REPLACE TRIGGER z_note_listings_delete AFTER DELETE ON claims_assertionlisting
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_listings();
COMMENT ON TRIGGER z_note_listings_delete ON claims_assertionlisting IS
    'Notes that the groups of former listings have changed.';
