"""The texts and signs around the plot of a chart, each in its place and none upon another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claims.charts import alt_text, legend
from claims.charts.axes import Values
from claims.charts.chart import Chart
from claims.charts.colours import Theme
from claims.charts.legend import Entry
from claims.charts.text_layout import BOLD, isolated, wrapped

Json = dict[str, Any]
EDGE = 14  # pixels around everything
LINE = 1.35


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


def above(
    chart: Chart, sheet: Sheet, theme: Theme, values: Values, x: float
) -> tuple[list[Json], int]:
    """The title, what there is, and what the axis counts; and how much room they take."""
    letters, room = sheet.letters, sheet.room
    title = wrapped(chart.title, (letters + 5) * BOLD, room, most=3)
    subtitle = wrapped(alt_text.heading(chart), letters, room, most=3)
    warning = wrapped(chart.agreement, letters * BOLD, room, most=3) if chart.is_empty else []
    counted = wrapped(_counted(chart, values), letters, room, most=2)
    blocks: list[tuple[list[str], Json]] = [
        (title, {"fontSize": letters + 5, "fontWeight": "bold"}),
        (subtitle, {"fill": theme.quiet}),
        *([(warning, {"fontWeight": "bold"})] if warning else []),
        (counted, {}),
    ]
    height = sum(_high(lines, look.get("fontSize", letters)) for lines, look in blocks)
    height += (len(blocks) - 1) * 6
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


def below(
    chart: Chart, sheet: Sheet, theme: Theme, x: float, *, bars: bool
) -> tuple[list[Json], int]:
    """The legend, what is not drawn, the sources, and the address of the series."""
    letters, room = sheet.letters, sheet.room
    y = sheet.plot + letters * 1.5 + 16.0
    entries, high = legend.laid_out(legend.entries(chart, theme, bars=bars), letters, room)
    layers = [_sign(entry, x, y, letters) for entry in entries]
    layers += [
        _text([isolated(entry.text)], x + legend.SIGN + entry.x, y + entry.y, {}, letters)
        for entry in entries
    ]
    y += high + 6
    said = [
        *(line for note in alt_text.notes(chart) for line in wrapped(note, letters, room, most=3)),
        *_sources(chart, letters, room),
        *(wrapped(chart.address, letters, room, most=2) if chart.address else ()),
    ]
    if said:
        layers.append(_text(said, x, y, {"fill": theme.quiet}, letters))
        y += _high(said, letters)
    return layers, round(y - sheet.plot + EDGE / 2)


def _sources(chart: Chart, letters: float, room: float) -> list[str]:
    """As many names as two lines hold, and how many more there are."""
    sources = [isolated(name) for name in chart.sources]
    for shown in range(len(sources), 0, -1):
        more = len(sources) - shown
        names = ", ".join(sources[:shown]) + (f" and {more:,} more" if more else "")
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
    if entry.dotted:
        mark["strokeDash"] = legend.DOTS
    return {"data": {"values": [{}]}, "mark": mark}


def _text(lines: list[str], x: float, y: float, look: Json, letters: float) -> Json:
    size = look.get("fontSize", letters)
    mark = {"type": "text", "text": lines, "x": x, "y": y, "lineHeight": size * LINE} | look
    return {"data": {"values": [{}]}, "mark": mark}


def _high(lines: list[str], size: float) -> float:
    return len(lines) * size * LINE
