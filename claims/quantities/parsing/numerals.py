"""Numbers alone: digits, words and both together, without what stands around them.

`numeral_at` is asked at the first character of a number and answers with its value, where it ends
and how finely it was printed; or with a Refused, when the digits are none or more than one number.
All work is bounded by the length of what is consumed, so that a text is read in linear time.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.quantities.parsing.cardinals import (
    CARDINALS,
    SCALES,
    SCALES_AND_PLURALS,
    TENS,
    words_at,
)
from claims.quantities.parsing.digits import digits_at
from claims.quantities.parsing.numeral import Numeral, Refused, fraction, multiply, part, quotient
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import value_by_word
from claims.quantities.vocabulary.english import counting, dates, number_words

_ONE = Decimal(1)
VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
    "⅒": (1, 10),
}
DENOMINATORS = value_by_word(number_words.DENOMINATORS)
DENOMINATORS |= {f"{word}s": value for word, value in DENOMINATORS.items() if word[-1] != "s"}
ORDINALS = frozenset(
    (DENOMINATORS.keys() - number_words.ONLY_PARTS.split()) | {*number_words.ONLY_ORDINALS.split()}
)
MAGNITUDES = number_words.MAGNITUDES
VAGUE = number_words.VAGUE
_BEFORE_QUARTERS = tuple(f"{word} " for word in dates.BEFORE_QUARTERS.split())
_WORD = Pattern(r"[a-z]+")
_PARTS = Pattern(r"(?: ?- ?| )([a-z]+(?:-[a-z]+)?)")
_AND_PART = Pattern(r"[ -]and[ -](an?|one|two|three|four|five|seven|nine)[ -]([a-z]+)")
_SLASH = Pattern(r"(\d{1,4})( ?)[/](\2)(\d{1,4})(?:ths?|rds?)?(?![\d/a-z]|[.,]\d)")
_MIXED = Pattern(
    rf"(?: +and +| +|-)(\d{{1,3}})/(\d{{1,3}})(?![\d/]|[.,]\d)|[ -]?([{''.join(VULGAR)}])"
)
_SCALE = Pattern(r"(?: ?- ?| |)([a-z]+)(?![a-z])")
_OF_A = Pattern(r"(?: of)?(?: an?|-| an?-)? ?-?([a-z]+)")
_ODD = Pattern(r"[ -]odd ([a-z]+)(?![a-z])")
_POINT = Pattern(r" point((?:[ -][a-z]+){1,18})")
_REST = Pattern(r",? (?:and|&) (?=[\da-z])")
_AGAIN = Pattern(r" (?:and|upon) ([a-z]+)\b")
_OF_MANY = Pattern(r" of ([a-z]+s)\b")
_MANY = Pattern(r"(?: of)?(?: an?)? ([a-z]+)\b")
_HURT = frozenset(counting.PARTICIPLES.split()) | {"more", "others"}
_ARTICLES = ("a ", "an ", "a-")


def numeral_at(norm: str, start: int, *, joined: bool = True) -> Numeral | Refused | None:
    """The number that begins here, with its multiplier words; None where a word is no number."""
    if norm[start] in VULGAR:
        return _scaled(norm, part(start, start + 1, *_vulgar(norm[start])))
    if not norm[start].isdecimal():
        return _in_words(norm, start, joined)
    if "/" in norm[start : start + 6] and (slash := _SLASH.match(norm, start)):
        return _scaled(norm, part(start, slash.end(), Decimal(slash[1]), int(slash[4])))
    numeral = digits_at(norm, start)
    if isinstance(numeral, Refused):
        return numeral
    if numeral.resolution >= 1:
        _add_fraction(norm, numeral)
    return _with_half(norm, _with_rest(norm, _scaled(norm, numeral)))


def _vulgar(character: str) -> tuple[Decimal, int]:
    top, bottom = VULGAR[character]
    return Decimal(top), bottom


def _add_fraction(norm: str, numeral: Numeral) -> None:
    """2 1/2, 2½."""
    follows, then = norm[numeral.end : numeral.end + 1], norm[numeral.end + 1 : numeral.end + 2]
    if follows not in VULGAR and (follows not in (" ", "-") or (then.isalpha() and then != "a")):
        return
    if match := _MIXED.match(norm, numeral.end):
        top, bottom = (int(match[1]), int(match[2])) if match[1] else VULGAR[match[3]]
        if 0 < top < bottom:
            numeral.value += quotient(Decimal(top), bottom)
            numeral.resolution, numeral.kind = quotient(_ONE, bottom), "rounded"
            numeral.end = match.end()


def _scaled(norm: str, numeral: Numeral | Refused) -> Numeral | Refused:
    """With the multiplier words that follow: 2.4 million, 35 lakh crore, half a million."""
    if isinstance(numeral, Refused):
        return numeral
    is_odd = norm.startswith(("-odd ", " odd "), numeral.end)
    if is_odd and (odd := _ODD.match(norm, numeral.end)) and odd[1] in SCALES:
        multiply(numeral, SCALES[odd[1]], odd.end())
        numeral.kind = "about"
    match = _OF_A.match(norm, numeral.end) if numeral.kind == "fraction" else None
    if match and match[1] in SCALES:
        numeral.number_end = max(numeral.end, match.start(1) - 1)
        multiply(numeral, SCALES[match[1]], match.end())
    for _ in range(3):
        match = _SCALE.match(norm, numeral.end)
        if match is None or match[1] not in SCALES_AND_PLURALS or match[1] in ("tn", "t"):
            break
        if match[1] in ("lac", "lacs") and match[0][0] not in " -":
            break
        end = match.end()
        if match[1] in ("mio", "mln", "bln", "mrd") and norm.startswith(". ", end):
            end += 1
        multiply(numeral, SCALES_AND_PLURALS[match[1]], end)
    return numeral


def _with_rest(norm: str, numeral: Numeral | Refused) -> Numeral | Refused:
    """3 hundred and 21; 6 crore and two hundred."""
    if isinstance(numeral, Refused) or numeral.scale < 100 or numeral.resolution < numeral.scale:
        return numeral
    match = _REST.match(norm, numeral.end)
    if match is None:
        return numeral
    rest: Numeral | Refused | None
    if norm[match.end()].isdecimal():
        rest = digits_at(norm, match.end()) if numeral.scale == 100 else None
    else:
        rest = words_at(norm, match.end())
        if rest is not None and numeral.scale > 100 and rest.resolution < 100:
            return numeral
    if isinstance(rest, Numeral) and rest.value < numeral.scale and rest.resolution >= 1:
        numeral.number_end = numeral.end = rest.end
        numeral.value, numeral.resolution = numeral.value + rest.value, rest.resolution
        numeral.scale = _ONE
        numeral.kind = "count" if rest.resolution == 1 else "rounded"
    return numeral


def _with_half(norm: str, numeral: Numeral | Refused) -> Numeral | Refused:
    """Two and a half million; 3 million and a half."""
    if isinstance(numeral, Refused) or numeral.kind == "fraction":
        return numeral
    if not norm.startswith((" and", "-and"), numeral.end):
        return numeral
    match = _AND_PART.match(norm, numeral.end)
    if match is None or match[2] not in DENOMINATORS:
        return numeral
    bottom = DENOMINATORS[match[2]]
    top = _ONE if match[1] in ("a", "an") else CARDINALS[match[1]]
    unit = numeral.scale if numeral.scale >= 1000 else _ONE
    numeral.value += quotient(top, bottom) * unit
    numeral.resolution, numeral.kind = quotient(_ONE, bottom) * unit, "rounded"
    numeral.end = match.end()
    return _scaled(norm, numeral) if unit == 1 else numeral


def _in_words(norm: str, start: int, joined: bool) -> Numeral | Refused | None:
    word = _WORD.match(norm, start)
    if word is None:
        return None
    first = word.group()
    if first == "dozen" and norm.endswith("baker's ", 0, start):
        return _from_article(norm, Numeral(start - 8, word.end(), Decimal(13)))
    if first in MAGNITUDES:
        return _magnitude(norm, start, word.end())
    if first in VAGUE:
        return _few(norm, start, word.end())
    if first in DENOMINATORS and first[-1] == "s":
        return None  # "quarters" alone are months
    if first in DENOMINATORS:
        part_of_one = fraction(start, word.end(), _ONE, DENOMINATORS[first])
        return _scaled(norm, _from_article(norm, part_of_one))
    numeral = words_at(norm, start, joined=joined)
    if numeral is None:
        return None
    if point := _POINT.match(norm, numeral.end):
        return _scaled(norm, _pointed(numeral, point))
    if first in SCALES:
        _from_article(norm, numeral)
    return _with_half(norm, _scaled(norm, _of_parts(norm, numeral)))


def _from_article(norm: str, numeral: Numeral) -> Numeral:
    """A hundred, a third: the article is part of the number."""
    for article in _ARTICLES:
        at = numeral.start - len(article)
        if norm.startswith(article, max(at, 0)) and (at <= 0 or not norm[at - 1].isalnum()):
            numeral.start = max(at, 0)
            break
    return numeral


def _pointed(numeral: Numeral, point: re.Match[str]) -> Numeral:
    """Five point five; nought point nought three."""
    digits, end, ten = "", point.start(1), False
    for word in re.finditer(r"[ -]([a-z]+)", point[1]):
        value = CARDINALS.get(word[1], TENS.get(word[1]))
        if value is None:
            break
        if ten and value < 10:  # sixty two
            digits = digits[:-1]
        digits, end, ten = digits + str(value), point.start(1) + word.end(), word[1] in TENS
    if not digits:
        return numeral
    value = numeral.value + Decimal(f"0.{digits}")
    return Numeral(numeral.start, end, value, _ONE, Decimal(1).scaleb(-len(digits)), "rounded")


def _of_parts(norm: str, numeral: Numeral) -> Numeral | Refused:
    """Two-thirds; refuses twenty-first."""
    match = _PARTS.match(norm, numeral.end)
    if match is None:
        return numeral
    word = match[1] if match[1] in DENOMINATORS else match[1].partition("-")[0]
    end = match.start(1) + len(word)
    if word not in DENOMINATORS:
        ordinal = word in ORDINALS and match[0][0] == "-"
        return Refused(numeral.start, end, "ordinal") if ordinal else numeral
    if word == "quarters" and norm.endswith(_BEFORE_QUARTERS, 0, numeral.start):
        return numeral
    bottom = DENOMINATORS[word]
    if numeral.value > 100 and " and " in norm[numeral.start : numeral.end]:
        shorter = words_at(norm, numeral.start, joined=False)
        if shorter is not None and norm.startswith(" and ", shorter.end):
            return shorter  # one hundred, and three quarters
    if word[-1] != "s" and word not in ("half", "quarter") and numeral.value not in (1, 2, 3, 4, 5):
        return Refused(numeral.start, end, "ordinal") if bottom < numeral.value else numeral
    if word in ("half", "quarter") and numeral.value > 1:
        return numeral
    if numeral.scale >= 100 and word[-1] != "s":
        return Refused(numeral.start, end, "ordinal")
    return part(numeral.start, end, numeral.value, bottom)


def _magnitude(norm: str, start: int, end: int) -> Numeral | None:
    """Hundreds; tens of thousands; dozens."""
    low, high = MAGNITUDES[norm[start:end]]
    numeral = Numeral(start, end, Decimal(low), kind="magnitude", high=Decimal(high))
    numeral.scale = Decimal(low) / 2 if low not in (20, 24, 40) else _ONE
    if (match := _AGAIN.match(norm, end)) and match[1] == norm[start:end]:
        numeral.end = end = match.end()  # thousands and thousands
    if (match := _OF_MANY.match(norm, end)) and match[1] in SCALES_AND_PLURALS:
        scale = SCALES_AND_PLURALS[match[1]]
        numeral.value, numeral.high = numeral.value * scale, Decimal(high) * scale
        numeral.scale, numeral.end = scale * numeral.scale, match.end()
    elif norm[start:end] in ("tens", "scores") and not norm.startswith(" of ", end):
        hurt = _MANY.match(norm, end) if norm[start:end] == "scores" else None
        return numeral if hurt and hurt[1] in _HURT else None
    return numeral


def _few(norm: str, start: int, end: int) -> Numeral | None:
    """A few, a handful; several hundred, many thousands; a couple of hundred."""
    word = norm[start:end]
    lead = VAGUE[word] and f"{VAGUE[word]} "
    start -= len(lead)
    if start < 0 or not norm.startswith(lead, start) or (start and norm[start - 1].isalnum()):
        return None
    match = _MANY.match(norm, end)
    scale = SCALES_AND_PLURALS.get(match[1]) if match else None
    if match is None or scale is None:
        if word in ("few", "handful"):
            return Numeral(start, end, Decimal(3), kind="magnitude", high=Decimal(10))
        if word == "couple" and norm.startswith(" of ", end):
            return Numeral(start, end, Decimal(2), kind="about")
        return None
    if word == "couple":
        two = Numeral(start, match.end(), 2 * scale, scale, scale, "about")
        _scaled(norm, two)
        two.kind = "about"
        return two
    low, high = (2, 10) if word == "many" else (3, 10)
    many = Numeral(start, match.end(), low * scale, scale, kind="magnitude", high=high * scale)
    more = _OF_MANY.match(norm, many.end)
    if more and more[1] in SCALES_AND_PLURALS:  # several hundreds of thousands
        multiply(many, SCALES_AND_PLURALS[more[1]], more.end())
        return many
    _scaled(norm, many)
    return many
