CREATE OR REPLACE TRIGGER a_attributed_insert AFTER INSERT ON claims_attribution
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_attributed();
COMMENT ON TRIGGER a_attributed_insert ON claims_attribution IS
    'New links of a chain may change the root speaker of their claim.';
