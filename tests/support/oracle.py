"""Agreement, defined a second time: figure by figure and pair by pair, with no database.

Everything is asked of all pairs. Values are Fractions, an open end is an infinity, and a bound is a
pair of the value and how far beside it the bound lies: (10, 1) excludes 10 from below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

End = tuple[Fraction | float, int]
INFINITY = float("inf")
BOTTOM, TOP = (-INFINITY, 0), (INFINITY, 0)
EVERYTHING = (BOTTOM, TOP)
ONE = timedelta(days=1)
Interval = tuple[End, End]


@dataclass(frozen=True)
class Figure:
    """A figure as it is written down; `order` is the place of its id among all."""

    order: int
    root: int
    kind: str
    value: Interval
    strict: bool
    as_of: tuple[date, date] | None = None
    period: tuple[date, date] | None = None
    said: date | None = None
    said_until: date | None = None
    start: date | None = None
    prediction: bool = False
    key: Any = None

    @property
    def known(self) -> tuple[date, date] | None:
        """The first and the last day it is said to speak of."""
        return (self.period or self.as_of) if self.kind == "flow" else self.as_of

    @property
    def window(self) -> tuple[date, date] | None:
        """The days it may speak of."""
        if self.known or self.kind != "cumulative" or self.period:
            return self.known
        last = self.said_until or date.max
        after_start = self.start and self.start < last
        return (self.start + ONE if after_start else date.min, last)

    @property
    def forecast(self) -> bool:
        """Of a claim that is a prediction, or where the last possible day of saying lies before the
        as-of begins (stock, cumulative) or before the period ends (flow)."""
        if self.prediction or not self.known or not self.said_until:
            return self.prediction
        return self.said_until < self.known[1 if self.kind == "flow" else 0]

    @property
    def closed(self) -> bool:
        """On both sides."""
        return self.value[0] != BOTTOM and self.value[1] != TOP

    @property
    def utterance(self) -> tuple[date, int]:
        return self.said or date.min, self.order


def interval_of(found: Any) -> Interval:
    low = BOTTOM if found.lower is None else (Fraction(found.lower), 0 if found.lower_inc else 1)
    high = TOP if found.upper is None else (Fraction(found.upper), 0 if found.upper_inc else -1)
    return low, high


def above(one: Figure, other: Figure) -> bool:
    return one.value[0] > other.value[1]


def disjoint(one: Figure, other: Figure) -> bool:
    return above(one, other) or above(other, one)


def same_time(one: Figure, other: Figure) -> bool:
    if not one.known or not other.known:
        return False
    if one.kind == "stock":
        return one.known[0] <= other.known[1] and other.known[0] <= one.known[1]
    return one.known == other.known


def earlier(one: Figure, other: Figure) -> bool:
    return bool(one.window and other.window and one.window[1] < other.window[0])


def fell(one: Figure, other: Figure) -> bool:
    """A count that falls from one to the other."""
    return one.kind == "cumulative" and earlier(one, other) and above(one, other)


def conflict(one: Figure, other: Figure) -> str | None:
    """Why two figures cannot both hold, whosever they are."""
    if same_time(one, other) and disjoint(one, other):
        return "same_period" if one.kind == "flow" else "disjoint_at_the_same_time"
    return "count_that_fell" if fell(one, other) or fell(other, one) else None


def replaced(one: Figure, figures: list[Figure]) -> bool:
    """Whether its root said something else for the same time later."""
    return any(
        other.root == one.root
        and one.known
        and other.known == one.known
        and other.utterance > one.utterance
        and disjoint(one, other)
        for other in figures
    )


def superseded(figures: list[Figure]) -> set[Figure]:
    """The figures that do not count, since their root said otherwise. Forecasts have no part."""
    figures = [one for one in figures if not one.forecast]
    left = [one for one in figures if not replaced(one, figures)]
    return {one for one in figures if one not in left} | {
        one
        for one in left
        if any(one.root == other.root and gives_way(one, other) for other in left)
    }


def gives_way(one: Figure, other: Figure) -> bool:
    """To one of its root for another time, that cannot hold with it and was said later. Of counts
    said at once the earlier one gives way."""
    if one.kind == "stock":
        return one.utterance < other.utterance and same_time(one, other) and disjoint(one, other)
    said, said_by_other = one.utterance[0], other.utterance[0]
    return (fell(one, other) and said <= said_by_other) or (
        fell(other, one) and said < said_by_other
    )


def counting(figures: list[Figure]) -> list[Figure]:
    gone = superseded(figures)
    return [one for one in figures if one not in gone and not one.forecast]


def opponents(one: Figure, figures: list[Figure]) -> dict[int, bool]:
    """The other roots that conflict with a figure, and whether strictly."""
    found: dict[int, bool] = {}
    for other in counting(figures):
        if other.root != one.root and conflict(one, other):
            found[other.root] = found.get(other.root, False) or (one.strict and other.strict)
    return found


def supporters(one: Figure, figures: list[Figure]) -> set[int]:
    return {
        other.root for other in counting(figures) if other.root != one.root and agree(one, other)
    }


def agree(one: Figure, other: Figure) -> bool:
    """Closed on both sides, for the same time, with a common value."""
    return one.closed and other.closed and same_time(one, other) and not disjoint(one, other)


def verdict(figures: list[Figure]) -> str:
    """The first that holds, of all pairs of figures that count and are of two roots."""
    found = counting(figures)
    pairs = [(one, other) for one in found for other in found if one.root != other.root]
    if any(conflict(*pair) and pair[0].strict and pair[1].strict for pair in pairs):
        return "contradiction"
    if any(conflict(*pair) for pair in pairs):
        return "loose_contradiction"
    if any(agree(*pair) for pair in pairs):
        return "agree"
    return "one_origin" if len({one.root for one in found}) == 1 else "nothing_comparable"


def verdict_on(figures: list[Figure], day: date) -> str:
    """The same of a day: of the figures that have a say, and of those that speak of it."""
    found = list(made(figures, day))
    if not found:
        return "nothing"
    if is_empty(consensus(figures, day, strict=True)):
        return "strict_contradiction"
    if is_empty(consensus(figures, day)):
        return "loose_contradiction"
    of_it = [one for one in found if one.known and one.known[0] <= day <= one.known[1]]
    if any(one.root != other.root and agree(one, other) for one in of_it for other in of_it):
        return "agree"
    return "one_origin" if len({one.root for one in found}) == 1 else "nothing_comparable"


def gap(one: Figure, other: Figure) -> Fraction | float:
    low, high = max(one.value[0], other.value[0]), min(one.value[1], other.value[1])
    return low[0] - high[0]


def projected(one: Figure, day: date, period: tuple[date, date] | None) -> Interval | None:
    """What a figure allows on a day; None where it says nothing of it."""
    if not one.window:
        return None
    first, last = one.window
    if one.kind == "flow":
        return one.value if one.known == period else None
    if one.kind == "stock":
        return one.value if first <= day <= last else None
    if last < day:
        return one.value[0], TOP
    if first > day:
        return BOTTOM, one.value[1]
    return one.value if one.known == (day, day) else None


def period_of(figures: list[Figure], day: date) -> tuple[date, date] | None:
    """The shortest period that covers a day, of these the last that began."""
    found = {one.known for one in counting(figures) if one.known}
    covering = [known for known in found if known[0] <= day <= known[1]]
    return min(
        covering, key=lambda known: (known[1] - known[0], -known[0].toordinal()), default=None
    )


def made(figures: list[Figure], day: date) -> dict[Figure, Interval]:
    """The figures that have a say on a day, and what each allows."""
    period = period_of(figures, day)
    found = {one: projected(one, day, period) for one in counting(figures)}
    return {one: allowed for one, allowed in found.items() if allowed}


def consensus(figures: list[Figure], day: date, *, strict: bool = False) -> Interval:
    """May be empty: then the ends have crossed."""
    allowed = [ends for one, ends in made(figures, day).items() if one.strict or not strict]
    return (
        max((low for low, _ in allowed), default=BOTTOM),
        min((high for _, high in allowed), default=TOP),
    )


def is_empty(interval: Interval) -> bool:
    return interval[0] > interval[1]
