"""A number with what makes it a figure: sign, multiplier suffix, unit, and the unit's smaller
part."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.parsing import non_quantities
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.numerals import (
    VULGAR,
    Numeral,
    Refused,
    multiply,
    numeral_at,
    words_at,
)
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed_units import (
    Printed,
    chosen,
    context_of,
    currency_before,
    per_after,
    unit_after,
)
from claims.quantities.parsing.text import Text
from claims.quantities.rules import Rule
from claims.quantities.units.conversion import convert, unit

_ONE = Decimal(1)
_SUFFIX = Pattern(r"( ?)(k|mm|mn|m|bn|b|tn|trn|t)(?![a-z\d²³/^])")
_SUFFIXES = {
    "k": Decimal(10**3),
    "m": Decimal(10**6),
    "mm": Decimal(10**6),
    "mn": Decimal(10**6),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "t": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}
_METRES = Pattern(
    r" ?(?:$|[.,;:)\]/x-]|(?:deep|long|wide|tall|high|away|above|below|from|by|in|of|and|to|or|at|"
    r"race|"
    r"sprint|hurdles|freestyle|butterfly|relay|thick|away|apart|final|finals|champion|championship|"
    r"record|title|backstroke|runner|dash|event|pool|medley|bronze|silver|gold|east|west|north|south|under|over|per|"
    r"is|was|for|on|into|across|radius|gap|tower|range|the|a|before|after|\d)\b)"
)
_PARTS_OF = Pattern(r"(?: (?:in(?: every)?|out of(?: every)?|of every|of each) |-in-|-out-of-)")
_TIME_UNIT = Pattern(r" (?:year|month|week|day|hour|minute|second|decade)s?\b")
_UNIT_ARTICLE = Pattern(r"(?: of)? an? |-| of (?=one )?")
# A sum in parentheses where a sum is due, and not beside one, is negative: income was ($99).
_OWED = Pattern(r"(?:is|was|were|are|of|to|at|:) \($")
_AGED = Pattern(r"(?:^|[^a-z])(age[ds]?|(?:the )?ages? of) $")
_PART_OF_POINT = Pattern(r"(?: of)?(?: an?)?[ -](?:percentage[ -])?points?\b")
_MEMORY = Pattern(r"\b(?:memory|memories|ram|rom|cache|floppy|computers?)\b")
_CENT_WORDS = frozenset("cents cent pence p pennies kopecks paise".split())
_OF_ONE = Pattern(r" of (?:one|a|1) (?=per ?cent|%|percentage|degree|point)")
_CENTS = Pattern(r",? (?:and )?(?=\d|[a-z])")
_TEMPERATURE = ("Cel", "[degF]", "K")
_SMALLER = {"[ft_i]": "[in_i]", "[stone_av]": "[lb_av]", "[lb_av]": "[oz_av]", "[yd_i]": "[ft_i]"}


@dataclass(slots=True)
class Figure:
    """A numeral with its unit; `low` and `high` are the same but for a range."""

    start: int
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal
    codes: tuple[str, ...] = ()
    before: bool = False  # the unit stands before it
    rule: Rule | None = None

    @classmethod
    def of(cls, numeral: Numeral, codes: tuple[str, ...] = (), start: int | None = None) -> Figure:
        begin = numeral.start if start is None else start
        return cls(begin, numeral.end, numeral, numeral.value, numeral.value, codes)

    @property
    def bare(self) -> bool:
        return not self.codes and self.numeral.kind in ("count", "round")


def couple_of_nothing(text: Text, numeral: Numeral) -> bool:
    """A couple of people: two of what has no unit is left unread, as a married couple is."""
    if numeral.scale > 1:
        return False
    return unit_after(text.source, text.norm, numeral.end + 3, words=True) is None


def numeral_of(text: Text, start: int) -> Numeral | Refused:
    numeral = numeral_at(text.norm, start, continental=text.locale.continental)
    if numeral is None:  # digits are always a number
        raise AssertionError(text.norm[start : start + 20])
    if isinstance(numeral, Numeral) and leading_point(text, start):
        digits = numeral.number_end or numeral.end
        places = digits - start
        if text.norm[start:digits].isdecimal():
            shrink = Decimal(1).scaleb(-places)
            numeral.value, numeral.resolution = numeral.value * shrink, numeral.scale * shrink
            numeral.start, numeral.kind = start - 1, "rounded"
    return numeral


def leading_point(text: Text, start: int) -> bool:
    """.5 per cent"""
    norm = text.norm
    if not start or norm[start - 1] != ".":
        return False
    return start == 1 or norm[start - 2] in " ($£€-+"


def suffix_or_unit(text: Text, numeral: Numeral) -> bool:
    norm, end = text.norm, numeral.end
    return bool(_SUFFIX.match(norm, end) or unit_after(text.source, norm, end))


def figure_of(text: Text, numeral: Numeral, money: Printed | None) -> Figure:
    norm, source = text.norm, text.source
    start = numeral.start
    if money:
        start = money.start
    suffix(text, numeral, money)
    if money is None and numeral.kind == "count":
        parts(text, numeral)
    negative = sign(text, start, numeral.start)
    figure = Figure(start, numeral.end, numeral, numeral.value, numeral.value)
    if money:
        figure.codes, figure.before = money.codes, True
        code = chosen(money.codes, text.locale, context="")[0]
        if per := per_after(source, norm, figure.end, code):
            figure.codes, figure.end = per.codes, per.end
    else:
        measured(text, figure)
    if negative is not None:
        figure.start = negative
        figure.low = figure.high = numeral.value = -numeral.value
    smaller_part(text, figure)
    return figure


def measured(text: Text, figure: Figure) -> None:
    norm, source, numeral = text.norm, text.source, figure.numeral
    words = not norm[numeral.start].isdecimal() and norm[numeral.start] not in VULGAR
    end = numeral.end
    if numeral.kind == "fraction" and (point := _PART_OF_POINT.match(norm, end)):
        figure.codes, figure.end = ("percentage_point", "1", "basis_point"), point.end()
        return
    if text.norm.startswith("k", end) and _in_memory(text, end):
        figure.codes, figure.end = ("KiBy",), end + 1
        return
    halved = numeral.kind == "fraction" and norm.startswith((" an ", " a "), end)
    printed = None if halved else unit_after(source, norm, end, words=words)
    if printed is None and (one := _OF_ONE.match(norm, end)):
        printed = unit_after(source, norm, one.end() - 1, words=True)
    joins = numeral.kind in ("about", "fraction", "magnitude") or numeral.scale > 1
    article = _UNIT_ARTICLE.match(norm, end) if joins else None
    if printed is None and article:
        printed = unit_after(source, norm, article.end() - 1, words=True)
        if printed and article[0] == " of " and numeral.kind == "fraction":
            printed = None if printed.codes[0] in ("%", "a_j") else printed
    if printed is None and (aged := _AGED.search(norm, max(0, numeral.start - 13), numeral.start)):
        figure.codes, figure.start, figure.before = ("a_j",), aged.start(1), True
        return
    if printed is None:
        printed = per_after(source, norm, end)
        if printed is None:
            return
    if printed.scale is not None:
        multiply(numeral, printed.scale, printed.end)
        figure.low = figure.high = numeral.value
    figure.codes, figure.end = printed.codes, printed.end


def suffix(text: Text, numeral: Numeral, money: Printed | None) -> None:
    """k, m, bn: a multiplier where money or a noun says so, else a unit's letter."""
    norm, end = text.norm, numeral.end
    match = _SUFFIX.match(norm, end)
    if match is None or numeral.kind == "fraction":
        return
    gap, letters = match.groups()
    if letters == "k" and _in_memory(text, match.start(2)):
        return
    capital = text.source[match.start(2)].isupper()
    stop = match.end()
    if letters in ("mm", "mn", "bn", "tn", "trn"):
        fits = letters != "mm" or money is not None or (capital and not gap)
    elif money is not None:
        fits = letters != "t" or capital or not gap
    elif letters == "k":
        fits = not gap and (not capital or numeral.resolution >= 1 or word_at(text, stop))
    elif letters in "mb":
        fits = not gap and word_at(text, stop) and not _METRES.match(norm, stop)
        fits = fits and numeral.value < 1000 and non_quantities.counts_many(norm, stop)
        fits = fits or (letters == "m" and capital and not gap)
    else:
        fits = False
    if fits and not (letters in "mb" and gap and money is None):
        multiply(numeral, _SUFFIXES[letters], stop)


