CREATE OR REPLACE TRIGGER a_of_currencies BEFORE INSERT OR UPDATE ON claims_exchangerate
    FOR EACH ROW EXECUTE FUNCTION onrecord_rate_of_currencies();
COMMENT ON TRIGGER a_of_currencies ON claims_exchangerate IS
    'Refuses an exchange rate between units that are not currencies.';
