"""What two figures `f` and `g` of one measure, both of which count, are to each other: as SQL.

The same definition as `bounds` has it, for the few figures whose opponents are asked for.
"""

from __future__ import annotations

SAME_TIME = """(CASE f.kind WHEN 'stock' THEN f.first <= g.last AND g.first <= f.last
    ELSE f.known AND g.known AND f.first = g.first AND f.last = g.last END)"""
FELL = """(f.kind = 'cumulative' AND (f.last < g.first AND f.value >> g.value
    OR g.last < f.first AND g.value >> f.value))"""
CONFLICT = f"({SAME_TIME} AND NOT f.value && g.value OR {FELL})"
AGREEMENT = f"({SAME_TIME} AND f.value && g.value)"
BOTH_STRICT = "(f.strict AND g.strict)"
# The distance of the ends that face each other.
GAP = """(CASE WHEN f.value << g.value THEN lower(g.value) - upper(f.value)
    ELSE lower(f.value) - upper(g.value) END)"""
REASON = f"""(CASE WHEN NOT {SAME_TIME} THEN 'count_that_fell'
    WHEN f.kind = 'flow' THEN 'same_period' ELSE 'disjoint_at_the_same_time' END)"""
# The figure of its own root by which `f` is superseded, if it is not repeated for the same time.
SUPERSEDING = f"""(
    SELECT g.id FROM judged g
    WHERE g.measure = f.measure AND g.root = f.root AND NOT g.repeated AND CASE f.kind
        WHEN 'stock' THEN {SAME_TIME} AND NOT f.value && g.value AND (f.said, f.id) < (g.said, g.id)
        ELSE NOT g.fell AND f.last < g.first AND f.value >> g.value END
    ORDER BY g.first, g.id LIMIT 1
)"""
