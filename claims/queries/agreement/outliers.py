"""The outliers of a cumulative measure: one statement below what its root said just before, whose
very next is at or above the value before the fall.

Just before is what was certainly said earlier with nothing between, and just after likewise. Both
may be several statements, said at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claims.queries.agreement.candidates import LOWEST, Candidate, End, Time


class Earlier:
    """Statements of one moment, by the days that they speak of: what they put counts at."""

    def __init__(self, said: Sequence[Candidate]) -> None:
        ordered = sorted(said, key=lambda one: one.time.last)
        self.lasts = [one.time.last for one in ordered]
        self.highest = list(accumulate((one.low for one in ordered), max))
        self.at: dict[Time, End] = {}
        for one in ordered:
            if one.time.known:
                self.at[one.time] = max(one.low, self.at.get(one.time, LOWEST))

    def before(self, day: int) -> End:
        """The highest count of the days before one."""
        passed = bisect_left(self.lasts, day)
        return self.highest[passed - 1] if passed else LOWEST

    def of(self, time: Time) -> End:
        """The highest count that cannot be above one of this time."""
        return max(self.before(time.first), self.at.get(time, LOWEST))

    def of_both(self, one: Time, other: Time) -> End:
        """The highest count that is comparable with both times."""
        found = self.before(min(one.first, other.first))
        if one == other or one.last < other.first:
            found = max(found, self.at.get(one, LOWEST))
        if other.last < one.first:
            found = max(found, self.at.get(other, LOWEST))
        return found


def outliers(said: Sequence[Candidate]) -> set[Candidate]:
    """Among the statements of one root."""
    if len(said) < 3:
        return set()
    all_said = Earlier(said)
    low = [one for one in said if all_said.of(one.time) > one.high]
    moments = Moments(said) if low else None
    return {one for one in low if moments and moments.is_outlier(one)}


class Moments:
    """What one root said, in the order of the days of saying."""

    def __init__(self, said: Sequence[Candidate]) -> None:
        self.by_first = sorted(said, key=lambda one: one.said_first)
        self.by_last = sorted(said, key=lambda one: one.said_last)
        self.firsts = [one.said_first for one in self.by_first]
        self.lasts = [one.said_last for one in self.by_last]
        self.latest = list(accumulate((one.said_first for one in self.by_last), max))
        self.soonest = list(accumulate((one.said_last for one in reversed(self.by_first)), min))
        self.earlier: dict[int, Earlier] = {}

    def is_outlier(self, one: Candidate) -> bool:
        after = self.just_after(one.said_last)
        if not after or min(each.low for each in after) <= one.high:
            return False
        before = self.just_before(one.said_first)
        return before.of(one.time) > one.high and all(
            before.of_both(one.time, each.time) <= each.high for each in after
        )

    def just_before(self, day: int) -> Earlier:
        passed = bisect_left(self.lasts, day)
        if passed not in self.earlier:
            since = bisect_left(self.lasts, self.latest[passed - 1]) if passed else 0
            self.earlier[passed] = Earlier(self.by_last[since:passed])
        return self.earlier[passed]

    def just_after(self, day: int) -> Sequence[Candidate]:
        place = bisect_right(self.firsts, day)
        if place == len(self.firsts):
            return ()
        until = bisect_right(self.firsts, self.soonest[len(self.firsts) - place - 1])
        return self.by_first[place:until]
