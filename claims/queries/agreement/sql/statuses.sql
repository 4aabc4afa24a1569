-- Do these assertions of a measure count, and if not, why?
--
-- Parameters: those of eligible.sql, and
--   assertions   their ids
--
-- Rows: one for each that is public
--   assertion
--   status          counts, retracted, unresolved, forecast or superseded
--   superseded_by   the assertion that it gave way to

WITH
-- include: eligible,

-- Found by their claims, which the index of the listing begins with.
asked AS MATERIALIZED (
    SELECT * FROM claims_assertionlisting
    WHERE claim_id = ANY (ARRAY(
            SELECT claim_id FROM claims_numericassertion WHERE id = ANY (%(assertions)s::uuid[])
        ))
        AND assertion_id = ANY (%(assertions)s::uuid[])
),
-- include: status
SELECT id AS assertion, status, superseded_by FROM status
