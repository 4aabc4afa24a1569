CREATE OR REPLACE TRIGGER z_note_listings_update AFTER UPDATE ON claims_assertionlisting
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_listings();
COMMENT ON TRIGGER z_note_listings_update ON claims_assertionlisting IS
    'Notes that the groups of changed listings have changed.';
