"""A number in digits, on the scale and with the decimals that its resolution asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claims.quantities.quantity import Comparator, Form, Precision, Quantity
from claims.quantities.rendering.parts import Say, Unsayable, mixed, parts_of, scaled
from claims.quantities.vocabulary.english import money

_THREE_PLACES = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WITHOUT_CENTS = frozenset(money.WITHOUT_CENTS.split())
_LONGEST = 40  # digits and commas of a number that is still read
# The multiplier words, the likelier first.
SCALES = {
    1: "",
    10**6: "million",
    10**9: "billion",
    10**12: "trillion",
    10**3: "thousand",
    10**15: "quadrillion",
    12: "dozen",
    10**2: "hundred",
    10**5: "lakh",
    10**7: "crore",
}
_LARGE = (10**12, 10**9, 10**6)
BOUNDS = (Comparator.GT, Comparator.GE, Comparator.LT, Comparator.LE)


def ends_of(quantity: Quantity) -> list[Fraction]:
    return [Fraction(end) for end in (quantity.low, quantity.high) if end is not None]


def number_of(quantity: Quantity) -> Say:
    """How to say the number alone: on one scale, or as finely as it was printed."""
    resolution = quantity.resolution
    if resolution is not None:
        return lambda value: _resolved(quantity, value, Fraction(resolution))
    if quantity.comparator in BOUNDS or quantity.comparator is Comparator.BETWEEN:
        scale = _common_scale(quantity)
        return lambda value: scaled(_decimals_of(quantity, value / scale), SCALES[scale])
    if quantity.precision is not Precision.EXACT:
        return lambda value: _counted(quantity, value)
    return digits_of


def _decimals_of(quantity: Quantity, value: Fraction) -> str:
    """Nobody prints a thousandth of a dong: three decimals of it are read as a group, four are
    not."""
    text = digits_of(value)
    is_group = quantity.unit in _WITHOUT_CENTS and _THREE_PLACES.fullmatch(text)
    return digits_of(value, 4) if is_group else text


def _counted(quantity: Quantity, value: Fraction) -> str:
    if not is_bare(quantity, value):
        raise Unsayable(f"{value} {quantity.unit} has a last digit, and that has a worth")
    return digits_of(value)


def is_bare(quantity: Quantity, value: Fraction) -> bool:
    """Whether the digits alone say a count, and an exact one."""
    plain = quantity.unit == "1" and value.denominator == 1
    return plain and quantity.form in (Form.ABSOLUTE, Form.DIFFERENCE) and _zeros(value) == 0


def _zeros(value: Fraction) -> int:
    """How many zeros of a round number are read as no digits of its own: 5,000 has three."""
    digits = str(value)
    significant = digits.rstrip("0")
    return len(digits) - len(significant) if len(digits) > 3 and len(significant) <= 2 else 0


def _common_scale(quantity: Quantity) -> int:
    ends = [abs(end) for end in ends_of(quantity)]
    for scale in (*_printed_scale(quantity), *_LARGE):
        if all(end >= scale and (end / scale * 1000).denominator == 1 for end in ends):
            return scale
    return 1


def _resolved(quantity: Quantity, value: Fraction, resolution: Fraction) -> str:
    for scale in _likely_scales(quantity, value, resolution):
        figure, worth = value / scale, resolution / scale
        places = places_of(worth)
        if places is not None and (figure * 10**places).denominator == 1:
            if scale > 1 or places or _shows_one(quantity, figure):
                return scaled(digits_of(figure, places), SCALES[scale])
        elif scale == 1 and figure.denominator == 1 and worth == 10 ** _zeros(figure) > 1:
            return digits_of(figure)
        elif (parts := parts_of(figure, worth)) and (parts[0] or scale > 1):
            return mixed(*parts, SCALES[scale])
    raise Unsayable(f"{value} is not printed with a last digit worth {resolution}")


def _likely_scales(quantity: Quantity, value: Fraction, resolution: Fraction) -> Iterator[int]:
    """As printed, then the largest that leaves a short figure of one or more, then any."""
    yield from _printed_scale(quantity)
    yield from (scale for scale in _LARGE if scale <= value and resolution * 1000 >= scale)
    yield from (scale for scale in SCALES if scale == 1 or scale <= value)
    yield from SCALES


def _printed_scale(quantity: Quantity) -> tuple[int, ...]:
    scale = int(quantity.multiplier)
    return (scale,) if scale > 1 and scale in SCALES else ()


def places_of(worth: Fraction) -> int | None:
    """How many decimals a last digit of that worth stands after the point."""
    places = len(str(worth.denominator)) - 1
    return places if worth * 10**places == 1 else None


def _shows_one(quantity: Quantity, figure: Fraction) -> bool:
    """Whether a whole number without a multiplier word is rounded, and to one."""
    rounded = quantity.unit != "1" or quantity.form in (Form.RATIO, Form.PERCENT_CHANGE)
    return rounded and _zeros(figure) == 0


def digits_of(value: Fraction, places: int | None = None) -> str:
    """In groups of three; `places` decimals, or as many as there are."""
    if places is None:
        places = next((n for n in range(60) if (value * 10**n).denominator == 1), 0)
    scaled = value * 10**places
    if scaled.denominator != 1:
        raise Unsayable(f"{value} has no end in decimals")
    whole, rest = divmod(int(scaled), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    text = f"{whole:,}{decimals}"
    if len(text) > _LONGEST:
        text = f"{whole}{decimals}"
    if len(text) > _LONGEST:
        raise Unsayable(f"{text} has more digits than a number that is read")
    return text
