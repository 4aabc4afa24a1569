"""The unit that stands next to a number: $, US$ and "usd" before it, km, per cent and m² after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.quantities.parsing.locales import Locale
from claims.quantities.parsing.normalization import reach
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.units import conversion

_MONEY_SIGNS = "$€£¥₹₽₴₺₩₪₫₱฿₦₵₡₲₸₾₼₮៛৳₭¢֏₨"
_LETTERS = Pattern(r"[a-z.]{1,4}$")
_CODE = Pattern(r"(?:^|[^a-z.])([a-z]{1,7}\.?) ?$")
_SPACED_LETTERS = frozenset(
    "us u.s u.s. c au nz hk nt can cad aud usd mex cdn r ca sg nzd hkd sgd".split()
)
# Codes that are words too are money in capitals alone, and next to digits alone.
_WORDS_TOO = frozenset(
    "all ang ars bam bif bob che cop cou cup ft gel lei mad mop nis pab pen php r ron rm rp rub "
    "sar "
    "sek sll sle sos sol top try won zig isk ern lak mur sbd scr std ves nad".split()
)
_TOKEN = Pattern(
    r"( ?- ?| |)([^\W\d_][^\s,;:!?()\"“”{}<>—\[\]]{0,40}|[%‰°$€£¥₹₽₴₺₩₪₫₱฿₦₡₲₸₾¢\"'′″])"
)
_BRACKETED = Pattern(r" ?[\[{<]([^\s\]}>]{1,12})[\]}>]")
_PER = Pattern(
    r"( per | an? |-an?-|/ ?)([a-z][a-z0-9²³^-]*)(?! "
    r"(?:earlier|ago|later|before|after|from|old|into|long)\b)"
)
_TWO_OR_THREE = Pattern(r"[a-z]+ [a-z]+(?: [a-z]+)?(?![a-z])")
_SQUARED = Pattern(r"([a-z]+)\^?[2²]")
_RATES = frozenset(
    "second minute hour day week month year night shift barrel tonne ton kilo kilogram kg gallon "
    "litre "
    "liter ounce pound mile kilometre kilometer mwh acre hectare bushel".split()
)
_RAISED = Pattern(r"\^([23])")
# Words of every day that a unit is spelt like.
_NOT_UNITS = frozenset(
    "a am as at are an be by do he i if is it me my no of on or so to up us we won all top try "
    "real gold has had his her its in was who mad pen mark marks may mar per sol grade "
    "point points time times fold score head u y old pt pts".split()
)
_INCH_FOLLOWS = Pattern(
    r"(?:$|[.,;:)\]!?]| (?:thick|long|wide|tall|high|deep|diameter|more|less|or|by|x|and|of "
    r"(?:rain|snow)))"
)
_MONEY_WORDS = Pattern(
    r"\b(?:cost|costs|costing|pay|pays|paid|spent|spend|spends|price|prices|priced|worth|fine|fined|"
    r"debt|bill|budget|fund|funds|funding|salary|tax|taxes|earn|earns|earned|profit|loss|owe|owed|"
    r"charge|charged|fee|fees|loan|money|cash|saved|savings?|bank|sold|bought|invest\w*|income|"
    r"revenue|sales|wage|wages|grant|donated|raised|billion|million|bn)\b"
)


@dataclass(slots=True)
class Printed:
    """`codes` that the print may mean, the likeliest first."""

    codes: tuple[str, ...]
    start: int
    end: int
    scale: Decimal | None = None


def currency_before(source: str, norm: str, start: int) -> Printed | None:
    end = start - 1 if start and norm[start - 1] == " " else start
    if end == 0:
        return None
    if norm[end - 1] in _MONEY_SIGNS:
        return _sign_before(source, norm, end)
    if not (norm[end - 1].isalpha() or norm[end - 1] == "."):
        return None
    match = _CODE.search(norm, max(0, end - 9), end)
    if match is None:
        return None
    word, at = match[1], match.start(1)
    if word in ("dollar", "dollars", "euro", "euros") and source[at].islower():
        return Printed(conversion.WORDS[word], at, start)
    codes = conversion.PREFIXES.get(word)
    if codes is None or (word in _WORDS_TOO and not _shouted(source, norm, at, end, start)):
        return None
    return Printed(codes, at, start)


def _shouted(source: str, norm: str, at: int, end: int, start: int) -> bool:
    """A code that is a word too is money in capitals: SEK 100, COP 26 million; never COP26."""
    word = norm[at:end]
    if not source[at:end].isupper() or word in ("all", "top", "try", "cup", "won"):
        return False
    if end == start:
        return word != "cop" and norm[start + 1 : start + 2] != "-"
    sum_follows = norm[start : start + 2].isdecimal() or "," in norm[start : start + 4]
    return len(word) > 2 and (sum_follows or "illion" in norm[start : start + 12])


def _sign_before(source: str, norm: str, end: int) -> Printed | None:
    sign, at = norm[end - 1], end - 1
    gap = 1 if at and norm[at - 1] == " " else 0
    if letters := _LETTERS.search(norm, max(0, at - gap - 4), at - gap):
        word, begin = letters.group(), letters.start()
        whole = begin == 0 or not norm[begin - 1].isalnum()
        if (
            gap
            and word == "us"
            and source[begin] == "u"
            and not source[max(0, begin - 80) : end].islower()
        ):
            whole = False  # "it cost us $5"
        codes = conversion.PREFIXES.get(f"{word.replace('.', '')}{sign}")
        if whole and codes and (not gap or word in _SPACED_LETTERS):
            return Printed(codes, begin, end)
    codes = conversion.PREFIXES.get(sign)
    return Printed(codes, at, end) if codes else None


def codes_of(source: str, lower: str) -> tuple[str, ...] | None:
    if lower.endswith("-olds"):
        lower = lower[:-1]
    return (
        conversion.SYMBOLS.get(source)
        or conversion.WORDS.get(lower)
        or conversion.FOLDED.get(lower)
    )


def unit_after(
    source: str, norm: str, end: int, *, money: bool = False, words: bool = False
) -> Printed | None:
    """The unit that follows; `money`: the number has a currency already; `words`: it is in
    words."""
    if match := _TOKEN.match(norm, end):
        gap, token = match[1], match[2]
        start = match.start(2)
        if gap in ("- ", " -") or (gap == " - " and token.split("-")[0] not in conversion.WORDS):
            return None
        if not token[0].isalpha():
            return _sign_after(norm, token, gap, start, money)
        return _word_after(source, norm, start, token.rstrip(".'"), glued=not gap, words=words)
    if match := _BRACKETED.match(norm, end):
        codes = codes_of(source[match.start(1) : match.end(1)], match[1])
        return Printed(codes, end, match.end()) if codes else None
    return None


def _sign_after(norm: str, sign: str, gap: str, start: int, money: bool) -> Printed | None:
    if sign in "%‰":
        return _points(norm, Printed(conversion.SYMBOLS[sign], start, start + 1))
    if sign == "°":
        if match := _ON_SCALE.match(norm, start + 1):
            return Printed(("Cel",) if match[1] == "celsius" else ("[degF]",), start, match.end())
        letter = norm[start + 1 : start + 2]
        follows = norm[start + 2 : start + 3]
        if letter in ("c", "f") and not follows.isalpha():
            return Printed(("Cel",) if letter == "c" else ("[degF]",), start, start + 2)
        return Printed(conversion.SYMBOLS["°"], start, start + 1)
    if sign == "'" and _OPEN_QUOTE.search(norm, max(0, start - 80), start):
        return None
    if sign in "\"'":
        if (
            gap
            or norm.count('"', max(0, start - 200), start) % 2
            or norm[start + 1 : start + 2].isalpha()
        ):
            return None
        return Printed(conversion.SYMBOLS[sign], start, start + 1)
    if (
        money
        or norm[start + 1 : start + 2].isdecimal()
        or (norm.startswith(" ", start + 1) and norm[start + 2 : start + 3].isdecimal())
    ):
        return None
    codes = conversion.PREFIXES.get(sign) or conversion.SYMBOLS.get(sign)
    return Printed(codes, start, start + 1) if codes else None


def _points(norm: str, percent: Printed) -> Printed:
    """12 % points, 12 %-point."""
    for points in (" points", "-point", " point"):
        if norm.startswith(points, percent.end):
            return Printed(("percentage_point",), percent.start, percent.end + len(points))
    return percent


_STARTS: dict[str, int] = {}
for _form in conversion.WORDS:
    _words = _form.split(" ")
    if len(_words) > 1:
        _STARTS[_words[0]] = max(_STARTS.get(_words[0], 1), len(_words))


def _word_after(
    source: str, norm: str, start: int, token: str, *, glued: bool, words: bool
) -> Printed | None:
    most = _STARTS.get(token) or _STARTS.get(f"{token}.") or 0
    if most and (found := _longest(source, norm, start, most)):
        return _aged(norm, found)
    for form in _cuts(token):
        stop = start + len(form)
        if form in ("am", "pm") and not words and "." in norm[max(0, start - 6) : start]:
            return Printed(
                codes_of(form, form) or (), start, stop
            )  # no time of day has such minutes
        if form in ("bit", "b") and words:
            continue
        if form in _NOT_UNITS and not _is_unit_here(norm, start, token, words=words):
            continue
        if len(form) == 1 and (form != token or not _letter(source, norm, start, glued=glued)):
            continue
        if form == "stone" and _NOUN.match(norm, stop):
            continue
        if scaled := conversion.SCALED.get(form):
            return Printed((scaled[0],), start, stop, scaled[1])
        if codes := codes_of(source[start:stop], form):
            return _aged(norm, _divided(source, norm, Printed(codes, start, stop)))
    return _composed(source, norm, start, token)


def _is_unit_here(norm: str, start: int, form: str, *, words: bool) -> bool:
    """5 in, 400 trillion won: a word of every day that is a unit where it stands."""
    if form == "won":
        return bool(_MANY_WON.search(norm, max(0, start - 10), start))
    return form == "in" and not words and bool(_INCH_FOLLOWS.match(norm, start + 2))


def _letter(source: str, norm: str, start: int, *, glued: bool) -> bool:
    """Whether one letter is a unit here: 5g, 5 g, 45C; never the word "a" nor part of a name."""
    after = norm[start + 1 : start + 2]
    if source[start] == "c":  # cents: 20c a litre
        return glued and norm.startswith((" a ", " per ", "/"), start + 1)
    if norm[start] in "ck" or norm[start] == "f":
        return source[start].isupper() and not after.isalnum() and after not in ("/", "-")
    if glued:
        return True
    return norm[start] in "mgtlhsb" or (
        source[start] in "VW" and not source[start + 1 : start + 3].strip().isupper()
    )


def _aged(norm: str, printed: Printed) -> Printed:
    """Six-month-old, 5 - year - old, three years of age: the age is part of the print."""
    if printed.codes[0] in _AGES and (match := _AGE.match(norm, printed.end)):
        printed.end = match.end()
    return printed


_MANY_WON = Pattern(r"(?:illion|thousand|000|bn|hundred) $")
_ON_SCALE = Pattern(r" on the (celsius|fahrenheit) scale")
_AGES = ("a_j", "mo_j", "wk", "d", "h")
_AGE = Pattern(r"(?: ?- ?| )olds?\b|s?(?: |-)of age\b|s\b(?<=olds)")
_NOUN = Pattern(r" (?:[a-z]+s|from|and|to)\b")


def _cuts(token: str) -> list[str]:
    """The token, then its beginnings: "cent-a-share" is cent, "km^2" is km2."""
    forms = [token]
    if "-" in token:
        parts = token.split("-")
        forms += ["-".join(parts[:2]), parts[0]]
    if "'" in token:
        forms.append(token.partition("'")[0])
    return forms


def _longest(source: str, norm: str, start: int, most: int) -> Printed | None:
    """Square kilometres, miles per hour."""
    ends, at = [], start
    for _ in range(most):
        stop = norm.find(" ", at, at + 24)
        if stop < 0:
            rest = norm[at : at + 24]
            ends.append(at + len(rest))
            break
        ends.append(stop)
        at = stop + 1
    for stop in reversed(ends[1:]):
        form = norm[start:stop].rstrip(".,;:!?)\"'")
        if codes := codes_of(source[start : start + len(form)], form):
            return _divided(source, norm, Printed(codes, start, start + len(form)))
    return None


def _divided(source: str, norm: str, printed: Printed) -> Printed:
    """$350 per kg; 20 J/m² per year; 4 km cubed."""
    for _ in range(2):
        match = _PER.match(norm, printed.end)
        if match is None:
            break
        form = match[2] if match[2] in conversion.WORDS else match[2].split("-")[0]
        if match[1][1:2] == "a" and (form not in _RATES or not _has_rate(printed.codes[0])):
            break
        stop = match.start(2) + len(form)
        form = _longest_form(source, norm, match.start(2)) or form
        stop = match.start(2) + len(form)
        raised = _SQUARED.fullmatch(match[2])
        twice = _per_squared(source, printed, raised, match.start(2)) if raised else None
        if twice:
            printed = twice
            continue
        below = codes_of(source[match.start(2) : stop], form) or codes_of(
            form.replace("^", ""), form.replace("^", "")
        )
        if below and "[lb_av]" in below:
            below = ("[lb_av]",)
        if below is None or form in _NOT_UNITS or below[0] in ("1", "ratio", "%"):
            break
        try:
            code = conversion.compose(printed.codes[0], below[0])
        except conversion.UnitError:
            break
        printed = Printed((code,), printed.start, stop)
    return printed


def _longest_form(source: str, norm: str, start: int) -> str:
    """US gallon, cubic centimetre: what two or three words after "per" name."""
    ends = [match.end() for match in _TWO_OR_THREE.finditer(norm, start, start + 40)][:1]
    if not ends:
        return ""
    for stop in (ends[0], norm.rfind(" ", start, ends[0])):
        form = norm[start:stop]
        if " " in form and codes_of(source[start:stop], form):
            return form
    return ""


def _per_squared(
    source: str, printed: Printed, raised: re.Match[str], start: int
) -> Printed | None:
    """km/s2"""
    base = codes_of(source[start : start + len(raised[1])], raised[1])
    if base is None or codes_of(raised[0], raised[0]):
        return None
    try:
        code = conversion.compose(conversion.compose(printed.codes[0], base[0]), base[0])
    except conversion.UnitError:
        return None
    return Printed((code,), printed.start, start + len(raised[0]))


def _has_rate(code: str) -> bool:
    """Whether "a day" makes a rate of it: 12 km a day is how far, $12 a day is how much."""
    dimension = conversion.unit(code).dimension
    return dimension.startswith("currency:") or dimension in ("volume", "mass", "energy", "data")


def per_after(source: str, norm: str, end: int, code: str = "1") -> Printed | None:
    """A rate of a number that has its unit already, or none: $15/hour, 400 per year."""
    printed = _divided(source, norm, Printed((code,), end, end))
    return printed if printed.end > end else None


def _composed(source: str, norm: str, start: int, token: str) -> Printed | None:
    """kg/cm³, J/m^2: both parts are units, the whole is none of the table's."""
    above, slash, below = token.partition("/")
    if not slash or not below or len(token) > 40:
        if "^" in token:
            plain = _RAISED.sub(r"\1", token)
            if codes := codes_of(plain, plain):
                return _divided(source, norm, Printed(codes, start, start + len(token)))
        return None
    stop = start + len(above)
    codes = codes_of(source[start:stop], above)
    if codes is None or above in _NOT_UNITS:
        return None
    return _divided(source, norm, Printed(codes, start, stop))


