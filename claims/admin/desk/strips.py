"""Assertions of one measure as bars on one scale, each with its own row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from psycopg.types.range import Range

from claims.charts.scale import share

LEAST = 1.2  # of a hundred: a single number is seen as well
MARGIN = 0.06


@dataclass(frozen=True)
class Bar:
    """In hundredths of the width. What is open goes on to the edge."""

    left: float
    width: float


def bars(ranges: Sequence[Range[Decimal] | None]) -> list[Bar | None]:
    """A bar for each range; None where there is none, or nothing to draw it by."""
    known = [each for each in ranges if each is not None]
    ends = [float(end) for each in known for end in (each.lower, each.upper) if end is not None]
    if not ends:
        return [None] * len(ranges)
    low, high = min(ends), max(ends)
    margin = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    place = share(low - margin, high + margin)

    def bar(each: Range[Decimal] | None) -> Bar | None:
        if each is None or each.isempty:
            return None
        left = 0.0 if each.lower is None else place(each.lower) * 100
        right = 100.0 if each.upper is None else place(each.upper) * 100
        return Bar(round(min(left, 100 - LEAST), 2), round(max(right - left, LEAST), 2))

    return [bar(each) for each in ranges]
