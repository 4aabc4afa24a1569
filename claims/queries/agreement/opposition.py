"""Who cannot hold together with whom: one pass in the order of time for each of two faces.

An assertion is opposed by those of other roots that lie below it: at the same time, or at a later
time of a cumulative measure, since such a count never falls. On the second face of the same
assertions, those are the ones that lie above. Strict is what lies below even with both ends widened
to allow for rounding. Of a measure that is a whole, the assertions of its parts lie above it, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from claims.models import TemporalKind
from claims.queries.agreement.bounds import (
    BY_END,
    MOST_COUNTED,
    Bounds,
    Entry,
    Running,
    of_one_time,
    together,
)
from claims.queries.agreement.candidates import LOWER, UPPER, Candidate, End, Time, make
from claims.queries.agreement.times import ByTime, by_time, certainly_overlap, meeting

Party = Callable[[Candidate], Any]
BY_ROOT: Party = attrgetter("party")
ONE_BY_ONE: Party = attrgetter("id")


class Reason(StrEnum):
    """Why two assertions cannot both hold."""

    SAME_TIME = "disjoint_at_the_same_time"
    SAME_PERIOD = "same_period"
    FELL = "count_that_fell"
    ANEW = "count_began_anew"  # of a revision: the measure may hold two counts
    PART = "part_exceeds_whole"
    SAME_ROOT = "same_root"


class Witness(NamedTuple):
    """An assertion that cannot hold together with another, why, and how far apart the two are: the
    distance of the ends that face each other, in the measure's canonical unit."""

    assertion: str
    strict: bool
    reason: Reason
    gap: Decimal

    @property
    def key(self) -> UUID:
        return UUID(self.assertion)


class Against(NamedTuple):
    """Entries of others, the lowest first, that lie below an `end` of an assertion, and why they
    cannot hold with it."""

    entries: Sequence[Entry]
    reason: Reason
    end: End


@dataclass(slots=True, eq=False)
class Opposition:
    """Who is against an assertion, and who is so strictly: with both ends widened. Its own party
    may be among them."""

    plain: list[Against] = field(default_factory=list)
    wide: list[Against] = field(default_factory=list)

    def counted(self, party: Any) -> tuple[int, int]:
        """How many other parties are against it strictly, and how many more only loosely: to ten,
        which means ten or more."""
        if any(len(each.entries) > MOST_COUNTED for each in self.wide):
            return MOST_COUNTED, 0
        strict, any_ = parties(self.wide) - {party}, parties(self.plain) - {party}
        number = min(len(strict), MOST_COUNTED)
        return number, min(len(any_ - strict), MOST_COUNTED - number)


Found = dict[Candidate, Opposition]
BoundsByTime = dict[Time, Bounds]


def parties(against: Iterable[Against]) -> set[Any]:
    return {party for each in against for _, party, _ in each.entries}


@dataclass(frozen=True, slots=True)
class _Pass:
    """A pass over one face: what is found, and by whom assertions are counted."""

    side: int
    party: Party
    found: Found

    def span(self, time: Time) -> tuple[int, int]:
        return (time.first, time.last) if self.side == LOWER else (-time.last, -time.first)

    def by_time(self, others: ByTime) -> BoundsByTime:
        return {time: of_one_time(self.side, self.party, there) for time, there in others.items()}

    def at_one_time(self, kind: str, at: ByTime, bounds: BoundsByTime, reason: Reason) -> None:
        for time, met in meeting(kind, at, bounds).items():
            if met:
                one = len(met) == 1
                bound = bounds[met[0]] if one else together(bounds[each] for each in met)
                self.compare(at[time], bound, reason)

    def later(self, at: ByTime, bounds: BoundsByTime, reason: Reason) -> None:
        """Compare each with those of certainly later times, from the latest to the earliest."""
        begins = sorted(bounds, key=lambda time: self.span(time)[0])
        running = Running()
        for time in sorted(at, key=lambda time: self.span(time)[1], reverse=True):
            last = self.span(time)[1]
            while begins and self.span(begins[-1])[0] > last:
                running.include(bounds[begins.pop()])
            self.compare(at[time], running.bounds, reason)

    def compare(self, candidates: Iterable[Candidate], bound: Bounds, reason: Reason) -> None:
        lowest, wide = bound
        if not lowest:
            return
        for one in candidates:
            face = one.faces[self.side]
            low, wide_low = face.low, face.wide_low
            if lowest[0][0] < low:
                opposition = self.found[one]
                below = lowest[: bisect_left(lowest, low, key=BY_END)]
                opposition.plain.append(make(Against, (below, reason, low)))
                if wide_low is not None and wide and wide[0][0] < wide_low:
                    below = wide[: bisect_left(wide, wide_low, key=BY_END)]
                    opposition.wide.append(make(Against, (below, reason, wide_low)))


