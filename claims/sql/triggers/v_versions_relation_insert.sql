-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_relation_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: claim
    PERFORM FROM claims_claim t0
    WHERE t0.id = ANY (ARRAY(SELECT n."subject_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- await: claim
    PERFORM FROM claims_claim t0
    WHERE t0.id = ANY (ARRAY(SELECT n."object_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- reveal: relation
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT n.id, 'relation', pg_current_xact_id() FROM new_rows n
    WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = n.subject_id)
        AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = n.object_id)
    ORDER BY n.id ON CONFLICT DO NOTHING;
    -- raise: claim, relations_out
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT * FROM new_rows
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    -- raise: claim, relations_in
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."object_id"
        FROM (
            SELECT * FROM new_rows
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_relation_insert IS
    'Records that show a new row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_relation_insert
    AFTER INSERT ON claims_relation
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_relation_insert();
COMMENT ON TRIGGER v_versions_relation_insert ON claims_relation IS
    'Records that show a new row get a new version.';
