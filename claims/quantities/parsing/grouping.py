"""Digits whose point may be a decimal or a group's: 300.000 VND, 10.000 people."""

from __future__ import annotations

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.non_quantities.nouns import noun_follows
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.units.conversion import is_money
from claims.quantities.vocabulary.english import money

_THREE_PLACES = Pattern(r"[1-9]\d{0,2}\.\d{3}(?!\d)")
_WITHOUT_CENTS = frozenset(money.WITHOUT_CENTS.split())


def is_ambiguous(text: Text, figure: Figure) -> bool:
    """Nobody prints a thousandth of a dong or of a person; three noughts after a point are hardly
    ever a decimal where something is measured or counted."""
    numeral = figure.numeral
    if numeral.kind != "rounded" or text.locale.comma or numeral.scale != 1:
        return False
    match = _THREE_PLACES.match(text.norm, numeral.start)
    if match is None or match.end() != numeral.end:
        return False
    measured = bool(figure.codes) or noun_follows(text.norm, figure.end)
    noughts = measured and text.norm.endswith(".000", 0, match.end())
    return noughts or _is_whole(text, figure)


def _is_whole(text: Text, figure: Figure) -> bool:
    """Whether what is counted has no thousandths."""
    if not figure.codes:
        return text.expected.is_count
    return is_money(figure.codes[0]) and bool(_WITHOUT_CENTS & {*figure.codes})
