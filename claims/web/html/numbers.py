"""Numbers and intervals with their units, as a person reads them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from claims.charts.number_format import ABOUT, short
from claims.quantities.units.conversion import UnitError
from claims.quantities.units.conversion import unit as unit_of

_NUMBER = re.compile(r"(-?)(\d{1,100})(\.\d+)?")


def number(text: str) -> str:
    """With its thousands set apart, and all its digits."""
    match = _NUMBER.fullmatch(text)
    return f"{match[1]}{int(match[2]):,}{match[3] or ''}" if match else text


def cut(text: str) -> str:
    """With as many digits as people read."""
    return short(Decimal(text)) if _NUMBER.fullmatch(text) else text


def sign(code: str) -> str:
    """A unit as it is written beside a number; money by its code, since signs are shared."""
    try:
        known = unit_of(code) if code not in ("", "1") else None
    except UnitError:
        return code
    if known is None:
        return ""
    return code if known.dimension.startswith("currency:") else known.symbol or known.plural


def amount(value: str, code: str) -> str:
    """A number with its unit."""
    return f"{cut(value)} {sign(code)}".strip()


def distance(gap: str, code: str) -> str:
    """How far two numbers are apart: percentages by points."""
    return f"{amount(gap, '')} percentage points" if code == "%" else amount(gap, code)


def interval(found: dict[str, Any], unit: str = "") -> str:
    low, high = (found[end] and cut(found[end]) for end in ("low", "high"))
    named = f" {sign(unit)}".rstrip()
    if low is None and high is None:
        return "any number"
    if high is None:
        return f"{'≥' if found['low_inclusive'] else '>'} {low}{named}"
    if low is None:
        return f"{'≤' if found['high_inclusive'] else '<'} {high}{named}"
    if low == high:
        return f"{low}{named}" if low.startswith(ABOUT) else f"= {low}{named}"
    first = low if found["low_inclusive"] else f"over {low}"
    return f"{first} to {'' if found['high_inclusive'] else 'under '}{high}{named}"
