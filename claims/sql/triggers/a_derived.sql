CREATE OR REPLACE TRIGGER a_derived BEFORE INSERT OR UPDATE OR DELETE ON claims_stamp
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_stamps_are_derived();
COMMENT ON TRIGGER a_derived ON claims_stamp IS
    'Record versions are written by triggers only.';
