"""One unit per another: $350 per kg, 12 km a day, J/m² per year."""

from __future__ import annotations

import re

from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.printed import Printed, codes_of
from claims.quantities.parsing.unit_forms import WORDS
from claims.quantities.units.conversion import UnitError, compose, unit
from claims.quantities.vocabulary.english import measures, money

_PER = Pattern(
    r"( per | an? |-an?-|/ ?)([a-z][a-z0-9²³^-]*)(?! "
    r"(?:earlier|ago|later|before|after|from|old|into|long)\b)"
)
_TWO_OR_THREE = Pattern(r"[a-z]+ [a-z]+(?: [a-z]+)?(?![a-z])")
_SQUARED = Pattern(r"([a-z]+)\^?[2²]")
_RAISED = Pattern(r"\^([23])")
_PER_ONE = frozenset(money.PER.split())
NO_UNITS = frozenset(measures.NO_UNITS.split())


def divided(source: str, norm: str, printed: Printed) -> Printed:
    """$350 per kg; 20 J/m² per year; 4 km cubed."""
    for _ in range(2):
        match = _PER.match(norm, printed.end)
        if match is None:
            break
        form = match[2] if match[2] in WORDS else match[2].split("-")[0]
        if match[1][1:2] == "a" and (form not in _PER_ONE or not _has_rate(printed.codes[0])):
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
    printed = divided(source, norm, Printed((code,), end, end))
    return printed if printed.end > end else None


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
