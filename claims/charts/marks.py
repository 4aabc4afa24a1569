"""The figures of a chart as rows of data: where each is drawn, in which colour and form.

Figures that would cover each other are moved apart by some pixels along the axis of time; the days
they speak of stand beside, as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from claims.charts.axes import DAY, Days, Values, milliseconds
from claims.charts.chart import Chart, Figure
from claims.charts.colours import Theme
from claims.charts.legend import UNCOUNTED, shape_of

Row = dict[str, Any]
PALE = 0.4
ARROW = 22  # pixels that an open end reaches


def rows(
    chart: Chart, theme: Theme, values: Values, days: Days, size: tuple[float, float], mark: float
) -> list[Row]:
    """A row for each figure. `size` is that of the plot, `mark` how wide a figure is, in pixels."""
    places = {line.key: place for place, line in enumerate(chart.lines)}
    shown = [_row(figure, places, theme, values) for figure in chart.figures]
    for row in shown:
        _give_form(row, values, size[1], mark)
    _move_apart(shown, values, days, size, mark)
    return sorted(shown, key=lambda row: float(row["opacity"]))  # what is pale lies behind


def _row(figure: Figure, places: dict[str, int], theme: Theme, values: Values) -> Row:
    place = places.get(figure.line, len(places) + len(theme.lines))
    colour = theme.colour(place)
    start, end = milliseconds(figure.first), milliseconds(figure.last) + DAY
    return {
        "id": figure.id,
        "claim": figure.claim,
        "speaker": figure.speaker,
        "root": figure.root,
        "printed": figure.printed,
        "derived": figure.derived,
        "source": figure.source,
        "first": figure.first.isoformat(),
        "last": figure.last.isoformat(),
        "dated": "by its own date" if figure.is_dated else "by the day it was said",
        "status": figure.status,
        "low": _text(figure.low),
        "high": _text(figure.high),
        "kind": _kind(figure),
        "x": end - DAY / 2,
        "start": start,
        "end": end,
        "y": _within(float(figure.value), values),
        "y2": _within(float(figure.high if figure.high is not None else figure.value), values),
        "stroke": colour,
        "fill": theme.ground if figure.relayed or figure.status == "forecast" else colour,
        "shape": shape_of(place),
        "opacity": PALE if figure.status in UNCOUNTED else 1,
    }


def _give_form(row: Row, values: Values, height: float, mark: float) -> None:
    """A range is a bar, if it is higher than wide; else it is a point in its middle."""
    low, high = (values.share(row[end]) * height for end in ("y", "y2"))
    row["form"] = "bar" if row["kind"] == "range" and high - low > mark else "point"
    if row["kind"] == "range" and row["form"] == "point":
        row["y"] = row["y2"] = (row["y"] + row["y2"]) / 2


def _text(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


def _within(value: float, values: Values) -> float:
    return min(max(value, values.low), values.high)


def _kind(figure: Figure) -> str:
    if figure.high is None:
        return "more"
    if figure.low is None:
        return "less"
    return "number" if figure.low == figure.high else "range"


def _move_apart(
    rows: list[Row], values: Values, days: Days, size: tuple[float, float], mark: float
) -> None:
    width, height = size
    pixel = (days.high - days.low) / width  # milliseconds
    together: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        together[int(days.share(row["x"]) * width // mark)].append(row)
    for group in together.values():
        columns = _columns(group, values, height, mark)
        most = max(columns) + 1
        step = min(mark, max(DAY / pixel * 0.85, mark) / most)
        for row, column in zip(group, columns, strict=True):
            row["x"] += (column - (most - 1) / 2) * step * pixel


def _columns(group: list[Row], values: Values, height: float, mark: float) -> list[int]:
    """For each row the first column in which nothing is where it is to be drawn."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for row in group:
        reach = _reach(row, values, height, mark)
        free = (place for place, spans in enumerate(taken) if not _meets(reach, spans))
        column = next(free, len(taken))
        if column == len(taken):
            taken.append([])
        taken[column].append(reach)
        found.append(column)
    return found


def _reach(row: Row, values: Values, height: float, mark: float) -> tuple[float, float]:
    """What a figure covers upwards, in pixels from below."""
    low, high = values.share(row["y"]) * height, values.share(row["y2"]) * height
    arrow = ARROW + mark / 2
    up, down = arrow * (row["kind"] == "more"), arrow * (row["kind"] == "less")
    return low - mark / 2 - down, high + mark / 2 + up


def _meets(reach: tuple[float, float], spans: Iterable[tuple[float, float]]) -> bool:
    return any(reach[0] < high and low < reach[1] for low, high in spans)
