"""A strip: contested numbers side by side, as a picture for a corner of a page.

Each number is a bar as long as its interval, a line above the one before it. Its colour is its
speaker's. A page gives the colours, so that they follow its light or dark ground.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from claims.charts.scale import share

WIDTH, MARGIN = 320, 8
HEIGHT, NARROW, WIDE = 96, 4, 16  # of the picture; from one bar to the next
COLOURS = 3  # of the speakers with the most; the others share one
WIDE_APART = 20  # times: then the scale is one of orders of magnitude


@dataclass(frozen=True)
class Bar:
    """A number: whose it is, and its ends; None where it is open."""

    who: str
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Strip:
    """A picture, its two ends in numbers, and who has which colour."""

    svg: str
    low: Decimal
    high: Decimal
    legend: tuple[str, ...]


def drawn(bars: Sequence[Bar], title: str) -> Strip | None:
    """The strip of some numbers; None where they have no ends to draw them between."""
    ends = [end for bar in bars for end in (bar.low, bar.high) if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    legend = tuple(who for who, _ in Counter(bar.who for bar in bars).most_common(COLOURS))
    step = min(WIDE, max(NARROW, (HEIGHT - 2 * MARGIN) // len(bars)))
    lowest = (HEIGHT + step * (len(bars) - 1)) / 2
    rows = "".join(
        _bar(bar, lowest - step * place, step, (float(low), float(high)), legend)
        for place, bar in enumerate(bars)
    )
    svg = (
        f'<svg class="strip" viewBox="0 0 {WIDTH} {HEIGHT}" height="{HEIGHT}" role="img" '
        f'preserveAspectRatio="none"><title>{escape(title)}</title>{rows}</svg>'
    )
    return Strip(svg, low, high, legend)


def _bar(
    bar: Bar, middle: float, step: int, scale: tuple[float, float], legend: tuple[str, ...]
) -> str:
    low, high = scale
    thick = min(6, step - 1)
    start = _place(bar.low, low, high, MARGIN)
    end = _place(bar.high, low, high, WIDTH - MARGIN)
    left, width = min(start, end - 1.5), max(end - start, 3)
    colour = legend.index(bar.who) if bar.who in legend else COLOURS
    opened = " strip-open" if bar.low is None or bar.high is None else ""
    said = escape(f"{bar.who}: {_words(bar)}")
    return (
        f'<rect class="strip-{colour}{opened}" x="{left:.1f}" y="{middle - thick / 2:.1f}" '
        f'width="{width:.1f}" height="{thick}" rx="1.5"><title>{said}</title></rect>'
    )


def _place(value: Decimal | None, low: float, high: float, otherwise: float) -> float:
    if value is None:
        return otherwise
    if high == low:
        return WIDTH / 2
    return MARGIN + share(low, high, apart=WIDE_APART)(value) * (WIDTH - 2 * MARGIN)


def _words(bar: Bar) -> str:
    if bar.low is None:
        return f"up to {bar.high:,f}"
    if bar.high is None:
        return f"{bar.low:,f} or more"
    return f"{bar.low:,f}" if bar.low == bar.high else f"{bar.low:,f} to {bar.high:,f}"
