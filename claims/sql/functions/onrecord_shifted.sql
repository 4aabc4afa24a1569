CREATE OR REPLACE FUNCTION onrecord_shifted(base numrange, change numrange, upward boolean)
RETURNS numrange
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN upward THEN numrange(
            trim_scale(lower(base) + lower(change)), trim_scale(upper(base) + upper(change)),
            onrecord_bounds(
                lower_inc(base) AND lower_inc(change), upper_inc(base) AND upper_inc(change)))
        ELSE numrange(
            trim_scale(lower(base) - upper(change)), trim_scale(upper(base) - lower(change)),
            onrecord_bounds(
                lower_inc(base) AND upper_inc(change), upper_inc(base) AND lower_inc(change)))
        END
$$;

COMMENT ON FUNCTION onrecord_shifted IS
    'Every value of one range more, or less, by every value of another. A missing end stays '
    'missing.';
