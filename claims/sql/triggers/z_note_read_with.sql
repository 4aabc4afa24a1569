CREATE OR REPLACE TRIGGER z_note_read_with AFTER UPDATE ON claims_measure
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_measures();
COMMENT ON TRIGGER z_note_read_with ON claims_measure IS
    'Notes that the groups of changed measures have changed.';

CREATE OR REPLACE TRIGGER z_note_read_with AFTER UPDATE ON claims_event
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_events();
COMMENT ON TRIGGER z_note_read_with ON claims_event IS
    'Notes that the groups of changed events have changed.';

CREATE OR REPLACE TRIGGER z_note_read_with AFTER UPDATE ON claims_speaker
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_roots();
COMMENT ON TRIGGER z_note_read_with ON claims_speaker IS
    'Notes that the groups of merged root speakers have changed.';
