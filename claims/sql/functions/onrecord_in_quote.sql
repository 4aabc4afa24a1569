CREATE OR REPLACE FUNCTION onrecord_in_quote(
    words text, place_from integer, place_to integer, quote text
)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN quote = '' THEN NULL
        WHEN place_from IS NULL THEN strpos(quote, words) > 0
        WHEN place_from < 0 OR place_to <= place_from THEN false
        ELSE substr(quote, place_from + 1, place_to - place_from) = words END
$$;

COMMENT ON FUNCTION onrecord_in_quote IS
    'Whether words stand in a quote: at their place where one is given, else anywhere. NULL where '
    'there is no quote.';
