CREATE OR REPLACE FUNCTION onrecord_measures_changed(measures uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(array_remove(measures, NULL)) = 0 THEN
        RETURN;
    END IF;
    PERFORM onrecord_groups_changed(array_agg(measure_id), array_agg(event_id)) FROM (
        SELECT DISTINCT listed.measure_id, listed.event_id FROM claims_assertionlisting listed
        WHERE listed.measure_id = ANY (measures)
        UNION
        SELECT known.measure_id, known.event_id FROM claims_agreementgroup known
        WHERE known.measure_id = ANY (measures)
    ) theirs
    HAVING count(*) > 0;
    INSERT INTO claims_agreementchange (measure_id, event_id, xid)
    SELECT known.measure_id, known.event_id, pg_current_xact_id() FROM claims_agreementgroup known
    WHERE known.measure_id = ANY (measures)
    ON CONFLICT DO NOTHING;
    PERFORM onrecord_drafts_changed(array_agg(measure_id), array_agg(event_id))
    FROM claims_draftlisting WHERE measure_id = ANY (measures);
END $$;

COMMENT ON FUNCTION onrecord_measures_changed IS
    'Note that all groups of some measures have changed, those of merged ones included: their '
    'assertions are their survivors'' now.';
