CREATE OR REPLACE FUNCTION onrecord_no_finer(instant timestamptz, precision_ text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT instant IS NULL OR precision_ NOT IN ('minute', 'day', 'month', 'year')
        OR NOT isfinite(instant)
        OR date_trunc(precision_, instant AT TIME ZONE 'UTC') = instant AT TIME ZONE 'UTC'
$$;

COMMENT ON FUNCTION onrecord_no_finer IS
    'Whether an instant says no more than its precision allows: a month begins on its first day, '
    'at midnight UTC.';
