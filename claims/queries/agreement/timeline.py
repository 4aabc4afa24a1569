"""The consensus over time: what all assertions that count allow together, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush

from claims.models import TemporalKind
from claims.queries.agreement.candidates import HIGHEST, LOWEST, Candidate, End, Scale, Time
from claims.queries.agreement.groups import Group
from claims.queries.agreement.times import by_time

EARLIEST, LATEST = date.min.toordinal(), date.max.toordinal()
Ends = tuple[End, End]
EVERYTHING: Ends = (LOWEST, HIGHEST)


@dataclass(frozen=True)
class Allowed:
    """Values between two ends in the measure's canonical unit; None is an open end.

    Where no value is left (`empty`) they are the highest lower bound and the lowest upper one,
    which have crossed.
    """

    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool
    high_inclusive: bool
    empty: bool


@dataclass(frozen=True)
class Day:
    """What is allowed from a day on, until the next one of the timeline."""

    day: date
    allowed: Allowed


def allowed_between(scale: Scale, low: End | None, high: End | None) -> Allowed | None:
    if low is None or high is None:
        return None
    return Allowed(
        None if low == LOWEST else scale.value(low),
        None if high == HIGHEST else scale.value(high),
        low != LOWEST and low % 3 == 0,
        high != HIGHEST and high % 3 == 0,
        low > high,
    )


def timeline(group: Group) -> list[Day]:
    """What the assertions of a group allow, on each day on which one of them begins to speak or has
    ended to: ascending, and the same until the next of these days."""
    kind = group.measure.kind
    at = {
        time: _within(there)
        for time, there in by_time(group.counted).items()
        if time.known or kind == TemporalKind.CUMULATIVE
    }
    days = sorted(
        {time.first for time in at if time.first > EARLIEST}
        | {time.last + 1 for time in at if time.last < LATEST}
    )
    turns = zip(days, _ends(kind, at, days), strict=True)
    found = ((day, allowed_between(group.scale, *ends)) for day, ends in turns)
    return [Day(date.fromordinal(day), allowed) for day, allowed in found if allowed]


def _within(candidates: Iterable[Candidate]) -> Ends:
    ends = [(one.low, one.high) for one in candidates]
    return max(low for low, _ in ends), min(high for _, high in ends)


def _ends(kind: str, at: dict[Time, Ends], days: list[int]) -> Iterable[Ends]:
    if kind == TemporalKind.STOCK:
        return _of_stock(at, days)
    if kind == TemporalKind.FLOW:
        return _of_flow(at, days)
    return _of_count(at, days)


def _of_count(at: dict[Time, Ends], days: list[int]) -> Iterator[Ends]:
    """A cumulative count never falls. So an earlier count is a lower bound for the day, and a later
    count an upper bound."""
    earlier = _running([(time.last, low) for time, (low, _) in at.items()], days, max, LOWEST)
    later = _running(
        [(-time.first, high) for time, (_, high) in at.items()],
        [-day for day in reversed(days)],
        min,
        HIGHEST,
    )
    for day, low, high in zip(days, earlier, reversed(later), strict=True):
        mine = at.get(Time(day, day, known=True), EVERYTHING)
        yield max(low, mine[0]), min(high, mine[1])


def _running(
    ends: list[tuple[int, End]], days: list[int], keep: Callable[[End, End], End], first: End
) -> list[End]:
    """For each day, ascending, the strictest of the ends that lie before it. `keep` is `max` or
    `min`."""
    found, bound, place = [], first, 0
    ends.sort()
    for day in days:
        while place < len(ends) and ends[place][0] < day:
            bound = keep(bound, ends[place][1])
            place += 1
        found.append(bound)
    return found


def _of_stock(at: dict[Time, Ends], days: list[int]) -> Iterator[Ends]:
    """Those whose days cover the day. The heaps lose what has ended, once it is on top."""
    begins = sorted((time for time in at if time.known), reverse=True)
    lows: list[tuple[End, int]] = []
    highs: list[tuple[End, int]] = []
    for day in days:
        while begins and begins[-1].first <= day:
            time = begins.pop()
            low, high = at[time]
            heappush(lows, (-low, time.last))
            heappush(highs, (high, time.last))
        for heap in (lows, highs):
            while heap and heap[0][1] < day:
                heappop(heap)
        yield -lows[0][0] if lows else LOWEST, highs[0][0] if highs else HIGHEST


def _of_flow(at: dict[Time, Ends], days: list[int]) -> Iterator[Ends]:
    """The shortest period that covers the day, of these the last that began."""
    begins = sorted((time for time in at if time.known), reverse=True)
    open_: list[tuple[int, int, Time]] = []
    for day in days:
        while begins and begins[-1].first <= day:
            time = begins.pop()
            heappush(open_, (time.last - time.first, -time.first, time))
        while open_ and open_[0][2].last < day:
            heappop(open_)
        yield at[open_[0][2]] if open_ else EVERYTHING
