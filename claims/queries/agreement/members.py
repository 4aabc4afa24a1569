"""The assertions of groups, as the database has them, and what each group is read with.

A measure that was merged into another is that one, and so are an event and a root speaker. The
assertions of a measure's parts, about the same event, are read beside its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NamedTuple
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement.statements import Statement, statement

MEMBERS, MEASURES = statement("members"), statement("measures")
DRAFTS = MEMBERS.reading(statement("draft_listings"), for_table="claims_assertionlisting")
MERGED_MEASURES, GROUPS = statement("merged_measures"), statement("groups_of_measure")
PUBLIC = statement("public_assertions")


class GroupKey(NamedTuple):
    """A measure, and an event or none: both survivors of their merges."""

    measure: UUID
    event: UUID | None


class Member(NamedTuple):
    """A public assertion, or one of a draft; see `sql/members.sql`. Most ids are text: those of a
    hundred thousand take long to hash and to write."""

    id: UUID
    claim: str
    measure: str
    event: str | None
    speaker: str
    root: str
    said_first: int
    said_last: int
    first: int
    last: int
    known: bool
    low: Decimal | None
    high: Decimal | None
    low_included: bool
    high_included: bool
    wide_low: Decimal | None
    wide_high: Decimal | None
    loose: bool
    bound: bool
    rounded: bool
    withdrawn: bool
    resolved: bool
    forecast: bool
    pledge: bool
    text: str


@dataclass(frozen=True)
class Counting:
    """A measure, as far as comparing its assertions takes it. `parts` are all narrower ones."""

    id: UUID
    kind: str
    non_negative: bool
    counts_pledges: bool
    parts: Sequence[UUID]


def of_groups(
    keys: Collection[GroupKey], rows: Statement = MEMBERS
) -> Mapping[GroupKey, list[Member]]:
    """The members of some groups, or their `DRAFTS`."""
    found: dict[GroupKey, list[Member]] = defaultdict(list)
    wanted = {(str(key.measure), key.event and str(key.event)): key for key in keys}
    for member in _members(rows, {key.measure for key in keys}, {key.event for key in keys}):
        if key := wanted.get((member.measure, member.event)):
            found[key].append(member)
    return found


def _members(
    rows: Statement, measures: Iterable[UUID], events: Collection[UUID | None]
) -> Iterator[Member]:
    """By the places of their columns, not by their names: they may be a hundred thousand."""
    asked = {
        "measures": list(measures),
        "events": [event for event in events if event],
        "without_event": None in events,
    }
    return map(partial(tuple.__new__, Member), read_connection.rows(rows.sql, asked))


def counting(measures: Iterable[UUID]) -> dict[UUID, Counting]:
    """Some measures, by their ids."""
    found = MEASURES.rows(Counting, measures=list(measures))
    return {each.id: each for each in found}


class Grouped(NamedTuple):
    """A public assertion, and the group that it is in."""

    id: UUID
    claim: UUID
    measure: UUID
    event: UUID | None

    @property
    def key(self) -> GroupKey:
        return GroupKey(self.measure, self.event)


def grouped(assertions: Sequence[UUID]) -> list[Grouped]:
    """Those of some assertions that are public."""
    return PUBLIC.rows(Grouped, assertions=list(assertions))


def groups_of(measure: UUID) -> list[GroupKey]:
    """The groups of a measure that have assertions, or had some until now."""
    return GROUPS.rows(GroupKey, measure=measure)


def merged_measures(measure: UUID) -> list[UUID]:
    """A measure and those that were merged into it, whose assertions are its own. They are looked
    up beforehand, so that the planner knows how many assertions there are."""
    return [row.id for row in MERGED_MEASURES.rows(Row, measure=measure)]


class Row(NamedTuple):
    id: UUID
