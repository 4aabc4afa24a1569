-- Which assertions of a measure are in strict conflict with one of another root?
--
-- Parameters: those of eligible.sql
-- Rows: id
WITH
-- include: eligible,
-- include: contested
SELECT id FROM contested WHERE strictly
