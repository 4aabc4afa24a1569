"""Which figures count: the first part of every statement about agreement, as SQL.

`COUNTING` are common table expressions that take one parameter: the ids of measures, with those
that were merged into them. They end in `counting`, the figures that count, a row each. `judged`
before it holds all that might, and whether each is `superseded`: `replaced`, if its root said
something else for the same time later; fallen, if it lies above one of its root for a later time,
all of which were said later too (if they were not, it is `late`); or else `outdone`. Rows are
narrow, since a measure may have a hundred thousand.
"""

from __future__ import annotations

from uuid import UUID

from claims.queries import read_connection

# The days before and after all days that a figure can speak of: they are bounded (claims.models).
DAWN, DUSK = "DATE '0001-12-31 BC'", "DATE '9999-01-01'"
EPOCH = "DATE '2000-01-01'"
UNDATED = "days IS NULL AND s.temporal_kind = 'cumulative' AND l.period IS NULL"

FIGURES = f"""
FROM claims_figurelisting l
JOIN claims_measure m ON m.id = l.measure_id
JOIN claims_measure s ON s.id = coalesce(m.merged_into_id, m.id)
LEFT JOIN claims_speaker gone ON gone.id = l.root_speaker_id AND gone.merged_into_id IS NOT NULL
CROSS JOIN LATERAL (SELECT
    CASE s.temporal_kind WHEN 'flow' THEN coalesce(l.period, l.as_of) ELSE l.as_of END AS days,
    coalesce(l.said_day, {DUSK}) AS said_by
) at
"""
COLUMNS = f"""
l.figure_id AS id{{more}}, s.id AS measure, s.temporal_kind AS kind,
coalesce(gone.merged_into_id, l.root_speaker_id) AS root,
coalesce(l.said_at, '-infinity') AS said, l.value, l.strict,
CASE WHEN days IS NOT NULL THEN lower(days)
    WHEN {UNDATED} THEN CASE WHEN s.start < said_by THEN s.start + 1 ELSE {DAWN} END END AS first,
CASE WHEN days IS NOT NULL THEN upper(days) - 1 WHEN {UNDATED} THEN said_by END AS last,
days IS NOT NULL AS known
"""


def above(value: str) -> str:
    """All that is not below an interval: [low, ). Two intervals of which one lies above the other
    have nothing in common, and neither have the half-lines that face each other."""
    return f"numrange(lower({value}), NULL, CASE WHEN lower_inc({value}) THEN '[)' ELSE '()' END)"


def below(value: str) -> str:
    """All that is not above an interval: ( , high]."""
    return f"numrange(NULL, upper({value}), CASE WHEN upper_inc({value}) THEN '(]' ELSE '()' END)"


# Above the lowest end of what its root said of later times. Plain numbers, since a range made for
# each would be half of the cost.
FELL = """((first IS NOT NULL AND (later < lower(value) OR later = lower(value)
    AND (NOT lower_inc(value) OR later_open IS NOT DISTINCT FROM later))) IS TRUE)"""
NARROW = "id, measure, kind, root, said, value, strict, first, last, known"
# Where one of a root's counts is late, each gives way to what was said later (or at once, of a
# later time) and cannot hold with it. Numbered as they were said, figures of neighbouring numbers
# are compared pair by pair. Any others part at one bit of their numbers: bit by bit, those that
# have it bound those that do not, by running bounds again.
NEAR = 6  # bits, of which neighbours differ at most in these
BITS = ", ".join(f"({bit})" for bit in range(NEAR, 30))
NUMBERED = f"""
SELECT *, (its << 30) + (number >> {NEAR}) AS near FROM (
    SELECT id, value, first, last, late, dense_rank() OVER (ORDER BY measure, root) AS its,
        count(*) OVER root AS total,
        row_number() OVER (PARTITION BY measure, root ORDER BY said, first, id) - 1 AS number
    FROM weighed JOIN (SELECT DISTINCT measure, root FROM weighed WHERE late) any_late
        USING (measure, root)
    WHERE NOT replaced AND first IS NOT NULL
    WINDOW root AS (PARTITION BY measure, root)
) counted
"""
LATE = f"""
SELECT id FROM numbered x WHERE EXISTS (
    SELECT FROM numbered y WHERE y.near = x.near AND y.number > x.number AND (x.late OR y.late)
        AND (x.last < y.first AND x.value >> y.value OR y.last < x.first AND y.value >> x.value)
)
UNION ALL
SELECT id FROM (
    SELECT *,
        range_intersect_agg({below("value")}) FILTER (WHERE newer AND day = first) OVER (
            PARTITION BY its, bit, block ORDER BY day DESC
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS later,
        range_intersect_agg({above("value")}) FILTER (WHERE newer AND day = last) OVER (
            PARTITION BY its, bit, block ORDER BY day
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier
    FROM (
        SELECT numbered.*, bit, number >> bit + 1 AS block, number >> bit & 1 = 1 AS newer,
            CASE WHEN ends THEN last ELSE first END AS day
        FROM numbered JOIN (VALUES {BITS}) bits (bit) ON 1 << bit < total
        CROSS JOIN (VALUES (false), (true)) turn (ends)
        WHERE first < last OR NOT ends
    ) parted
) bounded
WHERE NOT newer AND (day = last AND later << value OR day = first AND earlier >> value)
"""


