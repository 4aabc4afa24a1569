CREATE OR REPLACE TRIGGER a_by_triggers_only BEFORE INSERT OR UPDATE OR DELETE
    ON claims_recordversion
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_record_versions_are_derived();
COMMENT ON TRIGGER a_by_triggers_only ON claims_recordversion IS
    'Record versions are written by triggers only.';
