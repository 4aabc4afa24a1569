CREATE OR REPLACE TRIGGER a_attributed_delete AFTER DELETE ON claims_attribution
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();
COMMENT ON TRIGGER a_attributed_delete ON claims_attribution IS
    'Deleted links of a chain may change the root speaker of their claim.';
