-- Which assertions of a measure do at least so many other roots agree with?
--
-- Parameters: those of eligible.sql, and
--   least   how many roots, one at least
-- Rows: id
--
-- Only assertions with both ends agree. Of one time those of a root all share a value, so that
-- together they are one interval. One ordered pass over the ends of these intervals counts, for
-- each assertion, those that begin before it ends and those that have ended before it begins: the
-- others share a value with it, its own root's among them. Only times of a stock that overlap
-- others are compared pair by pair.

WITH
-- include: eligible,
both_ends AS MATERIALIZED (
    SELECT * FROM counted WHERE known AND NOT lower_inf(value) AND NOT upper_inf(value)
),
time AS MATERIALIZED (SELECT DISTINCT measure, kind, first, last FROM both_ends),

-- Each time of a stock that overlaps another, with this one. At least one is longer than a day.
overlap AS (
    SELECT one.*, other.first AS other_first, other.last AS other_last
    FROM time one JOIN time other ON other.measure = one.measure
        AND one.first <= other.last AND other.first <= one.last
        AND (one.first, one.last) <> (other.first, other.last)
    WHERE one.kind = 'stock' AND one.first < one.last
    UNION
    SELECT one.*, other.first, other.last
    FROM time one JOIN time other ON other.measure = one.measure
        AND one.first <= other.last AND other.first <= one.last
        AND (one.first, one.last) <> (other.first, other.last)
    WHERE other.kind = 'stock' AND other.first < other.last
),
meeting AS MATERIALIZED (
    SELECT * FROM overlap UNION SELECT measure, kind, first, last, first, last FROM overlap
),
alone AS MATERIALIZED (
    SELECT * FROM both_ends
    WHERE (measure, first, last) NOT IN (SELECT measure, first, last FROM meeting)
),
of_root AS MATERIALIZED (
    SELECT measure, first, last, range_merge(range_agg(value)) AS value
    FROM alone GROUP BY measure, first, last, root
),

-- Ends at one value are met in the order of `side`: an excluded high end, an included low one, an
-- included high one, an excluded low one.
interval AS (
    SELECT id, measure, first, last, value, 0 AS roots FROM alone
    UNION ALL SELECT NULL, measure, first, last, value, 1 FROM of_root
),
ends AS (
    SELECT id, measure, first, last, true AS is_low, roots AS begins, 0 AS ends,
        coalesce(lower(value), '-Infinity') AS value,
        CASE WHEN lower_inc(value) THEN 1 ELSE 3 END AS side
    FROM interval
    UNION ALL
    SELECT id, measure, first, last, false, 0, roots,
        coalesce(upper(value), 'Infinity'), CASE WHEN upper_inc(value) THEN 2 ELSE 0 END
    FROM interval
),
passed AS (
    SELECT id, is_low, sum(begins) OVER upwards AS begun, sum(ends) OVER upwards AS ended
    FROM ends WINDOW upwards AS (
        PARTITION BY measure, first, last ORDER BY value, side ROWS UNBOUNDED PRECEDING
    )
)
SELECT id FROM passed WHERE id IS NOT NULL GROUP BY id
HAVING sum(CASE WHEN is_low THEN -ended ELSE begun END) > %(least)s
UNION ALL
SELECT one.id
FROM (
    SELECT both_ends.*, meeting.other_first, meeting.other_last
    FROM meeting JOIN both_ends ON both_ends.measure = meeting.measure
        AND both_ends.first = meeting.first AND both_ends.last = meeting.last
    OFFSET 0
) one
JOIN both_ends other ON other.measure = one.measure
    AND other.first = one.other_first AND other.last = one.other_last
WHERE other.root <> one.root AND one.value && other.value
GROUP BY one.id HAVING count(DISTINCT other.root) >= %(least)s
