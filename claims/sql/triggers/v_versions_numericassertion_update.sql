-- Written by `manage.py write_triggers`, as claims/records/dependencies.py declares it.

CREATE OR REPLACE FUNCTION onrecord_versions_numericassertion_update() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    -- await: claim
    PERFORM FROM claims_claim t0
    WHERE t0.id = ANY (ARRAY(SELECT n."claim_id" FROM new_rows n))
        AND NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t0.id)
    ORDER BY t0.id FOR SHARE OF t0;
    -- reveal: measure
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'measure', pg_current_xact_id() FROM (
        SELECT DISTINCT t1."measure_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."measure_id", o."claim_id")
                IS DISTINCT FROM
                (n."measure_id", n."claim_id")
        ) t1
        WHERE t1."measure_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."claim_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- reveal: event
    INSERT INTO claims_recordversion (id, kind, changed_xid)
    SELECT r.id, 'event', pg_current_xact_id() FROM (
        SELECT DISTINCT t1."event_id" AS id
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."event_id", o."claim_id")
                IS DISTINCT FROM
                (n."event_id", n."claim_id")
        ) t1
        WHERE t1."event_id" IS NOT NULL
            AND EXISTS (SELECT FROM claims_recordversion s WHERE s.id = t1."claim_id")
    ) r
    WHERE NOT EXISTS (SELECT FROM claims_recordversion s WHERE s.id = r.id)
    ORDER BY r.id ON CONFLICT DO NOTHING;
    -- raise: claim, assertions
    PERFORM onrecord_raise_versions(ARRAY(
        SELECT DISTINCT t1."claim_id"
        FROM (
            SELECT n.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."position", o."as_printed", o."quote_start", o."quote_end",
                    o."comparator", o."low", o."high", o."best", o."multiplier", o."unit_id",
                    o."precision", o."resolution", o."form", o."direction", o."as_of",
                    o."period", o."observation_status", o."baseline", o."note", o."read_by",
                    o."interval", o."stated", o."canonical", o."basis", o."derivation",
                    o."claim_id", o."measure_id", o."event_id")
                IS DISTINCT FROM
                (n."id", n."position", n."as_printed", n."quote_start", n."quote_end",
                    n."comparator", n."low", n."high", n."best", n."multiplier", n."unit_id",
                    n."precision", n."resolution", n."form", n."direction", n."as_of",
                    n."period", n."observation_status", n."baseline", n."note", n."read_by",
                    n."interval", n."stated", n."canonical", n."basis", n."derivation",
                    n."claim_id", n."measure_id", n."event_id")
            UNION ALL
            SELECT o.* FROM old_rows o JOIN new_rows n ON n."id" = o."id"
            WHERE (o."id", o."position", o."as_printed", o."quote_start", o."quote_end",
                    o."comparator", o."low", o."high", o."best", o."multiplier", o."unit_id",
                    o."precision", o."resolution", o."form", o."direction", o."as_of",
                    o."period", o."observation_status", o."baseline", o."note", o."read_by",
                    o."interval", o."stated", o."canonical", o."basis", o."derivation",
                    o."claim_id", o."measure_id", o."event_id")
                IS DISTINCT FROM
                (n."id", n."position", n."as_printed", n."quote_start", n."quote_end",
                    n."comparator", n."low", n."high", n."best", n."multiplier", n."unit_id",
                    n."precision", n."resolution", n."form", n."direction", n."as_of",
                    n."period", n."observation_status", n."baseline", n."note", n."read_by",
                    n."interval", n."stated", n."canonical", n."basis", n."derivation",
                    n."claim_id", n."measure_id", n."event_id")
        ) t1
    ));
    RETURN NULL;
END $$;
COMMENT ON FUNCTION onrecord_versions_numericassertion_update IS
    'Records that show a changed row get a new version.';

CREATE OR REPLACE TRIGGER v_versions_numericassertion_update
    AFTER UPDATE ON claims_numericassertion
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION onrecord_versions_numericassertion_update();
COMMENT ON TRIGGER v_versions_numericassertion_update ON claims_numericassertion IS
    'Records that show a changed row get a new version.';
