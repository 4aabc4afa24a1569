-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_speaker_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
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
    -- raise: speaker, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."slug", o."name", o."kind", o."description",
                    o."country", o."area")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."slug", n."name", n."kind", n."description",
                    n."country", n."area")
        ) t0
    ));
    -- raise: speaker, roles.organization
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."speaker_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t2
            JOIN claims_role t1 ON t1."organization_id" = t2."id"
    ));
    -- raise: source, publisher
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t1
            JOIN claims_source t0 ON t0."publisher_id" = t1."id"
    ));
    -- raise: review, reviewer
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t1
            JOIN claims_review t0 ON t0."reviewer_id" = t1."id"
    ));
    -- raise: review, evidence.source.publisher
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."review_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t3
            JOIN claims_source t2 ON t2."publisher_id" = t3."id"
            JOIN claims_reviewevidence t1 ON t1."source_id" = t2."id"
    ));
    -- raise: claim, speaker
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t1
            JOIN claims_claim t0 ON t0."speaker_id" = t1."id"
    ));
    -- raise: claim, root_speaker
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t1
            JOIN claims_claim t0 ON t0."root_speaker_id" = t1."id"
    ));
    -- raise: claim, attributions.speaker
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t2
            JOIN claims_attribution t1 ON t1."speaker_id" = t2."id"
    ));
    -- raise: claim, attributions.source.publisher
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t3
            JOIN claims_source t2 ON t2."publisher_id" = t3."id"
            JOIN claims_attribution t1 ON t1."source_id" = t2."id"
    ));
    -- raise: claim, appearances.source.publisher
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t3
            JOIN claims_source t2 ON t2."publisher_id" = t3."id"
            JOIN claims_appearance t1 ON t1."source_id" = t2."id"
    ));
    -- raise: claim, reviews.reviewer
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t2
            JOIN claims_review t1 ON t1."reviewer_id" = t2."id"
    ));
    -- raise: claim, relations_out.object.reviews.reviewer
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."name", o."kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."name", n."kind")
        ) t4
            JOIN claims_review t3 ON t3."reviewer_id" = t4."id"
            JOIN claims_claim t2 ON t2.id = t3."claim_id"
            JOIN claims_relation t1 ON t1."object_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
            AND t1.kind = 'repeats' AND t1.retraction_reason = ''
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_speaker_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_speaker_update
    AFTER UPDATE ON claims_speaker
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_speaker_update();
COMMENT ON TRIGGER v_versions_speaker_update ON claims_speaker IS
    'Records that show a changed row get a new version.';
