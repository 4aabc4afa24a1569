"""What a cell of a table says beside its number: a doubt, as in 100?, 5* and 5 (est.)."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word
from claims.quantities.rules import BY_ID, Rule
from claims.quantities.vocabulary.english import phrases

_DOUBTS = Pattern(rf" ?(?:\?+|[*†‡]+|\(\?\)|\(?(?:{any_word(phrases.DOUBTS)})\b\.?\)?) *$")


def doubt(text: Text, end: int) -> tuple[Rule, int] | None:
    """The rule of a doubt that follows a number and ends its cell, and where it ends."""
    match = _DOUBTS.match(text.norm, end) if text.expected.cell else None
    return (BY_ID["approximate.about"], match.end()) if match else None


def is_all(text: Text, start: int, end: int) -> bool:
    """Whether a cell holds a number and nothing else: then 1824 is no year."""
    if not text.expected.cell:
        return False
    around = text.norm[:start] + text.norm[end:]
    return not around.strip() or doubt(text, end) is not None
