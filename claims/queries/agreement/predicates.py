"""What two figures `f` and `g` of one measure, both of which count, are to each other: as SQL.

The same definition as `bounds` has it, for the few figures whose opponents are asked for. Each of
them meets all others of its measure, so what is cheap to compare comes before intervals: days, and
their `ENDS` as floating-point numbers. To round those keeps their order, so nothing is missed.
"""

from __future__ import annotations

SAME_DAYS = "f.known AND g.known AND f.first = g.first AND f.last = g.last"
OVERLAPPING = "f.first <= g.last AND g.first <= f.last"
SAME_TIME = f"(CASE f.kind WHEN 'stock' THEN {OVERLAPPING} ELSE {SAME_DAYS} END)"
CONFLICT = f"""(CASE f.kind
    WHEN 'cumulative' THEN CASE
        WHEN f.last < g.first THEN f.value >> g.value
        WHEN g.last < f.first THEN g.value >> f.value
        ELSE {SAME_DAYS} AND NOT f.value && g.value END
    WHEN 'stock' THEN {OVERLAPPING} AND NOT f.value && g.value
    ELSE {SAME_DAYS} AND NOT f.value && g.value END)"""
ENDS = (
    "coalesce(lower(value)::float8, '-Infinity') AS low, "
    "coalesce(upper(value)::float8, 'Infinity') AS high"
)
# Any two in conflict fulfil it: one lies above the other and does not come after it.
MAY_CONFLICT = "(f.low >= g.high AND f.first <= g.last OR g.low >= f.high AND g.first <= f.last)"
# A number, and not only a bound: bounds leave room for each other, and do not agree.
CLOSED = "(NOT lower_inf({0}) AND NOT upper_inf({0}))"
AGREEMENT = (
    f"({SAME_TIME} AND f.value && g.value "
    f"AND {CLOSED.format('f.value')} AND {CLOSED.format('g.value')})"
)
BOTH_STRICT = "(f.strict AND g.strict)"
# The distance of the ends that face each other.
GAP = """(CASE WHEN f.value << g.value THEN lower(g.value) - upper(f.value)
    ELSE lower(f.value) - upper(g.value) END)"""
REASON = f"""(CASE WHEN NOT {SAME_TIME} THEN 'count_that_fell'
    WHEN f.kind = 'flow' THEN 'same_period' ELSE 'disjoint_at_the_same_time' END)"""


# Of one root: f gives way to g.
GIVES_WAY = f"""(CASE
    WHEN f.replaced THEN {SAME_DAYS} AND (f.said, f.id) < (g.said, g.id) AND NOT f.value && g.value
    WHEN g.replaced THEN false
    WHEN f.kind = 'stock' THEN (f.said, f.id) < (g.said, g.id) AND {OVERLAPPING}
        AND NOT f.value && g.value
    ELSE f.last < g.first AND f.said <= g.said AND f.value >> g.value
        OR g.last < f.first AND f.said < g.said AND g.value >> f.value END)"""


def superseding(whose: str) -> str:
    """Of the figures in `whose` that are superseded, by which: rather one that counts, for the
    first time, said last. Figures meet by their root, whatever the planner expects."""
    return f"""
superseding AS MATERIALIZED (
    SELECT DISTINCT ON (f.id) f.id, g.id AS by
    FROM {whose} f JOIN judged g ON g.root = f.root AND g.measure = f.measure
    WHERE f.superseded AND {GIVES_WAY}
    ORDER BY f.id, g.superseded, g.first, g.said DESC, g.id DESC
)"""
