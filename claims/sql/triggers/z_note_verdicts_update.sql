CREATE OR REPLACE TRIGGER z_note_verdicts_update AFTER UPDATE ON claims_agreementgroup
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_verdicts();
COMMENT ON TRIGGER z_note_verdicts_update ON claims_agreementgroup IS
    'Raises the record version of a group whose verdict has changed.';
