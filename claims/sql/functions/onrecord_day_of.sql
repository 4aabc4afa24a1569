CREATE OR REPLACE FUNCTION onrecord_day_of(
    as_of daterange, period daterange, said_at timestamptz, said_precision text
)
RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(upper(as_of) - 1, upper(period) - 1,
        CASE WHEN said_precision IN ('minute', 'day') THEN (said_at AT TIME ZONE 'UTC')::date END)
$$;

COMMENT ON FUNCTION onrecord_day_of IS
    'The day by whose rate an assertion is converted: the last day it speaks of, else the day it '
    'was said.';
