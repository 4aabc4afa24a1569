CREATE OR REPLACE FUNCTION onrecord_is_draft(
    status text, redacted_at timestamptz, merged_into_id uuid
) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT status IN ('draft', 'in_review') AND redacted_at IS NULL AND merged_into_id IS NULL
$$;

COMMENT ON FUNCTION onrecord_is_draft IS
    'Whether a claim may be published yet: a draft, or a claim in review. Python has the same '
    'condition in DRAFT of claims/models/claims.py; a test holds the two together.';
