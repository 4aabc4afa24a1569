"""The sign of a figure: -5 °C, minus 5, ($99)."""

from __future__ import annotations

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text

# A sum in parentheses where a sum is due, and not beside one, is negative: income was ($99).
_OWED = Pattern(r"(?:is|was|were|are|of|to|at|:) \($")
_MINUS = ("minus ", "negative ", "minus-", "negative-")
_TEMPERATURES = {"Cel", "[degF]", "K"}
_BELOW_ZERO = " below zero"


def sign_before(text: Text, start: int, digits: int) -> int | None:
    """Where a sign begins that makes the number negative."""
    norm = text.norm
    if digits and norm[digits - 1] == "-" and start < digits:
        return start
    if norm.endswith(_MINUS, 0, start):
        if norm.endswith("plus or minus ", 0, start):
            return None
        return start - (6 if norm.startswith("minus", start - 6) else 9)
    if start and norm[start - 1] == "-" and (start == 1 or norm[start - 2] in " ([<>=≤≥~≈"):
        return start - 1
    if (
        0 < start < digits
        and norm[start - 1] == "("
        and _OWED.search(norm, max(0, start - 8), start)
    ):
        return start
    if start > 1 and norm[start - 2 : start] == "- " and (start == 2 or norm[start - 3] == " "):
        tail = unit_after(text.source, norm, _digits_end(text, digits))
        if tail and set(tail.codes) & _TEMPERATURES:
            return start - 2
    return None


def below_zero(norm: str, figure: Figure) -> bool:
    """Takes in what makes a temperature negative behind its unit: 18 degrees below zero."""
    if not norm.startswith(_BELOW_ZERO, figure.end) or _TEMPERATURES.isdisjoint(figure.codes):
        return False
    figure.end += len(_BELOW_ZERO)
    return True


def is_below_zero(norm: str, figure: Figure) -> bool:
    return norm.endswith(_BELOW_ZERO, 0, figure.end) and bool(figure.codes)


def _digits_end(text: Text, start: int) -> int:
    end = start
    while (
        end < len(text.norm)
        and end - start < 30
        and (text.norm[end].isdecimal() or text.norm[end] in ".,")
    ):
        end += 1
    return end
