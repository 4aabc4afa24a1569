-- Which groups has a measure?
--
-- Parameters:
--   measure   its id
-- Rows: measure, event; the event is NULL for the group of assertions that name none
SELECT DISTINCT %(measure)s::uuid AS measure, coalesce(event.merged_into_id, event.id) AS event
FROM claims_assertionlisting listed
LEFT JOIN claims_event event ON event.id = listed.event_id
WHERE listed.measure_id = ANY (ARRAY(
    SELECT id FROM claims_measure WHERE id = %(measure)s OR merged_into_id = %(measure)s
))
