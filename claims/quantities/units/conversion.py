"""The units a printed number may carry, with factors that are exact.

One table fills the database's units and serves the number language. Converting multiplies
fractions, never floats, so it adds no error of its own.

A unit that the table lacks is composed of those it has, in UCUM's way: USD/h, kg/cm3, J/m2/a_j.
Where physics has a dimension for it (`kg/cm3` is a mass_concentration, `km/s2` an acceleration) it
converts to the table's units; otherwise its dimension is named after its parts, and it converts
to what is composed alike. A composed unit is never a row of the database.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.table import CANONICAL, UNITS, Unit

__all__ = [
    "CANONICAL",
    "UNITS",
    "DimensionMismatch",
    "InexactValue",
    "NotComposable",
    "Unit",
    "UnitError",
    "UnknownUnit",
    "compose",
    "convert",
    "is_money",
    "unit",
]


class UnitError(ValueError):
    code = "unit_error"


class UnknownUnit(UnitError):
    code = "unknown_unit"


class DimensionMismatch(UnitError):
    code = "unit_mismatch"


class InexactValue(UnitError):
    code = "inexact_value"


class NotComposable(UnitError):
    code = "not_composable"


def unit(code: str) -> Unit:
    """The unit of a code, of the table or composed of its codes.

    Raises UnknownUnit, which names the nearest codes, and NotComposable.
    """
    return UNITS.get(code) or _composed(code)


def is_money(code: str) -> bool:
    return unit(code).dimension.startswith("currency:")


def compose(numerator: str, denominator: str) -> str:
    """The code of the one unit per the other: km/h, USD/h, g/(kW.h), /wk for a count per week.

    Raises UnknownUnit, and NotComposable for a temperature with a zero of its own.
    """
    above, below = unit(numerator).code, unit(denominator).code
    if below == "1":
        return above
    if above.endswith(f"/{below}") and _has_powers(below):
        return unit(f"{above}2").code
    divisor = f"({below})" if "/" in below or "." in below else below
    code = f"{'' if above == '1' else above}/{divisor}"
    return unit(_FAMILIAR.get(code, code)).code


# A pound of weight per area is said where a pound of force is meant.
_FAMILIAR = {"[lb_av]/[sin_i]": "[psi]"}
# As the database's column: room for three or four codes.
_LONGEST = 30
_ZERO, _ONE = Fraction(0), Fraction(1)
_POWERS = {"2": ("²", "squared"), "3": ("³", "cubed")}


@lru_cache(maxsize=1024)
def _composed(code: str) -> Unit:
    parts = _parts(code) if len(code) <= _LONGEST else None
    if parts is None:
        raise _unknown(code)
    first, sign, second = parts
    below = unit(second) if sign else UNITS["1"]
    composed = _named(_join(unit(first), sign, below, code))
    if sign == "/" and below.dimension in {"time2", "time3"}:
        by_steps = _divided_by_steps(unit(first), below)
        return replace(composed, dimension=by_steps.dimension, factor=by_steps.factor)
    return composed


def _named(composed: Unit) -> Unit:
    """Of the dimension that the table has for it, if it has one."""
    known = _named_dimensions().get(composed.dimension)
    if known is None:
        return composed
    dimension, scale = known
    return replace(composed, dimension=dimension, factor=composed.factor * scale)


def _divided_by_steps(above: Unit, power: Unit) -> Unit:
    """Km/h2 by way of km/h, so that it is of one dimension with km/h/s."""
    base = UNITS[power.code[:-1]]
    for _ in range(int(power.code[-1])):
        above = _named(_join(above, "/", base, f"{above.code}/{base.code}"))
    return above


def _parts(code: str) -> tuple[str, str, str] | None:
    """What stands before and after the last sign of a code: UCUM has no precedence.

    A power has no sign: s2 is ("s", "", "2").
    """
    depth = 0
    for at in range(len(code) - 1, -1, -1):
        depth += (code[at] == ")") - (code[at] == "(")
        if code[at] in "/." and depth == 0:
            return _bare(code[:at] or "1"), code[at], _bare(code[at + 1 :])
    if _has_powers(code[:-1]) and code[-1] in _POWERS:
        return code[:-1], "", code[-1]
    return None


def _has_powers(code: str) -> bool:
    """Whether a unit is squared and cubed: a hectare per hectare is written har/har."""
    return code in UNITS and UNITS[code].dimension in {"length", "time"}


def _bare(part: str) -> str:
    return part[1:-1] if part.startswith("(") and part.endswith(")") else part


def _join(first: Unit, sign: str, second: Unit, code: str) -> Unit:
    """A unit whose dimension is still named after its parts: length/time."""
    for part in (first, second):
        if part.offset:
            raise NotComposable(
                f"{code}: {part.code} has a zero of its own, so is no part of a unit"
            )
    if sign == "/":
        return _quotient(first, second, code)
    return _product(first, second, code) if sign else _power(first, code)


def _quotient(above: Unit, below: Unit, code: str) -> Unit:
    per = f"per {below.label}"
    counted = above.code == "1"
    return Unit(
        code=code,
        dimension=(
            "ratio"
            if above.dimension == below.dimension
            else f"{above.dimension}/{below.dimension}"
        ),
        factor=above.factor / below.factor,
        offset=_ZERO,
        symbol=f"{above.symbol}/{_bracketed(below.symbol)}",
        label=per if counted else f"{above.label} {per}",
        plural=per if counted else f"{above.plural} {per}",
        aliases=(),
    )


def _product(first: Unit, second: Unit, code: str) -> Unit:
    return Unit(
        code=code,
        dimension=f"{first.dimension}.{second.dimension}",
        factor=first.factor * second.factor,
        offset=_ZERO,
        symbol=f"{first.symbol}·{_bracketed(second.symbol)}",
        label=f"{first.label} {second.label}",
        plural=f"{first.label} {second.plural}",
        aliases=(),
    )


def _power(base: Unit, code: str) -> Unit:
    sign, word = _POWERS[code[-1]]
    return Unit(
        code=code,
        dimension=f"{base.dimension}{code[-1]}",
        factor=base.factor ** int(code[-1]),
        offset=_ZERO,
        symbol=f"{base.symbol}{sign}",
        label=f"{base.label} {word}",
        plural=f"{base.plural} {word}",
        aliases=(),
    )


def _bracketed(symbol: str) -> str:
    return f"({symbol})" if "/" in symbol or "·" in symbol else symbol


@cache
def _named_dimensions() -> Mapping[str, tuple[str, Fraction]]:
    """The table's dimension of what is composed, and the factor between the two.

    Its own composed codes tell: m/s has the factor 3.6 as a speed, 1 as a length/time.
    """
    named = {
        "energy/time": ("power", _ONE),
        "force/area": ("pressure", _ONE),
        "speed/time": ("acceleration", 1 / UNITS["m/s"].factor),
    }
    for known in UNITS.values():
        if raw := _of_its_parts(known.code):
            named.setdefault(raw.dimension, (known.dimension, known.factor / raw.factor))
    return named


def _of_its_parts(code: str) -> Unit | None:
    parts = _parts(code)
    if parts is None or parts[0] not in UNITS:
        return None
    first, sign, second = parts
    below = (UNITS.get(second) or _of_its_parts(second)) if sign else UNITS["1"]
    return _join(UNITS[first], sign, below, code) if below else None


def _unknown(code: str) -> UnknownUnit:
    near = suggestions(code)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    return UnknownUnit(f"no unit has the code {code[:40]!r}{hint}")


def suggestions(code: str) -> list[str]:
    """Codes of units printed like this, however capitalised, then codes spelt like it."""
    from difflib import get_close_matches  # here, because a typo is rare and importing is not

    folded = code.strip().casefold()
    printed = [
        known.code
        for known in UNITS.values()
        for form in (known.code, known.symbol, known.label, known.plural, *known.aliases)
        if form.casefold() == folded
    ]
    spelt = get_close_matches(code[:40], UNITS, n=3, cutoff=0.7)  # “people” is no pmol
    return list(dict.fromkeys([*AMBIGUOUS.get(code, ()), *printed, *spelt]))[:5]


def convert(value: Decimal | int | Fraction, from_code: str, to_code: str) -> Fraction:
    source, target = unit(from_code), unit(to_code)
    if source.dimension != target.dimension:
        raise DimensionMismatch(
            f"{from_code} is a unit of {source.dimension}, {to_code} one of {target.dimension}"
        )
    return (_exact(value) * source.factor + source.offset - target.offset) / target.factor


# Fraction(Decimal("1e999999999")) would write out a thousand million digits.
_LARGEST_EXPONENT = 1000


def _exact(value: Decimal | int | Fraction) -> Fraction:
    # bool is an int, and a float has already lost what it was to say.
    if isinstance(value, bool) or not isinstance(value, Decimal | int | Fraction):
        raise InexactValue(f"{value!r} is no Decimal, int or Fraction")
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise InexactValue(f"{value} is no number")
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) > _LARGEST_EXPONENT:
            raise InexactValue(f"{value} has an exponent beyond {_LARGEST_EXPONENT}")
    return Fraction(value)
