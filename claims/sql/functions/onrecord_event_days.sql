CREATE OR REPLACE FUNCTION onrecord_event_days(
    began timestamptz, began_precision text, ended timestamptz, ended_precision text
) RETURNS daterange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN began IS NOT NULL THEN daterange(
        (began AT TIME ZONE 'UTC')::date,
        coalesce(onrecord_last_day(ended, ended_precision, 0),
            onrecord_last_day(began, began_precision, 0)), '[]') END
$$;

COMMENT ON FUNCTION onrecord_event_days IS
    'The days of an event, as far as they are known: from the first on which it can have begun to '
    'the last on which it can have ended.';
