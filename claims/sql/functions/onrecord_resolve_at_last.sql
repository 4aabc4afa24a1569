CREATE OR REPLACE FUNCTION onrecord_resolve_at_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE claims_numericassertion a SET basis = a.basis
    WHERE a.id = NEW.id AND a.baseline_assertion_id IS NOT NULL AND a.derivation IS NULL;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_resolve_at_last IS
    'Resolve an assertion when the transaction ends: its baseline, or the claim of that, may come '
    'after it. So a new row without a baseline need not be looked up as one.';
