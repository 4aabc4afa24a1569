-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_review_delete() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- raise: claim, reviews
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT * FROM old_rows
        ) t1
    ));
    -- raise: claim, relations_out.object.reviews
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."subject_id"
        FROM (
            SELECT * FROM old_rows
        ) t3
            JOIN claims_claim t2 ON t2.id = t3."claim_id"
            JOIN claims_relation t1 ON t1."object_id" = t2."id"
        WHERE EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1.id)
            AND t1.kind = 'repeats' AND t1.retraction_reason = ''
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_review_delete IS
    'Records that showed a deleted row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_review_delete
    AFTER DELETE ON claims_review
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_review_delete();
COMMENT ON TRIGGER v_versions_review_delete ON claims_review IS
    'Records that showed a deleted row get a new version.';
