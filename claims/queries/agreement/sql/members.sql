-- Which public assertions are in the groups of these measures and events?
--
-- Parameters:
--   measures        ids of measures, none of which is merged into another
--   events          ids of events, none of which is merged into another
--   without_event   whether assertions that name no event are wanted, too
--
-- Rows: one for each assertion
--   id
--   claim, speaker           their ids, as text
--   measure, event, root     likewise, of survivors where they were merged
--   said_first, said_last    the days on which it may have been said; days are ordinals
--   first, last              the days that it speaks of, or (not known) that its day lies among
--   known                    whether it speaks of all these days
--   low, high, low_included, high_included   its canonical interval
--   wide_low, wide_high      the same with rounded ends widened to a whole unit of the last digit
--   loose                    whether it contradicts nothing strictly
--   bound                    whether it was printed as a bound
--   rounded                  whether it is not exact
--   withdrawn, resolved, forecast, pledge    what decides whether it may count
--   text                     its id as text
--
-- A time that is not on record is the event's, or else lies after the start of the measure and not
-- after the day of saying: a single day is known then. What has no time at all may speak of any.

SELECT listed.assertion_id AS id, listed.claim_id::text AS claim, survivor.id::text AS measure,
    coalesce(event.merged_into_id, event.id)::text AS event, listed.speaker_id::text AS speaker,
    coalesce(root.merged_into_id, listed.root_speaker_id)::text AS root,
    coalesce(listed.said_from - DATE '0001-01-01' + 1, -4000000) AS said_first,
    coalesce(listed.said_day - DATE '0001-01-01' + 1, 4000000) AS said_last,
    CASE WHEN days IS NOT NULL THEN lower(days) - DATE '0001-01-01' + 1
        WHEN within.first <= within.last THEN within.first ELSE -4000000 END AS first,
    CASE WHEN days IS NOT NULL THEN upper(days) - DATE '0001-01-01'
        WHEN within.first <= within.last THEN within.last ELSE 4000000 END AS last,
    days IS NOT NULL OR within.first = within.last AS known,
    lower(listed.value) AS low, upper(listed.value) AS high,
    lower_inc(listed.value) AS low_included, upper_inc(listed.value) AS high_included,
    lower(listed.wide) AS wide_low, upper(listed.wide) AS wide_high, listed.wide IS NULL AS loose,
    listed.bound, listed.rounded, listed.retracted AS withdrawn,
    listed.value IS NOT NULL AS resolved, listed.forecast, listed.pledge,
    listed.assertion_id::text AS text
FROM claims_assertionlisting listed
JOIN claims_measure own ON own.id = listed.measure_id
JOIN claims_measure survivor ON survivor.id = coalesce(own.merged_into_id, own.id)
LEFT JOIN claims_event event ON event.id = listed.event_id
LEFT JOIN claims_event lasting ON lasting.id = coalesce(event.merged_into_id, event.id)
LEFT JOIN claims_speaker root ON root.id = listed.root_speaker_id
    AND root.merged_into_id IS NOT NULL
CROSS JOIN LATERAL (
    SELECT CASE WHEN survivor.temporal_kind = 'flow' THEN coalesce(listed.period, listed.as_of)
            ELSE listed.as_of END AS printed,
        onrecord_event_days(lasting.start, lasting.start_precision, lasting."end",
            lasting.end_precision) AS of_event
) named
CROSS JOIN LATERAL (
    SELECT coalesce(printed, CASE WHEN listed.period IS NULL THEN of_event END) AS days
) time
CROSS JOIN LATERAL (
    SELECT coalesce(survivor.start - DATE '0001-01-01' + 2, -4000000) AS first,
        CASE WHEN listed.period IS NULL
            THEN coalesce(listed.said_day - DATE '0001-01-01' + 1, 4000000) END AS last
) within
WHERE listed.measure_id = ANY (ARRAY(
        SELECT id FROM claims_measure
        WHERE id = ANY (%(measures)s::uuid[]) OR merged_into_id = ANY (%(measures)s::uuid[])
    ))
    AND (listed.event_id IS NULL AND %(without_event)s OR listed.event_id = ANY (ARRAY(
        SELECT id FROM claims_event
        WHERE id = ANY (%(events)s::uuid[]) OR merged_into_id = ANY (%(events)s::uuid[])
    )))
