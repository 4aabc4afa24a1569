-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_event_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- reveal: event
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'event', pg_current_xact_id() FROM (
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
    -- raise: event, itself
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t0.id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."dataset", o."dataset_id", o."redacted_at", o."redaction_reason",
                    o."merged_into_id", o."label", o."kind", o."start", o."start_precision",
                    o."end", o."end_precision", o."place", o."latitude", o."longitude")
                IS DISTINCT FROM
                (n."id", n."dataset", n."dataset_id", n."redacted_at", n."redaction_reason",
                    n."merged_into_id", n."label", n."kind", n."start", n."start_precision",
                    n."end", n."end_precision", n."place", n."latitude", n."longitude")
        ) t0
    ));
    -- raise: claim, assertions.event
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."label", o."kind", o."start", o."start_precision", o."end",
                    o."end_precision", o."place")
                IS DISTINCT FROM
                (n."id", n."label", n."kind", n."start", n."start_precision", n."end",
                    n."end_precision", n."place")
        ) t2
            JOIN claims_numericassertion t1 ON t1."event_id" = t2."id"
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_event_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_event_update
    AFTER UPDATE ON claims_event
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_event_update();
COMMENT ON TRIGGER v_versions_event_update ON claims_event IS
    'Records that show a changed row get a new version.';
