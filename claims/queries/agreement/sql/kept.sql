-- What is known of these groups, and does anything more recent wait to be worked out?
--
-- Parameters:
--   measures, events   of each group the measure, and the event or NULL
--
-- Rows: one for each group that is known, or that was changed since
--   measure, event
--   id            of what is known of it; NULL if it never was worked out
--   version       how many changes are in what is known, and `waiting` how many are not
--   assertions, roots, verdict, contested, opposed, consensus, valid_until   what is known

SELECT asked.measure, asked.event, known.id, coalesce(known.version, 0) AS version, waiting.waiting,
    coalesce(known.assertions, 0) AS assertions, coalesce(known.roots, 0) AS roots,
    known.verdict, coalesce(known.contested, 0) AS contested,
    coalesce(known.opposed, 0) AS opposed, known.consensus, known.valid_until
FROM unnest(%(measures)s::uuid[], %(events)s::uuid[]) asked (measure, event)
LEFT JOIN claims_agreementgroup known ON known.measure_id = asked.measure
    AND known.event_id IS NOT DISTINCT FROM asked.event
CROSS JOIN LATERAL (
    SELECT count(*) AS waiting FROM claims_agreementchange change
    WHERE change.measure_id = asked.measure AND change.event_id IS NOT DISTINCT FROM asked.event
) waiting
