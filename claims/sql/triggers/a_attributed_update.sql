CREATE OR REPLACE TRIGGER a_attributed_update AFTER UPDATE ON claims_attribution
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();
COMMENT ON TRIGGER a_attributed_update ON claims_attribution IS
    'Changed links of a chain may change the root speaker of their claim.';
