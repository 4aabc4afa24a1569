"""What goes into the oracle of agreement: figures, who said them, of what time and when.

Nothing here knows a database, and nothing imports the code under test.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

ONE_DAY = timedelta(days=1)


class TemporalKind(StrEnum):
    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class Comparator(StrEnum):
    EQ = "eq"
    GT = "gt"
    GE = "ge"
    LT = "lt"
    LE = "le"
    APPROX = "approx"
    BETWEEN = "between"


BOUNDS = {Comparator.GT, Comparator.GE, Comparator.LT, Comparator.LE}


class Precision(StrEnum):
    EXACT = "exact"
    ROUNDED = "rounded"
    APPROXIMATE = "approximate"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"


class ObservationStatus(StrEnum):
    NORMAL = "normal"
    ESTIMATE = "estimate"
    PROVISIONAL = "provisional"
    FORECAST = "forecast"


class Refused(ValueError):
    """A measure that cannot be a part of the other; the message is the code."""


@dataclass(frozen=True)
class Days:
    """The days from `first` to `last`, both in it; the first and last of all are no bounds."""

    first: date = date.min
    last: date = date.max

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"the days {self.first} to {self.last} are none")

    @classmethod
    def after(cls, day: date | None, *, until: date) -> Self | None:
        """The days of (day, until], of which there may be none."""
        first = date.min if day is None else day + ONE_DAY
        return cls(first, until) if first <= until else None

    @property
    def is_one(self) -> bool:
        return self.first == self.last

    def is_before(self, other: "Days") -> bool:
        return self.last < other.first

    def meets(self, other: "Days") -> bool:
        return not (self.is_before(other) or other.is_before(self))

    def covers(self, other: "Days") -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class Interval:
    """Values from `low` to `high`; an end that is None is no bound."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.is_below(self):
            raise ValueError(f"nothing lies between {self.low} and {self.high}")

    @property
    def is_bounded(self) -> bool:
        return self.low is not None and self.high is not None

    def is_below(self, other: "Interval") -> bool:
        """Whether every value of this one is less than every value of the other."""
        if self.high is None or other.low is None:
            return False
        touches = self.high_closed and other.low_closed
        return self.high < other.low or (self.high == other.low and not touches)

    def is_apart_from(self, other: "Interval") -> bool:
        return self.is_below(other) or other.is_below(self)

    def from_its_low(self) -> "Interval":
        return Interval(low=self.low, low_closed=self.low_closed)

    def to_its_high(self) -> "Interval":
        return Interval(high=self.high, high_closed=self.high_closed)


@dataclass(frozen=True)
class Event:
    name: str
    days: Days | None = None


@dataclass(frozen=True)
class Measure:
    name: str
    temporal_kind: TemporalKind
    start: date | None = None
    dimension: str = "count"
    counts_pledged_or_requested: bool = False
    part_of: "Measure | None" = None

    def __post_init__(self) -> None:
        whole = self.part_of
        if whole is None:
            return
        for what in ("temporal_kind", "start", "dimension"):
            if getattr(self, what) != getattr(whole, what):
                raise Refused(f"part_of_other_{what}")
        if any(self.name == wider.name for wider in self.wholes):
            raise Refused("part_of_itself")

    @property
    def wholes(self) -> "tuple[Measure, ...]":
        """What this measure is a part of, and what that is a part of, and so on."""
        return () if self.part_of is None else (self.part_of, *self.part_of.wholes)


@dataclass(frozen=True)
class Assertion:
    """A figure by a root. `key` only labels what comes out: it decides nothing.

    `interval` is the canonical one, None where a change's baseline is not resolved. An end's
    resolution is what its last printed digit is worth, in the canonical unit. An end is derived
    where it was resolved from a baseline or converted by an exchange rate. `status` is None
    where the database's default is wanted.
    """

    key: str
    root: str
    measure: Measure
    interval: Interval | None
    event: Event | None = None
    comparator: Comparator = Comparator.EQ
    precision: Precision = Precision.EXACT
    low_resolution: Decimal | None = None
    high_resolution: Decimal | None = None
    is_fraction_or_change_word: bool = False
    low_derived: bool = False
    high_derived: bool = False
    as_of: Days | None = None
    said: Days | None = None
    status: ObservationStatus | None = None
    kind: str = "quantity"
    withdrawn: bool = False
    claim: str = ""
    speaker: str = ""

    @property
    def group(self) -> tuple[Measure, Event | None]:
        return self.measure, self.event
