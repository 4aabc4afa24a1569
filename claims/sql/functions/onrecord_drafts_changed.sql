CREATE OR REPLACE FUNCTION onrecord_drafts_changed(measures uuid[], events uuid[]) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO claims_draftchange (measure_id, event_id, xid)
    SELECT measure_id, event_id, pg_current_xact_id() FROM onrecord_groups_of(measures, events)
    ON CONFLICT DO NOTHING
$$;

COMMENT ON FUNCTION onrecord_drafts_changed IS
    'Note that this transaction changed what drafts of these measures and events would contradict '
    'in their groups, and in those of the measures that they are part of. No answer to the public '
    'counts such a change.';
