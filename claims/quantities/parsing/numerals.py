"""Numbers alone: digits, words and both together, without what stands around them.

`numeral_at` is asked at the first character of a number and answers with its value, where it ends
and how finely it was printed; or with a Refused, when the digits are none or more than one number.
All work is bounded by the length of what is consumed, so that a text is read in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.parsing.patterns import Pattern

_ONE = Decimal(1)
_LONGEST = 40  # digits; the record takes thirty before the point and eighteen after it

CARDINALS = {
    word: Decimal(value)
    for value, words in enumerate(
        "zero nought naught nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split("|")
    )
    for word in words.split()
}
TENS = {
    word: Decimal(10 * value)
    for value, words in enumerate(
        "twenty|thirty|forty fourty|fifty|sixty|seventy|eighty|ninety".split("|"), start=2
    )
    for word in words.split()
}
SCALES = {
    word: Decimal(10) ** power
    for power, words in {
        2: "hundred",
        3: "thousand",
        5: "lakh lac",
        6: "million mln mio",
        7: "crore",
        9: "billion bln bn mrd",
        12: "trillion trn tn tln",
        15: "quadrillion",
    }.items()
    for word in words.split()
} | {"dozen": Decimal(12), "doz": Decimal(12)}
PLURALS = {f"{word}s": scale for word, scale in SCALES.items() if len(word) > 2} | {
    "hundredfold": Decimal(100)
}
# Between what a word of magnitude lies: hundreds are [200, 1000).
MAGNITUDES: dict[str, tuple[Decimal | int, Decimal | int]] = {
    "tens": (20, 100),
    "dozens": (24, 100),
    "scores": (40, 100),
    **{f"{w}s": (2 * SCALES[w], 10 * SCALES[w]) for w in SCALES if len(w) > 5 or w == "lakh"},
    "crores": (2 * SCALES["crore"], 10 * SCALES["crore"]),
}
DENOMINATORS = {
    word: value
    for value, words in {
        2: "half halves",
        3: "third",
        4: "quarter fourth",
        5: "fifth",
        6: "sixth",
        7: "seventh",
        8: "eighth",
        9: "ninth",
        10: "tenth",
        11: "eleventh",
        12: "twelfth",
        15: "fifteenth",
        16: "sixteenth",
        20: "twentieth",
        30: "thirtieth",
        40: "fortieth",
        50: "fiftieth",
        100: "hundredth",
        1000: "thousandth",
        10**6: "millionth",
        10**9: "billionth",
        10**12: "trillionth",
    }.items()
    for word in words.split()
}
DENOMINATORS |= {f"{word}s": value for word, value in DENOMINATORS.items() if word[-1] != "s"}
ORDINALS = frozenset(
    [word for word in DENOMINATORS if word not in {"half", "halves", "quarter", "quarters"}]
    + "first second thirteenth fourteenth seventeenth eighteenth nineteenth sixtieth seventieth "
    "eightieth ninetieth firsts seconds".split()
)
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


@dataclass(slots=True)
class Numeral:
    """A number and its print: `value` in full, `scale` what the printed digits were multiplied by,
    `resolution` the worth of the last printed digit. `high` is of words of magnitude alone."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = _ONE
    resolution: Decimal = _ONE
    kind: str = "count"  # count, round, rounded, fraction, magnitude, about
    high: Decimal | None = None
    of_parts: int = 0  # the denominator, of a fraction
    number_end: int = 0  # where its digits or words end, before a multiplier word

    @property
    def printed(self) -> Decimal:
        return self.value / self.scale


@dataclass(slots=True)
class Refused:
    start: int
    end: int
    code: str


# ---- digits

