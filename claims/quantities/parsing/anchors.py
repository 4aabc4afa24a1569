"""Where a number may begin: a digit, a fraction's sign or a number word."""

from __future__ import annotations

from claims.quantities.parsing import changes
from claims.quantities.parsing.numerals import (
    CARDINALS,
    DENOMINATORS,
    MAGNITUDES,
    SCALES,
    TENS,
    VULGAR,
)
from claims.quantities.parsing.patterns import Pattern


def _one_of(words: list[str]) -> str:
    """An alternation by first letter: a position that no word can begin at fails at once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words), reverse=True):
        by_first.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in by_first.items())


_WORDS = [
    *(w for w in CARDINALS if w not in ("nil", "naught")),
    *TENS,
    *(w for w in SCALES if len(w) > 3 and w != "doz"),
    *MAGNITUDES,
    *(w for w, parts in DENOMINATORS.items() if parts < 11 or parts >= 100),
    "couple", "few", "handful", "several", "many", "naught", "lac",
    *changes.MULTIPLES,
    *changes.TWICE,
]  # fmt: skip
ANCHOR = Pattern(
    rf"\d|[{''.join(VULGAR)}]|(?<![^\W\d_])(?:{_one_of(_WORDS)})(?:(?![^\W_])|(?=ish\b))"
)
