"""The figures that a small chart shows: those that tell most of the whole series."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from claims.charts.chart import Chart, Figure

ENDS = 3  # the lowest, the highest and the latest of each stretch of time come first


def thinned(chart: Chart, most: int) -> Chart:
    """With at most so many figures, in the order they were in."""
    if len(chart.figures) <= most:
        return chart
    ranks = _ranks(chart.figures, most // ENDS)
    best = sorted(chart.figures, key=lambda figure: (ranks[figure.id], figure.id))[:most]
    ids = {figure.id for figure in best}
    return replace(chart, figures=tuple(each for each in chart.figures if each.id in ids))


def _ranks(figures: tuple[Figure, ...], stretches: int) -> dict[str, int]:
    """How early a figure is among those of its stretch, by whichever end it is nearest to."""
    first = min(figure.first for figure in figures)
    span = (max(figure.first for figure in figures) - first).days + 1
    groups = defaultdict(list)
    for figure in figures:
        groups[(figure.first - first).days * stretches // span].append(figure)
    ranks: dict[str, int] = {}
    for group in groups.values():
        lowest = sorted(group, key=lambda figure: figure.value)
        for order in (lowest, lowest[::-1], group[::-1]):
            for place, figure in enumerate(order):
                ranks[figure.id] = min(place, ranks.get(figure.id, place))
    return ranks
