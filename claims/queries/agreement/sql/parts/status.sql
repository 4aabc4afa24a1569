-- Do assertions count, or why not?
--
-- Needs: candidate; and asked, some rows of claims_assertionlisting
-- Gives: status, a row for each of these
--     id, claim, measure_id
--     status          counts, retracted, unresolved, forecast or superseded
--     superseded_by   the assertion that it gave way to

concerned AS (SELECT candidate.* FROM candidate JOIN asked ON asked.assertion_id = candidate.id),
-- include: replacement,

-- A forecast is what has a value, is not retracted, and is no candidate all the same.
status AS MATERIALIZED (
    SELECT asked.assertion_id AS id, asked.claim_id AS claim, asked.measure_id,
        CASE WHEN asked.retracted THEN 'retracted'
            WHEN asked.value IS NULL THEN 'unresolved'
            WHEN asked.assertion_id NOT IN (SELECT id FROM concerned) THEN 'forecast'
            WHEN replacement.superseded_by IS NOT NULL THEN 'superseded'
            ELSE 'counts' END AS status,
        replacement.superseded_by
    FROM asked LEFT JOIN replacement ON replacement.id = asked.assertion_id
)
