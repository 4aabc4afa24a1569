"""What a printed figure says of the truth: an interval, by the rule table of the number language.

The table is stated twice, here and in the database's `onrecord_interval`, because a figure that
arrives by COPY must have its interval too; a test holds the two together. What the database's
CHECKs refuse is refused here under the same code. Nothing is rounded: the arithmetic has room for
thousands of digits, and refuses what would need more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow, Underflow
from fractions import Fraction
from types import MappingProxyType

from claims.quantities.units.conversion import convert

# A conversion that does not end here is rounded outward, as in the database.
DECIMALS = 24
MOST_OF_A_FIGURE = Decimal("0.05")  # a rounded figure reaches at most this share of itself
ABOUT = Decimal("0.1")  # FHIR's `ap`: ten per cent to either side
_HALF = Decimal("0.5")
_ZERO = Decimal(0)
_EXACT = Context(prec=5000, traps=[Inexact, InvalidOperation, Overflow, Underflow])


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
    code = "figures_missing"


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
            _check_finite(low)
        if high is None:
            object.__setattr__(self, "high_inclusive", False)
        else:
            _check_finite(high)
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
        """The same values in another unit; what has more than 24 decimals is rounded outward.

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


def interval_of(
    comparator: str,
    precision: str,
    low: Decimal | None,
    high: Decimal | None,
    resolution: Decimal | None = None,
) -> Interval:
    """The interval of a figure, by the rule table (API.md, "The number language").

    `low` and `high` are full values in one unit, `resolution` the worth of the last printed digit.
    Raises IntervalError where comparator, precision and figures do not fit together.
    """
    rule = _RULES.get((comparator, precision))
    if rule is None:
        raise _misfit(comparator, precision)
    for figure in (low, high, resolution):
        if figure is not None:
            _check_finite(figure)
    if resolution is not None and resolution <= 0:
        raise ResolutionMissing(f"a last digit is worth more than {plain(resolution)}")
    try:
        return rule(low, high, resolution)
    except (Inexact, Overflow, Underflow):
        raise OutOfRange(f"{low}, {high} and {resolution} are too far apart to be exact") from None


def decimal_of(fraction: Fraction, *, upward: bool) -> Decimal:
    """The fraction, or its nearest neighbour of 24 decimals above or below."""
    scaled, rest = divmod(fraction.numerator * 10**DECIMALS, fraction.denominator)
    return Decimal(scaled + bool(rest and upward)).scaleb(-DECIMALS, _EXACT)


def plain(number: Decimal) -> str:
    """All digits of a number: no exponent, no trailing zeros, no minus zero."""
    text = format(number, "f") if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _check_finite(number: Decimal) -> None:
    if not isinstance(number, Decimal) or not number.is_finite():
        raise OutOfRange(f"{number!r} is no finite Decimal")


# ---- the rule table

_Rule = Callable[[Decimal | None, Decimal | None, Decimal | None], Interval]


def _misfit(comparator: str, precision: str) -> IntervalError:
    comparators = dict.fromkeys(known for known, _ in _RULES)
    if comparator not in comparators:
        return UnknownComparator(f"no comparator {comparator!r}; known: {', '.join(comparators)}")
    if precision not in {known for _, known in _RULES}:
        return UnknownPrecision(f"no precision {precision!r}")
    fitting = [known for beside, known in _RULES if beside == comparator]
    return PrecisionMismatch(f"{comparator!r} is {' or '.join(fitting)}, never {precision!r}")


def _bound(*, upper: bool, inclusive: bool) -> _Rule:
    def rule(low: Decimal | None, high: Decimal | None, _: Decimal | None) -> Interval:
        if (low is None) is not upper or (high is None) is upper:
            raise FiguresMissing(f"a bound has one figure, not {low} and {high}")
        return Interval(low, high, inclusive, inclusive)

    return rule


def _two(low: Decimal | None, high: Decimal | None) -> tuple[Decimal, Decimal]:
    if low is None or high is None:
        raise FiguresMissing(f"a range has two figures, not {low} and {high}")
    if low > high:
        raise InvertedInterval(f"{plain(low)} is above {plain(high)}")
    return low, high


