-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_measure_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: measure
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'measure', pg_current_xact_id() FROM (
        SELECT DISTINCT t0."part_of_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."part_of_id")
                IS DISTINCT FROM
                (n."part_of_id")
        ) t0
        WHERE t0."part_of_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- reveal: measure
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'measure', pg_current_xact_id() FROM (
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
    -- raise: measure, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."slug", o."label", o."description", o."population",
                    o."place", o."unit_id", o."dimension", o."non_negative", o."temporal_kind",
                    o."start", o."counts_pledges", o."part_of_id")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."slug", n."label", n."description", n."population",
                    n."place", n."unit_id", n."dimension", n."non_negative", n."temporal_kind",
                    n."start", n."counts_pledges", n."part_of_id")
        ) t0
    ));
    -- raise: measure, part_of
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."label", o."unit_id", o."temporal_kind", o."start")
                IS DISTINCT FROM
                (n."id", n."slug", n."label", n."unit_id", n."temporal_kind", n."start")
        ) t1
            JOIN claims_measure t0 ON t0."part_of_id" = t1."id"
    ));
    -- raise: claim, assertions.measure
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."slug", o."label", o."unit_id", o."temporal_kind")
                IS DISTINCT FROM
                (n."id", n."slug", n."label", n."unit_id", n."temporal_kind")
        ) t2
            JOIN claims_numericassertion t1 ON t1."measure_id" = t2."id"
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_measure_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_measure_update
    AFTER UPDATE ON claims_measure
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_measure_update();
COMMENT ON TRIGGER v_versions_measure_update ON claims_measure IS
    'Records that show a changed row get a new version.';
