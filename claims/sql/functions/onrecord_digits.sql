CREATE OR REPLACE FUNCTION onrecord_digits(value numeric) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN value < 0 THEN '−' ELSE '' END
        || to_char(trunc(abs(value)), 'FM' || repeat('999,', 40) || '990')
        || coalesce('.' || nullif(split_part(trim_scale(value)::text, '.', 2), ''), '')
$$;

COMMENT ON FUNCTION onrecord_digits IS
    'A number for a person: its thousands set apart, all its digits.';
