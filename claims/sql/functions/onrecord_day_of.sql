CREATE OR REPLACE FUNCTION onrecord_day_of(
    as_of daterange, period daterange, said_at timestamptz, said_precision text,
    said_at_offset integer
)
RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(upper(as_of) - 1, upper(period) - 1,
        CASE WHEN said_precision IN ('minute', 'day')
            THEN onrecord_said_there(said_at, said_at_offset)::date END)
$$;

COMMENT ON FUNCTION onrecord_day_of IS
    'The day by whose rate an assertion is converted: the last day it speaks of, else the day it '
    'was said.';
