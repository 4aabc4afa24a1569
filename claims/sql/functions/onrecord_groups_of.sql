CREATE OR REPLACE FUNCTION onrecord_groups_of(measures uuid[], events uuid[])
RETURNS TABLE (measure_id uuid, event_id uuid)
LANGUAGE sql STABLE AS $$
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
    SELECT changed.measure_id, changed.event_id FROM changed
$$;

COMMENT ON FUNCTION onrecord_groups_of IS
    'The groups in which assertions of these measures and events are compared: their survivors, '
    'and those of the measures that they are part of.';
