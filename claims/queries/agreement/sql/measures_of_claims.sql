-- Which measures do the assertions of some claims speak of, with all that count as one with these?
--
-- Parameters:
--   claims   ids of claims
-- Rows: id
WITH survivor AS MATERIALIZED (
    SELECT DISTINCT coalesce(own.merged_into_id, own.id) AS id
    FROM claims_assertionlisting listed JOIN claims_measure own ON own.id = listed.measure_id
    WHERE listed.claim_id = ANY (%(claims)s::uuid[])
)
SELECT id FROM survivor
UNION
SELECT merged.id
FROM survivor JOIN claims_measure merged ON merged.merged_into_id = survivor.id
