"""What the series of measures comes to if they are made one: verdicts before and after, and a strip
of the intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.charts.scale import Share, share
from claims.queries import agreement, joined_series
from claims.queries.joined_series import Figure, Series

FIRST, WIDTH = 4, 92  # in percent: where the strip begins, and how long it is
WIDE = 50  # how many times the largest is the smallest, from where the scale is logarithmic


@dataclass(frozen=True)
class Bar:
    """A figure on the strip, from 0 to 100 percent of its width."""

    figure: Figure
    number: int  # of its measure, from 1: the survivor
    left: str
    width: str


@dataclass(frozen=True)
class SeriesPreview:
    before: tuple[tuple[Any, Series, str], ...]
    after: Series
    sentence: str
    changes: bool
    bars: tuple[Bar, ...]
    more: int


def previewed(measures: Sequence[Any]) -> SeriesPreview:
    """The series of each measure, and of all together; the first one is the survivor."""
    alone = [joined_series.together([each.pk], shown=0) for each in measures]
    after = joined_series.together([each.pk for each in measures])
    told = tuple(
        (measure, found, _in_words(found)) for measure, found in zip(measures, alone, strict=True)
    )
    numbers = {each.pk: n for n, each in enumerate(measures, 1)}
    return SeriesPreview(
        told,
        after,
        _in_words(after),
        after.verdict is not None and after.verdict != alone[0].verdict,
        _bars(after.figures, numbers),
        after.number - len(after.figures),
    )


def _in_words(found: Series) -> str:
    if found.verdict is None:
        return "Too many figures to be compared on this page."
    return agreement.in_words(found.verdict)


def _bars(figures: Sequence[Figure], numbers: dict[Any, int]) -> tuple[Bar, ...]:
    ends = [float(end) for each in figures for end in (each.low, each.high) if end is not None]
    if not ends:
        return ()
    place = share(min(ends), max(ends), apart=WIDE)
    return tuple(_bar(each, numbers.get(each.measure, 1), place) for each in figures)


def _bar(figure: Figure, number: int, place: Share) -> Bar:
    """What has no value, such as a share of something that is not on record, has no width."""
    if figure.low is None and figure.high is None:
        return Bar(figure, number, "0", "0")
    left = 0.0 if figure.low is None else FIRST + WIDTH * place(figure.low)
    right = 100.0 if figure.high is None else FIRST + WIDTH * place(figure.high)
    return Bar(figure, number, f"{left:.2f}", f"{max(right - left, 0.8):.2f}")
