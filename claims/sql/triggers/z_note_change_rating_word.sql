CREATE OR REPLACE TRIGGER z_note_change_rating_word BEFORE UPDATE ON claims_ratingword
    FOR EACH ROW EXECUTE FUNCTION onrecord_note_change();
COMMENT ON TRIGGER z_note_change_rating_word ON claims_ratingword IS
    'Notes who changed a row and when; derived columns are its arguments.';
