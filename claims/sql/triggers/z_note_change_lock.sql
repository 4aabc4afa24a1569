CREATE OR REPLACE TRIGGER z_note_change_lock BEFORE UPDATE ON claims_fieldlock
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change_lock ON claims_fieldlock IS
    'Notes who changed a row and when; derived columns are its arguments.';
