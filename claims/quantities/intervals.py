"""Intervals: the values that a printed figure allows, and how two of them stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Underflow
from fractions import Fraction

from claims.quantities.units.conversion import convert

# A conversion that does not end here is rounded outward, as in the database.
DECIMALS = 24
EXACT = Context(prec=5000, traps=[Inexact, InvalidOperation, Overflow, Underflow])


class IntervalError(ValueError):
    code = "interval_error"


class InvertedInterval(IntervalError):
    code = "inverted_interval"


class EmptyInterval(IntervalError):
    code = "empty_interval"


class OutOfRange(IntervalError):
    code = "out_of_range"


class UnknownComparator(IntervalError):
    code = "unknown_comparator"


class UnknownPrecision(IntervalError):
    code = "unknown_precision"


class PrecisionMismatch(IntervalError):
    code = "precision_mismatch"


class FiguresMissing(IntervalError):
    code = "numbers_missing"


class ResolutionMissing(IntervalError):
    code = "resolution_missing"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two ends; None is no end. An end that is not inclusive is left out.

    There is no empty interval: raises InvertedInterval, EmptyInterval, or OutOfRange for an end
    that is no finite Decimal.
    """

    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool = True
    high_inclusive: bool = True

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None:
            object.__setattr__(self, "low_inclusive", False)
        else:
            check_finite(low)
        if high is None:
            object.__setattr__(self, "high_inclusive", False)
        else:
            check_finite(high)
            if low is not None and low >= high:
                self._check_one_value(low, high)

    def _check_one_value(self, low: Decimal, high: Decimal) -> None:
        if low > high:
            raise InvertedInterval(f"{plain(low)} is above {plain(high)}")
        if not (self.low_inclusive and self.high_inclusive):
            raise EmptyInterval(f"no value lies in {self}")

    def __str__(self) -> str:
        left, right = "[" if self.low_inclusive else "(", "]" if self.high_inclusive else ")"
        low, high = ("" if end is None else plain(end) for end in (self.low, self.high))
        return f"{left}{low},{high}{right}"

    def __contains__(self, value: Decimal | int | Interval) -> bool:
        """Whether the value, or every value of the other interval, lies in this one."""
        if isinstance(value, Interval):
            return self & value == value
        point = Decimal(value)
        return self & Interval(point, point) is not None

    def __and__(self, other: Interval) -> Interval | None:
        """The values in both, or None where there is none."""
        if self.before(other) or other.before(self):
            return None
        low, low_inclusive = self._higher_low(other)
        high, high_inclusive = self._lower_high(other)
        return Interval(low, high, low_inclusive, high_inclusive)

    def overlaps(self, other: Interval) -> bool:
        return not (self.before(other) or other.before(self))

    def before(self, other: Interval) -> bool:
        """Whether every value here is lower than every value there."""
        if self.high is None or other.low is None:
            return False
        touching = self.high_inclusive and other.low_inclusive
        return self.high < other.low or (self.high == other.low and not touching)

    def converted(self, from_code: str, to_code: str) -> Interval:
        """The interval in another unit. What has more than 24 decimals is rounded outward.

        Raises UnknownUnit and DimensionMismatch.
        """

        def end(value: Decimal | None, *, upward: bool) -> Decimal | None:
            if value is None:
                return None
            return decimal_of(convert(value, from_code, to_code), upward=upward)

        return Interval(
            end(self.low, upward=False),
            end(self.high, upward=True),
            self.low_inclusive,
            self.high_inclusive,
        )

    def _higher_low(self, other: Interval) -> tuple[Decimal | None, bool]:
        if self.low is None or other.low is None:
            one = other if self.low is None else self
        elif self.low == other.low:
            return self.low, self.low_inclusive and other.low_inclusive
        else:
            one = self if self.low > other.low else other
        return one.low, one.low_inclusive

    def _lower_high(self, other: Interval) -> tuple[Decimal | None, bool]:
        if self.high is None or other.high is None:
            one = other if self.high is None else self
        elif self.high == other.high:
            return self.high, self.high_inclusive and other.high_inclusive
        else:
            one = self if self.high < other.high else other
        return one.high, one.high_inclusive


def decimal_of(fraction: Fraction, *, upward: bool) -> Decimal:
    """The fraction, or its nearest neighbour of 24 decimals above or below."""
    scaled, rest = divmod(fraction.numerator * 10**DECIMALS, fraction.denominator)
    return Decimal(scaled + bool(rest and upward)).scaleb(-DECIMALS, EXACT)


def plain(number: Decimal) -> str:
    """All digits of a number: no exponent, no trailing zeros, no minus zero."""
    text = format(number, "f") if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def check_finite(number: Decimal) -> None:
    if not isinstance(number, Decimal) or not number.is_finite():
        raise OutOfRange(f"{number!r} is no finite Decimal")
