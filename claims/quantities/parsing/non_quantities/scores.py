"""Results, votes and odds: won 3-2, a 6-3 decision."""

from __future__ import annotations

from claims.quantities.parsing.non_quantities.nouns import is_plural
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.vocabulary.english import scores

_BEFORE = Pattern(
    rf"\b(?:{any_word(scores.BEFORE)})\b[^.;\d]{{0,30}}(?:\d+-\d+,? (?:and )?){{0,4}}$"
)
_AFTER = Pattern(rf" ?-?(?:{any_phrase(scores.AFTER)})\b")
_ODDS = Pattern(rf" ?-?(?:{any_phrase(scores.ODDS)})s?\b")
_AT_ODDS = Pattern(rf"\b(?:{any_phrase(scores.AT_ODDS)}) $")
_COUNTED = Pattern(rf"(?<![a-z-])(?:{any_phrase(scores.COUNTED_BEFORE)}) $")
_LISTED = Pattern(r"(?<![a-z-])([a-z]+) ?[:=] ?$")
_LISTED_WORDS = frozenset(scores.LISTED.split())
_RESULTS = frozenset(scores.RESULTS.split())


def counts_before(norm: str, start: int) -> bool:
    """Whether the words before "4-6" say that it is from four to six: killed 4-6; deaths: 4-6."""
    if _COUNTED.search(norm, max(0, start - 20), start):
        return True
    listed = _LISTED.search(norm, max(0, start - 20), start)
    return listed is not None and _is_listed(listed[1])


def _is_listed(word: str) -> bool:
    return word in _LISTED_WORDS or (is_plural(word) and word not in _RESULTS)


def result_before(norm: str, start: int) -> bool:
    """Whether the words before a number say that it is a result."""
    return bool(_BEFORE.search(norm, max(0, start - 60), start))


def is_score(norm: str, start: int, end: int) -> bool:
    return is_score_noun(norm, end) or result_before(norm, start)


def is_odds(norm: str, start: int, end: int) -> bool:
    """The 7/2 favourite; at 11/4."""
    if norm.endswith(" at ", 0, start):
        top, _, bottom = norm[start:end].partition("/")
        return int(top) > int(bottom)
    return bool(_ODDS.match(norm, end) or _AT_ODDS.search(norm, max(0, start - 16), start))


def is_score_noun(norm: str, end: int) -> bool:
    return bool(_AFTER.match(norm, end))