def _between(low: Decimal | None, high: Decimal | None, _: Decimal | None) -> Interval:
    return Interval(*_two(low, high))


def _between_about(low: Decimal | None, high: Decimal | None, _: Decimal | None) -> Interval:
    low, high = _two(low, high)
    return Interval(_EXACT.subtract(low, _share(low, ABOUT)), _EXACT.add(high, _share(high, ABOUT)))


def _magnitude(low: Decimal | None, high: Decimal | None, _: Decimal | None) -> Interval:
    return Interval(*_two(low, high), True, False)


def _one(low: Decimal | None, high: Decimal | None) -> Decimal:
    if low is None or low != high:
        raise FiguresMissing(f"the figure stands at both ends, not {low} and {high}")
    return low


def _exactly(low: Decimal | None, high: Decimal | None, _: Decimal | None) -> Interval:
    figure = _one(low, high)
    return Interval(figure, figure)


def _rounded(low: Decimal | None, high: Decimal | None, resolution: Decimal | None) -> Interval:
    """The neighbour away from zero is left out: it would be rounded away from zero."""
    figure = _one(low, high)
    if resolution is None:
        raise ResolutionMissing(f"{plain(figure)} is rounded: what is its last digit worth?")
    half = _half(figure, resolution)
    return _span(figure, half, half, at_the_near_end=True, at_the_far_end=False)


def _about(low: Decimal | None, high: Decimal | None, resolution: Decimal | None) -> Interval:
    figure = _one(low, high)
    reach = _reach(figure, resolution)
    return _span(figure, reach, reach)


def _nearly(low: Decimal | None, high: Decimal | None, resolution: Decimal | None) -> Interval:
    figure = _one(low, high)
    return _span(figure, _reach(figure, resolution), _ZERO, at_the_far_end=False)


def _just_over(low: Decimal | None, high: Decimal | None, resolution: Decimal | None) -> Interval:
    figure = _one(low, high)
    return _span(figure, _ZERO, _reach(figure, resolution), at_the_near_end=False)


def _span(
    figure: Decimal,
    nearer: Decimal,
    farther: Decimal,
    *,
    at_the_near_end: bool = True,
    at_the_far_end: bool = True,
) -> Interval:
    """So much nearer to zero and so much farther from it: below zero, the mirror image."""
    if figure < 0:
        low, high = _EXACT.subtract(figure, farther), _EXACT.add(figure, nearer)
        return Interval(low, high, at_the_far_end, at_the_near_end)
    low, high = _EXACT.subtract(figure, nearer), _EXACT.add(figure, farther)
    return Interval(low, high, at_the_near_end, at_the_far_end)


def _half(figure: Decimal, resolution: Decimal) -> Decimal:
    half = _EXACT.multiply(resolution, _HALF)
    return min(half, _share(figure, MOST_OF_A_FIGURE)) if figure else half


def _reach(figure: Decimal, resolution: Decimal | None) -> Decimal:
    about = _share(figure, ABOUT)
    return about if resolution is None else max(about, _half(figure, resolution))


def _share(figure: Decimal, share: Decimal) -> Decimal:
    return _EXACT.multiply(figure.copy_abs(), share)


_BOUNDS = {
    "gt": _bound(upper=False, inclusive=False),
    "ge": _bound(upper=False, inclusive=True),
    "lt": _bound(upper=True, inclusive=False),
    "le": _bound(upper=True, inclusive=True),
}
_RULES: Mapping[tuple[str, str], _Rule] = MappingProxyType(
    {
        ("eq", "exact"): _exactly,
        ("eq", "rounded"): _rounded,
        ("approx", "approximate"): _about,
        ("nearly", "approximate"): _nearly,
        ("just_over", "approximate"): _just_over,
        ("between", "exact"): _between,
        ("between", "rounded"): _between,
        ("between", "approximate"): _between_about,
        ("between", "order_of_magnitude"): _magnitude,
    }
    | {
        (comparator, precision): rule
        for comparator, rule in _BOUNDS.items()
        for precision in ("exact", "rounded", "approximate")
    }
)
