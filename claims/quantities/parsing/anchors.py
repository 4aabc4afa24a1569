"""Where a number may begin: a digit, a fraction's sign or a number word."""

from __future__ import annotations

from claims.quantities.parsing import changes
from claims.quantities.parsing.cardinals import CARDINALS, SCALES, TENS
from claims.quantities.parsing.numerals import DENOMINATORS, MAGNITUDES, VAGUE, VULGAR
from claims.quantities.parsing.patterns import Pattern


def _one_of(words: list[str]) -> str:
    """An alternation by first letter: a position that no word can begin at fails at once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), reverse=True):
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())


def _words() -> list[str]:
    """What a number may begin with; "nil" is a result, and short scales follow digits alone."""
    cardinals = CARDINALS.keys() - {"nil"}
    scales = {"lac", *(word for word in SCALES if len(word) > 3)}
    parts = {word for word, parts in DENOMINATORS.items() if parts < 11 or parts >= 100}
    multiples = {*changes.MULTIPLES, *changes.TWICE}
    return [*cardinals, *TENS, *scales, *MAGNITUDES, *parts, *VAGUE, *multiples]


# A normalized text has ASCII's digits alone, which are found faster than all of Unicode's.
ANCHOR = Pattern(
    rf"[0-9{''.join(VULGAR)}]|(?<![^\W0-9_])(?:{_one_of(_words())})(?:(?![^\W_])|(?=ish\b))"
    r"|second(?<=every second)\b"
)
