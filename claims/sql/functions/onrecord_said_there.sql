CREATE OR REPLACE FUNCTION onrecord_said_there(said_at timestamptz, said_at_offset integer)
RETURNS timestamp
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT said_at AT TIME ZONE 'UTC' + coalesce(said_at_offset, 0) * interval '1 minute'
$$;

COMMENT ON FUNCTION onrecord_said_there IS
    'When something was said by the clocks of that place: a day is the day there. An unknown '
    'offset is taken as none.';
