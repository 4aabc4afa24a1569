CREATE OR REPLACE FUNCTION onrecord_groups_changed(measures uuid[], events uuid[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO claims_agreementchange (measure_id, event_id, xid)
    SELECT measure_id, event_id, pg_current_xact_id() FROM onrecord_groups_of(measures, events)
    ON CONFLICT DO NOTHING
$$;

COMMENT ON FUNCTION onrecord_groups_changed IS
    'Note that this transaction changed what the groups of these measures and events are worked '
    'out from, and those of the measures that they are part of. Rows are only added, so that no '
    'writer waits for another.';
