"""The texts of a chart: its heading, its notes, and the text for readers who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from claims.charts.chart import Chart, Figure
from claims.charts.number_format import short

MONTHS = (
    "January February March April May June July August September October November December".split()
)
MOST_NAMED = 5
MARKS = {"withdrawn": " (withdrawn)", "outlier": " (an outlier)", "forecast": " (a forecast)"}


def heading(chart: Chart) -> str:
    """How many figures there are, by whom, from when to when."""
    tally = chart.tally
    number = _many(tally.figures - tally.forecasts, "figure")
    if tally.forecasts:
        number += f" and {_many(tally.forecasts, 'forecast')}"
    by = _many(tally.speakers, "speaker" if chart.grouped_by == "speaker" else "root speaker")
    return f"{number} by {by}{_when(chart)}"


def _when(chart: Chart) -> str:
    first, last = chart.tally.first, chart.tally.last
    if first is None or last is None:
        return ""
    return f", {day(first)}" if first == last else f", {day(first)} to {day(last)}"


def notes(chart: Chart) -> Iterator[str]:
    """What is not drawn, or not as one would think. Nothing is left out in silence."""
    tally, drawn = chart.tally, len(chart.figures)
    if not chart.is_current:
        yield "The latest changes are not drawn yet."
    if drawn < tally.drawable:
        yield (
            f"{drawn:,} of {tally.drawable:,} figures are drawn: the lowest, the highest and the "
            "latest of each stretch of time."
        )
    if tally.unresolved:
        yield f"Not drawn: {_many(tally.unresolved, 'change')} without a known baseline."
    if tally.undated:
        yield f"Not drawn: {_many(tally.undated, 'figure')} of unknown date."
    if said := sum(not figure.is_dated for figure in chart.figures):
        yield f"{_many(said, 'figure')} without a date of {_own(said)} by the day of saying."


def _own(number: int) -> str:
    return "its own stands" if number == 1 else "their own stand"


def alternative(chart: Chart) -> str:
    """The picture for whoever does not see it."""
    parts = [f"{chart.title}. {heading(chart)}."]
    if named := ", ".join(line.name for line in chart.lines[:MOST_NAMED]):
        more = chart.tally.speakers - len(chart.lines[:MOST_NAMED])
        parts.append(f"By {named}{f' and {more:,} others' if more > 0 else ''}.")
    lowest, highest = chart.tally.lowest, chart.tally.highest
    if lowest is not None:
        parts.append(f"Lowest: {amount(lowest, chart.unit)}.")
    if highest is not None:
        parts.append(f"Highest: {amount(highest, chart.unit)}.")
    if chart.tally.retracted:
        parts.append(f"{_many(chart.tally.retracted, 'figure')} withdrawn.")
    parts += [chart.agreement, *notes(chart)]
    if len(chart.figures) <= MOST_NAMED * 2:
        parts += [_in_words(figure, chart.unit) for figure in chart.figures]
    return " ".join(filter(None, parts))


def _in_words(figure: Figure, unit: str) -> str:
    who = f"{figure.speaker}, after {figure.root}" if figure.relayed else figure.speaker
    mark = MARKS.get(figure.status, "")
    derived = f" ({figure.derived})" if figure.derived else ""
    return f"{day(figure.last)}, {who}: {figure.printed}{derived}{mark}."


def amount(value: Decimal, unit: str) -> str:
    written = short(value)
    return f"{written} {unit}" if unit else written


def day(found: date) -> str:
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
