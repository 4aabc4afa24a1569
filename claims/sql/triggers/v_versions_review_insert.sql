-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_review_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: claim
    PERFORM FROM claims_claim t0
    WHERE t0.id = ANY (ARRAY(SELECT n."claim_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- reveal: review
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT n.id, 'review', pg_current_xact_id() FROM new_rows n
    WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = n.claim_id)
    ORDER BY n.id ON CONFLICT DO NOTHING;
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t1."reviewer_id" AS id
        FROM new_rows t1
        WHERE t1."reviewer_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."claim_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, reviews
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT * FROM new_rows
        ) t1
    ));
    -- reveal: speaker
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'speaker', pg_current_xact_id() FROM (
        SELECT DISTINCT t3."reviewer_id" AS id
        FROM new_rows t3
            JOIN claims_claim t2 ON t2.id = t3."claim_id"
            JOIN claims_relation t1 ON t1."object_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
            AND t1.kind = 'repeats' AND t1.retraction_reason = ''
            AND t3."reviewer_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."subject_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, relations_out.object.reviews
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT * FROM new_rows
        ) t3
            JOIN claims_claim t2 ON t2.id = t3."claim_id"
            JOIN claims_relation t1 ON t1."object_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
            AND t1.kind = 'repeats' AND t1.retraction_reason = ''
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_review_insert IS
    'Records that show a new row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_review_insert
    AFTER INSERT ON claims_review
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_review_insert();
COMMENT ON TRIGGER v_versions_review_insert ON claims_review IS
    'Records that show a new row get a new version.';
