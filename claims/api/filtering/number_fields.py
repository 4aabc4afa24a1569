"""The values of `min`, `max`, `unit` and `convert_to`: a number with its unit, or a unit."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError

from claims.api.filtering.fields import Text, Value, WrongWord
from claims.api.filtering.parameters import nearest, quoted
from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing.typed import NotPlain, typed
from claims.quantities.units.conversion import CANONICAL, UNITS

# What people give as the unit of a count.
COUNTED = (
    "people person persons humans individuals civilians soldiers troops personnel refugees deaths "
    "dead killed casualties victims count counts number units items pieces none"
)


class Number(Value):
    """One plain number, read by the number language: its value, and its unit if it names one."""

    TEXT = Text(max_length=60)
    schema = {
        "type": "string",
        "format": "printed-number",
        "examples": ["2.5bn", "40 km", "331", "-12.5"],
    }

    def read(self, text: str, *, expecting: Expected = NOTHING) -> tuple[Decimal, str]:
        text = self.TEXT.read(text)
        try:
            return typed(text, expecting=expecting)
        except NotPlain as error:
            raise ValidationError(str(error), "not_a_number") from error


class UnitCode(Text):
    """A unit of the table, by its code."""

    suggested = tuple(UNITS)

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=30, **more)
        self.schema = {"type": "string", "format": "unit-code"}

    def read(self, text: str) -> str:
        if super().read(text) not in UNITS:
            close = self.nearest(text)
            hint = f" Did you mean “{close}”?" if close else ""
            hint = " A plain count has the unit “1”." if close == "1" else hint
            detail = f"There is no unit {quoted(text)}.{hint}"
            raise WrongWord(detail, "unknown_unit", nearest=close)
        return text

    def nearest(self, text: str) -> str | None:
        """The code of what is called so, or nearly so."""
        called = {name: code for name, code in _codes().items() if code in self.suggested}
        close = nearest(text, called)
        return called[close] if close else None


@cache
def _codes() -> dict[str, str]:
    """The codes of units by what they are called; a code comes before a name, a name before what
    is counted."""
    names = dict.fromkeys(COUNTED.split(), "1")
    for code, unit in UNITS.items():
        names |= dict.fromkeys((*unit.aliases, unit.plural, unit.label, unit.symbol), code)
    return {
        name: code for name, code in (names | dict(zip(UNITS, UNITS, strict=True))).items() if name
    }


class CurrencyCode(UnitCode):
    """A unit of money."""

    suggested = tuple(c for c in UNITS if UNITS[c].dimension.startswith("currency:"))

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.schema = {"type": "string", "format": "currency-code"}

    def read(self, text: str) -> str:
        code = super().read(text)
        if not UNITS[code].dimension.startswith("currency:"):
            raise ValidationError(
                f"{quoted(code)} is not a currency, such as EUR.", "not_a_currency"
            )
        return code


class Dimension(Text):
    """A dimension of the table of units."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=30, **more)
        self.schema = {"type": "string", "format": "unit-dimension", "examples": ["length"]}

    def read(self, text: str) -> str:
        if super().read(text) not in CANONICAL:
            close = nearest(text, CANONICAL)
            hint = f" Did you mean “{close}”?" if close else ""
            detail = f"There is no dimension {quoted(text)}.{hint}"
            raise WrongWord(detail, "unknown_dimension", nearest=close)
        return text
