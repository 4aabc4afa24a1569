CREATE OR REPLACE FUNCTION onrecord_note_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO claims_recordversion (id, kind, changed_xid)
        SELECT id, 'agreement', pg_current_xact_id() FROM new_rows ORDER BY id
        ON CONFLICT DO NOTHING;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM onrecord_raise_versions(ARRAY(SELECT id FROM old_rows));
    ELSE
        PERFORM onrecord_raise_versions(ARRAY(
            SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.measure_id, n.event_id, n.verdict, n.contested > 0, n.opposed > 0)
                IS DISTINCT FROM
                (o.measure_id, o.event_id, o.verdict, o.contested > 0, o.opposed > 0)));
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_note_verdicts IS
    'Give a group a record version of its own, and raise it where its verdict changes, where it '
    'becomes or ceases to be contested, or where the group ceases to be.';
