"""What does not agree: the contradictions of a measure, and what its roots took back.

Pages come by position, as those of lists do: by the last day that an assertion speaks of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from claims.queries import pages, read_connection
from claims.queries.agreement.candidates import Candidate
from claims.queries.agreement.groups import Group, Standing, groups
from claims.queries.agreement.kept import Kept, kept_whole
from claims.queries.agreement.members import GroupKey, groups_of
from claims.queries.agreement.opposition import (
    Against,
    Reason,
    Witness,
    conflict,
    witness,
    witnesses,
)
from claims.queries.pages import Order, Position, Sql

# Of an assertion among others, and of one that is asked for alone; how many roots are against it is
# said beside them.
MOST_WITNESSES, MOST_OF_ONE = 3, 1000
FALL_OF_A_NEW_COUNT = 10  # times: what is revised keeps its order of magnitude
DAY_ZERO = date(2000, 1, 1).toordinal()
BY_DAY = Order("position", descending=False)
AT_ALL = "measure_id = %s AND opposed > 0"
STRICTLY = f"{AT_ALL} AND opposed = 2"
REVISED = "measure_id = %s AND superseded_by_id IS NOT NULL"
KEPT_ROWS = """
SELECT standing.assertion_id, page.position, standing.strict, standing.loose, standing.witnesses
FROM ({walk}) page JOIN claims_assertionstanding standing ON standing.assertion_id = page.id
ORDER BY page.place
"""


@dataclass(frozen=True)
class Conflict:
    """An assertion in conflict, its place among all, and how many roots are against it, strictly
    or only loosely, counted to ten. Of each root the witness is the assertion that lies farthest
    off."""

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
class Turn:
    """Which page of a list: so many from a place on, or before it."""

    limit: int
    start: Position | None = None
    backwards: bool = False

    def of(self, found: Iterable[Conflict]) -> Found:
        """The page of all that was found, in the direction it is read in."""
        ordered = sorted(found, key=_place, reverse=self.backwards)
        return Found(list(islice(filter(self._lies_after, ordered), self.limit)), len(ordered))

    def _lies_after(self, one: Conflict) -> bool:
        if self.start is None:
            return True
        start = int(str(self.start.value)), UUID(str(self.start.id))
        if _place(one) == start:
            return self.start.included
        return (_place(one) < start) is self.backwards


def _place(one: Conflict) -> tuple[int, UUID]:
    return one.position, one.id


def contradictions(
    measure: UUID,
    *,
    strict: bool,
    event: UUID | None = None,
    assertion: UUID | None = None,
    turn: Turn,
) -> Found:
    """Assertions of a measure, or of it and an event, that cannot hold with others: of other roots,
    or of their own that were said at once. One `assertion` alone comes with more witnesses."""
    keys = _keys(measure, event)
    if assertion is None and (known := kept_whole(keys)):
        count = sum(each.contested if strict else each.opposed for each in known)
        return Found(_kept(STRICTLY if strict else AT_ALL, measure, known, event, turn), count)
    return turn.of(
        each
        for group in _having(keys, assertion)
        for standing in _asked(group, assertion)
        if (each := _contradicted(group, standing, strict=strict, alone=assertion is not None))
    )


def revisions(
    measure: UUID, *, event: UUID | None = None, assertion: UUID | None = None, turn: Turn
) -> Found:
    """Assertions that their own root has superseded by one that cannot hold with them."""
    keys = _keys(measure, event)
    if assertion is None and (known := kept_whole(keys)):
        count = sum(each.revised for each in known)
        return Found(_kept(REVISED, measure, known, event, turn), count)
    return turn.of(
        Conflict(standing.member.id, position(one), witnesses=[superseded(group, one, by)])
        for group in _having(keys, assertion)
        for standing in _asked(group, assertion)
        if (one := standing.candidate) and (by := standing.superseded_by)
    )


def _kept(
    which: str, measure: UUID, known: Iterable[Kept], event: UUID | None, turn: Turn
) -> list[Conflict]:
    """A page of the assertions of which something is true, as they are kept."""
    rows = f"SELECT assertion_id, position FROM claims_assertionstanding WHERE {which}"
    values: list[Any] = [measure]
    if event:
        rows += " AND group_id = ANY (%s)"
        values.append([each.id for each in known])
    walk = pages.walk((rows, values), BY_DAY, turn.limit, turn.start, backwards=turn.backwards)
    return kept_conflicts(walk, strict=which == STRICTLY)


def _keys(measure: UUID, event: UUID | None) -> list[GroupKey]:
    return [GroupKey(measure, event)] if event else groups_of(measure)


def _having(keys: Collection[GroupKey], assertion: UUID | None) -> list[Group]:
    """The groups, or the one that has an assertion."""
    found = groups(keys).values()
    return [group for group in found if assertion is None or assertion in group.standings]


def _asked(group: Group, assertion: UUID | None) -> Iterable[Standing]:
    return group.standings.values() if assertion is None else [group.standings[assertion]]


def _contradicted(
    group: Group, standing: Standing, *, strict: bool, alone: bool
) -> Conflict | None:
    one = standing.candidate
    if one is None or not standing.counted:
        return None
    shown = everyone(group, one, strict=strict) if alone else few(standing)[not strict]
    if not shown:
        return None
    return Conflict(one.id, position(one), standing.strict, standing.loose, shown)


def few(standing: Standing) -> tuple[list[Witness], list[Witness]]:
    """Some of those that an assertion cannot hold with, strictly and at all: those of other roots
    first, and of these the widest gap. Where all that are shown are strict, they are both."""
    against, own = standing.opposition, standing.within_root
    at_all = _few(standing, against.plain, own.plain)
    if all(each.strict for each in at_all):
        return at_all, at_all
    return _few(standing, against.wide, own.wide), at_all


def _few(standing: Standing, others: list[Against], theirs: list[Against]) -> list[Witness]:
    one = standing.candidate
    if one is None or not (others or theirs):
        return []
    found = witnesses(one, others, MOST_WITNESSES)
    if len(found) < MOST_WITNESSES:
        found += witnesses(
            one, [each for each in others if each.reason is Reason.PART], 1, own=True
        )
    if len(found) < MOST_WITNESSES and theirs:
        of_own = witnesses(one, theirs, 1)
        found += (each._replace(reason=Reason.SAME_ROOT) for each in of_own)
    return found


def everyone(group: Group, one: Candidate, *, strict: bool) -> list[Witness]:
    """All of them: of each other root one, and each of its own root's."""
    found: dict[Any, Witness] = {}
    for other, reason in _ruled_out(group, one):
        each = witness(one, other, reason)
        if each.strict or not strict:
            party = other.id if other.party == one.party else other.party
            if party not in found or found[party].gap < each.gap:
                found[party] = each
    ordered = sorted(found.items(), key=lambda each: (isinstance(each[0], UUID), -each[1].gap))
    return [each for _, each in ordered[:MOST_OF_ONE]]


