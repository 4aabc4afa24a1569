-- Which measures count as one with a measure: itself, and those that were merged into it?
--
-- Parameters:
--   measure   its id
-- Rows: id
SELECT id FROM claims_measure WHERE id = %(measure)s OR merged_into_id = %(measure)s
