"""Groups of people named for an age: the over-75s, under-18s."""

from __future__ import annotations

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase
from claims.quantities.vocabulary.english import dates

_HYPHENED = Pattern(r"(?<![\w-])(?:over|under)-$")
_SPACED = Pattern(
    rf"(?:(?:^|  |[.!?:;(\"'] ?)|\b(?:{any_phrase(dates.BEFORE_AN_AGE_GROUP)}) )(?:over|under) $"
)
_TEAM = Pattern(r"[A-Z]\w+ [UO]\w+-$")
_BOUNDS = ("over-", "over ", "under-", "under ")
_PLURAL = Pattern(r"\d{1,2}'?s(?![\w'-])")


def over_or_under(source: str, norm: str, start: int) -> int | None:
    """Where the plural ends that makes these digits an age: the over-75s; never a team."""
    if not norm.endswith(_BOUNDS, 0, start):
        return None
    plural = _PLURAL.match(norm, start)
    if plural is None or _TEAM.search(source, max(0, start - 24), start):
        return None
    window = max(0, start - 16)
    named = _HYPHENED.search(norm, window, start) or _SPACED.search(norm, window, start)
    return plural.end() if named else None
