CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(claim);
COMMENT ON TRIGGER b_locked_stays ON claims_claim IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_numericassertion
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(numericassertion);
COMMENT ON TRIGGER b_locked_stays ON claims_numericassertion IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_speaker
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(speaker);
COMMENT ON TRIGGER b_locked_stays ON claims_speaker IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_source
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(source);
COMMENT ON TRIGGER b_locked_stays ON claims_source IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(measure);
COMMENT ON TRIGGER b_locked_stays ON claims_measure IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_topic
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(topic);
COMMENT ON TRIGGER b_locked_stays ON claims_topic IS
    'An import does not overwrite a locked field; the kind of object is its argument.';

CREATE OR REPLACE TRIGGER b_locked_stays BEFORE UPDATE ON claims_event
    FOR EACH ROW EXECUTE FUNCTION onrecord_locked_stays(event);
COMMENT ON TRIGGER b_locked_stays ON claims_event IS
    'An import does not overwrite a locked field; the kind of object is its argument.';
