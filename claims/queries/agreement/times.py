"""Which times are one: two assertions are compared only where they certainly speak of the same.

Known days of a stock are one time where they overlap, and a stock of unknown days speaks of the
days of another if all days that it may speak of lie within them. The periods of a flow and the days
of a cumulative count are one time where they are equal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claims.models import TemporalKind
from claims.queries.agreement.candidates import Candidate, Time

ByTime = dict[Time, list[Candidate]]


def by_time(candidates: Iterable[Candidate]) -> ByTime:
    found: ByTime = defaultdict(list)
    for one in candidates:
        found[one.time].append(one)
    return found


def meeting(kind: str, times: Iterable[Time], others: Iterable[Time]) -> Mapping[Time, list[Time]]:
    """For each time, those of the others that are certainly one with it."""
    if kind == TemporalKind.STOCK:
        return _overlapping(times, others)
    among = set(others)
    return {time: [time] if time.known and time in among else [] for time in times}


def _overlapping(times: Iterable[Time], others: Iterable[Time]) -> Mapping[Time, list[Time]]:
    """Most times are single days, which are found in order; longer ones are tried one by one."""
    days: list[Time] = []
    longer: list[Time] = []
    for other in others:
        (days if other.known and other.first == other.last else longer).append(other)
    days.sort()
    starts = [day.first for day in days]
    return {time: _with(time, days, starts, longer) for time in times}


def _with(
    time: Time, days: Sequence[Time], starts: list[int], longer: Sequence[Time]
) -> list[Time]:
    found = [other for other in longer if certainly_overlap(time, other)]
    if time.known:
        return [
            *found,
            *days[bisect_left(starts, time.first) : bisect_right(starts, time.last)],
        ]
    return found


def certainly_overlap(one: Time, other: Time) -> bool:
    if one.known and other.known:
        return one.first <= other.last and other.first <= one.last
    if one.known:
        return one.first <= other.first and other.last <= one.last
    return other.known and other.first <= one.first and one.last <= other.last
