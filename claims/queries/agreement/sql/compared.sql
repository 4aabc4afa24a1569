-- How do the assertions of these claims, or these assertions, compare with others, as it is kept?
--
-- Parameters:
--   claims, assertions   their ids
--   shape                the version of the form and the rules that is read
--   most_worked_out      a group with more assertions is answered as it is kept, changed or not
--
-- Rows: in the order that a claim has them, all columns of which are text or numbers
--   assertion, claim     their ids
--   measure, event       the group of the assertion; no measure, if what is kept of it will not do
--   status, superseded_by   “new” in a large group that was not brought up to date since
--   strict, loose        how many other roots are against it strictly, and only loosely
--   corroborated_by      how many other roots agree with it
--   verdict              the one on it, if it counts
--   roots                how many have assertions of its group that count
--
-- Whatever moves an assertion to another group is noted as a change of the one that it was in. So
-- its group is looked up only beside such a note.

SELECT assertion.id::text AS assertion, assertion.claim_id::text AS claim,
    coalesce(kept.measure_id, fresh.measure_id)::text AS measure,
    coalesce(kept.event_id, fresh.event_id)::text AS event,
    coalesce(standing.status, 'new') AS status, standing.superseded_by_id::text AS superseded_by,
    coalesce(standing.strict, 0) AS strict, coalesce(standing.loose, 0) AS loose,
    coalesce(standing.corroborated, 0) AS corroborated_by, standing.verdict,
    coalesce(kept.roots, fresh.roots) AS roots
FROM (
    SELECT id, claim_id, position FROM claims_numericassertion
    WHERE claim_id = ANY (%(claims)s::uuid[])
    UNION ALL
    SELECT id, claim_id, position FROM claims_numericassertion
    WHERE id = ANY (%(assertions)s::uuid[])
) assertion
LEFT JOIN claims_assertionstanding standing ON standing.assertion_id = assertion.id
LEFT JOIN claims_agreementgroup kept ON kept.id = standing.group_id AND kept.shape = %(shape)s
    AND (
        NOT EXISTS (
            SELECT FROM claims_agreementchange
            WHERE measure_id = kept.measure_id AND event_id = kept.event_id
        ) AND NOT EXISTS (
            SELECT FROM claims_agreementchange
            WHERE measure_id = kept.measure_id AND event_id IS NULL AND kept.event_id IS NULL
        )
        OR kept.assertions > %(most_worked_out)s AND EXISTS (
            SELECT FROM claims_assertionlisting listed
            JOIN claims_measure measure ON measure.id = listed.measure_id
            LEFT JOIN claims_event event ON event.id = listed.event_id
            WHERE listed.claim_id = assertion.claim_id AND listed.assertion_id = assertion.id
                AND coalesce(measure.merged_into_id, measure.id) = kept.measure_id
                AND coalesce(event.merged_into_id, event.id) IS NOT DISTINCT FROM kept.event_id
        )
    )
LEFT JOIN LATERAL (
    SELECT large.measure_id, large.event_id, large.roots FROM claims_assertionlisting listed
    JOIN claims_measure measure ON measure.id = listed.measure_id
    LEFT JOIN claims_event event ON event.id = listed.event_id
    JOIN claims_agreementgroup large
        ON large.measure_id = coalesce(measure.merged_into_id, measure.id)
        AND large.event_id IS NOT DISTINCT FROM coalesce(event.merged_into_id, event.id)
        AND large.shape = %(shape)s AND large.assertions > %(most_worked_out)s
    WHERE standing.assertion_id IS NULL
        AND listed.claim_id = assertion.claim_id AND listed.assertion_id = assertion.id
    LIMIT 1
) fresh ON true
ORDER BY assertion.claim_id, assertion.position, assertion.id
