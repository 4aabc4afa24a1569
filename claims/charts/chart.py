"""A chart as data: figures in lines, each a number or a range at a time, and what is left out.

Values are in the unit that the measure is shown in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the series. None is an open end; `line` is the key of the one it is in."""

    id: str
    claim: str
    line: str
    speaker: str
    root: str
    printed: str
    low: Decimal | None
    high: Decimal | None
    first: date
    last: date
    is_dated: bool  # whether it says the days it speaks of, or goes by the day it was said
    relayed: bool
    status: str
    source: str
    derived: str = ""  # how, if it was resolved against another figure

    @property
    def value(self) -> Decimal:
        """Where it is drawn, for want of more than one place: the end that there is."""
        found = self.low if self.low is not None else self.high
        return Decimal(0) if found is None else found


@dataclass(frozen=True, slots=True)
class Line:
    """Whoever the figures of one colour are of, and how many there are in all."""

    key: str
    name: str
    figures: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What all figures that count allow from a day to another; None is an open end."""

    first: date
    last: date
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The whole series in numbers, drawn or not."""

    figures: int
    drawable: int
    speakers: int
    retracted: int = 0
    unresolved: int = 0
    undated: int = 0
    first: date | None = None
    last: date | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    forecasts: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A measure and its series. `lines` are those with most figures first; `agreement` is a
    sentence, or empty where it is not known; `is_empty` says that on some day no value is allowed.
    `version` counts the changes that it shows, and it `is_current` if nothing changed since."""

    title: str
    counted: str
    unit: str
    starts_at_zero: bool
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    tally: Tally
    sources: tuple[str, ...] = ()
    address: str = ""
    grouped_by: str = "speaker"
    agreement: str = ""
    is_empty: bool = False
    allowed: tuple[Allowed, ...] = field(default=())
    version: int = 0
    is_current: bool = True
