DROP TRIGGER IF EXISTS d_chain_without_gaps ON claims_attribution;
CREATE CONSTRAINT TRIGGER d_chain_without_gaps AFTER INSERT OR DELETE OR UPDATE OF claim_id,
        position ON claims_attribution
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION onrecord_chain_without_gaps();
COMMENT ON TRIGGER d_chain_without_gaps ON claims_attribution IS
    'A chain of attributions has no gap. It is looked at when the transaction ends, since its '
    'links are written one after the other.';
