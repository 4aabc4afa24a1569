"""What a figure may be off by, and a second guess: 40 plus or minus 10; 2, perhaps 3, million."""

from __future__ import annotations

import re

from claims.quantities.parsing.cardinals import SCALES
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.numeral import multiply
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_of
from claims.quantities.rules import BY_ID

_POINTS = Pattern(r"[ -](?:percentage[ -])?points?\b")
_BEHIND = Pattern(r"(?: [a-z]+){1,2}(?P<tolerance>,? (?:plus or minus|give or take) )(?=\d|[a-z])")
_SCALE = Pattern(rf",? ({any_of(SCALES)})\b")


def behind(norm: str, end: int) -> re.Match[str] | None:
    """300 people, give or take 20: what it may be off by stands behind the noun."""
    return _BEHIND.match(norm, end) if norm.find(" or ", end, end + 44) >= 0 else None


def tolerance(text: Text, figure: Figure, other: Figure) -> Figure:
    """The figure from so much below it to so much above it: 40 plus or minus 10."""
    _share_scale(figure, other)
    off = abs(other.low)
    if other.codes == ("%",) != figure.codes and (figure.codes or figure.low > 100):
        off = abs(figure.low) * off / 100
    else:
        figure.codes = figure.codes or other.codes
    figure.low, other.high = figure.low - off, figure.high + off
    other.low = other.high
    if figure.codes == ("%",) and (points := _POINTS.match(text.norm, other.end)):
        other.end = points.end()
    figure.rule = BY_ID["range.tolerance"]
    return other


def _share_scale(figure: Figure, other: Figure) -> None:
    """1.35 ± 0.05 × 10^5: nothing is off by more than itself."""
    first, off = figure.numeral, other.numeral
    if first.scale == 1 < off.scale and abs(off.printed) <= abs(first.value) < abs(off.value):
        multiply(first, off.scale, first.end)
        figure.low = figure.high = first.value


def close(text: Text, figure: Figure, other: Figure) -> None:
    """The comma, and the scale, that follow a second guess: 2, perhaps 3, million."""
    norm = text.norm
    if norm[figure.end : figure.end + 1] != "," or norm[other.end : other.end + 1] != ",":
        return
    scale = _SCALE.match(norm, other.end)
    if scale is None or other.numeral.scale != 1:
        other.noun_at = other.end + 1
        _take_unit(text, figure, other, other.end + 1)
        return
    for each in (figure, other):
        multiply(each.numeral, SCALES[scale[1]], each.numeral.end)
        each.low = each.high = each.numeral.value
    other.end = scale.end()
    _take_unit(text, figure, other, other.end)


def _take_unit(text: Text, figure: Figure, other: Figure, start: int) -> None:
    """Four, maybe five, days; 6, maybe 7, billion dollars."""
    words = not text.norm[other.numeral.start].isdecimal()
    printed = unit_after(text.source, text.norm, start, words=words)
    if printed and not figure.codes:
        figure.codes, other.end = printed.codes, printed.end
