"""Whether something counted follows a number."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.vocabulary.english import counting

_WORD = Pattern(r"[ -]([a-z][a-z'-]+)")
_LETTERS = Pattern(r"[ -]([a-z]+)")
_NO_NOUNS = frozenset(counting.NO_NOUNS.split())
_PLURALS = frozenset(counting.PLURALS.split())
_DONE_BY_MANY = frozenset(counting.DONE_BY_MANY.split())


def next_word(norm: str, end: int) -> str:
    """The word that follows after a space or a hyphen; empty where none does."""
    match = _WORD.match(norm, end)
    return match[1] if match else ""


def is_noun(word: str) -> bool:
    """Whether a word may be what is counted."""
    return bool(word) and word not in _NO_NOUNS


def is_plural(word: str) -> bool:
    return word[-1:] == "s" or word in _PLURALS


def noun_follows(norm: str, end: int, *, hyphened: bool = True) -> bool:
    """Whether the next word, after a space or else a hyphen, may be what is counted."""
    match = _LETTERS.match(norm, end)
    if match is None or (norm[end] == "-" and not hyphened):
        return False
    return is_noun(match[1])


def counts_many(norm: str, end: int) -> bool:
    """Whether a plural follows: 2m people are two million, a 2m fence is two metres high."""
    return next_word(norm, end) in _DONE_BY_MANY or plural_ahead(norm, end)


def plural_ahead(norm: str, end: int) -> bool:
    """Whether a plural is among the next three words."""
    for _ in range(3):
        noun = next_word(norm, end)
        if not is_noun(noun):
            return False
        if is_plural(noun):
            return True
        end += 1 + len(noun)
    return False
