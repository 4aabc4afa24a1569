CREATE OR REPLACE FUNCTION onrecord_list_written_assertions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        ids := ARRAY(SELECT DISTINCT claim_id FROM old_rows);
    ELSE
        ids := ARRAY(SELECT DISTINCT unnest(ARRAY[o.claim_id, n.claim_id])
            FROM old_rows o JOIN new_rows n ON n.id = o.id
            WHERE (n.claim_id, n.measure_id, n.event_id, n.observation_status, n.canonical, n.basis,
                    n.precision, n.comparator, n.low, n.high, n.resolution, n.unit_id, n.form,
                    n.read_by, n.as_printed, n.as_of, n.period)
                IS DISTINCT FROM (o.claim_id, o.measure_id, o.event_id, o.observation_status,
                    o.canonical, o.basis, o.precision, o.comparator, o.low, o.high, o.resolution,
                    o.unit_id, o.form, o.read_by, o.as_printed, o.as_of, o.period));
    END IF;
    PERFORM onrecord_list_assertions(ids);
    PERFORM onrecord_list_drafts(ids);
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_list_written_assertions IS
    'Make the listings of the assertions that were written, those of drafts included.';
