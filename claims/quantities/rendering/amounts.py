"""A number with its unit: 3 km, half a million euros, 1/8 inches."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from claims.quantities.parsing.unit_forms import DIFFERENCES, FOLDED, SYMBOLS, WORDS
from claims.quantities.quantity import Quantity
from claims.quantities.rendering.numbers import SCALES, number_of, places_of
from claims.quantities.rendering.parts import Say, Unsayable, of_one, parts_of
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import UNITS, Unit, unit


def amount_of(quantity: Quantity) -> Say:
    code, number = quantity.unit, number_of(quantity)
    if code == "1":
        return number
    worth = None if quantity.resolution is None else Fraction(quantity.resolution)

    def say(value: Fraction) -> str:
        parts = parts_of(value, worth) if worth is not None and places_of(worth) is None else None
        if parts is not None and not parts[0]:
            if _is_named_alone(code):
                return of_one(*parts[1:], unit(code).label)
            return f"{parts[1]}/{parts[2]} {plural_of(code)}"
        return with_unit(number(value), code)

    return say


def _is_named_alone(code: str) -> bool:
    """Whether one of a unit is read by its name. A henry may be a person, a bit is a little, and
    “half a million cubic feet” is a number of feet."""
    label = unit(code).label
    if code not in UNITS:
        return True
    if code == "bit" or "(" in label or label.split(" ")[0] in SCALES.values():
        return False
    return _meanings(label) == (code,)


def with_unit(number: str, code: str) -> str:
    if code == "%" and number[-1].isdecimal():
        return f"{number}%"
    return f"{number} {_singular(code) if number == '1' else plural_of(code)}"


def _singular(code: str) -> str:
    of, many = unit(code), plural_of(code)
    return of.label if many == of.plural else many


@cache
def plural_of(code: str) -> str:
    """What many of a unit are called, by a name of no other one."""
    of = unit(code)
    if code not in UNITS:  # composed: US dollars per hour
        return of.plural
    own = [name for name in _names_of(of) if _meanings(name) == (code,) and "(" not in name]
    # What AMBIGUOUS lists with one meaning may be no unit at all.
    for name in [*(name for name in own if name not in AMBIGUOUS), *own]:
        if name.split(" ")[0] not in SCALES.values():  # 5 million British thermal units
            return name
    if code in DIFFERENCES.values():
        return of.plural.partition(" (")[0]
    raise Unsayable(f"{code} has no name of its own")


def _meanings(name: str) -> tuple[str, ...] | None:
    return SYMBOLS.get(name) or WORDS.get(name.lower()) or FOLDED.get(name.lower())


def _names_of(of: Unit) -> Iterator[str]:
    if of.dimension.startswith("currency:"):
        yield of.code
    yield from (of.plural, of.symbol, *of.aliases)
