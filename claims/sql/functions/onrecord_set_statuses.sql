CREATE OR REPLACE FUNCTION onrecord_set_statuses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN  -- keys are checked at the end: its assertions may have come first
        ids := ARRAY(SELECT id FROM new_rows);
    ELSE
        EXECUTE format(
            'SELECT ARRAY(SELECT n.id FROM old_rows o JOIN new_rows n ON n.id = o.id
             WHERE (%1$s) IS DISTINCT FROM (%2$s))',
            (SELECT string_agg(format('n.%I', name), ', ') FROM unnest(TG_ARGV[1:]) name),
            (SELECT string_agg(format('o.%I', name), ', ') FROM unnest(TG_ARGV[1:]) name)) INTO ids;
    END IF;
    IF cardinality(ids) > 0 THEN
        EXECUTE format(
            'UPDATE claims_numericassertion a SET observation_status = %L
             WHERE a.%I = ANY ($1) AND a.observation_status_derived
                AND a.observation_status IS DISTINCT FROM onrecord_default_status(
                    a.claim_id, a.measure_id, a.event_id, a.as_of, a.period)',
            '', TG_ARGV[0]) USING ids;
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_set_statuses IS
    'Set the statuses again that follow the rows which were written. The arguments are the column '
    'by which an assertion names such a row, and the columns that its status follows.';
