-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_topic_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: topic
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'topic', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."broader_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."broader_id")
                IS DISTINCT FROM
                (n."broader_id")
        ) t0
        WHERE t0."broader_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- reveal: topic
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'topic', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."merged_into_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."merged_into_id")
                IS DISTINCT FROM
                (n."merged_into_id")
        ) t0
        WHERE t0."merged_into_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: topic, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."slug", o."label", o."description", o."broader_id")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."slug", n."label", n."description", n."broader_id")
        ) t0
    ));
    -- raise: topic, broader
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."label")
                IS DISTINCT FROM
                (n."id", n."slug", n."label")
        ) t1
            JOIN claims_topic t0 ON t0."broader_id" = t1."id"
    ));
    -- raise: claim, claim_topics.topic
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."label")
                IS DISTINCT FROM
                (n."id", n."slug", n."label")
        ) t2
            JOIN claims_claimtopic t1 ON t1."topic_id" = t2."id"
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_topic_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_topic_update
    AFTER UPDATE ON claims_topic
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_topic_update();
COMMENT ON TRIGGER v_versions_topic_update ON claims_topic IS
    'Records that show a changed row get a new version.';
