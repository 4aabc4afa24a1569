-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_topicalias_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: topic
    PERFORM FROM claims_topic t0
    WHERE t0.id = ANY (ARRAY(SELECT n."topic_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- raise: topic, aliases
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."topic_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."name", o."language", o."topic_id")
                IS DISTINCT FROM
                (n."name", n."language", n."topic_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."name", o."language", o."topic_id")
                IS DISTINCT FROM
                (n."name", n."language", n."topic_id")
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_topicalias_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_topicalias_update
    AFTER UPDATE ON claims_topicalias
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_topicalias_update();
COMMENT ON TRIGGER v_versions_topicalias_update ON claims_topicalias IS
    'Records that show a changed row get a new version.';
