-- Which of these assertions are public, and in which groups are they?
--
-- Parameters:
--   assertions   their ids
-- Rows: one for each that is public
--   id, claim
--   measure, event   the group of the assertion
SELECT listed.assertion_id AS id, listed.claim_id AS claim,
    coalesce(measure.merged_into_id, measure.id) AS measure,
    coalesce(event.merged_into_id, event.id) AS event
FROM claims_numericassertion assertion
JOIN claims_assertionlisting listed ON listed.claim_id = assertion.claim_id
    AND listed.assertion_id = assertion.id
JOIN claims_measure measure ON measure.id = listed.measure_id
LEFT JOIN claims_event event ON event.id = listed.event_id
WHERE assertion.id = ANY (%(assertions)s::uuid[])
