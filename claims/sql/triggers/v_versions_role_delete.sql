-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_role_delete() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- raise: speaker, roles
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."speaker_id"
        FROM (
            SELECT * FROM old_rows
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_role_delete IS
    'Records that showed a deleted row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_role_delete
    AFTER DELETE ON claims_role
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_role_delete();
COMMENT ON TRIGGER v_versions_role_delete ON claims_role IS
    'Records that showed a deleted row get a new version.';
