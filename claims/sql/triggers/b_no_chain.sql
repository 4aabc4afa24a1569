CREATE OR REPLACE TRIGGER b_no_chain BEFORE INSERT OR UPDATE ON claims_relation
    FOR EACH ROW
    WHEN (NEW.kind = 'repeats' AND NEW.retraction_reason = '')
    EXECUTE FUNCTION onrecord_no_chain_of_repeats();
COMMENT ON TRIGGER b_no_chain ON claims_relation IS
    'A repetition points at the first utterance.';
