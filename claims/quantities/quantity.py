"""What reading a text yields: quantities, and the numbers that are none, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.quantities.interval_rules import interval_of
from claims.quantities.intervals import Interval

_RATIOS = ("ratio", "percentage_point", "basis_point")  # also points and times, which are counted


class Comparator(StrEnum):
    """How a figure is meant. The first five are FHIR's."""

    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    BETWEEN = "between"
    APPROX = "approx"
    NEARLY = "nearly"
    JUST_OVER = "just_over"


class Precision(StrEnum):
    EXACT = "exact"
    ROUNDED = "rounded"
    APPROXIMATE = "approximate"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"


class Form(StrEnum):
    ABSOLUTE = "absolute"
    RATIO = "ratio"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "percent_change"
    SHARE = "share"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text, as printed and as read.

    `text` is `source[start:end]`, offsets in characters (code points) from 0. `low` and `high` are
    full values in `unit`: "more than" has a low one only, "up to" a high one only, "between" both,
    every other comparator the same figure twice.
    """

    text: str
    start: int
    end: int
    comparator: Comparator
    low: Decimal | None
    high: Decimal | None
    number: str  # the digits or words of the number alone: "2.75", "half a", "40-50,000"
    multiplier: Decimal  # what they are multiplied by: 1000000000 for "2.75 billion"
    resolution: Decimal | None  # the worth of the last printed digit, where rounding matters
    unit: str  # UCUM, ISO 4217, "%", "percentage_point", or "1" for a count
    precision: Precision
    form: Form
    rule: str
    alternatives: tuple[str, ...] = ()  # other units the print may mean, the likelier first
    direction: Direction | None = None  # of a change
    baseline: str = ""  # of a change, in its words: "since Jan. 30"
    counted: str = ""  # "civilians"
    qualifiers: tuple[str, ...] = ()  # the words that narrow it: "Russian", "killed"
    low_inclusive: bool = True  # of "between" alone: "more than 100 and less than 300" has neither
    high_inclusive: bool = True

    @property
    def units(self) -> tuple[str, ...]:
        """Those that the print may mean with this very number: “5 m” is no other number of metres
        than of miles, and another one of a count, which is one of millions."""
        if self.unit == "1":
            return (self.unit,)
        same = (other for other in self.alternatives if other != "1" or self.unit in _RATIOS)
        return (self.unit, *same)

    @property
    def interval(self) -> Interval:
        if not (self.low_inclusive and self.high_inclusive):
            return Interval(self.low, self.high, self.low_inclusive, self.high_inclusive)
        return interval_of(self.comparator, self.precision, self.low, self.high, self.resolution)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number in a text that is no quantity, or is not certainly one; `code` says why. A text that
    is not read for its language names it."""

    text: str
    start: int
    end: int
    code: str
    language: str = ""  # "German"


@dataclass(frozen=True, slots=True)
class Reading:
    """All numbers of a text, each group in the order of the text; no two overlap.

    `stopped_at` is where the first number stands that is beyond what was asked for, if one is.
    """

    quantities: tuple[Quantity, ...]
    refusals: tuple[Refusal, ...]
    stopped_at: int | None = None
    locale: str = "en"  # that it was read by
