CREATE OR REPLACE FUNCTION onrecord_folded(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT
AS $$ SELECT lower(unaccent('unaccent'::regdictionary, name)) $$;

COMMENT ON FUNCTION onrecord_folded IS
    'A name without its case and its accents. It keeps its search path, since a dump is restored '
    'with none.';
