"""How the tables of `vocabulary` are taken apart, and made into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def phrases(text: str) -> list[str]:
    """The phrases of a line that has commas between them."""
    return [" ".join(phrase.split()) for phrase in text.split(",")]


def by_word(table: Mapping[str, str]) -> dict[str, str]:
    """The key of each word of a table."""
    return {word: key for key, words in table.items() for word in words.split()}


def value_by_word(table: Mapping[int, str]) -> dict[str, int]:
    """The number of each word of a table."""
    return {word: value for value, words in table.items() for word in words.split()}


def any_word(*texts: str) -> str:
    """A pattern of any of the words."""
    return any_of(word for text in texts for word in text.split())


def any_phrase(text: str) -> str:
    return any_of(phrases(text))


def any_of(words: Iterable[str]) -> str:
    return re.escape("\n".join(words)).replace("\\\n", "|")  # in one call: it is slow
