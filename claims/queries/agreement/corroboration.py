"""How many other roots agree with each assertion: for the same time, with a value in common.

Only intervals with both ends agree. The intervals of a root that overlap are merged, so that it has
few for a time, none of which meet: those that begin before an assertion ends, less those that have
ended before it begins, are the ones that share a value with it. A root with several of them in a
row is counted once, since the gaps between them are taken off.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claims.queries.agreement.candidates import Candidate, End
from claims.queries.agreement.times import by_time, meeting

Interval = tuple[End, End]


def agreeing(kind: str, candidates: Iterable[Candidate]) -> dict[Candidate, int]:
    """By the assertions that at least one other root agrees with."""
    found: dict[Candidate, int] = {}
    at = by_time(one for one in candidates if one.closed)
    for time, met in meeting(kind, at, at).items():
        if not met:
            continue
        others = at[met[0]] if len(met) == 1 else [one for each in met for one in at[each]]
        found.update(_counted(at[time], others, itself=time in met))
    return found


def _counted(
    asked: Sequence[Candidate], others: Sequence[Candidate], *, itself: bool
) -> Iterator[tuple[Candidate, int]]:
    of_root = _merged(others)
    if len(of_root) < 2 and itself:
        return
    intervals = [each for several in of_root.values() for each in several]
    lows, highs = sorted(low for low, _ in intervals), sorted(high for _, high in intervals)
    repeated = _repeated(asked, of_root)
    for one in asked:
        meets = bisect_right(lows, one.high) - bisect_left(highs, one.low) - repeated.get(one, 0)
        meets -= itself or _meets(one, of_root.get(one.party, ()))
        if meets:
            yield one, meets


def _meets(one: Candidate, intervals: Iterable[Interval]) -> bool:
    return any(low <= one.high and one.low <= high for low, high in intervals)


def _merged(candidates: Iterable[Candidate]) -> dict[int, list[Interval]]:
    """The intervals of each root, those that share a value made one."""
    found: dict[int, list[Interval]] = defaultdict(list)
    for one in sorted(candidates, key=lambda one: one.low):
        intervals = found[one.party]
        if intervals and one.low <= intervals[-1][1]:
            low, high = intervals[-1]
            intervals[-1] = low, max(high, one.high)
        else:
            intervals.append((one.low, one.high))
    return found


def _repeated(
    asked: Sequence[Candidate], of_root: dict[int, list[Interval]]
) -> dict[Candidate, int]:
    """How many gaps between two intervals of a root lie within each assertion, so that it meets
    both of them."""
    found: dict[Candidate, int] = {}
    gaps = sorted(
        (one[1], other[0]) for several in of_root.values() for one, other in pairwise(several)
    )
    if not gaps:
        return found
    ends = sorted(end for _, end in gaps)
    passed: list[End] = []  # where the gaps end that begin before the assertion does
    place = 0
    for one in sorted(asked, key=lambda one: one.low):
        while place < len(gaps) and gaps[place][0] < one.low:
            insort(passed, gaps[place][1])
            place += 1
        found[one] = bisect_right(ends, one.high) - bisect_right(passed, one.high)
    return found
