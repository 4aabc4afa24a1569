CREATE OR REPLACE TRIGGER a_undone_once BEFORE UPDATE ON claims_merge
    FOR EACH ROW
    WHEN (OLD.undone_at IS NOT NULL)
    EXECUTE FUNCTION onrecord_log_stays();
COMMENT ON TRIGGER a_undone_once ON claims_merge IS
    'A merge is undone once.';
