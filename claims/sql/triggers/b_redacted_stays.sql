CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_speaker
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_speaker_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_speaker IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_source
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_source_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_source IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_event
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_event_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_event IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_topic
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_topic_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_topic IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_measure
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_measure_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_measure IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_claim
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_claim_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_claim IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_relation
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_relation_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_relation IS
    'A redacted row is not imported again.';

CREATE OR REPLACE TRIGGER b_redacted_stays BEFORE INSERT ON claims_review
    FOR EACH ROW
    WHEN (NEW.dataset_id <> '')
    EXECUTE FUNCTION onrecord_review_redacted_stays();
COMMENT ON TRIGGER b_redacted_stays ON claims_review IS
    'A redacted row is not imported again.';
