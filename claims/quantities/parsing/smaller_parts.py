"""Parts and wholes that follow a figure: 12 ft 2 in, $3 and 50 cents, one in five."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.cardinals import words_at
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.numeral import Numeral, quotient
from claims.quantities.parsing.numerals import numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.words import any_word
from claims.quantities.units.conversion import convert, unit
from claims.quantities.vocabulary.english import dates, money

_ONE = Decimal(1)
_GAP = Pattern(r",? (?:and )?(?=\d|[a-z])")
_PARTS_OF = Pattern(r"(?: (?:in(?: every)?|out of(?: every)?|of every|of each) |-in-|-out-of-)")
_BEFORE_A_WHOLE = (" in ", " out of ", " of e", "-in-", "-out-of-")
_TIME_UNIT = Pattern(rf" (?:{any_word(dates.TIME_UNITS)})s?\b")
_CENTS = frozenset(money.CENTS.split())
_MINUTES = Pattern(r" ?m(?![a-z\d])")  # no metres, behind hours
_INCHES = Pattern(r"[ -]?in(?![a-z])")
_SHORTER = {
    "h": ("min", 60),
    "min": ("s", 60),
    "wk": ("d", 7),
    "d": ("h", 24),
}
_WITH_A_COMMA = ("h", "min")
_SMALLER = {"[ft_i]": "[in_i]", "[stone_av]": "[lb_av]", "[lb_av]": "[oz_av]", "[yd_i]": "[ft_i]"}


def add_smaller_part(text: Text, figure: Figure) -> None:
    """12 ft 2 in; 3 dollars 50 cents; 15 dollars 50."""
    if not figure.codes or figure.before or figure.numeral.resolution < 1:
        return
    code = figure.codes[0]
    if code in _SHORTER:
        _add_shorter(text, figure, code)
        return
    has_smaller = not _SMALLER.keys().isdisjoint(figure.codes)
    smaller = next(_SMALLER[c] for c in figure.codes if c in _SMALLER) if has_smaller else None
    currency = unit(code).dimension.startswith("currency:")
    if smaller is None and not currency:
        return
    gap = _GAP.match(text.norm, figure.end)
    start = gap.end() if gap else figure.end
    part = _small_number(text, start)
    if part is None or part.value >= 100:
        return
    printed = unit_after(text.source, text.norm, part.end)
    if smaller == "[in_i]" and (inches := _INCHES.match(text.norm, part.end)):
        printed = Printed((smaller,), part.end, inches.end())
    if smaller and printed and smaller in printed.codes and part.value < 60:
        larger = next(c for c in figure.codes if c in _SMALLER)
        ratio = convert(1, larger, smaller)
        figure.low = figure.numeral.value * int(ratio) + part.value
        figure.codes, figure.end = (smaller,), printed.end
        figure.numeral.resolution, figure.numeral.kind = part.resolution, "rounded"
    elif currency:
        _cents(text, figure, part, printed)
        return
    else:
        return
    figure.high = figure.numeral.value = figure.low


def _add_shorter(text: Text, figure: Figure, code: str) -> None:
    """1h 45m, two hours and 30 minutes: in hours where that ends, or else in minutes."""
    shorter, ratio = _SHORTER[code]
    gap = _GAP.match(text.norm, figure.end)
    if gap and gap[0][:1] == "," and code not in _WITH_A_COMMA:
        return
    part = _small_number(text, gap.end() if gap else figure.end)
    if part is None or part.value >= ratio or part.kind != "count":
        return
    end = _end_of_time(text, part.end, shorter)
    if end is None:
        return
    whole = figure.numeral.value * ratio + part.value
    in_larger = whole / ratio
    ends = in_larger == round(in_larger, 2)
    figure.low = figure.high = figure.numeral.value = in_larger if ends else whole
    figure.codes, figure.end = ((code,) if ends else (shorter,)), end
    figure.numeral.resolution = quotient(_ONE, ratio) if ends else _ONE
    figure.numeral.kind = "rounded"


def _end_of_time(text: Text, end: int, shorter: str) -> int | None:
    """Where the shorter unit ends that follows there."""
    if shorter == "min" and (minutes := _MINUTES.match(text.norm, end)):
        return minutes.end()
    printed = unit_after(text.source, text.norm, end, words=True)
    return printed.end if printed and printed.codes[0] == shorter else None


def _small_number(text: Text, start: int) -> Numeral | None:
    if text.norm.startswith("a ", start):
        start += 2
    if text.norm[start : start + 1].isdecimal():
        numeral = numeral_at(text.norm, start)
    else:
        numeral = words_at(text.norm, start, joined=False)
    return numeral if isinstance(numeral, Numeral) and numeral.kind != "fraction" else None


def _cents(text: Text, figure: Figure, part: Numeral, printed: Printed | None) -> None:
    code = figure.codes[0]
    if printed and set(printed.codes) & set(figure.codes):
        return  # 2p, 5p and 10p coins
    hundredth = printed and any(
        unit(c).dimension == unit(code).dimension and convert(1, c, code) * 100 == 1
        for c in printed.codes
    )
    # "Cents" and "pence" of another currency than the first meaning: the words are the same.
    small = printed and text.norm[printed.start : printed.end] in _CENTS
    bare = printed is None and part.kind == "count" and _ends(text, part.end) and part.value >= 10
    if not (hundredth or small or bare) or figure.numeral.scale > 1:
        return
    figure.codes = tuple(c for c in figure.codes if unit(c).dimension.startswith("currency:"))
    figure.low = figure.high = figure.numeral.value = figure.numeral.value + part.value / 100
    figure.numeral.resolution, figure.numeral.kind = Decimal("0.01"), "rounded"
    figure.end = printed.end if printed else part.end


def _ends(text: Text, end: int) -> bool:
    return not text.norm[end : end + 1].isalnum() and not text.word_at(end)


def one_in(text: Text, numeral: Numeral, *, peek: bool = False) -> bool:
    """One in five; nine out of 10."""
    if not text.norm.startswith(_BEFORE_A_WHOLE, numeral.end):
        return False
    match = _PARTS_OF.match(text.norm, numeral.end)
    if match is None or numeral.kind != "count" or numeral.value < 1:
        return False
    whole = _small_number(text, match.end())
    if whole is None or whole.value <= numeral.value or whole.resolution < 1:
        return False
    if match.group() == " in " and _TIME_UNIT.match(text.norm, whole.end):
        return False
    if whole.value > 1500 and match.group() == " in " and whole.value != round(whole.value, -2):
        return False
    if peek:
        return True
    numeral.value = round(numeral.value / whole.value, 18)
    numeral.resolution = round(_ONE / whole.value, 18)
    numeral.kind, numeral.of_parts, numeral.end = "fraction", int(whole.value), whole.end
    numeral.number_end = whole.end
    return True
