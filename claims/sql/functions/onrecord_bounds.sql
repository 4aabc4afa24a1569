CREATE OR REPLACE FUNCTION onrecord_bounds(low_reached boolean, high_reached boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN low_reached THEN '[' ELSE '(' END
        || CASE WHEN high_reached THEN ']' ELSE ')' END
$$;

COMMENT ON FUNCTION onrecord_bounds IS
    'The bounds of a range in the notation of numrange.';
