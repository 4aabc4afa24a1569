"""What it takes for a reading to agree with a gold answer, and the score that comes of it.

Values agree within one part in a thousand million (the gold was printed from floats), units when
they mean the same amount: 146 inches are 12 feet 2, but 12 kilograms are never 12 pounds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from claims.quantities.quantity import Quantity, Reading
from claims.quantities.units.ambiguous_forms import AMBIGUOUS
from claims.quantities.units.conversion import UNITS, convert

Reader = Callable[[str], Reading]
CLOSE = Fraction(1, 10**9)


@dataclass(frozen=True)
class Meaning:
    """One way to take a gold unit: so many of one of our units."""

    code: str
    times: Fraction = Fraction(1)


@dataclass
class Found:
    """A quantity of a reading, and the values it has not yet been credited with.

    An optional one is credited where the gold has it, and no error where it has not.
    """

    quantity: Quantity
    values: list[Decimal]
    optional: bool = False
    credited: int = 0


@dataclass(frozen=True)
class Miss:
    text: str
    expected: str
    got: str


@dataclass
class Score:
    hits: int = 0
    missed: int = 0
    extra: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = 2 * self.hits + self.missed + self.extra
        return 2 * self.hits / both if both else 0.0

    def __iadd__(self, other: Score) -> Score:
        self.hits += other.hits
        self.missed += other.missed
        self.extra += other.extra
        self.misses += other.misses
        return self

    def add(
        self,
        text: str,
        gold: Sequence[Any],
        found: Sequence[Found],
        agrees: Callable[[Any, Found], bool],
    ) -> None:
        """Credit each gold answer to one quantity, and each value of a quantity once."""
        missed = [one for one in gold if not any(agrees(one, other) for other in found)]
        extra = [one for one in found if not one.credited and not one.optional]
        self.hits += len(gold) - len(missed)
        self.missed += len(missed)
        self.extra += len(extra)
        if missed or extra:
            got = "; ".join(shown(one.quantity) for one in found) or "nothing"
            self.misses.append(Miss(text, "; ".join(map(str, missed)) or "nothing more", got))


def shown(quantity: Quantity) -> str:
    ends = [str(end) for end in (quantity.low, quantity.high) if end is not None]
    value = "..".join(dict.fromkeys(ends))
    return f"{quantity.text!r} {quantity.comparator} {value} {quantity.unit}"


def close(one: Decimal | Fraction, other: Decimal | Fraction) -> bool:
    first, second = Fraction(one), Fraction(other)
    return abs(first - second) <= CLOSE * max(abs(first), abs(second))


def ends(quantity: Quantity) -> list[Decimal]:
    """The figures a quantity states: one, or the two ends of a range."""
    return list(dict.fromkeys(end for end in (quantity.low, quantity.high) if end is not None))


def stated(
    found: Found, value: Decimal, meanings: Iterable[Meaning], *, code: str | None = None
) -> list[Decimal]:
    """The figures of a quantity, not credited yet, that are this value in this unit."""
    code = code or found.quantity.unit
    meant = list(meanings)
    return [own for own in found.values if any(same_amount(own, code, value, m) for m in meant)]


def credit(
    found: Found, value: Decimal, meanings: Iterable[Meaning], *, code: str | None = None
) -> bool:
    """Whether the quantity states this value in this unit, which it can do once."""
    if not (own := stated(found, value, meanings, code=code)):
        return False
    found.values.remove(own[0])
    found.credited += 1
    return True


def same_amount(own: Decimal, code: str, value: Decimal, meaning: Meaning) -> bool:
    wanted = Fraction(value) * meaning.times
    if code == meaning.code or (powers(code) and powers(code) == powers(meaning.code)):
        return close(own, wanted)
    one, other = UNITS.get(code), UNITS.get(meaning.code)
    if one is None or other is None or one.dimension != other.dimension:
        return False
    return close(convert(own, code, meaning.code), wanted)


_FACTOR = re.compile(r"([./]?)(\(?)((?:\[[^\]]*\]|[^\[\]./()\d-])+)(-?\d+)?(\)?)")


def powers(code: str) -> dict[str, int]:
    """The units in a code and their powers: "kg/cm3" gives kg once and cm less thrice."""
    total: Counter[str] = Counter()
    group = 1
    for sign, opened, atom, power, closed in _FACTOR.findall(code):
        side = -1 if sign == "/" else 1
        if opened:
            group, side = side, 1
        total[atom] += group * side * int(power or 1)
        if closed:
            group = 1
    return {atom: power for atom, power in total.items() if power}


def dimension_of(code: str) -> str:
    return UNITS[code].dimension if code in UNITS else ""


def _by_name() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for code, unit in UNITS.items():
        for name in {unit.label, unit.plural, *unit.aliases, code}:
            names.setdefault(name.casefold(), []).append(code)
    for name, codes in AMBIGUOUS.items():
        known = names.setdefault(name.casefold(), [])
        known += [code for code in codes if code not in known]
    return names


NAMES = _by_name()


def named(name: str, dimensions: Callable[[str], bool] = lambda _: True) -> list[Meaning]:
    """The units of some dimensions that have this name."""
    return [
        Meaning(code) for code in NAMES.get(name.casefold(), []) if dimensions(dimension_of(code))
    ]
