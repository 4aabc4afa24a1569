"""A number with what makes it a figure: its sign, multiplier suffix, unit and smaller part."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claims.quantities.expected import Expected
from claims.quantities.parsing import scales
from claims.quantities.parsing.age_groups import over_or_under
from claims.quantities.parsing.figure import Figure
from claims.quantities.parsing.non_quantities.by_print import special
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.numeral import Numeral, Refused, multiply
from claims.quantities.parsing.numerals import VULGAR, numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed
from claims.quantities.parsing.printed_money import currency_before
from claims.quantities.parsing.printed_units import unit_after
from claims.quantities.parsing.rates import BEFORE_A_RATE, per_after
from claims.quantities.parsing.restated import spelled_out
from claims.quantities.parsing.signs import below_zero, sign_before
from claims.quantities.parsing.smaller_parts import add_smaller_part, one_in
from claims.quantities.parsing.text import Text
from claims.quantities.parsing.unit_choice import chosen, context_of
from claims.quantities.parsing.words import any_word
from claims.quantities.units.conversion import UNITS, is_money, unit
from claims.quantities.vocabulary.english import dates, measures

_UNIT_ARTICLE = Pattern(r"(?: of)? an? |-| of (?=one )?")
_NEXT = Pattern(
    r"(?:-? (?:and|or) |-, (?:and |or )?"
    r"|(?P<part>(?: out)? of(?: the| its| their| his| her| our| a)?(?: total)?) )(?=\d)"
)
_HYPHENED = Pattern(r"-,? (?:and |or |to )?(?=\d)")
_MOST_SHARED = 3  # numbers of a list, beside the first
_COMMA_MONEY = Pattern(r"\d{1,2} ?(?:[$€£]|eur)")
_WITH_PARTS = frozenset({"mass", "volume", "energy", "area", "length", "time"})
_METALS = Pattern(rf"\b(?:{any_word(measures.METALS)})\b")
_AGED = Pattern(r"(?:^|[^a-z])(age[ds]?|(?:the )?ages? of) $")
_ENDS_IN_AGE = ("age ", "aged ", "ages ", "age of ", "ages of ")
_PART_OF_POINT = Pattern(r"(?: of)?(?: an?)?[ -](?:percentage[ -])?points?\b")
_STRAIGHT = Pattern(rf" (?:{any_word(dates.STRAIGHT)})(?= (?:{any_word(dates.TIME_UNITS)})s?\b)")
_OF_ONE = Pattern(r" of (?:one|a|1) (?=per ?cent|%|percentage|degree|point)")


def numeral_of(text: Text, start: int) -> Numeral | Refused:
    numeral = numeral_at(text.norm, start)
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
    """.5 per cent; ,89 € too, where a currency follows."""
    norm = text.norm
    if not start or norm[start - 1] not in ".,":
        return False
    if norm[start - 1] == "," and not _COMMA_MONEY.match(norm, start):
        return False
    return start == 1 or norm[start - 2] in " ($£€-+"


def figure_of(
    text: Text, numeral: Numeral, money: Printed | None, *, beside: tuple[str, ...] = ()
) -> Figure:
    """`money` stands before the number, or `beside` it before the other end of a range."""
    norm = text.norm
    start = numeral.start
    if money:
        start = money.start
    if norm.startswith(" (", numeral.end):
        spelled_out(norm, numeral)
    if money and money.scale is not None:
        multiply(numeral, money.scale, numeral.end)
    else:
        scales.multiply_by_suffix(text, numeral, money.codes if money else beside)
        if norm.startswith(scales.SPOKEN, numeral.end):
            scales.multiply_by_word(text, numeral)
    if money is None and numeral.kind == "count":
        one_in(text, numeral)
    negative = sign_before(text, start, numeral.start)
    figure = Figure(start, numeral.end, numeral, numeral.value, numeral.value)
    if money:
        figure.codes, figure.before = money.codes, True
        if norm.startswith(BEFORE_A_RATE, figure.end):
            _add_rate(text, figure)
    else:
        _add_unit(text, figure)
    if negative is not None or below_zero(norm, figure):
        figure.start = figure.start if negative is None else negative
        figure.low = figure.high = numeral.value = -numeral.value
    add_smaller_part(text, figure)
    return figure


def _add_rate(text: Text, figure: Figure) -> None:
    """$15 an hour."""
    code = chosen(figure.codes, text.locale, context="")[0]
    if per := per_after(text.source, text.norm, figure.end, code):
        figure.codes, figure.end = per.codes, per.end


def _add_unit(text: Text, figure: Figure) -> None:
    norm, source, numeral = text.norm, text.source, figure.numeral
    words = not norm[numeral.start].isdecimal() and norm[numeral.start] not in VULGAR
    end = numeral.end
    if numeral.kind == "fraction" and (point := _PART_OF_POINT.match(norm, end)):
        figure.codes, figure.end = ("percentage_point", "1", "basis_point"), point.end()
        return
    follows = norm[end : end + 1]
    if follows == "k" and scales.in_memory(text, end):
        figure.codes, figure.end = ("KiBy",), end + 1
        return
    halved = numeral.kind == "fraction" and norm.startswith((" an ", " a "), end)
    plural = follows in ("s", "'") and norm.startswith(("s", "'s"), end)
    if plural and (stop := over_or_under(source, norm, numeral.start)):
        figure.codes, figure.end = ("a_j",), stop
        return
    printed = None if halved else unit_after(source, norm, end, words=words)
    if printed is None and (straight := _STRAIGHT.match(norm, end)):
        printed = unit_after(source, norm, straight.end(), words=True)
    of = norm.startswith(" of ", end)
    if printed is None and of and (one := _OF_ONE.match(norm, end)):
        printed = unit_after(source, norm, one.end() - 1, words=True)
    joins = numeral.kind in ("about", "fraction", "magnitude") or numeral.scale > 1
    article = _UNIT_ARTICLE.match(norm, end) if joins else None
    if article and article[0] == " a " and numeral.kind not in ("about", "fraction", "magnitude"):
        article = None  # 18 billion a year ago
    if printed is None and article:
        printed = unit_after(source, norm, article.end() - 1, words=True)
        if printed and article[0] == " of " and numeral.kind == "fraction":
            printed = None if printed.codes[0] in ("%", "a_j") else printed
    ends_in_age = norm.endswith(_ENDS_IN_AGE, 0, numeral.start)
    aged = _AGED.search(norm, max(0, numeral.start - 13), numeral.start) if ends_in_age else None
    if aged and printed is None:
        figure.codes, figure.start, figure.before = ("a_j",), aged.start(1), True
        return
    if aged and printed and aged[1].endswith("of") and unit(printed.codes[0]).dimension == "time":
        figure.start = aged.start(1)
    if printed is None:
        printed = per_after(source, norm, end)
        if printed is None:
            return
    figure.codes, figure.end = printed.codes, printed.end
    if printed.scale is not None:
        _multiply(figure, printed.scale, printed.end)
    elif is_money(printed.codes[0]) and (after := scales.scale_after_currency(norm, figure.end)):
        _multiply(figure, *after)


def _multiply(figure: Figure, scale: Decimal, end: int) -> None:
    multiply(figure.numeral, scale, end)
    figure.low = figure.high = figure.numeral.value
    figure.end = end


def shared_unit(text: Text, figure: Figure) -> None:
    """45 and 50 mg, 280 million of the 1.5 billion euros: the unit is said once."""
    norm = text.norm
    if not norm[figure.numeral.start].isdecimal():
        return
    if (match := _NEXT.match(norm, figure.end)) is None or special(norm, match.end()):
        return
    other = numeral_of(text, match.end())
    for _ in range(_MOST_SHARED):
        next_one = _HYPHENED.match(norm, other.end) if isinstance(other, Numeral) else None
        other = numeral_of(text, next_one.end()) if next_one else other
    printed = unit_after(text.source, norm, other.end) if isinstance(other, Numeral) else None
    if match["part"] and printed and norm.endswith(("old", "olds"), 0, printed.end):
        return  # 12 of the 30-year-olds
    if printed and not printed.scale and (_is_shared(match, unit(printed.codes[0]).dimension)):
        figure.codes = printed.codes


def _is_shared(match: re.Match[str], dimension: str) -> bool:
    if match["part"]:
        return dimension.startswith("currency:") or dimension in _WITH_PARTS
    return dimension != "time" or match[0][0] == "-"


def unit_of(text: Text, figure: Figure) -> tuple[str, tuple[str, ...]]:
    """The unit that a figure has, and what else its print may mean; "1" is a count."""
    codes = figure.codes
    otherwise: tuple[str, ...] = ()
    if codes and _are_ounces(codes):
        codes = _troy(text, figure)
    if text.expected.kind:
        codes = _expected(text, figure, codes)
    elif scales.ends_in_letter(text, figure.end):
        otherwise = _otherwise(text, figure)
    if not codes:
        return "1", otherwise
    if len(codes) == 1:
        return codes[0], otherwise
    large = figure.numeral.scale >= 10**6
    sterling = text.locale.units.get("pound") == "GBP"
    context = context_of(codes, text.norm, figure.start, figure.end, large=large, sterling=sterling)
    code, alternatives = chosen(codes, text.locale, context=context)
    return code, (*alternatives, *otherwise)


def _otherwise(text: Text, figure: Figure) -> tuple[str, ...]:
    """What a lone letter means that has been read as a unit, or else as a multiplier: 5 m."""
    if figure.before or figure.end - figure.numeral.end > 2:
        return ()
    if figure.codes:
        return ("1",)
    return ("m",) if scales.may_be_metres(text, figure.start, figure.end) else ()


def _troy(text: Text, figure: Figure) -> tuple[str, ...]:
    """Gold is weighed in other ounces than bread."""
    codes = figure.codes
    window = reach(text.norm, figure.start, 80), min(len(text.norm), figure.end + 40)
    if not _METALS.search(text.norm, *window):
        return codes
    return tuple(dict.fromkeys(code.replace("[oz_av]", "[oz_tr]") for code in codes))


@lru_cache(maxsize=1024)
def _are_ounces(codes: tuple[str, ...]) -> bool:
    return any("[oz_av]" in code for code in codes)


def _expected(text: Text, figure: Figure, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Of what a print may mean, what is expected, as far as it can mean that."""
    expected = text.expected
    if not codes and figure.numeral.kind != "fraction":
        return _of_cell(expected)
    if expected.unit in codes:
        return (expected.unit,)
    fitting = tuple(code for code in codes if expected.fits(code, unit(code).dimension))
    if fitting and text.source.endswith(unit(fitting[0]).symbol, 0, figure.end):
        return fitting[:1]  # metres, not miles
    return fitting or codes


def _of_cell(expected: Expected) -> tuple[str, ...]:
    """A number alone in a cell is in the unit of its column, where one is known."""
    if not expected.cell or expected.is_count:
        return ()
    unit_known = expected.unit or expected.dimension.partition(":")[2]
    return (unit_known,) if unit_known in UNITS else ()


def money_before(text: Text, start: int) -> Printed | None:
    if not start:
        return None
    if text.norm[start - 1] == "-" and start > 1 and not text.norm[start - 2].isalnum():
        start -= 1  # $-99.99
    elif text.norm[start - 1] == "." and start > 1 and not text.norm[start - 2].isalnum():
        start -= 1  # $.50
    return currency_before(text.source, text.norm, start) or scales.scaled_money_before(text, start)
