"""Whether “m” behind a number is millions: of people it is, and it is metres where a length is in
sight."""

from __future__ import annotations

from claims.quantities.parsing.non_quantities.nouns import counts_many
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.vocabulary.english import measures

_ENDINGS = "(?:s|es|d|ed|ing)?"
_LENGTHS = any_word(measures.IN_SIGHT_OF_METRES)
_AFTER = Pattern(
    rf"[ -](?:(?:{any_phrase(measures.AFTER_METRES)})\b|(?:{_LENGTHS}){_ENDINGS}\b)"
    r"| ?(?:by|x) ?\d| in \d[\d.:]* ?s"
)
_BEFORE = Pattern(rf"(?:^|[^a-z])(?:{any_phrase(measures.BEFORE_METRES)}) $")
_THE = ("the ", "a ", "'s ")
_RACES = frozenset(measures.RACES.split())
_LENGTH = Pattern(rf"\b(?:{_LENGTHS}){_ENDINGS}\b|\d ?(?:[mcdk]m|ft|yds?)\b")
_MANY = Pattern(rf"\b(?:{any_word(measures.IN_SIGHT_OF_MILLIONS)}){_ENDINGS}\b")
_OF_MANY = Pattern(r" of (?:its|their|our|his|her|your|my|the|these|those|all|them|us)\b|-strong\b")
_OTHER_END = Pattern(r"(?: ?[-–] ?| to | and | or )\d[\d.,]*m(?![a-z\d²³/^'])")
_AHEAD = 50  # characters that are looked through for a length or a count


def are_millions(text: Text, numeral: Numeral, letter: int, end: int) -> bool:
    norm, start = text.norm, numeral.start
    while other := _OTHER_END.match(norm, end):  # 3m to 4m people
        end = other.end()
    if numeral.value >= 1000 or _is_length(norm, start, end):
        return False
    if counts_many(norm, end) or _OF_MANY.match(norm, end):
        return True
    gap, capital = norm[letter - 1] == " ", text.source[letter].isupper()
    if gap or capital:
        return capital and not gap
    return counts_in_sight(norm, start, end) or not _LENGTH.search(norm, *_window(norm, start, end))


def counts_in_sight(norm: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of what there are often millions of."""
    return bool(_MANY.search(norm, *_window(norm, start, end)))


def _window(norm: str, start: int, end: int) -> tuple[int, int]:
    return reach(norm, start, 80), _sentence_end(norm, end)


def counted_in_millions(norm: str, end: int) -> bool:
    """Whether the next word is what there are often millions of."""
    return norm.startswith(" ", end) and bool(_MANY.match(norm, end + 1))


def _is_length(norm: str, start: int, end: int) -> bool:
    """Right beside the number: 3m high, within 100m, the 100m."""
    if _AFTER.match(norm, end) or _BEFORE.search(norm, max(0, start - 12), start):
        return True
    return norm.endswith(_THE, 0, start) and norm[start : end - 1] in _RACES


def _sentence_end(norm: str, end: int) -> int:
    stop = min(len(norm), end + _AHEAD)
    marks = [at for mark in (". ", "? ", "! ") if (at := norm.find(mark, end, stop)) >= 0]
    return min(marks, default=stop)
