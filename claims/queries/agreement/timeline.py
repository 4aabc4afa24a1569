"""The consensus over time: what all figures that count allow together, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement.bounds import MOMENTS
from claims.queries.agreement.eligible import COUNTING, DAWN, DUSK, members


@dataclass(frozen=True)
class Allowed:
    """What is allowed from a day on, until the next of a band, in the measure's canonical unit.

    None is an open end. Where nothing is allowed (`empty`) the two ends are the highest lower bound
    and the lowest upper one, which have crossed.
    """

    day: date
    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool
    high_inclusive: bool
    empty: bool


# On which days what is allowed may change, and what bounds it then. Of a flow a day belongs to the
# shortest of the periods that cover it, of these to the last that began.
BAND = f"""
WITH {COUNTING}, {MOMENTS},
days AS (
    SELECT measure, first AS day FROM moment WHERE first > {DAWN}
    UNION SELECT measure, last + 1 FROM moment WHERE last < {DUSK}
),
turn AS (
    SELECT measure, first AS day, NULL::numrange AS above, below FROM moment
        WHERE kind = 'cumulative'
    UNION ALL SELECT measure, last, above, NULL FROM moment WHERE kind = 'cumulative'
    UNION ALL SELECT measure, day, NULL, NULL FROM days
),
running AS (
    SELECT DISTINCT ON (day) day, range_intersect_agg(above) OVER earlier AS above,
        range_intersect_agg(below) OVER later AS below
    FROM turn WINDOW
        earlier AS (ORDER BY day GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        later AS (ORDER BY day DESC GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
allowing AS (
    SELECT d.day, m.above, m.below FROM days d JOIN moment m ON m.measure = d.measure
        AND m.first = d.day WHERE m.known AND m.first = m.last AND m.kind <> 'flow'
    UNION ALL
    SELECT d.day, m.above, m.below FROM days d JOIN moment m ON m.measure = d.measure
        AND d.day BETWEEN m.first AND m.last WHERE m.kind = 'stock' AND m.first < m.last
    UNION ALL
    (SELECT DISTINCT ON (d.day) d.day, m.above, m.below FROM days d JOIN moment m
        ON m.measure = d.measure AND d.day BETWEEN m.first AND m.last WHERE m.kind = 'flow'
        ORDER BY d.day, m.last - m.first, m.first DESC)
    UNION ALL SELECT day, above, below FROM running
)
SELECT d.day, range_intersect_agg(a.above), range_intersect_agg(a.below)
FROM days d LEFT JOIN allowing a USING (day) GROUP BY d.day ORDER BY d.day
"""


def band(measure: UUID) -> list[Allowed]:
    """What the figures of a measure allow, on each day on which one of them begins to speak or has
    ended to: ascending, and the same until the next of these days.

    `measure` is the id of one that was not merged into another; of one that nobody knows the band
    is empty. Raises Django's database errors.
    """
    found = read_connection.rows(BAND, [members(measure)])
    return [_allowed(day, above, below) for day, above, below in found]


def _allowed(day: date, above: Any, below: Any) -> Allowed:
    """From two half-lines, either of which may be missing or the whole line."""
    low, low_inclusive = (above.lower, above.lower_inc) if above else (None, False)
    high, high_inclusive = (below.upper, below.upper_inc) if below else (None, False)
    crossed = low is not None and high is not None and low > high
    touching = low is not None and low == high and not (low_inclusive and high_inclusive)
    return Allowed(day, low, high, low_inclusive, high_inclusive, crossed or touching)
