CREATE OR REPLACE FUNCTION onrecord_drafts_changed(measures uuid[], events uuid[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO claims_draftchange (measure_id, event_id, xid)
    SELECT DISTINCT coalesce(measure.merged_into_id, measure.id),
        coalesce(event.merged_into_id, event.id), pg_current_xact_id()
    FROM unnest(measures, events) changed (measure_id, event_id)
    JOIN claims_measure measure ON measure.id = changed.measure_id
    LEFT JOIN claims_event event ON event.id = changed.event_id
    ON CONFLICT DO NOTHING
$$;

COMMENT ON FUNCTION onrecord_drafts_changed IS
    'Note that this transaction changed what the drafts in the groups of these measures and events '
    'would contradict. No answer to the public counts such a change.';
