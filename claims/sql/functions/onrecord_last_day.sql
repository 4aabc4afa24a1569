CREATE OR REPLACE FUNCTION onrecord_last_day(
    said_at timestamptz, said_precision text, said_at_offset integer
) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE said_precision
        WHEN 'year' THEN
            date_trunc('year', said_at AT TIME ZONE 'UTC') + interval '1 year - 1 day'
        WHEN 'month' THEN
            date_trunc('month', said_at AT TIME ZONE 'UTC') + interval '1 month - 1 day'
        ELSE onrecord_said_there(said_at, said_at_offset) END::date
$$;

COMMENT ON FUNCTION onrecord_last_day IS
    'The last day, by the clocks of that place, on which something can have been said: for a '
    'month, the last of the month.';
