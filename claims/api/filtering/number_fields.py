"""The values of `min`, `max`, `unit` and `convert_to`: a number with its unit, or a unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from claims.api.filtering.fields import Text, Value, WrongWord
from claims.api.filtering.parameters import nearest, quoted
from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing.reading import read as read_number
from claims.quantities.quantity import Comparator, Form, Precision, Quantity
from claims.quantities.units.conversion import UNITS

DIGITS = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,18})?")
COUNT = "1"  # the unit of a number that names none


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
        if is_digits(text):  # 2022 is a year elsewhere, and a number here
            return Decimal(text), ""
        if not any(c.isdigit() and not c.isascii() for c in text):
            match read_number(text, expecting=expecting).quantities:
                case [quantity] if quantity.text == text and _is_plain(quantity):
                    unit = "" if quantity.unit == COUNT else quantity.unit
                    return quantity.low or Decimal(0), unit
        raise ValidationError(
            f"{quoted(text)} is not one plain number, such as 2.5bn, 40 km or 331: no bound, no "
            "range, no “about”, no unit of two meanings.",
            "not_a_number",
        )


def is_digits(text: str) -> bool:
    return bool(DIGITS.fullmatch(text))


def _is_plain(quantity: Quantity) -> bool:
    return (
        quantity.comparator is Comparator.EQ
        and quantity.form in (Form.ABSOLUTE, Form.SHARE)
        and quantity.precision in (Precision.EXACT, Precision.ROUNDED)
        and not quantity.alternatives
    )


class UnitCode(Text):
    """A unit of the table, by its code."""

    suggested = tuple(UNITS)

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=30, **more)
        self.schema = {"type": "string", "format": "unit-code"}

    def read(self, text: str) -> str:
        if super().read(text) not in UNITS:
            close = nearest(text, self.suggested)
            hint = f" Did you mean “{close}”?" if close else ""
            detail = f"There is no unit {quoted(text)}.{hint}"
            raise WrongWord(detail, "unknown_unit", nearest=close)
        return text


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
