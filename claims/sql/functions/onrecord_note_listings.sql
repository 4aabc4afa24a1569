CREATE OR REPLACE FUNCTION onrecord_note_listings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    measures uuid[] := '{}';
    events uuid[] := '{}';
BEGIN
    IF TG_OP <> 'DELETE' THEN
        SELECT measures || array_agg(measure_id), events || array_agg(event_id)
            INTO measures, events FROM (SELECT DISTINCT measure_id, event_id FROM new_rows) new;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        SELECT measures || array_agg(measure_id), events || array_agg(event_id)
            INTO measures, events FROM (SELECT DISTINCT measure_id, event_id FROM old_rows) old;
    END IF;
    IF cardinality(measures) > 0 THEN
        PERFORM onrecord_groups_changed(measures, events);
    END IF;
    RETURN NULL;
END $$;

COMMENT ON FUNCTION onrecord_note_listings IS
    'Note that the groups of listed assertions have changed. Each way to write an assertion or its '
    'claim changes a listing.';
