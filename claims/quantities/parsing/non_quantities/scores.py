"""Results, votes and odds: won 3-2, a 6-3 decision."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.vocabulary.english import scores

_BEFORE = Pattern(
    rf"\b(?:{any_word(scores.BEFORE)})\b[^.;\d]{{0,30}}(?:\d+-\d+,? (?:and )?){{0,4}}$"
)
_AFTER = Pattern(rf" ?-?(?:{any_phrase(scores.AFTER)})\b")


def result_before(norm: str, start: int) -> bool:
    """Whether the words before a number say that it is a result."""
    return bool(_BEFORE.search(norm, max(0, start - 60), start))


def is_score(norm: str, start: int, end: int) -> bool:
    return is_score_noun(norm, end) or result_before(norm, start)


def is_score_noun(norm: str, end: int) -> bool:
    return bool(_AFTER.match(norm, end))
