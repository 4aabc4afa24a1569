CREATE OR REPLACE FUNCTION onrecord_bounded_dates(days daterange) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT NOT isempty(days) AND NOT lower_inf(days) AND NOT upper_inf(days)
        AND isfinite(lower(days)) AND isfinite(upper(days))
        AND lower(days) > '0001-01-01' AND upper(days) <= '9999-01-01'
$$;

COMMENT ON FUNCTION onrecord_bounded_dates IS
    'Whether a range of days has two ends, both between the years 1 and 9998.';
