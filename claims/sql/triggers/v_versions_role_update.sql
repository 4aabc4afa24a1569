-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_role_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: speaker
    PERFORM FROM claims_speaker t0
    WHERE t0.id = ANY (ARRAY(SELECT n."speaker_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t1."organization_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."organization_id", o."speaker_id")
                IS DISTINCT FROM
                (n."organization_id", n."speaker_id")
        ) t1
        WHERE t1."organization_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."speaker_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: speaker, roles
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."speaker_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."title", o."start", o."start_precision", o."end", o."end_precision",
                    o."speaker_id", o."organization_id")
                IS DISTINCT FROM
                (n."title", n."start", n."start_precision", n."end", n."end_precision",
                    n."speaker_id", n."organization_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."title", o."start", o."start_precision", o."end", o."end_precision",
                    o."speaker_id", o."organization_id")
                IS DISTINCT FROM
                (n."title", n."start", n."start_precision", n."end", n."end_precision",
                    n."speaker_id", n."organization_id")
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_role_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_role_update
    AFTER UPDATE ON claims_role
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_role_update();
COMMENT ON TRIGGER v_versions_role_update ON claims_role IS
    'Records that show a changed row get a new version.';
