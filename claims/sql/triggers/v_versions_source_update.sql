-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_source_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."publisher_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."publisher_id")
                IS DISTINCT FROM
                (n."publisher_id")
        ) t0
        WHERE t0."publisher_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- reveal: source
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'source', pg_current_xact_id() FROM (
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
    -- raise: source, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."kind", o."title", o."url", o."archived_url",
                    o."published_at", o."published_precision", o."accessed_at", o."language",
                    o."reliability", o."publisher_id")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."kind", n."title", n."url", n."archived_url",
                    n."published_at", n."published_precision", n."accessed_at", n."language",
                    n."reliability", n."publisher_id")
        ) t0
    ));
    -- raise: review, evidence.source
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."review_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."title", o."url", o."published_at",
                    o."published_precision", o."publisher_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."title", n."url", n."published_at",
                    n."published_precision", n."publisher_id")
        ) t2
            JOIN claims_reviewevidence t1 ON t1."source_id" = t2."id"
    ));
    -- raise: claim, attributions.source
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."title", o."url", o."published_at",
                    o."published_precision", o."publisher_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."title", n."url", n."published_at",
                    n."published_precision", n."publisher_id")
        ) t2
            JOIN claims_attribution t1 ON t1."source_id" = t2."id"
    ));
    -- raise: claim, appearances.source
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."kind", o."title", o."url", o."published_at",
                    o."published_precision", o."publisher_id")
                IS DISTINCT FROM
                (n."id", n."kind", n."title", n."url", n."published_at",
                    n."published_precision", n."publisher_id")
        ) t2
            JOIN claims_appearance t1 ON t1."source_id" = t2."id"
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_source_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_source_update
    AFTER UPDATE ON claims_source
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_source_update();
COMMENT ON TRIGGER v_versions_source_update ON claims_source IS
    'Records that show a changed row get a new version.';
