"""A picture as a Vega-Lite specification: plain data, which any program that knows it can draw.

Everything outside the plot is placed by us, in pixels: an automatic layout would cut long names off
and give the plot what is left. Nothing is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claims.interchange.pictures import axes, key, marks, words
from claims.interchange.pictures.axes import Days, Values
from claims.interchange.pictures.chart import Chart
from claims.interchange.pictures.colours import Theme
from claims.interchange.pictures.key import CROSS, Entry
from claims.interchange.pictures.lettering import BOLD, FONT, wrapped
from claims.interchange.pictures.lettering import width as text_width

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
NARROWEST, WIDEST, USUAL = 320, 2000, 800
EDGE = 14
MANY = 120  # figures, beyond which they are drawn smaller
LINE = 1.35
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sizes of a picture, in pixels."""

    width: int

    @property
    def letters(self) -> int:
        return 12 if self.width < 640 else 13 if self.width < 1000 else 14

    @property
    def room(self) -> float:
        return self.width - 2 * EDGE

    @property
    def plot(self) -> int:
        """How high the plot is."""
        return round(min(max(self.width * 0.45, 230), 620))


def specification(chart: Chart, *, width: int, theme: Theme) -> Json:
    """What to draw: `width` pixels wide in all."""
    sheet = Sheet(width)
    letters = sheet.letters
    values = axes.values(_reached(chart), from_zero=chart.starts_at_zero, most=5)
    left = EDGE + max(text_width(axes.number(mark), letters) for mark in values.marks) + 8
    plot = round(sheet.width - left - EDGE)
    days = _days(chart, plot, letters)
    mark = letters * (0.95 if len(chart.figures) <= MANY else 0.5)
    rows = marks.rows(chart, theme, values, days, (plot, sheet.plot), mark)
    above, top = _above(chart, sheet, theme, values, -left + EDGE)
    below, bottom = _below(chart, sheet, theme, -left + EDGE)
    layers = [*_allowed(chart, theme, values), *_figures(rows, theme, mark)]
    found: Json = {
        "$schema": SCHEMA,
        "description": words.alternative(chart),
        "usermeta": {"title": chart.title},
        "width": plot,
        "height": sheet.plot,
        "padding": {"left": round(left), "right": EDGE, "top": top, "bottom": bottom},
        "autosize": {"type": "none"},
        "background": theme.ground,
        "config": _config(theme, letters),
        "layer": [_frame(values, days), *layers, *above, *below],
    }
    return printable(found)  # type: ignore[no-any-return]


def printable(found: Any) -> Any:
    """Without the characters that no XML may hold."""
    match found:
        case str():
            return found if found.isprintable() else CONTROLS.sub(" ", found)
        case dict():
            return {name: printable(value) for name, value in found.items()}
        case list():
            return [printable(value) for value in found]
    return found


def _reached(chart: Chart) -> Iterator[Decimal]:
    """Every value that is drawn, and where arrows point."""
    for figure in chart.figures:
        yield from (end for end in (figure.low, figure.high) if end is not None)
        if figure.high is None:
            yield figure.value + abs(figure.value) / 10


def _days(chart: Chart, plot: int, letters: int) -> Days:
    if not chart.figures:
        return axes.days(axes.EARLIEST, axes.EARLIEST, most=1)
    first = min(figure.first for figure in chart.figures)
    last = max(figure.last for figure in chart.figures)
    return axes.days(first, last, most=max(1, round(plot / (letters * 6.2))))


def _config(theme: Theme, letters: int) -> Json:
    return {
        "font": FONT,
        "aria": False,  # the whole is one picture with one text
        "view": {"stroke": None},
        "axis": {
            "labelColor": theme.quiet,
            "labelFontSize": letters,
            "domainColor": theme.quiet,
            "tickColor": theme.quiet,
            "gridColor": theme.grid,
            "title": None,
        },
        "text": {"fill": theme.text, "fontSize": letters, "align": "left", "baseline": "top"},
    }


def _frame(values: Values, days: Days) -> Json:
    """The axes, which all that is drawn shares."""
    names = {mark: axes.number(mark) for mark in values.marks}
    scale: Json = {"domain": [values.low, values.high], "nice": False, "zero": False}
    if values.is_log:
        scale["type"] = "log"
    upward = {
        "values": list(values.marks),
        "labelExpr": _chosen(names),
        "domain": False,
        "ticks": False,
    }
    along = {
        "values": list(days.marks),
        "format": days.form,
        "grid": False,
        "labelOverlap": False,
        "labelFlush": True,
    }
    return {
        "data": {"values": [{"x": days.low, "y": values.low}]},
        "mark": {"type": "point", "opacity": 0},
        "encoding": {
            "x": {
                "field": "x",
                "type": "temporal",
                "scale": {"type": "utc", "domain": [days.low, days.high], "nice": False},
                "axis": along,
            },
            "y": {"field": "y", "type": "quantitative", "scale": scale, "axis": upward},
        },
    }


def _chosen(names: dict[float, str]) -> str:
    """An expression that names each mark of an axis."""
    found = "''"
    for value, name in names.items():
        found = f"abs(datum.value - ({value!r})) <= {abs(value) * 1e-9!r} ? '{name}' : {found}"
    return found


def _allowed(chart: Chart, theme: Theme, values: Values) -> list[Json]:
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


