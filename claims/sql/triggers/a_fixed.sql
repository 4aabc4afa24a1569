CREATE OR REPLACE TRIGGER a_fixed BEFORE UPDATE ON claims_unit
    FOR EACH ROW
    WHEN ((OLD.code, OLD.dimension, OLD.factor_numerator, OLD.factor_denominator, OLD."offset")
    IS DISTINCT FROM (NEW.code, NEW.dimension, NEW.factor_numerator, NEW.factor_denominator,
        NEW."offset"))
    EXECUTE FUNCTION onrecord_unit_is_fixed();
COMMENT ON TRIGGER a_fixed ON claims_unit IS
    'The definition of a unit is fixed.';