def _in_memory(text: Text, letter: int) -> bool:
    """64K of memory: kibibytes, as such memories were sold."""
    if text.source[letter] != "K":
        return False
    return bool(_MEMORY.search(text.norm, reach(text.norm, letter, 40), letter + 40))


def word_at(text: Text, end: int) -> bool:
    return text.norm[end : end + 1] == " " and text.norm[end + 1 : end + 2].isalpha()


def sign(text: Text, start: int, digits: int) -> int | None:
    """Where a sign begins that makes the number negative."""
    norm = text.norm
    if digits and norm[digits - 1] == "-" and start < digits:
        return start
    if norm.endswith("plus or minus ", 0, start):
        return None
    for word in ("minus ", "negative "):
        if norm.startswith(word, max(0, start - len(word))) and start >= len(word):
            return start - len(word)
    if start and norm[start - 1] == "-" and (start == 1 or norm[start - 2] in " (["):
        return start - 1
    if (
        0 < start < digits
        and norm[start - 1] == "("
        and _OWED.search(norm, max(0, start - 8), start)
    ):
        return start
    if start > 1 and norm[start - 2 : start] == "- " and (start == 2 or norm[start - 3] == " "):
        tail = unit_after(text.source, norm, blob_end(text, digits))
        if tail and set(tail.codes) & {*_TEMPERATURE}:
            return start - 2
    return None