def _figures(rows: list[marks.Row], theme: Theme, mark: float) -> list[Json]:
    """Spans of days, ranges, arrows of open ends, numbers, and crosses over what was withdrawn."""
    spans = [row for row in rows if row["end"] - row["start"] > axes.DAY]
    ranges = [row for row in rows if row["form"] == "bar"]
    points = [row for row in rows if row["form"] == "point"]
    withdrawn = [row for row in rows if row["stands"] == "retracted"]
    thin = {"type": "rule", "strokeWidth": 1.5}
    bar = {"type": "bar", "size": mark * 0.72, "cornerRadius": mark / 4, "strokeWidth": 1.5}
    point = {"type": "point", "size": mark * mark, "strokeWidth": 1.5, "opacity": 1}
    layers = [
        _layer(spans, thin, "start:x", "end:x2", "y", "stroke", "opacity"),
        _layer(ranges, bar, "x", "y", "y2", "stroke", "fill", "opacity"),
        *_arrows([row for row in rows if row["kind"] == "more"], mark, up=True),
        *_arrows([row for row in rows if row["kind"] == "less"], mark, up=False),
        _layer(points, point, "x", "y", "stroke", "fill", "shape", "opacity"),
        _layer(
            [row | {"y": _middle(row)} for row in withdrawn],
            {"type": "point", "shape": CROSS, "size": mark * mark * 1.8, "filled": False,
             "stroke": theme.text, "strokeWidth": 2, "opacity": 1},
            "x", "y",
        ),
    ]  # fmt: skip
    return [layer for layer in layers if layer["data"]["values"]]


def _middle(row: marks.Row) -> float:
    both: float = row["y"] + row["y2"]
    return both / 2


def _arrows(rows: list[marks.Row], mark: float, *, up: bool) -> list[Json]:
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
        _layer(rows, stem, "x", "y", "y:y2", "stroke", "opacity"),
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


def _above(
    chart: Chart, sheet: Sheet, theme: Theme, values: Values, x: float
) -> tuple[list[Json], int]:
    """The title, what there is, and what the axis counts; and how much room they take."""
    letters, room = sheet.letters, sheet.room
    title = wrapped(chart.title, (letters + 5) * BOLD, room, most=3)
    subtitle = wrapped(words.heading(chart), letters, room, most=3)
    counted = wrapped(_counted(chart, values), letters, room, most=2)
    blocks: list[tuple[list[str], Json]] = [
        (title, {"fontSize": letters + 5, "fontWeight": "bold"}),
        (subtitle, {"fill": theme.quiet}),
        (counted, {}),
    ]
    height = sum(_high(lines, look.get("fontSize", letters)) for lines, look in blocks) + 2 * 6
    y, layers = -float(height) - 8, []
    for lines, look in blocks:
        layers.append(_text(lines, x, y, look, letters))
        y += _high(lines, look.get("fontSize", letters)) + 6
    return layers, round(height + 8 + EDGE)


def _counted(chart: Chart, values: Values) -> str:
    what = ", ".join(filter(None, (chart.counted, chart.unit)))
    said = "logarithmic scale" * values.is_log or "the axis does not begin at zero" * values.is_cut
    text = f"{what} ({said})" if said and what else what or said
    return text[:1].upper() + text[1:]


def _below(chart: Chart, sheet: Sheet, theme: Theme, x: float) -> tuple[list[Json], int]:
    """The key, what is not drawn, the sources and where to find it all."""
    letters, room = sheet.letters, sheet.room
    y = sheet.plot + letters * 1.5 + 16.0
    entries, high = key.laid_out(key.entries(chart, theme), letters, room)
    layers = [_sign(entry, x, y, letters) for entry in entries]
    layers += [
        _text([entry.text], x + key.SIGN + entry.x, y + entry.y, {}, letters) for entry in entries
    ]
    y += high + 6
    said = [
        *(line for note in words.notes(chart) for line in wrapped(note, letters, room, most=3)),
        *_sources(chart, letters, room),
        *(wrapped(chart.address, letters, room, most=2) if chart.address else ()),
    ]
    if said:
        layers.append(_text(said, x, y, {"fill": theme.quiet}, letters))
        y += _high(said, letters)
    return layers, round(y - sheet.plot + EDGE / 2)


def _sources(chart: Chart, letters: float, room: float) -> list[str]:
    """As many names as two lines hold, and how many more there are."""
    for shown in range(len(chart.sources), 0, -1):
        more = len(chart.sources) - shown
        names = ", ".join(chart.sources[:shown]) + (f" and {more:,} more" if more else "")
        lines = wrapped(f"Sources: {names}", letters, room, most=3)
        if len(lines) <= 2 or shown == 1:
            return lines
    return []


def _sign(entry: Entry, x: float, y: float, letters: float) -> Json:
    mark = {
        "type": "point",
        "shape": entry.shape,
        "stroke": entry.stroke,
        "fill": entry.fill,
        "strokeWidth": 1.5,
        "size": letters * letters * (0.6 if entry.shape.islower() else 0.75),
        "opacity": 1,
        "x": x + entry.x + letters / 2,
        "y": y + entry.y + letters / 2 - 1,
    }
    return {"data": {"values": [{}]}, "mark": mark}


def _text(lines: list[str], x: float, y: float, look: Json, letters: float) -> Json:
    size = look.get("fontSize", letters)
    mark = {"type": "text", "text": lines, "x": x, "y": y, "lineHeight": size * LINE} | look
    return {"data": {"values": [{}]}, "mark": mark}


def _high(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE
