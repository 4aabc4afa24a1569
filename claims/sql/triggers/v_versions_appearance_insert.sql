-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_appearance_insert() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: claim
    PERFORM FROM claims_claim t0
    WHERE t0.id = ANY (ARRAY(SELECT n."claim_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- reveal: source
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'source', pg_current_xact_id() FROM (
        SELECT DISTINCT t1."source_id" AS id
        FROM new_rows t1
        WHERE t1."source_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."claim_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, appearances
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT * FROM new_rows
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_appearance_insert IS
    'Records that show a new row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_appearance_insert
    AFTER INSERT ON claims_appearance
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_appearance_insert();
COMMENT ON TRIGGER v_versions_appearance_insert ON claims_appearance IS
    'Records that show a new row get a new version.';
