"""Numbers in digits: 1,300, 1 300, 2.75, 6.2x10^4, and what is more than one number or none."""

from __future__ import annotations

from decimal import Decimal

from claims.quantities.parsing.numeral import Numeral, Refused
from claims.quantities.parsing.patterns import Pattern

_LONGEST = 40  # digits; the record takes thirty before the point and eighteen after it

_BLOB = Pattern(r"\d+(?:[.,]\d+)*")
_SPACED = Pattern(
    r"(?!\d{1,3} 7[0-8]7(?:-|s\b| (?:max|dreamliner|jet|plane|aircraft|airliner)))"
    r"\d{1,3}(?: \d{3}){1,9}(?![\d]| \d{3}\b|[.,]\d{3}\b| ?[-/:]\d)(?:[.,]\d+)?"
)
_TOKENISED = Pattern(r"(?:\d{1,3}(?: , \d{3}){1,9}(?! ?\d)(?: \. \d+)?|\d+ \. \d+)(?![\d])")
_SWISS = Pattern(r"\d{1,3}(?:'\d{3}){1,9}(?:\.\d+)?(?!['\d])")
_ENGLISH = Pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = Pattern(r"\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?")
_DECIMAL = Pattern(r"\d+\.\d+")
_POWER = Pattern(
    r"e([+-]?\d{1,3})(?![a-z\d])| ?[x*·] "
    r"?(\d{1,2})(?:\^([+-]?\d{1,3})|(-\d{1,2})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?!\d|[.,]\d)"
)
_TEN = Pattern(r"(\^[+-]?\d{1,2}|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\d)")
_BEFORE_A_POWER = frozenset("ex*·")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def digits_at(norm: str, start: int) -> Numeral | Refused:
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
    if len(text) <= 3 and norm.startswith("'", end) and (swiss := _SWISS.match(norm, start)):
        text, end = swiss.group().replace("'", ""), swiss.end()
    if text == "10" and (match := _TEN.match(norm, end)):
        power = Decimal(10) ** int(match[1].lstrip("^").translate(_SUPERSCRIPTS))
        return Numeral(start, match.end(), power, power, power, "rounded", number_end=match.end())
    plain = text if text.isdecimal() else _plain(text)
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


def _plain(text: str) -> str | None:
    """The digits with a point alone, or None where a comma or point has two meanings."""
    if _DECIMAL.fullmatch(text):
        return text
    if _ENGLISH.fullmatch(text) or _INDIAN.fullmatch(text):
        return text.replace(",", "")
    return None


def _with_power(norm: str, numeral: Numeral) -> Numeral:
    """1.3e6, 6.23x10^-4, 2.48×10⁻⁵ and 8x2^10."""
    follows = norm[numeral.end : numeral.end + 2]
    if follows.lstrip(" ")[:1] not in _BEFORE_A_POWER:
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
