-- Which assertions of drafts, and of claims in review, are of these measures?
--
-- Parameters:
--   measures   ids of measures, none of which is merged into another
-- Rows: one for each assertion, with the columns of `claims_assertionlisting`
--
-- The measures are looked at first: they have few of all the drafts there are.
SELECT listed.*
FROM (
    SELECT claim_id, assertion_id FROM claims_draftlisting WHERE measure_id = ANY (ARRAY(
        SELECT id FROM claims_measure
        WHERE id = ANY (%(measures)s::uuid[]) OR merged_into_id = ANY (%(measures)s::uuid[])
    ))
    OFFSET 0
) draft
JOIN claims_claim claim ON claim.id = draft.claim_id
    AND onrecord_is_draft(claim.status, claim.redacted_at, claim.merged_into_id)
CROSS JOIN LATERAL onrecord_compared(draft.claim_id) listed
WHERE listed.assertion_id = draft.assertion_id
