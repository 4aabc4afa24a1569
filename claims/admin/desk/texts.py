"""A statement or a quote with every number in it marked: on record, or not, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from claims.quantities.parsing.locales import LOCALES
from claims.quantities.parsing.reading import read
from claims.quantities.rules import REFUSALS

WHY_NOT = {rule.code: rule.meaning for rule in REFUSALS}
NOT_ON_RECORD = "This number is not on record. N adds it."
MOST_NUMBERS = 200
Json = dict[str, Any]


@dataclass(frozen=True)
class Span:
    """A piece of a text. `mark` is empty for plain text, else `recorded`, `opposed` or `unread`;
    `badge` is the place of the assertion among those of its claim, and `why` a sentence."""

    text: str
    mark: str = ""
    badge: int = 0
    why: str = ""


@dataclass(frozen=True)
class Marked:
    start: int
    end: int
    span: Span


def spans(text: str, language: str, figures: Iterable[Json], *, is_quote: bool) -> list[Span]:
    """The text in pieces. `figures` are the assertions as the desk shows them."""
    found = sorted(_recorded(text, figures, is_quote), key=lambda each: each.start)
    kept = list(_apart(found))
    kept += _apart(_unread(text, language), kept)
    return list(_pieces(text, sorted(kept, key=lambda each: each.start)))


def _recorded(text: str, figures: Iterable[Json], is_quote: bool) -> Iterator[Marked]:
    for badge, figure in enumerate(figures, 1):
        place = _place(text, figure, is_quote)
        if place:
            mark = "opposed" if figure["opposed"] else "recorded"
            yield Marked(*place, Span(text[slice(*place)], mark, badge, figure["state"]))


def _place(text: str, figure: Json, is_quote: bool) -> tuple[int, int] | None:
    start, end, printed = figure["quote_start"], figure["quote_end"], figure["as_printed"]
    if is_quote and start is not None and text[start:end] == printed:
        return start, end
    at = text.casefold().find(printed.casefold()) if printed else -1
    fits = at >= 0 and len(text) == len(text.casefold()) and len(printed) == len(printed.casefold())
    return (at, at + len(printed)) if fits else None


def _unread(text: str, language: str) -> Iterator[Marked]:
    reading = read(text, locale=_locale(language), most=MOST_NUMBERS)
    for quantity in reading.quantities:
        piece = Span(quantity.text, "unread", why=NOT_ON_RECORD)
        yield Marked(quantity.start, quantity.end, piece)
    for refusal in reading.refusals:
        why = f"This is {WHY_NOT.get(refusal.code, 'not read')}, so it is not read."
        yield Marked(refusal.start, refusal.end, Span(refusal.text, "unread", why=why))


def _locale(language: str) -> str | None:
    main = language.partition("-")[0]
    return next((code for code in (language, main) if code in LOCALES), None)


def _apart(found: Iterable[Marked], taken: Iterable[Marked] = ()) -> Iterator[Marked]:
    """Those that overlap none before them."""
    kept = list(taken)
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
            yield each


def _pieces(text: str, found: list[Marked]) -> Iterator[Span]:
    at = 0
    for each in found:
        if at < each.start:
            yield Span(text[at : each.start])
        yield each.span
        at = each.end
    if at < len(text):
        yield Span(text[at:])
