"""A number as it is read: its value, and how finely it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

_ONE = Decimal(1)


@dataclass(slots=True)
class Numeral:
    """A number and its print: `value` in full, `scale` what the printed digits were multiplied by,
    `resolution` the worth of the last printed digit. `high` is of words of magnitude alone."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = _ONE
    resolution: Decimal = _ONE
    kind: str = "count"  # count, round, rounded, fraction, magnitude, about
    high: Decimal | None = None
    of_parts: int = 0  # the denominator, of a fraction
    number_end: int = 0  # where its digits or words end, before a multiplier word

    @property
    def printed(self) -> Decimal:
        return self.value / self.scale


@dataclass(slots=True)
class Refused:
    """Digits or words that are no number, or not certainly one; `code` says why."""

    start: int
    end: int
    code: str


def multiply(numeral: Numeral, scale: Decimal, end: int) -> None:
    """By a multiplier word, or a suffix that only its surroundings explain: $5m, 40k people."""
    if numeral.kind == "round":
        numeral.resolution = _ONE
    numeral.kind = "rounded"
    numeral.number_end = numeral.number_end or numeral.end
    numeral.value *= scale
    numeral.resolution *= scale
    numeral.scale *= scale
    if numeral.high is not None:
        numeral.high, numeral.kind = numeral.high * scale, "magnitude"
    numeral.end = end


def part(start: int, end: int, top: Decimal, bottom: int) -> Numeral | Refused:
    """Top parts of so many; refused where they are parts of nothing."""
    return fraction(start, end, top, bottom) if bottom else Refused(start, end, "undefined")


def fraction(start: int, end: int, top: Decimal, bottom: int) -> Numeral:
    value, resolution = quotient(top, bottom), quotient(_ONE, bottom)
    return Numeral(start, end, value, _ONE, resolution, "fraction", of_parts=bottom)


def quotient(top: Decimal, bottom: int) -> Decimal:
    """To eighteen decimals, the finest that the record takes."""
    quotient = top / bottom
    return quotient if -int(quotient.as_tuple().exponent) <= 18 else round(quotient, 18)
