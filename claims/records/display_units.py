"""Canonical intervals in the unit that a measure is shown in, as the series has them: rounded
outward where that does not end."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from claims.quantities.intervals import decimal_of, plain
from claims.quantities.units.conversion import unit

Json = dict[str, Any]


def interval(canonical: Json | None, code: str) -> Json | None:
    """A canonical interval in a unit."""
    if canonical is None:
        return None
    low, high = canonical["low"], canonical["high"]
    return canonical | {
        "low": low and _written(Fraction(low) - unit(code).offset, code, upward=False),
        "high": high and _written(Fraction(high) - unit(code).offset, code, upward=True),
    }


def gap(canonical: str, code: str) -> str:
    """A distance in a unit. The zero point of the unit is not added. The distance is rounded down,
    because intervals are rounded outward."""
    return _written(Fraction(canonical), code, upward=False)


def _written(value: Fraction, code: str, *, upward: bool) -> str:
    return plain(decimal_of(value / unit(code).factor, upward=upward))
