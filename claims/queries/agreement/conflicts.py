"""What does not agree: the contradictions of a measure, and what its roots took back.

Pages come by position, as those of lists do. The figures in conflict are found by their bounds;
opponents are looked for only for those that a page shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from claims.queries import pages, read_connection
from claims.queries.agreement.bounds import CONTESTED
from claims.queries.agreement.eligible import COUNTING, EPOCH, members
from claims.queries.agreement.predicates import (
    BOTH_STRICT,
    CONFLICT,
    ENDS,
    GAP,
    MAY_CONFLICT,
    REASON,
    superseding,
)
from claims.queries.pages import Order, Position, Sql

# Of a figure among others, and of one that is asked for alone; how many roots are against it is
# said beside them.
MOST_WITNESSES, MOST_OF_ONE = 20, 1000
BY_TIME = Order("position", descending=False)


class Reason(StrEnum):
    """Why two figures cannot both hold."""

    SAME_TIME = "disjoint_at_the_same_time"
    SAME_PERIOD = "same_period"
    FELL = "count_that_fell"


@dataclass(frozen=True)
class Witness:
    """A figure that cannot hold together with another, why, and how far apart the two are: the
    distance of the ends that face each other, in the measure's canonical unit."""

    figure: UUID
    strict: bool
    reason: Reason
    gap: Decimal


@dataclass
class Conflict:
    """A figure in conflict, its place among them, and how many roots are against it, strictly or
    only loosely. Of each root the witness is the figure that lies farthest off."""

    id: UUID
    position: int
    strict: int = 0
    loose: int = 0
    witnesses: list[Witness] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """A page of conflicts, and how many there are in all."""

    conflicts: list[Conflict]
    count: int


def contradictions(measure: UUID, *, strict: bool, **which: Any) -> Found:
    """Figures in conflict with one of another root, ordered by the last day they speak of: `which`
    page of them (see `_page`), or one `figure` alone."""
    return _page(CONTRADICTIONS[strict], measure, **which)


def revisions(measure: UUID, **which: Any) -> Found:
    """Figures that their own root has superseded by one that cannot hold with them."""
    return _page(REVISIONS, measure, **which)


def _page(
    sql: str,
    measure: UUID,
    *,
    limit: int,
    start: Position | None = None,
    backwards: bool = False,
    figure: UUID | None = None,
) -> Found:
    walk = pages.walk(LISTED, BY_TIME, limit, start, backwards=backwards)
    return _found(sql.format(walk=walk[0]), [members(measure), figure, *walk[1]])


def contested(measure: UUID) -> Sql:
    """The ids of the figures of a measure that are in strict conflict with another root's."""
    return f"WITH {CONTESTED} SELECT id FROM contested WHERE strictly", [members(measure)]


def _found(sql: str, parameters: list[Any]) -> Found:
    conflicts: dict[UUID, Conflict] = {}
    count = 0
    for count, key, position, strict, loose, *witness in read_connection.rows(sql, parameters):  # noqa: B007
        if key is not None:
            known = conflicts.setdefault(key, Conflict(key, position, strict, loose))
            if witness[0] is not None:
                figure, is_strict, reason, gap = witness
                known.witnesses.append(Witness(figure, is_strict, Reason(reason), gap))
    return Found(list(conflicts.values()), count)


LISTED: Sql = ("SELECT id, position FROM listed", [])
POSITION = f"f.last - {EPOCH} AS position"
ASKED = "asked AS (SELECT %s::uuid AS figure)"
IS_ASKED = "(asked.figure IS NULL OR f.id = asked.figure)"
# So few are picked by their ids first: joined at once, all would be met for each.
PAGE = """
page AS MATERIALIZED ({walk}),
picked AS MATERIALIZED (SELECT * FROM listed WHERE id = ANY (ARRAY(SELECT id FROM page))),
mine AS MATERIALIZED (SELECT picked.*, page.place FROM page JOIN picked USING (id))
"""
SHOWN = """
FROM (SELECT count(*) FROM listed) total (number)
LEFT JOIN mine f ON true
"""


# An opponent of a figure in conflict is itself in conflict.
def _contradictions(*, strict: bool) -> str:
    """Strict conflicts, or all. A root is against a figure by all that it has, and its witness is
    what lies farthest off, if strict conflicts are asked for of what is in strict conflict."""
    listed, farthest, told = (
        ("strictly", "strict DESC, gap DESC", "strict")
        if strict
        else ("true", "gap DESC, strict DESC", "true")
    )
    return f"""
WITH {CONTESTED}, {ASKED},
opposed AS MATERIALIZED (SELECT f.*, {ENDS}, {POSITION} FROM contested f),
listed AS NOT MATERIALIZED (SELECT f.* FROM opposed f, asked WHERE {listed} AND {IS_ASKED}),
{PAGE},
pair AS (
    SELECT f.id, g.root, g.id AS figure, g.last, {BOTH_STRICT} AS strict, {REASON} AS reason,
        {GAP} AS gap
    FROM mine f JOIN opposed g ON {MAY_CONFLICT} AND g.root <> f.root AND g.measure = f.measure
    WHERE {CONFLICT}
),
against AS MATERIALIZED (
    SELECT DISTINCT ON (id, root) *, bool_or(strict) OVER (PARTITION BY id, root) AS strictly
    FROM pair ORDER BY id, root, {farthest}, last, figure
),
counted AS (
    SELECT id, count(*) FILTER (WHERE strictly) AS strict, count(*) FILTER (WHERE NOT strictly)
        AS loose FROM against GROUP BY id
),
witness AS MATERIALIZED (
    SELECT numbered.* FROM (
        SELECT *, row_number() OVER (PARTITION BY id ORDER BY gap DESC, root) AS nth
        FROM against WHERE {told}
    ) numbered, asked
    WHERE nth <= CASE WHEN asked.figure IS NULL THEN {MOST_WITNESSES} ELSE {MOST_OF_ONE} END
)
SELECT total.number, f.id, f.position, counted.strict, counted.loose,
    w.figure, w.strict, w.reason, trim_scale(w.gap)
{SHOWN} LEFT JOIN counted USING (id) LEFT JOIN witness w ON w.id = f.id
ORDER BY f.place, w.nth
"""


CONTRADICTIONS = {strict: _contradictions(strict=strict) for strict in (True, False)}
REVISIONS = f"""
WITH {COUNTING}, {ASKED},
listed AS MATERIALIZED (
    SELECT f.*, {POSITION} FROM judged f, asked
    WHERE f.superseded AND {IS_ASKED}
),
{PAGE},
{superseding("mine")},
revised AS (SELECT f.*, s.by FROM mine f LEFT JOIN superseding s USING (id))
SELECT total.number, f.id, f.position, 0, 0, g.id, {BOTH_STRICT}, {REASON}, trim_scale({GAP})
{SHOWN.replace("mine f", "revised f")} LEFT JOIN judged g ON g.id = f.by
ORDER BY f.place
"""
