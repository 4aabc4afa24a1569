"""One plain number, as a person types it where a number is asked for: 2022, 2.5bn, 40 km."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.quantities.expected import NOTHING, Expected
from claims.quantities.parsing.reading import read
from claims.quantities.quantity import Comparator, Form, Precision, Quantity

DIGITS = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,18})?")
LONGEST = 60  # letters
COUNT = "1"  # the unit of a number that names none


class NotPlain(ValueError):
    """It is none, or more than that."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text[:60]}” is not one plain number, such as 2.5bn, 40 km or 331: no bound, no "
            "range, no “about”, no unit of two meanings."
        )


def typed(text: str, *, expecting: Expected = NOTHING) -> tuple[Decimal, str]:
    """The number, and the code of its unit if it names one. Raises NotPlain."""
    if is_digits(text):  # 2022 is a year elsewhere, and a number here
        return Decimal(text), ""
    if len(text) <= LONGEST and not any(c.isdigit() and not c.isascii() for c in text):
        match read(text, expecting=expecting).quantities:
            case [quantity] if quantity.text == text and _is_plain(quantity):
                return quantity.low or Decimal(0), "" if quantity.unit == COUNT else quantity.unit
    raise NotPlain(text)


def typed_bare(text: str) -> Decimal:
    """The number of a field that has its unit elsewhere. Raises NotPlain where it names one."""
    number, unit = typed(text)
    if unit:
        raise NotPlain(text)
    return number


def is_digits(text: str) -> bool:
    return bool(DIGITS.fullmatch(text))


def _is_plain(quantity: Quantity) -> bool:
    return (
        quantity.comparator is Comparator.EQ
        and quantity.form in (Form.ABSOLUTE, Form.SHARE)
        and quantity.precision in (Precision.EXACT, Precision.ROUNDED)
        and not quantity.alternatives
    )
