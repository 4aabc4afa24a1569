"""One unit per another: $350 per kg, 12 km a day, J/m² per year."""

from __future__ import annotations

import re

from claims.quantities.parsing.non_quantities.nouns import is_noun, next_word
from claims.quantities.parsing.numeral import Numeral
from claims.quantities.parsing.numerals import numeral_at
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed, codes_of
from claims.quantities.parsing.unit_forms import WORDS
from claims.quantities.parsing.words import any_word
from claims.quantities.units.conversion import UnitError, compose, unit
from claims.quantities.vocabulary.english import measures, money
from claims.quantities.vocabulary.english import rates as english

_PER = Pattern(
    r"( per | an? |-an?-| each | every |/ ?)([a-z][a-z0-9²³^-]*)(?! "
    r"(?:earlier|ago|later|before|after|from (?:now|today|then|that|this|the)|old|into|long)\b)"
)
BEFORE_A_RATE = (" per ", " a", "-a", " e", "/")
_RATE = Pattern(
    rf" (?:per |an? |each |every |{any_word(*english.OFTEN.values())}|(?:for|in|to) e|out of every)"
)
_PER_MANY = Pattern(r" (?:per|for every|for each|in every|out of every|to every) (?=\d|[a-z])")
_HAPPENS = Pattern(rf"(?: (?:{any_word(english.HAPPENS)})){{1,2}}(?= (?:each|every) )")
_PER_HEAD = Pattern(rf" (?:per|an?) (?:{any_word(english.HEADS)})(?= (?:per|an?|each|every) )")
_OF_WHAT = Pattern(r" of [a-z][a-z\d-]*(?: [a-z-]+)?(?= (?:per|an?|each|every) )")
_OFTEN = Pattern(rf" ({any_word(*english.OFTEN.values())})\b")
_EACH = {word: code for code, words in english.OFTEN.items() for word in words.split()}
PARTS = {
    100: "%",
    1_000: "[ppth]",
    10_000: "per_10000",
    100_000: "per_100000",
    10**6: "[ppm]",
    10**9: "[ppb]",
}
_TWO_OR_THREE = Pattern(r"[a-z]+ [a-z]+(?: [a-z]+)?(?![a-z])")
_SQUARED = Pattern(r"([a-z]+)\^?[2²]")
_RAISED = Pattern(r"\^([23])")
_TIMES = {word: code for code, words in english.TIMES.items() for word in words.split()}
_PER_ONE = frozenset(money.PER.split())
NO_UNITS = frozenset(measures.NO_UNITS.split())


def divided(source: str, norm: str, printed: Printed) -> Printed:
    """$350 per kg; 20 J/m² per year; 4 km cubed."""
    for _ in range(2):
        begins = norm.startswith(BEFORE_A_RATE, printed.end)
        match = _PER.match(norm, printed.end) if begins else None
        if match is None:
            break
        form = match[2] if match[2] in WORDS else match[2].split("-")[0]
        each = match[1][1:2] in ("a", "e")
        if each and (form not in _PER_ONE or not _has_rate(printed.codes[0])):
            break
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
        if below is None or form in NO_UNITS or below[0] in ("1", "ratio", "%"):
            break
        try:
            code = compose(printed.codes[0], below[0])
        except UnitError:
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
        code = compose(compose(printed.codes[0], base[0]), base[0])
    except UnitError:
        return None
    return Printed((code,), printed.start, start + len(raised[0]))


def _has_rate(code: str) -> bool:
    """Whether "a day" makes a rate of it: 12 km a day is how far, $12 a day is how much."""
    dimension = unit(code).dimension
    return dimension.startswith("currency:") or dimension in ("volume", "mass", "energy", "data")


def per_after(source: str, norm: str, end: int, code: str = "1") -> Printed | None:
    """A rate of a number that has its unit already, or none: $15/hour, 400 per year."""
    if not norm.startswith(BEFORE_A_RATE, end):
        return None
    printed = divided(source, norm, Printed((code,), end, end))
    return printed if printed.end > end else None


def rate_of_counted(source: str, norm: str, end: int) -> Printed | None:
    """What makes a rate of a count, behind what is counted: 25 deaths per 100,000 people; 10,000
    shells a day."""
    if happens := _HAPPENS.match(norm, end):
        end = happens.end()
    if _RATE.match(norm, end) is None:
        return None
    if often := _OFTEN.match(norm, end):
        return Printed((_EACH[often[1]],), end, often.end())
    if (many := _PER_MANY.match(norm, end)) and (parts := _parts(norm, many.end())):
        return Printed(parts.codes, end, parts.end, parts.scale)
    if head := _PER_HEAD.match(norm, end):
        end = head.end()
    match = _PER.match(norm, end)
    if match and match[1] == " per ":
        return per_after(source, norm, end)
    return _each(match) if match and match[2] in _TIMES else None


def rate_of_stuff(source: str, norm: str, end: int, code: str) -> Printed | None:
    """1.8 grams of alcohol per litre of blood; 450 litres per person a day."""
    if (often := _OFTEN.match(norm, end)) and "/" not in code and _has_rate(code):
        return Printed((compose(code, _EACH[often[1]].removeprefix("/")),), end, often.end())
    if not norm.startswith((" of ", " per ", " a ", " an "), end):
        return None
    stuff = _OF_WHAT.match(norm, end) or _PER_HEAD.match(norm, end)
    return per_after(source, norm, stuff.end(), code) if stuff and "/" not in code else None


def _each(match: re.Match[str]) -> Printed:
    return Printed((compose("1", _TIMES[match[2]]),), match.start(), match.end(2))


def _parts(norm: str, start: int) -> Printed | None:
    """One of so many: per 100,000, per million; for every 14 patients, whose scale is a part."""
    numeral = numeral_at(norm, start)
    if not isinstance(numeral, Numeral) or numeral.value < 1:
        return None
    if numeral.value in PARTS:
        return Printed((PARTS[int(numeral.value)],), start, numeral.end)
    whole = next_word(norm, numeral.end)
    counted = numeral.value % 1 == 0 and is_noun(whole) and not codes_of(whole, whole)
    return Printed(("ratio",), start, numeral.end, 1 / numeral.value) if counted else None


def composed(source: str, norm: str, start: int, token: str) -> Printed | None:
    """kg/cm³, J/m^2: both parts are units, the whole is none of the table's."""
    above, slash, below = token.partition("/")
    if not slash or not below or len(token) > 40:
        if "^" in token:
            plain = _RAISED.sub(r"\1", token)
            if codes := codes_of(plain, plain):
                return divided(source, norm, Printed(codes, start, start + len(token)))
        return None
    stop = start + len(above)
    codes = codes_of(source[start:stop], above)
    if codes is None or above in NO_UNITS:
        return None
    return divided(source, norm, Printed(codes, start, stop))
