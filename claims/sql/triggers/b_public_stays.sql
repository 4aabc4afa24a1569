CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_speaker
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_speaker IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_source
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_source IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_event
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_event IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_topic
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_topic IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_measure
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_measure IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_claim IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_relation
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_relation IS
    'A public row is not deleted.';

CREATE OR REPLACE TRIGGER b_public_stays BEFORE DELETE ON claims_review
    FOR EACH ROW EXECUTE FUNCTION onrecord_public_stays();
COMMENT ON TRIGGER b_public_stays ON claims_review IS
    'A public row is not deleted.';
