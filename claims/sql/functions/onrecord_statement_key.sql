CREATE OR REPLACE FUNCTION onrecord_statement_key(statement text) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT hashtextextended(array_to_string((regexp_split_to_array(
        trim(regexp_replace(left(onrecord_folded(statement), 300), '[^[:alnum:]]+', ' ', 'g')),
        ' '))[1:8], ' '), 0)
$$;

COMMENT ON FUNCTION onrecord_statement_key IS
    'The first eight words of a statement as a number. Statements that begin alike are found '
    'by it.';
