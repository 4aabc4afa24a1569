-- How are the assertions of these measures compared?
--
-- Parameters:
--   measures   ids of measures, none of which is merged into another
--
-- Rows: one for each measure
--   id, kind         the measure, and its kind of time
--   non_negative     whether nothing of it is below zero
--   counts_pledges   whether pledges and demands count
--   parts            ids of the measures that are part of it, directly or through others

WITH RECURSIVE narrower (whole, id) AS (
    SELECT asked.id, asked.id FROM claims_measure asked WHERE asked.id = ANY (%(measures)s::uuid[])
    UNION
    SELECT narrower.whole, part.id
    FROM narrower
    JOIN claims_measure wider ON wider.id = narrower.id OR wider.merged_into_id = narrower.id
    JOIN claims_measure part ON part.part_of_id = wider.id AND part.merged_into_id IS NULL
)
SELECT measure.id, measure.temporal_kind AS kind, measure.non_negative, measure.counts_pledges,
    ARRAY(
        SELECT narrower.id FROM narrower
        WHERE narrower.whole = measure.id AND narrower.id <> measure.id
    ) AS parts
FROM claims_measure measure WHERE measure.id = ANY (%(measures)s::uuid[])
