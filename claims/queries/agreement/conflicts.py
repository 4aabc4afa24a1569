"""What does not agree: the contradictions of a measure, and what its roots took back.

Pages come by position, as those of lists do. The assertions in conflict are found by their bounds;
opponents are looked for only for those that a page shows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from claims.queries.agreement.members import members
from claims.queries.agreement.statements import Statement, statement
from claims.queries.pages import Position, Sql

CONTRADICTIONS, REVISIONS = statement("contradictions"), statement("revisions")
CONTESTED = statement("contested")

# Of an assertion among others, and of one that is asked for alone; how many roots are against it is
# said beside them.
MOST_WITNESSES, MOST_OF_ONE = 20, 1000


class Reason(StrEnum):
    """Why two assertions cannot both hold."""

    SAME_TIME = "disjoint_at_the_same_time"
    SAME_PERIOD = "same_period"
    FELL = "count_that_fell"


@dataclass(frozen=True)
class Witness:
    """An assertion that cannot hold together with another, why, and how far apart the two are: the
    distance of the ends that face each other, in the measure's canonical unit."""

    assertion: UUID
    strict: bool
    reason: Reason
    gap: Decimal


@dataclass
class Conflict:
    """An assertion in conflict, its place among all, and how many roots are against it, strictly
    or only loosely. Of each root the witness is the assertion that lies farthest off."""

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


@dataclass(frozen=True)
class Row:
    """A witness against an assertion; see `sql/contradictions.sql`."""

    total: int
    id: UUID | None
    position: int
    strict: int
    loose: int
    witness: UUID | None
    witness_strict: bool
    reason: str
    gap: Decimal


def contradictions(measure: UUID, *, strict: bool, **which: Any) -> Found:
    """Assertions in conflict with one of another root, ordered by the last day they speak of:
    `which` page of them (see `_page`), or one `assertion` alone."""
    most = MOST_OF_ONE if which.get("assertion") else MOST_WITNESSES
    return _page(CONTRADICTIONS, measure, strict=strict, most=most, **which)


def revisions(measure: UUID, **which: Any) -> Found:
    """Assertions that their own root has superseded by one that cannot hold with them."""
    return _page(REVISIONS, measure, **which)


def contested(measure: UUID) -> Sql:
    """The ids of the assertions of a measure in strict conflict with another root's."""
    return CONTESTED.positional(measures=members(measure))


def _page(
    statement: Statement,
    measure: UUID,
    *,
    limit: int,
    start: Position | None = None,
    backwards: bool = False,
    assertion: UUID | None = None,
    **more: Any,
) -> Found:
    place = {
        "start_id": start and start.id,
        "start_position": start and start.value,
        "included": start is not None and start.included,
        "backwards": backwards,
        "limit": limit,
    }
    measures = members(measure)
    return _found(statement.rows(Row, measures=measures, assertion=assertion, **place, **more))


def _found(rows: list[Row]) -> Found:
    conflicts: dict[UUID, Conflict] = {}
    for row in rows:
        if row.id is not None:
            new = Conflict(row.id, row.position, row.strict, row.loose)
            known = conflicts.setdefault(row.id, new)
            if row.witness is not None:
                known.witnesses.append(
                    Witness(row.witness, row.witness_strict, Reason(row.reason), row.gap)
                )
    return Found(list(conflicts.values()), rows[0].total)
