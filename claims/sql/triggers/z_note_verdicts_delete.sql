CREATE OR REPLACE TRIGGER z_note_verdicts_delete AFTER DELETE ON claims_agreementgroup
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_verdicts();
COMMENT ON TRIGGER z_note_verdicts_delete ON claims_agreementgroup IS
    'Raises the record version of a group that has ceased to be.';
