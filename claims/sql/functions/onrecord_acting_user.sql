CREATE OR REPLACE FUNCTION onrecord_acting_user() RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT (
        nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user'
    )::integer
$$;

COMMENT ON FUNCTION onrecord_acting_user IS
    'The user of the transaction''s context, or NULL.';
