CREATE OR REPLACE FUNCTION onrecord_in_words(range numrange, unit claims_unit) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    low text := onrecord_digits(lower(range));
    high text := onrecord_digits(upper(range));
BEGIN
    RETURN CASE
        WHEN lower_inf(range) AND upper_inf(range) THEN 'any number'
        WHEN upper_inf(range) THEN
            CASE WHEN lower_inc(range) THEN 'at least ' ELSE 'more than ' END || low
        WHEN lower_inf(range) THEN
            CASE WHEN upper_inc(range) THEN 'at most ' ELSE 'less than ' END || high
        WHEN lower(range) = upper(range) THEN low
        ELSE CASE WHEN lower_inc(range) THEN '' ELSE 'more than ' END || low || ' to '
            || CASE WHEN upper_inc(range) THEN '' ELSE 'less than ' END || high END
        || CASE WHEN unit.code IN ('1', 'ratio') THEN ''
            ELSE ' ' || coalesce(nullif(unit.symbol, ''), unit.code) END;
END $$;

COMMENT ON FUNCTION onrecord_in_words IS
    'An interval for a person: more than 8,000; at least 5 km; 4.75 to less than 5.25 km.';
