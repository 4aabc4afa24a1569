"""A quantity in words: its form, how its figure is meant, and the figure."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from claims.quantities.intervals import IntervalError
from claims.quantities.quantity import Comparator, Direction, Form, Precision, Quantity
from claims.quantities.rendering.amounts import amount_of, plural_of
from claims.quantities.rendering.numbers import BOUNDS, SCALES, ends_of, is_bare, number_of
from claims.quantities.rendering.parts import SLASH, Say, Unsayable, part_of

_BESIDE = {
    Comparator.EQ: "",
    Comparator.GT: "more than ",
    Comparator.GE: "at least ",
    Comparator.LT: "less than ",
    Comparator.LE: "up to ",
    Comparator.APPROX: "about ",
    Comparator.NEARLY: "nearly ",
    Comparator.JUST_OVER: "just over ",
}
# What an order of magnitude is of the word that follows: thousands are 2 to 10 times a thousand.
_MAGNITUDES: dict[tuple[Fraction | int, Fraction | int], str] = {
    (3, 10): "a few",
    (2, 10): "",
    (20, 100): "tens of",
    (24, 100): "dozens of",
    (40, 100): "scores of",
    (200, 1000): "hundreds of",
}
_MULTIPLES: dict[tuple[Fraction | int, Direction], tuple[str, Fraction | int]] = {
    (2, Direction.UP): ("doubled", 1),
    (3, Direction.UP): ("tripled", 1),
    (4, Direction.UP): ("quadrupled", 1),
    (Fraction(1, 2), Direction.DOWN): ("halved", Fraction(1, 10)),
}


def render(quantity: Quantity) -> str:
    """The quantity in words, without what is counted; raises Unsayable where there are none."""
    try:
        interval = quantity.interval
    except IntervalError as error:
        raise Unsayable(str(error)) from error
    if not _has_fitting_resolution(quantity):
        raise Unsayable(f"nothing printed says {interval} by a last digit of its own")
    return _FORMS[quantity.form](quantity)


def _has_fitting_resolution(quantity: Quantity) -> bool:
    """A bound and a range are as exact as they are printed; what is rounded says how far."""
    if quantity.comparator in (*BOUNDS, Comparator.BETWEEN):
        return quantity.precision is not Precision.ROUNDED and quantity.resolution is None
    return quantity.precision is not Precision.EXACT or quantity.resolution is None


def _absolute(quantity: Quantity) -> str:
    if quantity.unit == "ratio":
        raise Unsayable("a bare ratio is a share or a change")
    return _said(quantity, amount_of(quantity))


def _share(quantity: Quantity) -> str:
    if quantity.unit == "%":
        return f"{_said(quantity, amount_of(quantity))} of the total"
    if quantity.unit != "ratio":
        raise Unsayable(f"a share is a fraction or in per cent, not in {quantity.unit}")
    return _said(quantity, part_of(quantity, "{:,} out of {:,}"))


def _percent_change(quantity: Quantity) -> str:
    if quantity.unit == "ratio":
        return _changed(quantity, part_of(quantity, SLASH))
    if quantity.unit != "%":
        raise Unsayable(f"a change is by a fraction or in per cent, not in {quantity.unit}")
    return _changed(quantity, amount_of(quantity))


def _difference(quantity: Quantity) -> str:
    if quantity.unit in ("%", "ratio"):
        raise Unsayable(f"{quantity.unit} more is a change in proportion")
    return _changed(quantity, amount_of(quantity))


def _changed(quantity: Quantity, say: Say) -> str:
    verb = {Direction.UP: "rose", Direction.DOWN: "fell"}[_direction(quantity)]
    return f"{verb} by {_said(quantity, say)}"


def _ratio(quantity: Quantity) -> str:
    direction = _direction(quantity)
    if quantity.unit != "ratio":
        raise Unsayable(f"a multiple has no unit, not even {quantity.unit}")
    word, resolution = _MULTIPLES.get((_figure(quantity), direction), ("", 0))
    one = word and quantity.comparator is not Comparator.BETWEEN
    if one and quantity.resolution in (None, resolution):
        return _said(quantity, lambda _: word)
    than = "as many" if direction is Direction.UP else "fewer"
    return f"{_said(quantity, number_of(quantity))} times {than}"


def _direction(quantity: Quantity) -> Direction:
    if quantity.direction is None:
        raise Unsayable("a change goes up or down")
    if min(ends_of(quantity)) < 0:
        raise Unsayable("the direction of a change says what a sign would")
    return quantity.direction


_FORMS: dict[Form, Callable[[Quantity], str]] = {
    Form.ABSOLUTE: _absolute,
    Form.SHARE: _share,
    Form.PERCENT_CHANGE: _percent_change,
    Form.DIFFERENCE: _difference,
    Form.RATIO: _ratio,
}


def _said(quantity: Quantity, say: Say) -> str:
    if quantity.precision is Precision.ORDER_OF_MAGNITUDE:
        return _magnitude(quantity)
    if quantity.comparator is Comparator.BETWEEN:
        return _range(quantity, _signed(say))
    figure = _figure(quantity)
    beside = _BESIDE[quantity.comparator]
    if quantity.comparator in BOUNDS and quantity.precision is Precision.APPROXIMATE:
        beside += "about "
    if quantity.precision is Precision.EXACT and not is_bare(quantity, figure):
        beside = beside or "exactly "
    return f"{beside}{_signed(say)(figure)}"


def _figure(quantity: Quantity) -> Fraction:
    """The one figure of a quantity that is no range."""
    return ends_of(quantity)[0]


def _signed(say: Say) -> Say:
    def signed(value: Fraction) -> str:
        words = say(abs(value))
        if value >= 0:
            return words
        return f"-{words}" if words[0].isdecimal() else f"minus {words}"

    return signed


def _range(quantity: Quantity, say: Say) -> str:
    first, last = ends_of(quantity)
    if first == last:
        raise Unsayable("a range leads from one figure to another")
    low, high = say(first), say(last)
    if not (quantity.low_inclusive and quantity.high_inclusive):
        lower = "at least" if quantity.low_inclusive else "more than"
        upper = "no more than" if quantity.high_inclusive else "less than"
        return f"{lower} {low} but {upper} {high}"
    about = "about " if quantity.precision is Precision.APPROXIMATE else ""
    if quantity.form in (Form.ABSOLUTE, Form.DIFFERENCE) and quantity.unit not in ("1", "%"):
        low = _signed(number_of(quantity))(first)  # the unit is said once
    return f"between {about}{low} and {high}"


def _magnitude(quantity: Quantity) -> str:
    low, high = ends_of(quantity)
    for worth, word in SCALES.items():
        lead = _MAGNITUDES.get((low / worth, high / worth))
        if lead is not None and (lead or word) and worth != 12:
            return _many(lead, word, quantity.unit)
    raise Unsayable(f"no word lies between {quantity.low} and {quantity.high}")


def _many(lead: str, word: str, code: str) -> str:
    """A few thousand; tens of thousands; hundreds of kilometres."""
    few = lead == "a few"
    many = f"{lead} {word if few or not word else f'{word}s'}".strip().removesuffix(" of")
    if code == "1":
        return f"{many} of them" if many in ("tens", "scores") else many
    return f"{many} {plural_of(code)}" if few else f"{many} of {plural_of(code)}"
