"""Ranges held against the specs of Recognizers-Text: both ends, and whether they are included.

One range of theirs is one quantity of ours. A range of two plain ends ("between 20 and 30",
"20~30") is half-open there, [20, 30), by a convention and not by its words: its upper end may be
included or not. A plain number is no range, unless the spec says it is ("equals 20").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.quantities.quantity import Comparator, Quantity
from tests.bench.scoring import Found, Reader, Score, close
from tests.bench.scoring_recognizers import cases

FILES = (
    "Number/English/NumberRangeModel",
    "Number/English/NumberRangeModelExperimentalMode",
)
_BOUNDED = {
    Comparator.EQ,
    Comparator.GT,
    Comparator.GE,
    Comparator.LT,
    Comparator.LE,
    Comparator.BETWEEN,
}


@dataclass(frozen=True)
class Bounds:
    """Two ends, None where open. `spoken` says that the text states what its upper end excludes."""

    text: str
    low: Decimal | None
    high: Decimal | None
    low_closed: bool
    high_closed: bool
    spoken: bool = True

    def __str__(self) -> str:
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        loose = "" if self.spoken else " (upper end either way)"
        return f"{self.text!r} {left}{self.low},{self.high}{right}{loose}"


_RANGE = re.compile(r"([\[(])(.*),(.*)([\])])")
_SPOKEN = re.compile(
    r"less|smaller|below|lower|under|fewer|at most|no more|up to|<"
    r"|moins|infér|dessous|bas\b|plus que|au plus|maxim|máxim|menor|menos|baj|infer|no más",
    re.IGNORECASE,
)


def bounds(result: dict[str, Any]) -> Bounds:
    """A half-open range is what the specs make of any range whose text names two plain ends."""
    found = _RANGE.fullmatch(result["Resolution"]["value"])
    if found is None:
        raise ValueError(f"no range: {result['Resolution']['value']}")
    left, low, high, right = found.groups()
    return Bounds(
        text=result["Text"],
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        low_closed=left == "[",
        high_closed=right == "]",
        spoken=not (low and high) or low == high or bool(_SPOKEN.search(result["Text"])),
    )


def score(
    folder: Path, read: Reader, *, ends_only: bool = False, files: tuple[str, ...] = FILES
) -> Score:
    """Both ends, and whether they are included where the text says so; or the ends alone."""
    total = Score()
    for text, results in cases(folder, files):
        mine = [
            Found(q, [], optional=q.low == q.high and q.comparator is Comparator.EQ)
            for q in read(text).quantities
            if q.comparator in _BOUNDED
        ]
        total.add(
            text,
            [bounds(result) for result in results],
            mine,
            lambda gold, found: same_bounds(gold, found, ends_only=ends_only),
        )
    return total


def same_bounds(gold: Bounds, found: Found, *, ends_only: bool) -> bool:
    if found.credited or not _same_ends(gold, found.quantity):
        return False
    if not ends_only and found.quantity.comparator is not Comparator.EQ:
        interval = found.quantity.interval
        if gold.low is not None and interval.low_inclusive != gold.low_closed:
            return False
        if gold.high is not None and gold.spoken and interval.high_inclusive != gold.high_closed:
            return False
    found.credited = 1
    return True


def _same_ends(gold: Bounds, quantity: Quantity) -> bool:
    return all(
        own is wanted if own is None or wanted is None else close(own, wanted)
        for own, wanted in ((quantity.low, gold.low), (quantity.high, gold.high))
    )
