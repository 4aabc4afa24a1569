CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON
        claims_speaker
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_speaker IS
    'A merge never leads to another merge.';

CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON
        claims_source
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_source IS
    'A merge never leads to another merge.';

CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON
        claims_event
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_event IS
    'A merge never leads to another merge.';

CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON claims_topic
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_topic IS
    'A merge never leads to another merge.';

CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON
        claims_measure
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_measure IS
    'A merge never leads to another merge.';

CREATE OR REPLACE TRIGGER b_merge_is_final BEFORE INSERT OR UPDATE OF merged_into_id ON claims_claim
    FOR EACH ROW
    WHEN (NEW.merged_into_id IS NOT NULL)
    EXECUTE FUNCTION onrecord_merge_is_final();
COMMENT ON TRIGGER b_merge_is_final ON claims_claim IS
    'A merge never leads to another merge.';
