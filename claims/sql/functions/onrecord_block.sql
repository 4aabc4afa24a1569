CREATE OR REPLACE FUNCTION onrecord_block(remaining integer, need integer, want integer)
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN remaining < need THEN 0 ELSE greatest(need, least(want, remaining / 8)) END
$$;

COMMENT ON FUNCTION onrecord_block IS
    'How many requests a worker reserves at once. A block leaves the other workers enough: at '
    'most an eighth of what remains, but never less than what is needed now, and nothing where '
    'there is not that much.';
