CREATE OR REPLACE FUNCTION onrecord_analyze(VARIADIC tables text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'ANALYZE ' || (
        SELECT string_agg(format('%I.%I', current_schema(), name), ', ')
        FROM unnest(tables) t (name));
END $$;

COMMENT ON FUNCTION onrecord_analyze IS
    'Tell the planner what is in tables now. It runs as its owner, so names are looked up in its '
    'own schema alone.';
