CREATE OR REPLACE FUNCTION onrecord_forecast(
    prediction boolean, said_day date, temporal_kind text, as_of daterange, period daterange
) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT prediction OR coalesce(said_day < CASE temporal_kind
        WHEN 'flow' THEN upper(coalesce(period, as_of)) - 1 ELSE lower(as_of) END, false)
$$;

COMMENT ON FUNCTION onrecord_forecast IS
    'Whether an assertion was said before what it speaks of: a state or a count before its first '
    'day, an amount before the last day of its period. What is not known decides nothing.';
