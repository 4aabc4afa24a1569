"""Numbers that are ages though no unit says so: children under 5; his sister, 11, was."""

from __future__ import annotations

from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word
from claims.quantities.quantity import Quantity
from claims.quantities.vocabulary.english import dates

_GROUP = Pattern(rf"\b(?:{any_word(dates.AGE_GROUPS)}) $")
_AFTER = Pattern(rf"[.,;:)!?]|$| (?:{any_word(dates.AFTER_AN_AGE)})\b")
_NAME = Pattern(rf"(?:[A-Z][\w'’-]+ [A-Z][\w'’-]+|\b(?:{any_word(dates.RELATIVES)})), $")


def speaks_of_age(text: Text, figure: Figure, start: int, last: Quantity | None) -> bool:
    """Aged over 65; aged 17 and 19, whose `last` was an age."""
    norm = text.norm
    if figure.numeral.kind != "count" or figure.numeral.value > 130:
        return False
    if norm.endswith(("aged ", "ages "), 0, start):
        return True
    bounded = start < figure.start and _GROUP.search(norm, max(0, start - 16), start)
    if bounded and _AFTER.match(norm, figure.end):
        return True
    named = _NAME.search(text.source, max(0, start - 24), start)
    if named and start == figure.numeral.start and norm.startswith(", ", figure.end):
        return figure.numeral.value > 4
    if last is None or last.unit != "a_j" or not last.text.lower().startswith("age"):
        return False
    return norm[last.end : start] in (" and ", ", ", " or ")
