-- Which assertions of a measure has their own root superseded, and by what?
--
-- Parameters: those of eligible.sql and page.sql, and
--   assertion  the id of the only one that is asked about, or NULL
--
-- Rows: one for each assertion; one of an empty page too. The columns are those of
-- contradictions.sql: no roots are against it, and its witness is what it gave way to.

WITH
-- include: eligible,
listed AS MATERIALIZED (
    SELECT *, last - DATE '2000-01-01' AS position FROM candidate
    WHERE superseded AND (%(assertion)s::uuid IS NULL OR id = %(assertion)s)
),
-- include: page,
-- include: replacement
SELECT total.total, one.id, one.position, 0 AS strict, 0 AS loose,
    other.id AS witness, pair.strict AS witness_strict, pair.reason, trim_scale(pair.gap) AS gap
FROM (SELECT count(*) AS total FROM listed) total
LEFT JOIN concerned one ON true
LEFT JOIN replacement USING (id)
LEFT JOIN candidate other ON other.id = replacement.superseded_by
-- include: pair
ORDER BY one.place
