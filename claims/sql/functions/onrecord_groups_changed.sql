CREATE OR REPLACE FUNCTION onrecord_groups_changed(measures uuid[], events uuid[]) RETURNS void
LANGUAGE sql AS $$
    WITH RECURSIVE changed (measure_id, event_id) AS (
        SELECT DISTINCT coalesce(measure.merged_into_id, measure.id),
            coalesce(event.merged_into_id, event.id)
        FROM unnest(measures, events) changed (measure_id, event_id)
        JOIN claims_measure measure ON measure.id = changed.measure_id
        LEFT JOIN claims_event event ON event.id = changed.event_id
        UNION
        SELECT coalesce(whole.merged_into_id, whole.id), changed.event_id
        FROM changed
        JOIN claims_measure part
            ON part.id = changed.measure_id OR part.merged_into_id = changed.measure_id
        JOIN claims_measure whole ON whole.id = part.part_of_id
    )
    INSERT INTO claims_agreementchange (measure_id, event_id, xid)
    SELECT measure_id, event_id, pg_current_xact_id() FROM changed
    ON CONFLICT DO NOTHING
$$;

COMMENT ON FUNCTION onrecord_groups_changed IS
    'Note that this transaction changed what the groups of these measures and events are worked '
    'out from, and those of the measures that they are part of. Rows are only added, so that no '
    'writer waits for another.';
