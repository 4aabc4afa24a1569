CREATE OR REPLACE TRIGGER a_log_stays BEFORE DELETE OR UPDATE OF id, kind, entry, survivor, chosen,
        former_state, made_at, made_by_id ON claims_merge
    FOR EACH ROW EXECUTE FUNCTION onrecord_log_stays();
COMMENT ON TRIGGER a_log_stays ON claims_merge IS
    'A merge stays as it was noted.';

CREATE OR REPLACE TRIGGER a_log_stays BEFORE DELETE OR UPDATE ON claims_mergemove
    FOR EACH ROW EXECUTE FUNCTION onrecord_log_stays();
COMMENT ON TRIGGER a_log_stays ON claims_mergemove IS
    'What a merge moved stays as it was noted.';

CREATE OR REPLACE TRIGGER a_log_stays BEFORE DELETE OR UPDATE ON claims_redaction
    FOR EACH ROW EXECUTE FUNCTION onrecord_log_stays();
COMMENT ON TRIGGER a_log_stays ON claims_redaction IS
    'A redaction stays as it was noted.';
