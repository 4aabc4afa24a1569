-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_appearance_update() RETURNS trigger
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
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."source_id", o."claim_id")
                IS DISTINCT FROM
                (n."source_id", n."claim_id")
        ) t1
        WHERE t1."source_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."claim_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, appearances
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."is_first", o."exact", o."prefix", o."suffix", o."start", o."end",
                    o."claim_id", o."source_id")
                IS DISTINCT FROM
                (n."id", n."is_first", n."exact", n."prefix", n."suffix", n."start", n."end",
                    n."claim_id", n."source_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."is_first", o."exact", o."prefix", o."suffix", o."start", o."end",
                    o."claim_id", o."source_id")
                IS DISTINCT FROM
                (n."id", n."is_first", n."exact", n."prefix", n."suffix", n."start", n."end",
                    n."claim_id", n."source_id")
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_appearance_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_appearance_update
    AFTER UPDATE ON claims_appearance
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_appearance_update();
COMMENT ON TRIGGER v_versions_appearance_update ON claims_appearance IS
    'Records that show a changed row get a new version.';
