"""What a workbook's number format makes of a number, as far as it says something about the number.

A spreadsheet shows 0.123 as “12.3%” and 5 as “ca. 5”: sign, currency and words belong to what is
printed. The digits are those of the cell, not the fewer that a narrow format shows. A format that
shows a number divided (0.0,,"M") is refused where it has words: nobody knows which is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# Quoted words, an escaped letter, a currency or locale, a condition or colour, padding.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-[^\]]*)?\]|(\[[^\]]*\])|([_*].)|([0#?@][0#?.,Ee+\-]*)|(.)',
    re.DOTALL,
)
_SHOWN = "$€£¥₴₽₹%+() "  # what stands in a format for itself
_GENERAL = re.compile(r"\[?general\]?", re.IGNORECASE)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


class NotShown(ValueError):
    """A format of which nobody can tell what it shows of a number."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The words before and behind a number, and how many decimals it shows at least."""

    before: str = ""
    behind: str = ""
    decimals: int = 0
    percent: bool = False


@lru_cache(maxsize=256)
def number_format(code: str) -> NumberFormat:
    """What a format makes of a number that is not negative. Raises NotShown."""
    section = _sections(code)[0]
    if _GENERAL.search(section):
        section = _GENERAL.sub("0", section, count=1)
    parts: dict[str, str] = {"before": "", "digits": "", "behind": ""}
    for token in _TOKEN.finditer(section):
        quoted, escaped, currency, _, padding, digits, other = token.groups()
        words = next((each for each in (quoted, escaped, currency) if each is not None), "")
        if digits and not parts["digits"]:
            parts["digits"] = digits
        elif not padding:
            words = words or (other if other and other in _SHOWN else "")
            parts["behind" if parts["digits"] else "before"] += words
    return _checked(code, **parts)


def _checked(code: str, before: str, digits: str, behind: str) -> NumberFormat:
    words = (before + behind).strip(" ()+%")
    scaled = digits.endswith(",") and digits.strip(",") != ""
    if not digits or (scaled and words) or any(c.isdigit() for c in words):
        raise NotShown(code)
    decimals = digits.partition(".")[2]
    places = len(decimals) - len(decimals.lstrip("0")) if decimals else 0
    return NumberFormat(before.strip(" ("), behind.rstrip(" )"), places, "%" in before + behind)


def _sections(code: str) -> list[str]:
    """The parts for positive, negative and other numbers; a semicolon in words is none."""
    hidden = _LITERALS.sub(lambda match: "\0" * len(match[0]), code)
    ends = [at for at, c in enumerate(hidden) if c == ";"]
    starts = [0, *(end + 1 for end in ends)]
    return [code[start:end] for start, end in zip(starts, [*ends, len(code)], strict=True)]


def shown(value: int | float, code: str) -> str:
    """A number as its format prints it, with all its digits. Raises NotShown."""
    how = number_format(code)
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    exact = exact * 100 if how.percent else exact
    digits = f"{exact:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    missing = how.decimals - len(digits.partition(".")[2])
    if missing > 0:
        digits += "." * ("." not in digits) + "0" * missing
    return f"{_spaced(how.before)}{digits}{how.behind}"


def _spaced(before: str) -> str:
    return f"{before} " if before[-1:].isalpha() or before.endswith(".") else before


def date_precision(code: str) -> str:
    """How finely a format shows a date: year, month, day or minute."""
    letters = "".join(_DATE.findall(_LITERALS.sub("", code))).lower()
    if "h" in letters or "s" in letters:
        return "minute"
    if "d" in letters:
        return "day"
    return "month" if "m" in letters else "year"
