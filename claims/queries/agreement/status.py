"""Which assertions count: what a root said later takes back what it said before, but for outliers.

Earlier is only what was certainly said earlier: the days of saying, by their precision, do not
meet. What was said at once, or at an unknown time, takes nothing back.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise

from claims.models import TemporalKind
from claims.queries.agreement.candidates import LOWER, UPPER, Candidate
from claims.queries.agreement.outliers import Earlier, outliers
from claims.queries.agreement.times import by_time, meeting


class Status(StrEnum):
    """Whether an assertion counts, or why not."""

    COUNTED = "counted"
    SUPERSEDED = "superseded"
    OUTLIER = "outlier"
    FORECAST = "forecast"
    PLEDGE = "pledge"
    UNRESOLVED = "unresolved"
    WITHDRAWN = "withdrawn"
    NEW = "new"  # not compared yet: it is on record for seconds only


Replaced = dict[Candidate, Candidate]


def by_root(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    found: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        found[one.party].append(one)
    return list(found.values())


def settled(
    kind: str, candidates: Iterable[Candidate]
) -> tuple[list[Candidate], Replaced, set[Candidate]]:
    """Those that count, what each other one is superseded by, and the outliers."""
    counted: list[Candidate] = []
    replaced: Replaced = {}
    fallen: set[Candidate] = set()
    for own in by_root(candidates):
        fallen |= outliers(own) if kind == TemporalKind.CUMULATIVE else set()
        said = [one for one in own if one not in fallen]
        gone = superseded(kind, said)
        replaced |= gone
        counted += [one for one in said if one not in gone]
    return counted, replaced, fallen


def superseded(kind: str, said: Sequence[Candidate]) -> Replaced:
    """For each assertion of one root that a later one takes back, such a later one."""
    found: Replaced = {}
    if len(said) < 2 or min(one.said_last for one in said) >= max(one.said_first for one in said):
        return found
    at = by_time(said)
    several = [
        (time, met)
        for time, met in meeting(kind, at, at).items()
        if met != [time] or len(at[time]) > 1
    ]
    for side in (LOWER, UPPER):
        later = {each: Spoken(side, at[each]) for _, met in several for each in met}
        for time, met in several:
            for one in at[time]:
                for each in met:
                    later[each].replaces(one, found)
        if kind == TemporalKind.CUMULATIVE:
            _fallen(side, said, found)
    return found


class Spoken:
    """The assertions about one time, by the day on which they were said. For each day it knows the
    lowest one said later."""

    def __init__(self, side: int, candidates: Iterable[Candidate]) -> None:
        self.side = side
        ordered = sorted(candidates, key=lambda one: one.said_first, reverse=True)
        self.days = [-one.said_first for one in ordered]
        self.lowest = list(accumulate(ordered, self._lower))

    def _lower(self, one: Candidate, other: Candidate) -> Candidate:
        return one if one.faces[self.side].high <= other.faces[self.side].high else other

    def replaces(self, one: Candidate, found: Replaced) -> None:
        later = bisect_left(self.days, -one.said_last)
        if later:
            note(self.side, one, self.lowest[later - 1], found)


def note(side: int, one: Candidate, other: Candidate, found: Replaced) -> None:
    """Note that `other` replaces `one`, if it lies below `one`."""
    if other.faces[side].high < one.faces[side].low:
        found.setdefault(one, other)


def _fallen(side: int, said: Sequence[Candidate], found: Replaced) -> None:
    """Look for lower counts of certainly later days that were said later, from the latest day to
    the earliest: the lowest of those said from each day on is kept in a tree."""
    days = sorted({one.said_first for one in said}, reverse=True)
    place = {day: number for number, day in enumerate(days, 1)}
    backwards = [-day for day in days]
    tree: list[Candidate | None] = [None] * (len(days) + 1)
    begins = sorted(said, key=lambda one: one.faces[side].first)
    for one in sorted(said, key=lambda one: one.faces[side].last, reverse=True):
        last = one.faces[side].last
        while begins and begins[-1].faces[side].first > last:
            other = begins.pop()
            _plant(tree, place[other.said_first], side, other)
        lowest = _lowest(tree, bisect_left(backwards, -one.said_last), side)
        if lowest is not None:
            note(side, one, lowest, found)


def _plant(tree: list[Candidate | None], number: int, side: int, one: Candidate) -> None:
    high = one.faces[side].high
    while number < len(tree):
        known = tree[number]
        if known is None or high < known.faces[side].high:
            tree[number] = one
        number += number & -number


def _lowest(tree: list[Candidate | None], number: int, side: int) -> Candidate | None:
    found: Candidate | None = None
    while number:
        known = tree[number]
        if known is not None and (found is None or known.faces[side].high < found.faces[side].high):
            found = known
        number -= number & -number
    return found


def may_be_said_at_once(own: Iterable[Candidate]) -> bool:
    """Whether nobody knows which of some two was said first. Else what counts holds together."""
    ordered = sorted(own, key=lambda one: one.said_first)
    return any(one.said_last >= other.said_first for one, other in pairwise(ordered))


def all_hold(kind: str, own: Iterable[Candidate]) -> bool:
    """Whether no two of some assertions rule each other out."""
    at = by_time(own)
    highest = {time: max(one.low for one in there) for time, there in at.items()}
    if kind == TemporalKind.CUMULATIVE:
        counts = Earlier([one for there in at.values() for one in there])
        return all(counts.of(time) <= one.high for time in at for one in at[time])
    return all(
        one.high >= highest[other]
        for time, met in meeting(kind, at, at).items()
        for other in met
        for one in at[time]
    )
