"""Which unit an ambiguous print means: whose dollar, a pound of weight, a degree that turns."""

from __future__ import annotations

from claims.quantities.parsing.locales import Locale
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word
from claims.quantities.vocabulary.english import measures, money

_MONEY = Pattern(rf"\b(?:{any_word(money.AROUND)}|{money.INVEST}\w*)\b")
_WEIGHED = Pattern(
    rf"\b(?:(?:{any_word(measures.WEIGHED)})\w*|{any_phrase(measures.WEIGHED_THINGS)})\b"
)
_SKY = Pattern(rf"\b(?:{any_word(measures.SKY)}|{measures.ASTRONOMY}\w*)\b")
_OPEN = frozenset(("[lb_av]", "'", "''", "deg"))  # whose meaning the words around decide
_TURNED = Pattern(
    rf"\b(?:(?:{any_word(measures.TURNED)})\w*|{any_phrase(measures.TURNED_THINGS)})\b"
)


def chosen(codes: tuple[str, ...], locale: Locale, *, context: str) -> tuple[str, tuple[str, ...]]:
    """The unit that the locale means, and what else the print may mean."""
    if len(codes) == 1:
        return codes[0], ()
    first = codes[0]
    for wanted in locale.units.values():
        if wanted in codes:
            first = wanted
            break
    if context in codes:
        first = context
    if "USD" in codes:  # thirty dollars are none of the print's doing, but of its place
        return first, ()
    return first, tuple(code for code in codes if code != first)


def context_of(
    codes: tuple[str, ...], norm: str, start: int, end: int, *, large: bool, sterling: bool
) -> str:
    """What the words around make of an ambiguous print: pounds are weighed where nothing near
    speaks of money and the number is no million, degrees are turned where something turns."""
    if _OPEN.isdisjoint(codes):
        return ""
    window = reach(norm, start, 60), min(len(norm), end + 30)
    if "[lb_av]" in codes and not large and not _MONEY.search(norm, *window):
        return "[lb_av]" if not sterling or _WEIGHED.search(norm, *window) else ""
    if "'" in codes and _SKY.search(norm, *window):
        return "'"
    if "''" in codes and _SKY.search(norm, *window):
        return "''"
    if "deg" in codes and _TURNED.search(norm, *window):
        return "deg"
    return ""
