CREATE OR REPLACE TRIGGER z_list_assertions_insert AFTER INSERT ON claims_numericassertion
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_written_assertions();
COMMENT ON TRIGGER z_list_assertions_insert ON claims_numericassertion IS
    'Lists new assertions under their measures. By its name it fires after the triggers of record '
    'versions: a part waits for a publication first.';

CREATE OR REPLACE TRIGGER z_list_assertions_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_list_assertions_of_claims();
COMMENT ON TRIGGER z_list_assertions_insert ON claims_claim IS
    'Lists new assertions under their measures. By its name it fires after the triggers of record '
    'versions: a part waits for a publication first.';
