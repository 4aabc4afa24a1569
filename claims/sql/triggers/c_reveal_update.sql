CREATE OR REPLACE TRIGGER c_reveal_update AFTER UPDATE ON claims_exchangerate
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_reveal_sources_of_rates();
COMMENT ON TRIGGER c_reveal_update ON claims_exchangerate IS
    'The source of a changed exchange rate is public.';
