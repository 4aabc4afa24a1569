"""A quantity said again: longer than 80 kilometres (50 miles); 20,000 (twenty thousand) men."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.numerals import VULGAR, numeral_at
from claims.quantities.quantity import Comparator, Quantity
from claims.quantities.units.conversion import UnitError, convert, unit

_SAID_AGAIN = (" (", ", or ", " or ", " - ", ", ", " / ")
_LIKE = 5  # parts of it, by one of which two prints of one quantity may differ
_SAME = (Comparator.EQ, Comparator.BETWEEN)


def spelled_out(norm: str, numeral: Numeral) -> None:
    """Takes in what says the number again in words, or in digits."""
    start = numeral.end + 2
    if not _begins(norm[start : start + 1]):
        return
    again = numeral_at(norm, start)
    if not isinstance(again, Numeral) or again.value != numeral.value:
        return
    if norm.startswith(")", again.end):
        numeral.number_end = numeral.number_end or numeral.end
        numeral.end = again.end + 1


def _begins(character: str) -> bool:
    return character.isalnum() or character in VULGAR


def is_repeat(norm: str, first: Quantity, again: Quantity) -> bool:
    """$5 million (five million dollars)"""
    if norm[first.end : again.start] != " (" or not norm.startswith(")", again.end):
        return False
    if first.unit != again.unit or not unit(first.unit).dimension.startswith("currency:"):
        return False
    ends = (first.low, first.high) == (again.low, again.high)
    return ends and first.comparator == again.comparator


def with_repeat(source: str, first: Quantity, again: Quantity) -> Quantity:
    end = again.end + 1
    return replace(first, text=source[first.start : end], end=end)


def as_bounded(norm: str, first: Quantity, again: Quantity) -> Quantity:
    """A conversion, with the bound or the approximation of what it converts."""
    joined = norm[first.end : again.start]
    if first.comparator in _SAME or again.comparator != Comparator.EQ or joined not in _SAID_AGAIN:
        return again
    if not _is_alike(first, again, joined):
        return again
    low = again.low if first.low is not None else None
    high = again.high if first.high is not None else None
    bound = low is None or high is None
    return replace(
        again,
        comparator=first.comparator,
        low=low,
        high=high,
        resolution=None if bound else again.resolution,
        precision=first.precision,
        rule=first.rule,
    )


def _is_alike(first: Quantity, again: Quantity, joined: str) -> bool:
    """Another unit and nearly the same figure; of money, whatever stands in parentheses."""
    if "1" in (first.unit, again.unit) or first.unit == again.unit or first.form != again.form:
        return False
    dimensions = unit(first.unit).dimension, unit(again.unit).dimension
    if all(each.startswith("currency:") for each in dimensions):
        return joined == " ("
    figure, other = first.high if first.low is None else first.low, again.low
    if dimensions[0] != dimensions[1] or figure is None or other is None:
        return False
    try:
        converted = convert(other, again.unit, first.unit)
    except UnitError:
        return False
    return abs(converted - Fraction(figure)) * _LIKE <= abs(figure)