def chosen(codes: tuple[str, ...], locale: Locale, *, context: str) -> tuple[str, tuple[str, ...]]:
    """The unit that the locale means, and what else the print may mean."""
    if len(codes) == 1:
        return codes[0], ()
    first = codes[0]
    for wanted in locale.units.values():
        if wanted in codes:
            first = wanted
            break
    if context in codes:
        first = context
    if "USD" in codes:  # thirty dollars are none of the print's doing, but of its place
        return first, ()
    return first, tuple(code for code in codes if code != first)


_WEIGHED = Pattern(r"\b(?:weigh\w*|heav\w*|pounds? of|bag|baby|fat|kg|kilos?|tons?|tonnes?)\b")
_OPEN_QUOTE = Pattern(r"(?:^|[ (])'(?=[a-z])[^']*$")
_SKY = Pattern(r"\b(?:telescopes?|cameras?|hubble|angular|astronom\w*|sky|latitude|longitude)\b")
_TURNED = Pattern(
    r"\b(?:rotat\w*|turn\w*|angles?|tilt\w*|slopes?|sloping|bends?|bent|spin\w*|inclin\w*|lean\w*|"
    r"latitude|longitude|bearing|heading|axis|arc|swivel\w*|pivot\w*|pan|field of view)\b"
)


def context_of(
    codes: tuple[str, ...], norm: str, start: int, end: int, *, large: bool, sterling: bool
) -> str:
    """What the words around make of an ambiguous print: pounds are weighed where nothing near
    speaks
    of money and the number is no million, degrees are turned where something turns."""
    window = reach(norm, start, 60), min(len(norm), end + 30)
    if "[lb_av]" in codes and not large and not _MONEY_WORDS.search(norm, *window):
        return "[lb_av]" if not sterling or _WEIGHED.search(norm, *window) else ""
    if "'" in codes and _SKY.search(norm, *window):
        return "'"
    if "''" in codes and _SKY.search(norm, *window):
        return "''"
    if "deg" in codes and _TURNED.search(norm, *window):
        return "deg"
    return ""
