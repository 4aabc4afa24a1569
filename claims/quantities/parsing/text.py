"""A text as it is read: as printed, normalized, by whose conventions and for what."""

from __future__ import annotations

from dataclasses import dataclass

from claims.quantities.expected import Expected
from claims.quantities.parsing.locales import Locale


@dataclass(frozen=True, slots=True)
class Text:
    """`norm` is `source` in lower case and plain characters, character by character."""

    source: str
    norm: str
    locale: Locale
    expected: Expected

    def word_at(self, end: int) -> bool:
        """Whether a word follows after a space."""
        return self.norm[end : end + 1] == " " and self.norm[end + 1 : end + 2].isalpha()
