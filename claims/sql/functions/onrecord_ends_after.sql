CREATE OR REPLACE FUNCTION onrecord_ends_after(
    began timestamptz, began_precision text, ended timestamptz, ended_precision text
) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(CASE WHEN began_precision = 'minute' AND ended_precision = 'minute'
        THEN ended >= began
        ELSE onrecord_last_day(ended, ended_precision, 0) >= (began AT TIME ZONE 'UTC')::date END,
        true)
$$;

COMMENT ON FUNCTION onrecord_ends_after IS
    'Whether something can have ended after it began, both as far as they are known.';
