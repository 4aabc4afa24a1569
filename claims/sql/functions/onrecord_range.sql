CREATE OR REPLACE FUNCTION onrecord_range(low numeric, high numeric, bounds text) RETURNS numrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN low > high THEN NULL
        ELSE numrange(trim_scale(low), trim_scale(high), bounds) END
$$;

COMMENT ON FUNCTION onrecord_range IS
    'The range between two numbers. It is NULL where the ends are inverted, so that the named '
    'CHECK speaks instead of error 22000.';
