-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_relation_delete() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- raise: claim, relations_out
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT * FROM old_rows
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    -- raise: claim, relations_in
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."object_id"
        FROM (
            SELECT * FROM old_rows
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_relation_delete IS
    'Records that showed a deleted row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_relation_delete
    AFTER DELETE ON claims_relation
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_relation_delete();
COMMENT ON TRIGGER v_versions_relation_delete ON claims_relation IS
    'Records that showed a deleted row get a new version.';
