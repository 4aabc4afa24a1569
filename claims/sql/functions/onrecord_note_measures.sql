CREATE OR REPLACE FUNCTION onrecord_note_measures() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed uuid[] := ARRAY(
        SELECT DISTINCT unnest(ARRAY[n.id, n.merged_into_id, o.part_of_id, n.part_of_id])
        FROM old_rows o JOIN new_rows n ON n.id = o.id
        WHERE (n.temporal_kind, n.start, n.non_negative, n.counts_pledges, n.part_of_id,
                n.merged_into_id)
            IS DISTINCT FROM (o.temporal_kind, o.start, o.non_negative, o.counts_pledges,
                o.part_of_id, o.merged_into_id));
BEGIN
    PERFORM onrecord_measures_changed(changed);
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_note_measures IS
    'Note that all groups of measures have changed, where what they are read with has.';
