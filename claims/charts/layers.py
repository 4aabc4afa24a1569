"""The layers of a chart, from the band of allowed values to the crosses on top."""

from __future__ import annotations

from typing import Any

from claims.charts import axes, marks
from claims.charts.axes import Values
from claims.charts.chart import Chart
from claims.charts.colours import Theme
from claims.charts.legend import CROSS, DOTS

Json = dict[str, Any]


def allowed(chart: Chart, theme: Theme, values: Values) -> list[Json]:
    if not chart.allowed:
        return []
    rows = [
        {
            "x": axes.milliseconds(span.first),
            "x2": axes.milliseconds(span.last) + axes.DAY,
            "y": _end(span.low, values.low, values),
            "y2": _end(span.high, values.high, values),
        }
        for span in chart.allowed
    ]
    return [_layer(rows, {"type": "rect", "fill": theme.band}, "x", "x2", "y", "y2")]


def _end(value: Any, otherwise: float, values: Values) -> float:
    return otherwise if value is None else min(max(float(value), values.low), values.high)


def figures(rows: list[marks.Row], theme: Theme, mark: float) -> list[Json]:
    """Forecasts in dots, all others in lines, and crosses over what was withdrawn."""
    forecasts = [row for row in rows if row["status"] == "forecast"]
    others = [row for row in rows if row["status"] != "forecast"]
    withdrawn = [row for row in rows if row["status"] == "withdrawn"]
    layers = [
        *_figures(forecasts, mark, {"strokeDash": DOTS}),
        *_figures(others, mark, {}),
        _layer(
            [row | {"y": _middle(row)} for row in withdrawn],
            _cross(theme, mark),
            "x",
            "y",
        ),
    ]
    return [layer for layer in layers if layer["data"]["values"]]


def _cross(theme: Theme, mark: float) -> Json:
    return {
        "type": "point",
        "shape": CROSS,
        "size": mark * mark * 1.8,
        "filled": False,
        "stroke": theme.text,
        "strokeWidth": 2,
        "opacity": 1,
    }


def _figures(rows: list[marks.Row], mark: float, line: Json) -> list[Json]:
    """Spans of days, ranges, arrows of open ends, and numbers."""
    spans = [row for row in rows if row["end"] - row["start"] > axes.DAY]
    ranges = [row for row in rows if row["form"] == "bar"]
    points = [row for row in rows if row["form"] == "point"]
    thin = {"type": "rule", "strokeWidth": 1.5}
    bar = {"type": "bar", "size": mark * 0.72, "cornerRadius": mark / 4, "strokeWidth": 1.5}
    point = {"type": "point", "size": mark * mark, "strokeWidth": 1.5, "opacity": 1}
    return [
        _layer(spans, thin | line, "start:x", "end:x2", "y", "stroke", "opacity"),
        _layer(ranges, bar | line, "x", "y", "y2", "stroke", "fill", "opacity"),
        *_arrows([row for row in rows if row["kind"] == "more"], mark, line, up=True),
        *_arrows([row for row in rows if row["kind"] == "less"], mark, line, up=False),
        _layer(points, point | line, "x", "y", "stroke", "fill", "shape", "opacity"),
    ]


def _middle(row: marks.Row) -> float:
    both: float = row["y"] + row["y2"]
    return both / 2


def _arrows(rows: list[marks.Row], mark: float, line: Json, *, up: bool) -> list[Json]:
    reach = -marks.ARROW if up else marks.ARROW
    stem = {"type": "rule", "y2Offset": reach, "strokeWidth": 2}
    head = {
        "type": "point",
        "shape": "triangle-up" if up else "triangle-down",
        "yOffset": reach,
        "size": mark * mark * 0.7,
        "filled": True,
        "opacity": 1,
    }
    return [
        _layer(rows, stem | line, "x", "y", "y:y2", "stroke", "opacity"),
        _layer(rows, head, "x", "y", "stroke:fill", "opacity"),
    ]


AS_IS = ("stroke", "fill", "shape", "opacity")


def _layer(rows: list[marks.Row], mark: Json, *channels: str) -> Json:
    """Rows drawn by members of theirs: `member:channel`, or one name for both."""
    encoding = {}
    for each in channels:
        member, _, channel = each.partition(":")
        channel = channel or member
        found: Json = {"field": member}
        if channel in AS_IS:
            found |= {"type": "nominal" if channel != "opacity" else "quantitative", "scale": None}
        elif channel in ("x", "y"):
            found["type"] = "temporal" if channel == "x" else "quantitative"
        encoding[channel] = found
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}
