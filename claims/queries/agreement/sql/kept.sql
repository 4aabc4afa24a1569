-- What is known of these groups, and does anything more recent wait to be worked out?
--
-- Parameters:
--   measures, events   of each group the measure, and the event or NULL
--   also               what is wanted besides: its consensus or its band
--
-- Rows: one for each group that is asked for
--   measure, event
--   id            of what is known of it; NULL if it never was worked out
--   shape         the version of the form and the rules that it is kept by
--   version       how many changes are in what is known, and `waiting` how many are not
--   assertions, roots, verdict, contested, opposed, revised, valid_until   what is known
--   also          what is wanted besides
--
-- A measure may have thousands of events. An index finds the group of one event, or that of none,
-- but not what is no more distinct than another: so each is looked for by itself.

SELECT asked.measure, asked.event, known.id, known.shape, coalesce(known.version, 0) AS version,
    changed.waiting, coalesce(known.assertions, 0) AS assertions, coalesce(known.roots, 0) AS roots,
    known.verdict, coalesce(known.contested, 0) AS contested, coalesce(known.opposed, 0) AS opposed,
    coalesce(known.revised, 0) AS revised, known.valid_until,
    CASE %(also)s WHEN 'consensus' THEN known.consensus WHEN 'band' THEN known.band END AS also
FROM unnest(%(measures)s::uuid[], %(events)s::uuid[]) asked (measure, event)
LEFT JOIN LATERAL (
    SELECT * FROM claims_agreementgroup
    WHERE measure_id = asked.measure AND event_id = asked.event
    UNION ALL
    SELECT * FROM claims_agreementgroup
    WHERE asked.event IS NULL AND measure_id = asked.measure AND event_id IS NULL
) known ON true
CROSS JOIN LATERAL (
    SELECT count(*) AS waiting FROM (
        SELECT FROM claims_agreementchange
        WHERE measure_id = asked.measure AND event_id = asked.event
        UNION ALL
        SELECT FROM claims_agreementchange
        WHERE asked.event IS NULL AND measure_id = asked.measure AND event_id IS NULL
    ) change
) changed
