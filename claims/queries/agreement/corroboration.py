"""Which figures are corroborated: by how many other roots, for a whole measure.

Only figures with both ends agree. Of one time those of a root all share a value, so that together
they are one interval. One ordered pass over the ends of these counts, for each figure, those that
begin before it ends and those that have ended before it begins; the others share a value with it,
its own root's among them. Only times of a stock that overlap others are compared pair by pair.
"""

from __future__ import annotations

from uuid import UUID

from claims.queries.agreement.eligible import COUNTING, members
from claims.queries.agreement.predicates import CLOSED
from claims.queries.pages import Sql

OVERLAP = (
    "{0}.kind = 'stock' AND {0}.first < {0}.last AND {1}.measure = {0}.measure "
    "AND {0}.first <= {1}.last AND {1}.first <= {0}.last "
    "AND ({0}.first, {0}.last) <> ({1}.first, {1}.last)"
)
# Ends at one value, in the order in which they are met: an excluded high end, an included low one,
# an included high one, an excluded low one.
LOW = (
    "coalesce(lower(value), '-Infinity') AS value, "
    "CASE WHEN lower_inc(value) THEN 1 ELSE 3 END AS side"
)
HIGH = (
    "coalesce(upper(value), 'Infinity') AS value, "
    "CASE WHEN upper_inc(value) THEN 2 ELSE 0 END AS side"
)
CORROBORATED = f"""
WITH {COUNTING},
both_ends AS MATERIALIZED (SELECT * FROM counting WHERE known AND {CLOSED.format("value")}),
instant AS MATERIALIZED (SELECT DISTINCT measure, kind, first, last FROM both_ends),
crossing AS (
    SELECT x.*, y.first AS other_first, y.last AS other_last
    FROM instant x JOIN instant y ON {OVERLAP.format("x", "y")}
    UNION SELECT x.*, y.first, y.last FROM instant y JOIN instant x ON {OVERLAP.format("y", "x")}
),
meeting AS MATERIALIZED (
    SELECT * FROM crossing UNION SELECT measure, kind, first, last, first, last FROM crossing
),
alone AS MATERIALIZED (
    SELECT * FROM both_ends WHERE (measure, first, last) NOT IN (
        SELECT measure, first, last FROM meeting)
),
whole AS MATERIALIZED (
    SELECT measure, first, last, range_merge(range_agg(value)) AS value FROM alone
    GROUP BY measure, first, last, root
),
ends AS (
    SELECT id, measure, first, last, true AS is_low, 0 AS begins, 0 AS ends, {LOW} FROM alone
    UNION ALL SELECT id, measure, first, last, false, 0, 0, {HIGH} FROM alone
    UNION ALL SELECT NULL, measure, first, last, true, 1, 0, {LOW} FROM whole
    UNION ALL SELECT NULL, measure, first, last, false, 0, 1, {HIGH} FROM whole
),
passed AS (
    SELECT id, is_low, sum(begins) OVER upwards AS begun, sum(ends) OVER upwards AS ended
    FROM ends WINDOW upwards AS (
        PARTITION BY measure, first, last ORDER BY value, side ROWS UNBOUNDED PRECEDING
    )
)
SELECT id FROM passed WHERE id IS NOT NULL GROUP BY id
HAVING sum(CASE WHEN is_low THEN -ended ELSE begun END) > %s
UNION ALL
SELECT f.id FROM (
    SELECT f.*, m.other_first, m.other_last FROM meeting m
    JOIN both_ends f ON f.measure = m.measure AND f.first = m.first AND f.last = m.last OFFSET 0
) f
JOIN both_ends g ON g.measure = f.measure AND g.first = f.other_first AND g.last = f.other_last
WHERE g.root <> f.root AND f.value && g.value
GROUP BY f.id HAVING count(DISTINCT g.root) >= %s
"""


def corroborated(measure: UUID, least: int) -> Sql:
    """The ids of the figures of a measure with which at least so many other roots agree, one at
    least."""
    return CORROBORATED, [members(measure), least, least]
