"""Numbers whose unit is said before them: an hour and a half, a week or two."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text
from claims.quantities.rules import BY_ID

_UNIT_AND = Pattern(r"(?<![a-z])(an?|one) ([a-z]+)(?= and $)")
_UNIT_OR = Pattern(r"(?<![a-z])(an?|one) ([a-z]+)(?= or $)")


def couple_of_nothing(text: Text, numeral: Numeral) -> bool:
    """Whether “a couple” is left unread, because no unit follows: a couple of people may be
    married."""
    if numeral.scale > 1:
        return False
    return unit_after(text.source, text.norm, numeral.end + 3, words=True) is None


def behind_its_unit(text: Text, numeral: Numeral, word: str, done: int) -> Figure | None:
    if word == "half":
        return and_a_half(text, numeral, done)
    return one_or_two(text, numeral, done) if word == "two" else None


def and_a_half(text: Text, numeral: Numeral, done: int) -> Figure | None:
    """The number of “an hour and a half”: 1.5 of that unit. Text before `done` is read already."""
    match = _UNIT_AND.search(text.norm, max(done, numeral.start - 24), numeral.start)
    printed = unit_after(text.source, text.norm, match.end(1), words=True) if match else None
    if match is None or printed is None or printed.end != match.end(2):
        return None
    numeral.value, numeral.kind = Decimal("1.5"), "rounded"
    numeral.start = match.start()
    return Figure.of(numeral, printed.codes)


def one_or_two(text: Text, numeral: Numeral, done: int) -> Figure | None:
    """A week or two."""
    match = _UNIT_OR.search(text.norm, max(done, numeral.start - 24), numeral.start)
    printed = unit_after(text.source, text.norm, match.end(1), words=True) if match else None
    if match is None or printed is None or printed.end != match.end(2):
        return None
    figure = Figure.of(numeral, printed.codes, match.start())
    numeral.start, figure.low = match.start(), Decimal(1)
    figure.rule = BY_ID["range.between"]
    return figure
