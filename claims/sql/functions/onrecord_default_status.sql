CREATE OR REPLACE FUNCTION onrecord_default_status(
    claim uuid, measure uuid, event uuid, as_of daterange, period daterange
) RETURNS text
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT CASE WHEN onrecord_forecast(c.kind = 'prediction',
            onrecord_last_day(c.said_at, c.said_precision, c.said_at_offset), m.temporal_kind,
            coalesce(as_of, CASE WHEN period IS NULL
                THEN onrecord_event_days(e.start, e.start_precision, e."end", e.end_precision) END),
            period) THEN 'forecast' ELSE 'normal' END
        FROM claims_claim c JOIN claims_measure m ON m.id = measure
            LEFT JOIN claims_event e ON e.id = event
        WHERE c.id = claim
    );
END $$;

COMMENT ON FUNCTION onrecord_default_status IS
    'The status of an assertion that nobody has given one: a forecast where it was said before '
    'what it speaks of, or by a prediction. One that names no time speaks of the days of its '
    'event.';
