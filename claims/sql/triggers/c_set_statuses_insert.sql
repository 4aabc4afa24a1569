CREATE OR REPLACE TRIGGER c_set_statuses_insert AFTER INSERT ON claims_claim
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_set_statuses('claim_id');
COMMENT ON TRIGGER c_set_statuses_insert ON claims_claim IS
    'Sets the statuses of assertions that came before their claim.';
