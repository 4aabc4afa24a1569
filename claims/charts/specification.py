"""A chart as a Vega-Lite specification: plain data, which any program for Vega-Lite can draw.

Everything outside the plot is placed by us, in pixels: an automatic layout would cut long names off
and give the plot what is left. Nothing is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from claims.charts import alt_text, axes, captions, layers, marks
from claims.charts.axes import Days, Values
from claims.charts.captions import EDGE, Sheet
from claims.charts.chart import Chart
from claims.charts.colours import Theme
from claims.charts.text_layout import FONT
from claims.charts.text_layout import width as text_width

Json = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
NARROWEST, WIDEST, USUAL = 320, 2000, 800
MANY = 120  # figures, beyond which they are drawn smaller
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


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
    above, top = captions.above(chart, sheet, theme, values, -left + EDGE)
    below, bottom = captions.below(
        chart, sheet, theme, -left + EDGE, bars=any(row["form"] == "bar" for row in rows)
    )
    drawn = [*layers.allowed(chart, theme, values), *layers.figures(rows, theme, mark)]
    found: Json = {
        "$schema": SCHEMA,
        "description": alt_text.alternative(chart),
        "usermeta": {
            "title": chart.title,
            "version": chart.version,
            "is_current": chart.is_current,
        },
        "width": plot,
        "height": sheet.plot,
        "padding": {"left": round(left), "right": EDGE, "top": top, "bottom": bottom},
        "autosize": {"type": "none"},
        "background": theme.ground,
        "config": _config(theme, letters),
        "layer": [_frame(values, days), *drawn, *above, *below],
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