_BLOB = Pattern(r"\d+(?:[.,]\d+)*")
_SPACED = Pattern(r"\d{1,3}(?: \d{3}){1,9}(?![\d]| \d{3}\b|[.,]\d{3}\b| ?[-/:]\d)(?:[.,]\d+)?")
_TOKENISED = Pattern(r"(?:\d{1,3}(?: , \d{3}){1,9}(?! ?\d)(?: \. \d+)?|\d+ \. \d+)(?![\d])")
_ENGLISH = Pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = Pattern(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
_DECIMAL = Pattern(r"\d+\.\d+")
_CONTINENTAL = Pattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+")
_POWER = Pattern(
    r"e([+-]?\d{1,3})(?![a-z\d])| ?[x*·] "
    r"?(\d{1,2})(?:\^([+-]?\d{1,3})|(-\d{1,2})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?!\d|[.,]\d)"
)
_TEN = Pattern(r"(\^[+-]?\d{1,2}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\d)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def digits_at(norm: str, start: int, *, continental: bool = False) -> Numeral | Refused:
    """The number in digits that begins here, without its multiplier word."""
    end = start + 1
    if match := _BLOB.match(norm, start):
        end = match.end()
    text = norm[start:end]
    if len(text) > _LONGEST:
        return Refused(start, end, "too_long")
    if (
        norm.startswith((" ", " ,", " ."), end)
        and norm[end + 1 : end + 4].lstrip(",. ")[:1].isdecimal()
    ):
        longer = (
            None if "," in text else _SPACED.match(norm, start) or _TOKENISED.match(norm, start)
        )
        if longer and longer.end() - start <= 2 * _LONGEST:
            text, end = longer.group().replace(" ", ""), longer.end()
    if text == "10" and (match := _TEN.match(norm, end)):
        power = Decimal(10) ** int(match[1].lstrip("^").translate(_SUPERSCRIPTS))
        return Numeral(start, match.end(), power, power, power, "rounded", number_end=match.end())
    plain = text if text.isdecimal() else _plain(text, continental)
    if plain is None:
        return Refused(
            start,
            end,
            "version" if "," not in text and text.count(".") > 1 else "ambiguous_grouping",
        )
    value = Decimal(plain)
    point = plain.find(".")
    if point < 0:
        numeral = Numeral(start, end, value)
        stripped = plain.rstrip("0")
        if len(plain) > 3 and 0 < len(stripped.lstrip("0")) <= 2:
            numeral.kind, numeral.resolution = "round", Decimal(10) ** (len(plain) - len(stripped))
    else:
        numeral = Numeral(start, end, value, kind="rounded")
        numeral.resolution = Decimal(1).scaleb(point + 1 - len(plain))
    return _with_power(norm, numeral)


def _plain(text: str, continental: bool) -> str | None:
    """The digits with a point alone, or None where a comma or point has two meanings."""
    if continental:
        if _CONTINENTAL.fullmatch(text):
            return text.replace(".", "").replace(",", ".")
        return text if _DECIMAL.fullmatch(text) and len(text) - text.index(".") != 4 else None
    if _DECIMAL.fullmatch(text):
        return text
    if _ENGLISH.fullmatch(text) or _INDIAN.fullmatch(text):
        return text.replace(",", "")
    return None


def _with_power(norm: str, numeral: Numeral) -> Numeral:
    """1.3e6, 6.23x10^-4, 2.48×10⁻⁵ and 8x2^10."""
    follows = norm[numeral.end : numeral.end + 2]
    if not follows or follows[0] not in "e x*·":
        return numeral
    if match := _POWER.match(norm, numeral.end):
        tenth, base, *powers = match.groups()
        power = int(next(p for p in (tenth, *powers) if p).translate(_SUPERSCRIPTS))
        if abs(power) > 40:
            return numeral
        scale = Decimal(base or 10) ** power
        numeral.end, numeral.kind = match.end(), "rounded"
        numeral.value *= scale
        numeral.resolution *= scale
        numeral.scale = scale
    return numeral


# ---- words

_KINDS: dict[str, tuple[str, Decimal]] = {}
for _word, _value in CARDINALS.items():
    _KINDS[_word] = ("digit" if 0 < _value < 10 else "teen", _value)
for _word, _value in TENS.items():
    _KINDS[_word] = ("ten", _value)
for _word, _value in (SCALES | {f"{w}s": v for w, v in SCALES.items() if len(w) > 3}).items():
    _KINDS[_word] = ("scale", _value)
_KINDS |= {f"{_word}ish": ("ten", _value) for _word, _value in TENS.items()}

_STEP = Pattern(r"(?: ?- ?|,? +(and +|& +)?)([a-z]+)")
_FIRST = Pattern(r"[a-z]+")
_LONGEST_PHRASE = 24  # words


def words_at(norm: str, start: int, *, joined: bool = True) -> Numeral | None:
    """The cardinal in words that begins here; `joined` lets "and" be a part of it."""
    match = _FIRST.match(norm, start)
    if match is None or match.group() not in _KINDS:
        return None
    kind, value = _KINDS[match.group()]
    total, group, floor = Decimal(0), value, Decimal(10) ** 18
    end, resolution, before = match.end(), _ONE, None
    if kind == "scale":
        if value >= 1000:
            total, group, floor = value, Decimal(0), value
        resolution = value
    for _ in range(_LONGEST_PHRASE):
        match = _STEP.match(norm, end)
        if match is None or (step := _KINDS.get(match.group(2))) is None:
            break
        conjunction, last = match.group(1), kind
        kind, value = step
        if kind != "scale":
            if conjunction and not (joined and last == "scale"):
                break
            if last == "scale":
                before = (total, group, end, resolution)
            elif last != "ten" or kind != "digit":
                break
            group, resolution = group + value, _ONE
        else:
            fits = (0 < group < 100) if value == 100 else (group > 0 and value < floor)
            if conjunction or not fits or (value == 12 and group >= 100):
                if before is not None and last != "scale":
                    total, group, end, resolution = before
                break
            if value == 100 or value == 12:
                group *= value
            else:
                total, group, floor = total + group * value, Decimal(0), value
            resolution, before = value, None
        end = match.end()
    if norm.endswith("ish", start, end):
        end -= 3
    return _cardinal(start, end, total + group, resolution)


def _cardinal(start: int, end: int, value: Decimal, resolution: Decimal) -> Numeral:
    if resolution == 1:
        return Numeral(start, end, value)
    return Numeral(start, end, value, resolution, resolution, "rounded")


# ---- fractions, halves and multiplier words

_MONTHS_NOT_PARTS = ("last ", "past ", "next ", "previous ", "first ", "straight ", "for ")
_PARTS = Pattern(r"(?: ?- ?| )([a-z]+(?:-[a-z]+)?)")
_AND_PART = Pattern(r"[ -]and[ -](an?|one|two|three|four|five|seven|nine)[ -]([a-z]+)")
_SLASH = Pattern(r"(\d{1,4})( ?)[/](\2)(\d{1,4})(?:ths?|rds?)?(?![\d/a-z]|[.,]\d)")
_MIXED = Pattern(r"(?: +and +| +|-)(\d{1,3})/(\d{1,3})(?![\d/]|[.,]\d)|[ -]?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_SCALE = Pattern(r"(?: ?- ?| |)([a-z]+)(?![a-z])")
_OF_A = Pattern(r"(?: of)?(?: an?|-| an?-)? ?-?([a-z]+)")
_ODD = Pattern(r"[ -]odd ([a-z]+)(?![a-z])")
_POINT = Pattern(r" point((?:[ -][a-z]+){1,18})")
_ARTICLES = ("a ", "an ", "a-")
_SPACED_SCALES = SCALES | {word: scale for word, scale in PLURALS.items() if word[-1] == "s"}


def part(start: int, end: int, top: Decimal, bottom: int) -> Numeral | Refused:
    return _part(start, end, top, bottom) if bottom else Refused(start, end, "undefined")


def _part(start: int, end: int, top: Decimal, bottom: int) -> Numeral:
    value, resolution = _quotient(top, bottom), _quotient(_ONE, bottom)
    return Numeral(start, end, value, _ONE, resolution, "fraction", of_parts=bottom)


def _quotient(top: Decimal, bottom: int) -> Decimal:
    """To eighteen decimals, the finest that the record takes."""
    quotient = top / bottom
    return quotient if -int(quotient.as_tuple().exponent) <= 18 else round(quotient, 18)


def numeral_at(
    norm: str, start: int, *, continental: bool = False, joined: bool = True
) -> Numeral | Refused | None:
    """The number that begins here, with its multiplier words; None where a word is no number."""
    if norm[start] in VULGAR:
        return _scaled(norm, part(start, start + 1, *_vulgar(norm[start])))
    if not norm[start].isdecimal():
        return _in_words(norm, start, joined)
    if slash := _SLASH.match(norm, start):
        return _scaled(norm, part(start, slash.end(), Decimal(slash[1]), int(slash[4])))
    numeral = digits_at(norm, start, continental=continental)
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
    follows = norm[numeral.end : numeral.end + 1]
    if follows not in VULGAR and follows not in (" ", "-"):
        return
    if match := _MIXED.match(norm, numeral.end):
        top, bottom = (int(match[1]), int(match[2])) if match[1] else VULGAR[match[3]]
        if 0 < top < bottom:
            numeral.value += _quotient(Decimal(top), bottom)
            numeral.resolution, numeral.kind = _quotient(_ONE, bottom), "rounded"
            numeral.end = match.end()


def _scaled(norm: str, numeral: Numeral | Refused) -> Numeral | Refused:
    """With the multiplier words that follow: 2.4 million, 35 lakh crore, half a million."""
    if isinstance(numeral, Refused):
        return numeral
    if (odd := _ODD.match(norm, numeral.end)) and odd[1] in SCALES:
        multiply(numeral, SCALES[odd[1]], odd.end())
        numeral.kind = "about"
    match = _OF_A.match(norm, numeral.end) if numeral.kind == "fraction" else None
    if match and match[1] in SCALES:
        numeral.number_end = max(numeral.end, match.start(1) - 1)
        multiply(numeral, SCALES[match[1]], match.end())
    for _ in range(3):
        match = _SCALE.match(norm, numeral.end)
        if match is None or match[1] not in _SPACED_SCALES or match[1] in ("tn", "t"):
            break
        if match[1] in ("lac", "lacs") and match[0][0] not in " -":
            break
        end = match.end()
        if match[1] in ("mio", "mln", "bln", "mrd") and norm.startswith(". ", end):
            end += 1
        multiply(numeral, _SPACED_SCALES[match[1]], end)
    return numeral


def multiply(numeral: Numeral, scale: Decimal, end: int) -> None:
    """By a multiplier word, or a suffix that only its surroundings explain: $5m, 40k people."""
    if numeral.kind == "round":
        numeral.resolution = _ONE
    numeral.kind = "rounded"
    numeral.number_end = numeral.number_end or numeral.end
    numeral.value *= scale
    numeral.resolution *= scale
    numeral.scale *= scale
    if numeral.high is not None:
        numeral.high, numeral.kind = numeral.high * scale, "magnitude"
    numeral.end = end


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


_REST = Pattern(r",? (?:and|&) (?=[\da-z])")


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
    numeral.value += _quotient(top, bottom) * unit
    numeral.resolution, numeral.kind = _quotient(_ONE, bottom) * unit, "rounded"
    numeral.end = match.end()
    return _scaled(norm, numeral) if unit == 1 else numeral


def _in_words(norm: str, start: int, joined: bool) -> Numeral | Refused | None:
    word = _FIRST.match(norm, start)
    if word is None:
        return None
    first = word.group()
    if first == "dozen" and norm.endswith("baker's ", 0, start):
        return _from_article(norm, Numeral(start - 8, word.end(), Decimal(13)))
    if first in MAGNITUDES:
        return _magnitude(norm, start, word.end())
    if first in ("few", "several", "handful", "couple", "many"):
        return _few(norm, start, word.end())
    if first in DENOMINATORS and first[-1] == "s":
        return None  # "quarters" alone are months
    if first in DENOMINATORS:
        fraction = _part(start, word.end(), _ONE, DENOMINATORS[first])
        return _scaled(norm, _from_article(norm, fraction))
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
    digits, end = "", point.start(1)
    for word in re.finditer(r"[ -]([a-z]+)", point[1]):
        value = CARDINALS.get(word[1], TENS.get(word[1]))
        if value is None:
            break
        digits, end = digits + str(value), point.start(1) + word.end()
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
    if word == "quarters" and norm.endswith(_MONTHS_NOT_PARTS, 0, numeral.start):
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
    if (match := _OF_MANY.match(norm, end)) and match[1] in _SPACED_SCALES:
        scale = _SPACED_SCALES[match[1]]
        numeral.value, numeral.high = numeral.value * scale, Decimal(high) * scale
        numeral.scale, numeral.end = scale * numeral.scale, match.end()
    elif norm[start:end] in ("tens", "scores") and not norm.startswith(" of ", end):
        return None
    return numeral


_AGAIN = Pattern(r" (?:and|upon) ([a-z]+)\b")
_OF_MANY = Pattern(r" of ([a-z]+s)\b")
_MANY = Pattern(r"(?: of)?(?: an?)? ([a-z]+)\b")
_LEADS = {"few": ("a ",), "handful": ("a ",), "couple": ("a ",), "several": ("",), "many": ("",)}


def _few(norm: str, start: int, end: int) -> Numeral | None:
    """A few, a handful; several hundred, many thousands; a couple of hundred."""
    word = norm[start:end]
    lead = _LEADS[word][0]
    start -= len(lead)
    if start < 0 or not norm.startswith(lead, start) or (start and norm[start - 1].isalnum()):
        return None
    match = _MANY.match(norm, end)
    scale = _SPACED_SCALES.get(match[1]) if match else None
    if match is None or scale is None:
        if word in ("few", "handful"):
            return Numeral(start, end, Decimal(3), kind="magnitude", high=Decimal(10))
        if word == "couple" and norm.startswith(" of ", end):
            return Numeral(start, end, Decimal(2), kind="about")
        return None
    if word == "couple":
        return Numeral(start, match.end(), 2 * scale, scale, scale, "about")
    low, high = (2, 10) if word == "many" else (3, 10)
    many = Numeral(start, match.end(), low * scale, scale, kind="magnitude", high=high * scale)
    more = _OF_MANY.match(norm, many.end)
    if more and more[1] in _SPACED_SCALES:  # several hundreds of thousands
        multiply(many, _SPACED_SCALES[more[1]], more.end())
    return many