def opposed(
    kind: str,
    candidates: Sequence[Candidate],
    *,
    drafts: Sequence[Candidate] = (),
    parts: Iterable[Candidate] = (),
    drafts_of_parts: Iterable[Candidate] = (),
    party: Party = BY_ROOT,
) -> Found:
    """The assertions that others cannot hold with, each with who is against it. Drafts are compared
    with the others, and nothing with them."""
    found: Found = defaultdict(Opposition)
    others = by_time(candidates)
    at = by_time([*candidates, *drafts]) if drafts else others
    same = Reason.SAME_PERIOD if kind == TemporalKind.FLOW else Reason.SAME_TIME
    for side in (LOWER, UPPER):
        _compare(_Pass(side, party, found), kind, at, others, same, Reason.FELL)
    if of_parts := by_time(parts):
        _compare(_Pass(UPPER, party, found), kind, at, of_parts, Reason.PART, Reason.PART)
    if coming := by_time(drafts_of_parts):
        _compare(_Pass(LOWER, party, found), kind, coming, others, Reason.PART, Reason.PART)
    return found


def _compare(
    one_pass: _Pass, kind: str, at: ByTime, others: ByTime, same: Reason, later: Reason
) -> None:
    bounds = one_pass.by_time(others)
    one_pass.at_one_time(kind, at, bounds, same)
    if kind == TemporalKind.CUMULATIVE:
        one_pass.later(at, bounds, later)


def witnesses(
    one: Candidate,
    against: Sequence[Against],
    most: int,
    *,
    own: bool = False,
) -> list[Witness]:
    """Of each other root one, the one that lies farthest off, the widest gap first; or those of its
    own root."""
    found: list[Witness] = []
    met: set[Any] = set()
    for (_, party, other), reason in _farthest_first(against, None if own else most + 1):
        if party not in met and (party == one.party) is own:
            met.add(party)
            found.append(witness(one, other, reason))
            if len(found) == most:
                break
    return found


def _farthest_first(against: Sequence[Against], most: int | None) -> Iterable[tuple[Entry, Reason]]:
    """Of each time so many: each has one of a party, the lowest first."""
    if len(against) == 1:
        [(entries, reason, _)] = against
        return [(entry, reason) for entry in entries[:most]]
    distances = [
        ((end - entry[0]) // 3, entry, reason)
        for entries, reason, end in against
        for entry in entries[:most]
    ]
    distances.sort(key=itemgetter(0), reverse=True)
    return map(itemgetter(1, 2), distances)


def conflict(kind: str, one: Candidate, other: Candidate) -> Reason | None:
    """Why two assertions of one measure cannot both hold, if they cannot."""
    if one.high >= other.low and other.high >= one.low:
        return None
    if kind == TemporalKind.STOCK:
        return Reason.SAME_TIME if certainly_overlap(one.time, other.time) else None
    if one.time.known and one.time == other.time:
        return Reason.SAME_PERIOD if kind == TemporalKind.FLOW else Reason.SAME_TIME
    lower, higher = (one, other) if one.high < other.low else (other, one)
    falls = kind == TemporalKind.CUMULATIVE and higher.time.last < lower.time.first
    return Reason.FELL if falls else None


def witness(one: Candidate, other: Candidate, reason: Reason) -> Witness:
    """The other of two in conflict, as a witness: strict are two that are apart even with their
    ends widened."""
    lower, higher = (one, other) if one.high < other.low else (other, one)
    end, beginning = lower.faces[LOWER].wide_high, higher.faces[LOWER].wide_low
    is_strict = end is not None and beginning is not None and end < beginning
    # No end that faces another is open.
    gap = higher.member.low - lower.member.high  # type: ignore[operator]
    return make(Witness, (other.member.text, is_strict, reason, gap))