# One sort serves both windows of a root's own figures, in which time runs backwards. A figure of
# more than one day has two places in it: where it begins it bounds those before it, and where it
# ends it asks for the bound of those after it.
def which_count(**more: str) -> str:
    """The expressions, and more columns that the figures are to have, by their names."""
    names = "".join(f", {name}" for name in more)
    columns = COLUMNS.format(more="".join(f", {sql} AS {name}" for name, sql in more.items()))
    return f"""
figure AS NOT MATERIALIZED (
    SELECT {columns} {FIGURES}
    WHERE l.measure_id = ANY (%s::uuid[]) AND l.value IS NOT NULL AND NOT l.retracted
        AND NOT onrecord_forecast(l.prediction, l.said_day, s.temporal_kind, l.as_of, l.period)
    OFFSET 0
),
placed AS (
    SELECT figure.*, {EPOCH} - CASE WHEN ends THEN last ELSE first END AS age,
        ends OR first IS NOT DISTINCT FROM last AS asks
    FROM figure CROSS JOIN (VALUES (false), (true)) turn (ends) WHERE first < last OR NOT ends
),
said AS (
    SELECT *, known AND (range_intersect_agg({below("value")}) OVER afterwards << value
        OR range_intersect_agg({above("value")}) OVER afterwards >> value) IS TRUE AS replaced
    FROM placed WINDOW afterwards AS (
        PARTITION BY root, measure, age, first, last, known ORDER BY said DESC, id DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
weighed AS MATERIALIZED (
    SELECT {NARROW}{names}, replaced,
        {FELL} AND said <= said_first AS fell, {FELL} AND said > said_first AS late
    FROM (
        SELECT *, min(upper(value)) FILTER (WHERE bounds) OVER later AS later,
            min(upper(value)) FILTER (WHERE bounds AND NOT upper_inc(value)) OVER later
                AS later_open,
            min(said) FILTER (WHERE bounds) OVER later AS said_first
        FROM (
            SELECT *, kind = 'cumulative' AND age = {EPOCH} - first AND NOT replaced AS bounds
            FROM said
        ) bounding WINDOW later AS (
            PARTITION BY root, measure ORDER BY age
            GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        )
    ) bounded WHERE asks
),
numbered AS MATERIALIZED ({NUMBERED}),
outdone AS MATERIALIZED (
    SELECT CASE WHEN (x.said, x.id) < (y.said, y.id) THEN x.id ELSE y.id END AS id
    FROM weighed x JOIN weighed y ON y.measure = x.measure AND y.root = x.root
    WHERE NOT x.replaced AND NOT y.replaced AND x.kind = 'stock' AND x.first < x.last
        AND x.first <= y.last AND y.first <= x.last
        AND NOT x.value && y.value
    UNION
    {LATE}
),
judged AS MATERIALIZED (
    SELECT {NARROW}{names}, replaced,
        replaced OR fell OR id IN (SELECT id FROM outdone) AS superseded
    FROM weighed
),
counting AS NOT MATERIALIZED (SELECT {NARROW}{names} FROM judged WHERE NOT superseded)
"""


COUNTING = which_count()


def members(measure: UUID) -> list[UUID]:
    """A measure with those that were merged into it. Looked up beforehand, so that the planner
    knows how many figures there are."""
    found = read_connection.rows(
        "SELECT id FROM claims_measure WHERE id = %s OR merged_into_id = %s", [measure, measure]
    )
    return [key for (key,) in found]
