CREATE OR REPLACE FUNCTION onrecord_day_of(
    as_of daterange, period daterange, event uuid, said_at timestamptz, said_precision text,
    said_at_offset integer
)
RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(upper(as_of) - 1, upper(period) - 1, (
        SELECT upper(onrecord_event_days(
            lasting.start, lasting.start_precision, lasting."end", lasting.end_precision)) - 1
        FROM claims_event named
        JOIN claims_event lasting ON lasting.id = coalesce(named.merged_into_id, named.id)
        WHERE named.id = event
    ), CASE WHEN said_precision IN ('minute', 'day')
        THEN onrecord_said_there(said_at, said_at_offset)::date END)
$$;

COMMENT ON FUNCTION onrecord_day_of IS
    'The day by whose rate an assertion is converted: the last day it speaks of, which may be '
    'that of its event, else the day it was said.';
