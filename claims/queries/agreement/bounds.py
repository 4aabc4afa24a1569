"""How far the figures that count leave room for each other: running bounds, time by time.

`BOUNDS` follow `counting.COUNTING`. They end in `bound`: for each time that figures speak of, the
half-lines to which all others that are comparable confine a figure of it. A figure in conflict
with any of them lies outside one of the four, and so needs to be compared with no single one.
"""

from __future__ import annotations

from claims.queries.agreement.eligible import COUNTING, above, below

HALVES = ("above", "below", "strict_above", "strict_below")


def met(*halves: str) -> str:
    """The intersections of half-lines, each under its own name."""
    return ", ".join(f"range_intersect_agg({half}) AS {half}" for half in halves)


MOMENTS = f"""
part AS (
    SELECT measure, kind, first, last, known, strict,
        range_intersect_agg({above("value")}) AS above,
        range_intersect_agg({below("value")}) AS below
    FROM counting WHERE first IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6
),
moment AS MATERIALIZED (
    SELECT measure, kind, first, last, known, {met("above", "below")},
        range_intersect_agg(above) FILTER (WHERE strict) AS strict_above,
        range_intersect_agg(below) FILTER (WHERE strict) AS strict_below
    FROM part GROUP BY 1, 2, 3, 4, 5
)
"""
# Of a cumulative measure, day by day: the bounds by what ended before it and by what begins after.
RUNNING = """
turn AS (
    SELECT measure, first AS day, NULL::numrange AS above, NULL::numrange AS strict_above,
        below, strict_below FROM moment WHERE kind = 'cumulative'
    UNION ALL
    SELECT measure, last, above, strict_above, NULL, NULL FROM moment WHERE kind = 'cumulative'
),
running AS (
    SELECT DISTINCT ON (measure, day) measure, day,
        range_intersect_agg(above) OVER earlier AS above,
        range_intersect_agg(strict_above) OVER earlier AS strict_above,
        range_intersect_agg(below) OVER later AS below,
        range_intersect_agg(strict_below) OVER later AS strict_below
    FROM turn WINDOW
        earlier AS (PARTITION BY measure ORDER BY day
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        later AS (PARTITION BY measure ORDER BY day DESC
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
"""


def _halves(row: str) -> str:
    return ", ".join(f"{row}.{half}" for half in HALVES)


def _overlap(longer: str, other: str) -> str:
    """Times of a stock that overlap, of which one is longer than a day."""
    return (
        f"moment {longer} JOIN moment {other} ON {other}.measure = {longer}.measure "
        f"AND {longer}.first <= {other}.last AND {other}.first <= {longer}.last "
        f"AND ({longer}.first, {longer}.last) <> ({other}.first, {other}.last) "
        f"AND {longer}.kind = 'stock' AND {longer}.first < {longer}.last"
    )


# A time meets itself; a stock's also those that overlap it, of which one is longer than a day.
BOUNDS = f"""
{MOMENTS}, {RUNNING},
meeting AS (
    SELECT measure, first, last, known, {", ".join(HALVES)} FROM moment WHERE known
    UNION ALL
    SELECT m.measure, m.first, m.last, m.known, r.above, NULL, r.strict_above, NULL
    FROM moment m JOIN running r ON r.measure = m.measure AND r.day = m.first
    UNION ALL
    SELECT m.measure, m.first, m.last, m.known, NULL, r.below, NULL, r.strict_below
    FROM moment m JOIN running r ON r.measure = m.measure AND r.day = m.last
    UNION ALL
    SELECT m.measure, m.first, m.last, m.known, {_halves("y")} FROM {_overlap("y", "m")}
    UNION ALL
    SELECT m.measure, m.first, m.last, m.known, {_halves("y")} FROM {_overlap("m", "y")}
),
bound AS MATERIALIZED (
    SELECT measure, first, last, known, {met(*HALVES)} FROM meeting GROUP BY 1, 2, 3, 4
)
"""
OUTSIDE = "(b.below << f.value OR b.above >> f.value)"
STRICTLY_OUTSIDE = "(f.strict AND (b.strict_below << f.value OR b.strict_above >> f.value)) IS TRUE"
# Each figure in conflict with another, and whether strictly with one.
CONFLICTING = f"""
{BOUNDS},
contested AS (
    SELECT f.*, {STRICTLY_OUTSIDE} AS strictly FROM counting f
    JOIN bound b USING (measure, first, last, known) WHERE {OUTSIDE}
)
"""
CONTESTED = f"{COUNTING}, {CONFLICTING}"
