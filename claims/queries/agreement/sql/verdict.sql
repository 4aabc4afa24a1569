-- What is the verdict on a measure resting on?
--
-- Parameters: those of eligible.sql
-- Rows: one, with the columns of grounds (parts/grounds.sql)
WITH
-- include: eligible,
-- include: contested,
-- include: grounds
SELECT strict, loose, agreeing, roots FROM grounds
