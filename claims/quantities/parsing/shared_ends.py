"""The scale and the unit that only one end of a range has: 40-50,000; three to four hundred
thousand; 500 m to 2 km."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.numeral import multiply
from claims.quantities.parsing.signs import is_below_zero
from claims.quantities.parsing.text import Text
from claims.quantities.units.conversion import DimensionMismatch, UnknownUnit, convert, unit


def shareable(text: Text, figure: Figure, other: Figure) -> bool:
    """40-50,000: the first is meant in the thousands of the second."""
    if figure.numeral.scale != 1 or figure.numeral.resolution < 1:
        return False
    high = other.low
    return (
        figure.low < 1000 <= high
        and high % 1000 == 0
        and figure.low * 1000 <= high
        and figure.low >= high / 10000
    )


def shares(text: Text, figure: Figure, other: Figure, *, dash: bool) -> bool:
    """Give the first the scale and unit that only the second has; whether it is a range."""
    first, last = figure.numeral, other.numeral
    if not may_share(figure, other):
        return False
    if (
        first.scale in (1, 100)
        and last.scale > first.scale
        and first.kind != "fraction"
        and abs(first.value) < abs(last.printed)
    ):
        multiply(first, last.scale * _hundreds(text, figure, other), first.end)
        figure.low = figure.high = first.value
    elif dash and shareable(text, figure, other):
        figure.low = figure.high = figure.numeral.value = figure.low * 1000
    before_it = figure.low, figure.codes
    if not one_unit(text, figure, other):
        return False
    if is_below_zero(text.norm, other):
        figure.low = -abs(figure.low)
    if figure.low > other.high and figure.low < 0:
        figure.low, other.high = other.high, figure.low
        return True
    if figure.low < other.high:
        return True
    figure.low, figure.codes = before_it
    return False


def _hundreds(text: Text, figure: Figure, other: Figure) -> int:
    """Three to four hundred thousand: the first is of hundreds of thousands too."""
    number = text.norm[other.numeral.start : other.numeral.end]
    shared = " hundred " in number and figure.low * 100 < other.numeral.printed < 1000
    return 100 if shared else 1


def may_share(figure: Figure, other: Figure) -> bool:
    """Whether the two can be of one unit: 5 % to 9 million cannot, nor a third to 3.2 million."""
    parts = (figure.numeral.kind == "fraction", other.numeral.kind == "fraction")
    if not figure.codes:
        smaller = bool(other.codes) and not other.before and other.numeral.scale == 1
        return parts[0] == parts[1] or smaller
    if not other.codes:
        return figure.before
    dimensions = {unit(code).dimension for code in figure.codes}
    return any(
        unit(code).dimension in dimensions or code.startswith(f"{figure.codes[0]}/")
        for code in other.codes
    )


def one_unit(text: Text, figure: Figure, other: Figure) -> bool:
    """Give both the unit that one has, or one the other's where that is exact."""
    if not figure.codes or not other.codes:
        figure.codes = figure.codes or other.codes
        return True
    if other.codes[0].startswith(f"{figure.codes[0]}/"):
        figure.codes = other.codes
        return True
    if set(figure.codes) & set(other.codes):
        if len(other.codes) < len(figure.codes):
            figure.codes = other.codes
        return True
    return converted(text, figure, other)


def converted(text: Text, figure: Figure, other: Figure) -> bool:
    """500 m to 2 km, in the second's unit where that is exact."""
    try:
        value = convert(figure.low, figure.codes[0], other.codes[0])
    except (DimensionMismatch, UnknownUnit):
        return False
    digits = Decimal(value.numerator) / Decimal(value.denominator)
    if digits * value.denominator != value.numerator:
        return False
    figure.low, figure.codes = digits, other.codes
    return True
