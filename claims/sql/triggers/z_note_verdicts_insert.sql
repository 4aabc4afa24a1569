CREATE OR REPLACE TRIGGER z_note_verdicts_insert AFTER INSERT ON claims_agreementgroup
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_note_verdicts();
COMMENT ON TRIGGER z_note_verdicts_insert ON claims_agreementgroup IS
    'Gives a new group a record version of its own.';