def _ruled_out(group: Group, one: Candidate) -> Iterator[tuple[Candidate, Reason]]:
    for other in group.counted:
        if reason := conflict(group.measure.kind, one, other):
            yield other, Reason.SAME_ROOT if other.party == one.party else reason
    for part in group.parts:
        if part.low > one.high and conflict(group.measure.kind, one, part):
            yield part, Reason.PART


def superseded(group: Group, one: Candidate, by: Candidate) -> Witness:
    """The one that superseded an assertion, as a witness against it."""
    reason = conflict(group.measure.kind, one, by) or Reason.SAME_TIME
    high, low = by.member.high, one.member.low
    if reason is Reason.FELL and high is not None and low is not None:
        reason = Reason.ANEW if FALL_OF_A_NEW_COUNT * high < low else reason
    return witness(one, by, reason)


def position(one: Candidate) -> int:
    return one.time.last - DAY_ZERO


def kept_conflicts(walk: Sql, *, strict: bool) -> list[Conflict]:
    """The assertions of a walk, with the witnesses that are kept of each."""
    sql, values = walk
    return [
        Conflict(key, place, strictly, loosely, list(_shown(found, strict=strict)))
        for key, place, strictly, loosely, found in read_connection.rows(
            KEPT_ROWS.format(walk=sql), values
        )
    ]


def _shown(found: list[Any] | None, *, strict: bool) -> Iterator[Witness]:
    """Those that are against it strictly, and, where these are others, all of them."""
    strictly, at_all = found or ([], None)
    for assertion, is_strictly, reason, apart in strictly if strict else at_all or strictly:
        yield Witness(assertion, is_strictly, Reason(reason), Decimal(apart))
