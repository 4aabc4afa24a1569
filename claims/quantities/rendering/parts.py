"""Parts of a whole in words: half, two-thirds, 2 1/2 million."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from claims.quantities.quantity import Comparator, Quantity
from claims.quantities.vocabulary.english.number_words import CARDINALS, DENOMINATORS

_MOST_PARTS = 10**8
SLASH = "{}/{}"
_MOST_UNDER_A_SLASH = 9999
Say = Callable[[Fraction], str]


class Unsayable(ValueError):
    """A quantity that no text is read as: an exact 0.5, a change that goes neither up nor down."""

    code = "unsayable"


def scaled(digits: str, word: str) -> str:
    return f"{digits} {word}" if word else digits


def parts_of(value: Fraction, worth: Fraction | None) -> tuple[int, int, int] | None:
    """Whole, top and bottom of a fraction, from decimals that end after eighteen places."""
    if worth is None:
        bottom = value.limit_denominator(_MOST_PARTS).denominator
    else:
        bottom = round(1 / worth) if worth else 0
    if not 2 <= bottom <= _MOST_PARTS or (worth and worth != _quotient(1, bottom)):
        return None
    whole, top = divmod(round(value * bottom), bottom)
    return (whole, top, bottom) if value == whole + _quotient(top, bottom) and top else None


def _quotient(top: int, bottom: int) -> Fraction:
    return Fraction(round(Fraction(top, bottom) * 10**18), 10**18)


def part_of(quantity: Quantity, digits: str) -> Say:
    """Two-thirds; what is beyond words by the template."""
    resolution = None if quantity.resolution is None else Fraction(quantity.resolution)
    if quantity.comparator is Comparator.BETWEEN:
        digits = SLASH

    def say(value: Fraction) -> str:
        parts = parts_of(value, resolution)
        if parts is None or parts[0] or (digits == SLASH and parts[2] > _MOST_UNDER_A_SLASH):
            raise Unsayable(f"{value} is no part of a whole")
        return words_of(*parts[1:]) or digits.format(*parts[1:])

    return say


def words_of(top: int, bottom: int) -> str | None:
    """Half, one-third, two-thirds."""
    if (top, bottom) == (1, 2):
        return "half"
    if top not in CARDINALS or bottom not in DENOMINATORS or bottom > 20:
        return None
    return f"{_printed(CARDINALS[top])}-{_printed(DENOMINATORS[bottom])}{'s' if top > 1 else ''}"


def _printed(words: str) -> str:
    """The spelling that is printed, of several that are read."""
    return words.partition(" ")[0]


def mixed(whole: int, top: int, bottom: int, word: str) -> str:
    """Half a million; 2 1/2; 2 1/2 million."""
    if whole:
        return scaled(f"{whole:,} {top}/{bottom}", word)
    return of_one(top, bottom, word)


def of_one(top: int, bottom: int, noun: str) -> str:
    part = words_of(top, bottom) or f"{top}/{bottom}"
    article = "an" if noun[0].lower() in "aeiou" and not noun.startswith(("eu", "us ")) else "a"
    return f"{part} {article} {noun}" if part == "half" else f"{part} of {article} {noun}"
