"""The oracle of agreement: what the design says of figures that agree, pair by pair.

Slow and plain on purpose, and written from the design's words alone: the database's answers
are held against these. `judge` is the way in; the other verbs are its steps.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import combinations, product

from .agreement_contradictions import (
    Contradiction,
    Reason,
    agree,
    contradictions,
    is_strict,
    witnesses,
)
from .agreement_figures import Assertion, Days, Event, Interval, Measure, Precision
from .agreement_standing import Status, counted, revisions, statuses, superseding
from .agreement_times import lies_after_its_statement, projected, time_of


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    LOOSE_CONTRADICTION = "loose_contradiction"
    AGREE = "agree"
    ONE_ORIGIN = "one_origin"
    NOTHING_COMPARABLE = "nothing_comparable"


@dataclass(frozen=True)
class Standing:
    """Where one figure stands; who contradicts it and agrees with it, by root."""

    status: Status
    is_revision: bool
    superseded_by: frozenset[str]
    contradicted_strictly_by: frozenset[str]
    contradicted_loosely_by: frozenset[str]
    agreed_with_by: frozenset[str]


@dataclass(frozen=True)
class Consensus:
    """What the figures that bear on a time leave; `interval` is None where that is nothing."""

    interval: Interval | None
    keys: frozenset[str]
    roots: frozenset[str]


@dataclass(frozen=True)
class Counts:
    claims: int
    speakers: int
    roots: int


@dataclass(frozen=True)
class Answer:
    """All that is said of one group; the time is the one asked for, or the default."""

    standings: dict[str, Standing]
    contradictions: frozenset[Contradiction]
    verdict: Verdict
    disagrees_within_a_root: bool
    time: Days | None
    verdict_on_day: Verdict
    consensus: Consensus | None
    counts: Counts
    round_counts: Counts
    valid_until: date | None


@dataclass(frozen=True)
class Group:
    """One measure and one event: its figures, and those of its parts about the same event."""

    own: tuple[Assertion, ...]
    parts: tuple[Assertion, ...] = ()

    @cached_property
    def counted(self) -> list[Assertion]:
        return counted(self.own)

    @cached_property
    def counted_parts(self) -> list[Assertion]:
        measures = {each.measure for each in self.parts}
        groups = [[each for each in self.parts if each.measure == one] for one in measures]
        return [figure for own in groups for figure in counted(own)]


def group_of(assertions: Iterable[Assertion], measure: Measure, event: Event | None) -> Group:
    about_it = [each for each in assertions if each.event == event]
    own = tuple(each for each in about_it if each.measure == measure)
    return Group(own, tuple(each for each in about_it if measure in each.measure.wholes))


def judge(
    assertions: Iterable[Assertion],
    *,
    measure: Measure,
    event: Event | None = None,
    today: date,
    at: Days | None = None,
) -> Answer:
    """The answer for one group of all these figures, at its default time unless one is asked."""
    group = group_of(assertions, measure, event)
    found = contradictions(group.counted, group.counted_parts)
    time = at or default_time(group, today=today)
    return Answer(
        standings=standings(group, found),
        contradictions=found,
        verdict=verdict(group, found),
        disagrees_within_a_root=any(each.reason == Reason.SAME_ROOT for each in found),
        time=time,
        verdict_on_day=verdict_on(group, time),
        consensus=consensus(group, time),
        counts=counts(group.counted),
        round_counts=counts([each for each in group.counted if is_round(each)]),
        valid_until=None if at else valid_until(group, today=today),
    )


def verdicts(assertions: Iterable[Assertion], measure: Measure, *, today: date) -> Counter[Verdict]:
    """How many groups of the measure have which verdict."""
    every = list(assertions)
    events = {each.event for each in every if each.measure == measure}
    return Counter(
        judge(every, measure=measure, event=event, today=today).verdict for event in events
    )


# Verdict and standing


def verdict(group: Group, found: Iterable[Contradiction]) -> Verdict:
    return first_that_holds(
        stricts={each.strict for each in found if each.is_between_roots},
        agreed=any(agree(*pair) for pair in combinations(group.counted, 2)),
        roots={each.root for each in group.counted},
    )


def first_that_holds(*, stricts: set[bool], agreed: bool, roots: set[str]) -> Verdict:
    if True in stricts:
        return Verdict.CONTRADICTION
    if stricts:
        return Verdict.LOOSE_CONTRADICTION
    if agreed:
        return Verdict.AGREE
    return Verdict.ONE_ORIGIN if len(roots) == 1 else Verdict.NOTHING_COMPARABLE


def standings(group: Group, found: frozenset[Contradiction]) -> dict[str, Standing]:
    status, revised = statuses(group.own), revisions(group.own)
    superseded = superseding(group.own)
    strictly = frozenset(each for each in found if each.strict)
    return {
        figure.key: Standing(
            status=status[figure],
            is_revision=figure in revised,
            superseded_by=frozenset(each.key for each in superseded.get(figure, ())),
            contradicted_strictly_by=frozenset(witnesses(strictly, figure.key)),
            contradicted_loosely_by=frozenset(witnesses(found - strictly, figure.key)),
            agreed_with_by=agreeing_roots(figure, group.counted),
        )
        for figure in group.own
    }


def agreeing_roots(figure: Assertion, among: list[Assertion]) -> frozenset[str]:
    if figure not in among:
        return frozenset()
    return frozenset(each.root for each in among if agree(figure, each))


# At one time


def bearing_on(figures: list[Assertion], time: Days | None) -> dict[Assertion, Interval]:
    if time is None:
        return {}
    found = {each: projected(each, time) for each in figures}
    return {each: interval for each, interval in found.items() if interval is not None}


def consensus(group: Group, time: Days | None) -> Consensus | None:
    bearing = bearing_on(group.counted, time)
    if not bearing:
        return None
    keys = frozenset(each.key for each in bearing)
    roots = frozenset(each.root for each in bearing)
    return Consensus(intersection(list(bearing.values())), keys, roots)


def intersection(intervals: list[Interval]) -> Interval | None:
    if any(one.is_apart_from(other) for one, other in combinations(intervals, 2)):
        return None
    lows = [(each.low, not each.low_closed) for each in intervals if each.low is not None]
    highs = [(each.high, each.high_closed) for each in intervals if each.high is not None]
    low, is_open = max(lows, default=(None, False))
    high, is_closed = min(highs, default=(None, True))
    return Interval(low, high, not is_open, is_closed)


def verdict_on(group: Group, time: Days | None) -> Verdict:
    bearing = bearing_on(group.counted, time)
    parts = bearing_on(group.counted_parts, time)
    at_it = [each for each in bearing if is_at(each, time)]
    return first_that_holds(
        stricts=clashes(bearing) | clashes_of_parts(bearing, parts),
        agreed=any(agree(*pair) for pair in combinations(at_it, 2)),
        roots={each.root for each in bearing},
    )


def is_at(figure: Assertion, time: Days) -> bool:
    """Whether a figure speaks of the time itself, and is no bound from before or after it."""
    return projected(figure, time) == figure.interval


def clashes(bearing: dict[Assertion, Interval]) -> set[bool]:
    return {
        is_strict(lower, higher)
        for (lower, at_most), (higher, at_least) in product(bearing.items(), repeat=2)
        if lower.root != higher.root and at_most.is_below(at_least)
    }


def clashes_of_parts(
    wholes: dict[Assertion, Interval], parts: dict[Assertion, Interval]
) -> set[bool]:
    return {
        is_strict(whole, part)
        for (whole, at_most), (part, at_least) in product(wholes.items(), parts.items())
        if whole.root != part.root and at_most.is_below(at_least)
    }


def default_time(group: Group, *, today: date) -> Days | None:
    """The latest as-of that lies neither after its statement nor after today."""
    times = [time for time in usable_times(group) if time.last <= today]
    return max(times, key=lambda time: (time.last, time.first), default=None)


def usable_times(group: Group) -> list[Days]:
    usable = [each for each in group.counted if not lies_after_its_statement(each)]
    return [time.days for each in usable if (time := time_of(each)) and time.is_known]


def valid_until(group: Group, *, today: date) -> date | None:
    """The day on which the default time moves on by itself."""
    return min((time.last for time in usable_times(group) if time.last > today), default=None)


def counts(figures: list[Assertion]) -> Counts:
    return Counts(
        claims=len({each.claim or each.key for each in figures}),
        speakers=len({each.speaker or each.root for each in figures}),
        roots=len({each.root for each in figures}),
    )


def is_round(figure: Assertion) -> bool:
    return figure.precision != Precision.EXACT
