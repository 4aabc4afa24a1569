CREATE OR REPLACE FUNCTION onrecord_written_there(said_at timestamptz, said_at_offset integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_char(onrecord_said_there(said_at, said_at_offset), 'YYYY-MM-DD"T"HH24:MI')
        || CASE WHEN said_at_offset < 0 THEN '-' ELSE '+' END
        || to_char(make_interval(mins => abs(said_at_offset)), 'HH24:MI')
$$;

COMMENT ON FUNCTION onrecord_written_there IS
    'A minute as the clocks of that place showed it, with their offset: 2022-03-05T09:30-05:00.';
