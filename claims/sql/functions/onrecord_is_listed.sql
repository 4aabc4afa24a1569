CREATE OR REPLACE FUNCTION onrecord_is_listed(
    status text, redacted_at timestamptz, merged_into_id uuid
) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT status IN ('published', 'retracted') AND redacted_at IS NULL AND merged_into_id IS NULL
$$;

COMMENT ON FUNCTION onrecord_is_listed IS
    'Whether a public list shows a claim. Python has the same condition in LISTED of '
    'claims/models/claims.py; a test holds the two together.';
