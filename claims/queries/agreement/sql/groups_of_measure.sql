-- Which groups has a measure?
--
-- Each group with assertions is known, or was changed since.
--
-- Parameters:
--   measure   its id
-- Rows: measure, event; the event is NULL for the group of assertions that name none
SELECT measure_id AS measure, event_id AS event
FROM claims_agreementgroup WHERE measure_id = %(measure)s
UNION
SELECT change.measure_id, change.event_id FROM claims_agreementchange change
WHERE change.measure_id = %(measure)s AND EXISTS (
    SELECT FROM claims_assertionlisting listed
    LEFT JOIN claims_event event ON event.id = listed.event_id
    WHERE listed.measure_id = ANY (ARRAY(
            SELECT id FROM claims_measure
            WHERE id = %(measure)s OR merged_into_id = %(measure)s
        ))
        AND coalesce(event.merged_into_id, event.id) IS NOT DISTINCT FROM change.event_id
)
