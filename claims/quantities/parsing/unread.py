"""The parts of a text that are not read, for the language that they are in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claims.quantities.parsing.detection import Part
from claims.quantities.parsing.locales import LANGUAGES
from claims.quantities.quantity import Quantity, Reading, Refusal

Number = Quantity | Refusal


def without(text: str, norm: str, parts: Iterable[Part]) -> tuple[str, str]:
    """A text and its norm, with spaces for these parts."""
    for start, end, _ in parts:
        blank = " " * (end - start)
        text, norm = text[:start] + blank + text[end:], norm[:start] + blank + norm[end:]
    return text, norm


def with_parts(text: str, reading: Reading, parts: Iterable[Part], most: int) -> Reading:
    """The reading of a text without these parts, and their refusals."""
    refusals = [refusal for part in parts for refusal in _refused(text, *part)]
    until = len(text) if reading.stopped_at is None else reading.stopped_at
    told = [refusal for refusal in refusals if refusal.start < until]
    numbers: list[Number] = [*reading.quantities, *reading.refusals, *told]
    every = reading_of(sorted(numbers, key=_start), most, reading.locale)
    stop = reading.stopped_at if every.stopped_at is None else every.stopped_at
    return Reading(every.quantities, every.refusals, stop, reading.locale)


def reading_of(numbers: list[Number], most: int, locale: str) -> Reading:
    """The first numbers of a text, and where the next one stands."""
    if not numbers:
        return Reading((), (), None, locale)
    quantities: list[Quantity] = []
    refusals: list[Refusal] = []
    for each in numbers[:most]:
        if isinstance(each, Quantity):
            quantities.append(each)
        else:
            refusals.append(each)
    stop = numbers[most].start if len(numbers) > most else None
    return Reading(tuple(quantities), tuple(refusals), stop, locale)


def _refused(text: str, start: int, end: int, language: str) -> Iterator[Refusal]:
    """The refusal of a part, without the spaces around it."""
    first, last = end - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    if first < last:
        words = text[first:last]
        yield Refusal(words, first, last, "language_not_read", LANGUAGES[language])


def _start(number: Number) -> int:
    return number.start