def blob_end(text: Text, start: int) -> int:
    end = start
    while (
        end < len(text.norm)
        and end - start < 30
        and (text.norm[end].isdecimal() or text.norm[end] in ".,")
    ):
        end += 1
    return end


def smaller_part(text: Text, figure: Figure) -> None:
    """12 ft 2 in; 3 dollars 50 cents; 15 dollars 50."""
    if not figure.codes or figure.before or figure.numeral.resolution < 1:
        return
    code = figure.codes[0]
    smaller = next((s for c in figure.codes if (s := _SMALLER.get(c))), None)
    currency = unit(code).dimension.startswith("currency:")
    if smaller is None and not currency:
        return
    gap = _CENTS.match(text.norm, figure.end)
    start = gap.end() if gap else figure.end
    part = small_number(text, start)
    if part is None or part.value >= 100:
        return
    printed = unit_after(text.source, text.norm, part.end)
    if smaller and printed and smaller in printed.codes and part.value < 60:
        larger = next(c for c in figure.codes if c in _SMALLER)
        ratio = convert(1, larger, smaller)
        figure.low = figure.numeral.value * int(ratio) + part.value
        figure.codes, figure.end = (smaller,), printed.end
        figure.numeral.resolution, figure.numeral.kind = part.resolution, "rounded"
    elif currency:
        cents(text, figure, part, printed)
        return
    else:
        return
    figure.high = figure.numeral.value = figure.low


def small_number(text: Text, start: int) -> Numeral | None:
    if text.norm.startswith("a ", start):
        start += 2
    if text.norm[start : start + 1].isdecimal():
        numeral = numeral_at(text.norm, start)
    else:
        numeral = words_at(text.norm, start, joined=False)
    return numeral if isinstance(numeral, Numeral) and numeral.kind != "fraction" else None


def cents(text: Text, figure: Figure, part: Numeral, printed: Printed | None) -> None:
    code = figure.codes[0]
    hundredth = printed and any(
        unit(c).dimension == unit(code).dimension and convert(1, c, code) * 100 == 1
        for c in printed.codes
    )
    # "Cents" and "pence" of another currency than the first meaning: the words are the same.
    small = printed and text.norm[printed.start : printed.end] in _CENT_WORDS
    bare = printed is None and part.kind == "count" and ends(text, part.end) and part.value >= 10
    if not (hundredth or small or bare) or figure.numeral.scale > 1:
        return
    figure.codes = tuple(c for c in figure.codes if unit(c).dimension.startswith("currency:"))
    figure.low = figure.high = figure.numeral.value = figure.numeral.value + part.value / 100
    figure.numeral.resolution, figure.numeral.kind = Decimal("0.01"), "rounded"
    figure.end = printed.end if printed else part.end


def ends(text: Text, end: int) -> bool:
    return not text.norm[end : end + 1].isalnum() and not word_at(text, end)


def parts(text: Text, numeral: Numeral, *, peek: bool = False) -> bool:
    """One in five; nine out of 10."""
    match = _PARTS_OF.match(text.norm, numeral.end)
    if match is None or numeral.kind != "count" or numeral.value < 1:
        return False
    whole = small_number(text, match.end())
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


def shared_unit(text: Text, figure: Figure) -> None:
    """45 and 50 mg: the unit is said once."""
    norm = text.norm
    if norm.startswith((" and ", " or "), figure.end) and norm[figure.numeral.start].isdecimal():
        start = norm.index(" ", figure.end + 1) + 1
        if norm[start : start + 1].isdecimal() and not non_quantities.special(norm, start):
            other = numeral_of(text, start)
            if isinstance(other, Numeral):
                printed = unit_after(text.source, norm, other.end)
                if printed and not printed.scale and unit(printed.codes[0]).dimension != "time":
                    figure.codes = printed.codes


def unit_of(text: Text, figure: Figure) -> tuple[str, tuple[str, ...]]:
    codes = figure.codes
    if not codes:
        return "1", ()
    if len(codes) == 1:
        return codes[0], ()
    large = figure.numeral.scale >= 10**6
    sterling = text.locale.units.get("pound") == "GBP"
    context = context_of(codes, text.norm, figure.start, figure.end, large=large, sterling=sterling)
    return chosen(codes, text.locale, context=context)


def money_before(text: Text, start: int) -> Printed | None:
    if not start:
        return None
    if text.norm[start - 1] == "-" and start > 1 and not text.norm[start - 2].isalnum():
        start -= 1  # $-99.99
    elif text.norm[start - 1] == "." and start > 1 and not text.norm[start - 2].isalnum():
        start -= 1  # $.50
    return currency_before(text.source, text.norm, start)
