CREATE OR REPLACE FUNCTION onrecord_wide(assertion claims_numericassertion) RETURNS numrange
LANGUAGE plpgsql STABLE AS $$
DECLARE
    unit record;
    low numeric := assertion.low;
    high numeric := assertion.high;
    widened numrange;
BEGIN
    IF assertion.canonical IS NULL OR assertion.basis NOT IN ('printed', 'converted')
        OR assertion.precision NOT IN ('exact', 'rounded') THEN
        RETURN NULL;
    ELSIF assertion.precision = 'exact' OR assertion.comparator NOT IN ('eq', 'between') THEN
        RETURN assertion.canonical;
    ELSIF assertion.read_by LIKE 'number.fraction%' OR assertion.form = 'share'
        AND assertion.unit_id IN ('ratio', '1') AND assertion.as_printed !~ '\d[.,]\d' THEN
        RETURN NULL;
    END IF;

    SELECT factor_numerator AS numerator, factor_denominator AS denominator, "offset" AS shift
        INTO unit FROM claims_unit WHERE code = assertion.unit_id;
    low := least(lower(assertion.interval), low - least(assertion.resolution, abs(low) * 0.1));
    high := greatest(upper(assertion.interval),
        high + least(assertion.resolution, abs(high) * 0.1));
    widened := onrecord_range(
        onrecord_canonical(low, unit.numerator, unit.denominator, unit.shift, false),
        onrecord_canonical(high, unit.numerator, unit.denominator, unit.shift, true),
        onrecord_bounds(lower_inc(assertion.canonical), upper_inc(assertion.canonical)));
    RETURN CASE WHEN assertion.measure_non_negative THEN widened * numrange(0, NULL)
        ELSE widened END;
END $$;

COMMENT ON FUNCTION onrecord_wide IS
    'The canonical interval of an assertion with each rounded end widened to a whole unit of its '
    'last printed digit, at most a tenth of the figure: what rounding can explain. Bounds are '
    'taken at their word. What is approximate, an order of magnitude, a fraction, or derived has '
    'none.';
