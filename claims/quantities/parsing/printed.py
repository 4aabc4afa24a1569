"""A printed unit, and the codes that it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claims.quantities.parsing.unit_forms import FOLDED, SYMBOLS, WORDS


@dataclass(slots=True)
class Printed:
    """`codes` that the print may mean, the likeliest first."""

    codes: tuple[str, ...]
    start: int
    end: int
    scale: Decimal | None = None


@lru_cache(maxsize=4096)  # the words after numbers are few
def codes_of(source: str, lower: str) -> tuple[str, ...] | None:
    """The codes of a form, as it is printed and in lower case."""
    if lower.endswith("-olds"):
        lower = lower[:-1]
    return SYMBOLS.get(source) or WORDS.get(lower) or FOLDED.get(lower)
