"""The legend of a chart: what each colour, shape and sign stands for, laid out in rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claims.charts.chart import Chart
from claims.charts.colours import OTHERS_SHAPE, SHAPES, Theme
from claims.charts.text_layout import clipped, width

UNCOUNTED = {"superseded", "outlier", "pledge"}  # drawn pale
CROSS = "M-1,-1L1,1M1,-1L-1,1"
BAR = "M-0.4,-1L0.4,-1L0.4,1L-0.4,1Z"
UP = "M0,1L0,-1M-0.6,-0.3L0,-1L0.6,-0.3"
DOWN = "M0,-1L0,1M-0.6,0.3L0,1L0.6,0.3"
DOTS = [2, 2]  # pixels of a dotted line, drawn and not
GAP, SIGN = 16, 18  # pixels between entries, and from a sign to its text


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign, its text, and where both stand."""

    text: str
    shape: str
    stroke: str
    fill: str
    x: float = 0
    y: float = 0
    dotted: bool = False


def shape_of(place: int) -> str:
    return SHAPES[place] if place < len(SHAPES) else OTHERS_SHAPE


def entries(chart: Chart, theme: Theme, *, bars: bool) -> Iterator[Entry]:
    """Lines by their colour, then the signs that are in this picture. Whether a range is a bar is
    known when it is drawn."""
    drawn = {figure.line for figure in chart.figures}
    lines = chart.lines[: len(theme.lines)]
    for place, line in enumerate(lines):
        if line.key in drawn:
            colour = theme.colour(place)
            yield Entry(line.name, shape_of(place), colour, colour)
    others = len(drawn - {line.key for line in lines})
    if others:
        whom = "speakers" if chart.grouped_by == "speaker" else "root speakers"
        text = f"others ({others:,} {whom})" if others > 1 else "another"
        yield Entry(text, OTHERS_SHAPE, theme.others, theme.others)
    if bars:
        yield Entry("a range", BAR, theme.quiet, theme.quiet)
    yield from _signs(chart, theme)


def _signs(chart: Chart, theme: Theme) -> Iterator[Entry]:
    figures, colour, ground = chart.figures, theme.quiet, theme.ground
    if any(f.high is None for f in figures):
        yield Entry("or more", UP, colour, ground)
    if any(f.low is None for f in figures):
        yield Entry("or less", DOWN, colour, ground)
    if any(f.relayed for f in figures):
        yield Entry("hollow: passed on from another", "circle", colour, ground)
    if any(f.status == "forecast" for f in figures):
        yield Entry("dotted: a forecast", "circle", colour, ground, dotted=True)
    if any(f.status == "withdrawn" for f in figures):
        yield Entry("withdrawn", CROSS, theme.text, ground)
    if any(f.status in UNCOUNTED for f in figures):
        yield Entry("pale: does not count", "circle", theme.grid, theme.grid)
    if chart.allowed:
        yield Entry("what all figures that count allow", "square", theme.band, theme.band)


def laid_out(found: Iterator[Entry], size: float, room: float) -> tuple[list[Entry], float]:
    """The entries in rows no wider than there is room for, and how high they are in all."""
    placed: list[Entry] = []
    x, y, height = 0.0, 0.0, size * 1.6
    for entry in found:
        text = clipped(entry.text, size, room - SIGN)
        wide = SIGN + width(text, size)
        if x and x + wide > room:
            x, y = 0.0, y + height
        placed.append(replace(entry, text=text, x=x, y=y))
        x += wide + GAP
    return placed, y + height if placed else 0.0
