-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_relation_update() RETURNS trigger
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
    -- raise: relation, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."kind", o."note", o."retraction_reason", o."subject_id", o."object_id")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."kind", n."note", n."retraction_reason", n."subject_id", n."object_id")
        ) t0
    ));
    -- raise: claim, relations_out
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."note", o."retraction_reason", o."subject_id",
                    o."object_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."note", n."retraction_reason", n."subject_id",
                    n."object_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."note", o."retraction_reason", o."subject_id",
                    o."object_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."note", n."retraction_reason", n."subject_id",
                    n."object_id")
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    -- raise: claim, relations_in
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."object_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."note", o."retraction_reason", o."object_id",
                    o."subject_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."note", n."retraction_reason", n."object_id",
                    n."subject_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."note", o."retraction_reason", o."object_id",
                    o."subject_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."note", n."retraction_reason", n."object_id",
                    n."subject_id")
        ) t1
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_relation_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_relation_update
    AFTER UPDATE ON claims_relation
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_relation_update();
COMMENT ON TRIGGER v_versions_relation_update ON claims_relation IS
    'Records that show a changed row get a new version.';
