"""What a printed figure says of the truth, by the rule table of the number language.

The table is stated twice, here and in the database's `onrecord_interval`, because a figure that
arrives by COPY must have its interval too; a test holds the two together. What the database's
CHECKs refuse is refused here under the same code. Nothing is rounded: the arithmetic has room for
thousands of digits, and refuses what would need more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, Inexact, Overflow, Underflow
from types import MappingProxyType

from claims.quantities.intervals import (
    EXACT,
    FiguresMissing,
    Interval,
    IntervalError,
    InvertedInterval,
    OutOfRange,
    PrecisionMismatch,
    ResolutionMissing,
    UnknownComparator,
    UnknownPrecision,
    check_finite,
    plain,
)

MOST_OF_A_FIGURE = Decimal("0.05")  # a rounded figure reaches at most this share of itself
ABOUT = Decimal("0.1")  # FHIR's `ap`: ten per cent to either side
_HALF = Decimal("0.5")
_ZERO = Decimal(0)


def interval_of(
    comparator: str,
    precision: str,
    low: Decimal | None,
    high: Decimal | None,
    resolution: Decimal | None = None,
) -> Interval:
    """The interval of a figure, by the rule table (NUMBERS.md, "From print to interval").

    `low` and `high` are full values in one unit, `resolution` the worth of the last printed digit.
    Raises IntervalError where comparator, precision and figures do not fit together.
    """
    rule = _RULES.get((comparator, precision))
    if rule is None:
        raise _misfit(comparator, precision)
    for figure in (low, high, resolution):
        if figure is not None:
            check_finite(figure)
    if resolution is not None and resolution <= 0:
        raise ResolutionMissing(f"a last digit is worth more than {plain(resolution)}")
    try:
        return rule(low, high, resolution)
    except (Inexact, Overflow, Underflow):
        raise OutOfRange(f"{low}, {high} and {resolution} are too far apart to be exact") from None


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
    return Interval(EXACT.subtract(low, _share(low, ABOUT)), EXACT.add(high, _share(high, ABOUT)))


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
        low, high = EXACT.subtract(figure, farther), EXACT.add(figure, nearer)
        return Interval(low, high, at_the_far_end, at_the_near_end)
    low, high = EXACT.subtract(figure, nearer), EXACT.add(figure, farther)
    return Interval(low, high, at_the_near_end, at_the_far_end)


def _half(figure: Decimal, resolution: Decimal) -> Decimal:
    half = EXACT.multiply(resolution, _HALF)
    return min(half, _share(figure, MOST_OF_A_FIGURE)) if figure else half


def _reach(figure: Decimal, resolution: Decimal | None) -> Decimal:
    about = _share(figure, ABOUT)
    return about if resolution is None else max(about, _half(figure, resolution))


def _share(figure: Decimal, share: Decimal) -> Decimal:
    return EXACT.multiply(figure.copy_abs(), share)


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
