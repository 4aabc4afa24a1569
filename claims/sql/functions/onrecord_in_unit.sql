CREATE OR REPLACE FUNCTION onrecord_in_unit(range numrange, unit claims_unit) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low numeric := round(
        (lower(range) - unit."offset") * unit.factor_denominator / unit.factor_numerator, 12);
    high numeric := round(
        (upper(range) - unit."offset") * unit.factor_denominator / unit.factor_numerator, 12);
BEGIN
    RETURN onrecord_in_words(numrange(low, high, CASE WHEN low = high THEN '[]'
        ELSE onrecord_bounds(lower_inc(range), upper_inc(range)) END), unit);
END $$;

COMMENT ON FUNCTION onrecord_in_unit IS
    'A canonical interval in a unit, for a person. A number that does not end within 12 decimals '
    'there is rounded.';
