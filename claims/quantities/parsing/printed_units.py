"""The unit that stands after a number: km, per cent, m², °C, five-year-old."""

from __future__ import annotations

from functools import lru_cache

from claims.quantities.parsing.money_forms import PREFIXES, SCALED
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed, codes_of
from claims.quantities.parsing.rates import NO_UNITS, composed, divided
from claims.quantities.parsing.unit_forms import SYMBOLS, WORDS
from claims.quantities.parsing.words import any_phrase
from claims.quantities.vocabulary.english import measures

_TOKEN = Pattern(
    r"( ?- ?| |)([^\W\d_][^\s,;:!?()\"“”{}<>—\[\]]{0,40}|[%‰°$€£¥₹₽₴₺₩₪₫₱฿₦₡₲₸₾₭₿¢\"'′″])"
)
_BRACKETED = Pattern(r" ?(?:[\[{<]([^\s\]}>]{1,12})[\]}>]|\(((?![abcdhs]\))[^\s)\d]{1,12})\))")
_OPEN_QUOTE = Pattern(r"(?:^|[ (])'(?=[a-z])[^']*$")
_AFTER_INCHES = Pattern(rf"(?:$|[.,;:)\]!?]| (?:{any_phrase(measures.AFTER_INCHES)}))")
_MANY_WON = Pattern(r"(?:illion|thousand|000|bn|hundred) $")
_ON_SCALE = Pattern(r" on the (celsius|fahrenheit) scale")
_AFTER_LETTER = Pattern(rf"-(?:\d[\d.,]*[a-z]$|(?:{any_phrase(measures.AFTER_METRES)})$)")
_WHEN = Pattern(r" (?:earlier|ago|later|before|after|old)\b")  # 500 a year earlier is no rate
_AGES = ("a_j", "mo_j", "wk", "d", "h")
_AGE = Pattern(r"(?: ?- ?| )olds?\b|s?(?: |-)of age\b|s\b(?<=olds)")
_NOUN = Pattern(r" (?:[a-z]+s|from|and|to)\b")


def _longest_by_first_word() -> dict[str, int]:
    """How many words the longest form has that begins with a word."""
    longest: dict[str, int] = {}
    for form in WORDS:
        first, space, rest = form.partition(" ")
        if space:
            longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
    return longest


_LONGEST = _longest_by_first_word()


@lru_cache(maxsize=8)  # several rules ask for the unit of one number
def unit_after(
    source: str, norm: str, end: int, *, money: bool = False, words: bool = False
) -> Printed | None:
    """The unit that follows; `money`: the number has a currency already; `words`: it is in
    words."""
    if match := _TOKEN.match(norm, end):
        gap, token = match[1], match[2]
        start = match.start(2)
        if gap in ("- ", " -") or (gap == " - " and token.split("-")[0] not in WORDS):
            return None
        if not token[0].isalpha():
            found = _sign_after(norm, token, gap, start, money)
            return divided(source, norm, found) if found and token in PREFIXES else found
        return _word_after(source, norm, start, token.rstrip(".'"), glued=not gap, words=words)
    if match := _BRACKETED.match(norm, end):
        start, stop = match.span(match.lastindex or 0)
        form = norm[start:stop]
        codes = None if form in NO_UNITS else codes_of(source[start:stop], form)
        return Printed(codes, end, match.end()) if codes else None
    return None


def _sign_after(norm: str, sign: str, gap: str, start: int, money: bool) -> Printed | None:
    if sign in "%‰":
        return _points(norm, Printed(SYMBOLS[sign], start, start + 1))
    if sign == "°":
        if match := _ON_SCALE.match(norm, start + 1):
            return Printed(("Cel",) if match[1] == "celsius" else ("[degF]",), start, match.end())
        letter = norm[start + 1 : start + 2]
        follows = norm[start + 2 : start + 3]
        if letter in ("c", "f") and not follows.isalpha():
            return Printed(("Cel",) if letter == "c" else ("[degF]",), start, start + 2)
        return Printed(SYMBOLS["°"], start, start + 1)
    if sign == "'" and _OPEN_QUOTE.search(norm, max(0, start - 80), start):
        return None
    if sign in "\"'":
        if (
            gap
            or norm.count('"', max(0, start - 200), start) % 2
            or norm[start + 1 : start + 2].isalpha()
        ):
            return None
        return Printed(SYMBOLS[sign], start, start + 1)
    if (
        money
        or norm[start + 1 : start + 2].isdecimal()
        or (norm.startswith(" ", start + 1) and norm[start + 2 : start + 3].isdecimal())
    ):
        return None
    codes = PREFIXES.get(sign) or SYMBOLS.get(sign)
    return Printed(codes, start, start + 1) if codes else None


def _points(norm: str, percent: Printed) -> Printed:
    """12 % points, 12 %-point."""
    for points in (" points", "-point", " point"):
        if norm.startswith(points, percent.end):
            return Printed(("percentage_point",), percent.start, percent.end + len(points))
    return percent


def _word_after(
    source: str, norm: str, start: int, token: str, *, glued: bool, words: bool
) -> Printed | None:
    if _is_no_unit(source[start : start + len(token)], token):
        return None
    most = _LONGEST.get(token) or _LONGEST.get(f"{token}.") or 0
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
        if form in NO_UNITS and not _is_unit_here(norm, start, token, words=words):
            continue
        if len(form) == 1 and not (
            _is_whole(form, token) and _is_letter(source, norm, start, glued=glued)
        ):
            continue
        if form == "stone" and _NOUN.match(norm, stop):
            continue
        if scaled := SCALED.get(form):
            return Printed((scaled[0],), start, stop, scaled[1])
        if codes := codes_of(source[start:stop], form):
            return _aged(norm, divided(source, norm, Printed(codes, start, stop)))
    return composed(source, norm, start, token)


@lru_cache(maxsize=4096)
def _is_no_unit(printed: str, token: str) -> bool:
    """Whether it is a plain word, as what follows a number mostly is."""
    if len(token) < 2 or not token.isalpha() or token in ("am", "pm") or token in SCALED:
        return False
    return not ({token, f"{token}."} & _LONGEST.keys() or codes_of(printed, token))


def _is_unit_here(norm: str, start: int, form: str, *, words: bool) -> bool:
    """5 in, 400 trillion won: a word of every day that is a unit where it stands."""
    if form == "won":
        return bool(_MANY_WON.search(norm, max(0, start - 10), start))
    return form == "in" and not words and bool(_AFTER_INCHES.match(norm, start + 2))


def _is_whole(form: str, token: str) -> bool:
    """Whether a letter is a word of its own: 5m, 5m-deep, 3m-4m; not 5 T-72."""
    return form == token or bool(_AFTER_LETTER.match(token, 1))


def _is_letter(source: str, norm: str, start: int, *, glued: bool) -> bool:
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
        if form.startswith(("a ", "an ")) and _WHEN.match(norm, start + len(form)):
            continue
        if codes := codes_of(source[start : start + len(form)], form):
            return divided(source, norm, Printed(codes, start, start + len(form)))
    return None
