DROP TRIGGER IF EXISTS d_resolve_at_last ON claims_numericassertion;
CREATE CONSTRAINT TRIGGER d_resolve_at_last AFTER INSERT OR UPDATE OF baseline_assertion_id ON
        claims_numericassertion
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW
    WHEN (NEW.baseline_assertion_id IS NOT NULL AND NEW.derivation IS NULL)
    EXECUTE FUNCTION onrecord_resolve_at_last();
COMMENT ON TRIGGER d_resolve_at_last ON claims_numericassertion IS
    'An assertion whose baseline came after it is resolved when the transaction ends.';
