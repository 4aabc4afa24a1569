CREATE OR REPLACE FUNCTION onrecord_acting_via() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'via', 'sql')
$$;

COMMENT ON FUNCTION onrecord_acting_via IS
    'What the transaction came through, such as admin or import; sql where nobody said.';
