CREATE OR REPLACE TRIGGER z_note_listings_insert AFTER INSERT ON claims_assertionlisting
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_listings();
COMMENT ON TRIGGER z_note_listings_insert ON claims_assertionlisting IS
    'Notes that the groups of new listings have changed.';
