-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_claim_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- raise: review, claim
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."statement", o."status")
                IS DISTINCT FROM
                (n."id", n."statement", n."status")
        ) t1
            JOIN claims_review t0 ON t0."claim_id" = t1."id"
    ));
    -- raise: relation, subject
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."statement", o."status")
                IS DISTINCT FROM
                (n."id", n."statement", n."status")
        ) t1
            JOIN claims_relation t0 ON t0."subject_id" = t1."id"
    ));
    -- raise: relation, object
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."statement", o."status")
                IS DISTINCT FROM
                (n."id", n."statement", n."status")
        ) t1
            JOIN claims_relation t0 ON t0."object_id" = t1."id"
    ));
    -- reveal: claim
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT n.id, 'claim', pg_current_xact_id() FROM new_rows n
    WHERE n.first_published_at IS NOT NULL
    ORDER BY n.id ON CONFLICT DO NOTHING;
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."speaker_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."speaker_id")
                IS DISTINCT FROM
                (n."speaker_id")
        ) t0
        WHERE t0."speaker_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."root_speaker_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."root_speaker_id")
                IS DISTINCT FROM
                (n."root_speaker_id")
        ) t0
        WHERE t0."root_speaker_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."status", o."kind", o."statement", o."said_at",
                    o."said_precision", o."said_at_offset", o."place", o."language", o."quote",
                    o."quote_type", o."quote_translation", o."first_published_at",
                    o."retraction_reason", o."speaker_id", o."root_speaker_id")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."status", n."kind", n."statement", n."said_at",
                    n."said_precision", n."said_at_offset", n."place", n."language", n."quote",
                    n."quote_type", n."quote_translation", n."first_published_at",
                    n."retraction_reason", n."speaker_id", n."root_speaker_id")
        ) t0
    ));
    -- raise: claim, relations_out.object
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."statement", o."status")
                IS DISTINCT FROM
                (n."id", n."statement", n."status")
        ) t2
            JOIN claims_relation t1 ON t1."object_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    -- raise: claim, relations_in.subject
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."object_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."statement", o."status")
                IS DISTINCT FROM
                (n."id", n."statement", n."status")
        ) t2
            JOIN claims_relation t1 ON t1."subject_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_claim_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_claim_update
    AFTER UPDATE ON claims_claim
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_claim_update();
COMMENT ON TRIGGER v_versions_claim_update ON claims_claim IS
    'Records that show a changed row get a new version.';
