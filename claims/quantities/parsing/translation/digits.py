"""Digits as English groups them: 12 345,123 and 1.234,5 become 12,345.123 and 1,234.5."""

from __future__ import annotations

import re

# 12 345,6; 1'234'567; 1.234,5 and 1,234.5; ,89
NUMBER = (
    r"(?<![\d.,])\d{1,3}(?: \d{3}){1,9}(?![\d']| \d{3}(?!\d)|[.]\d)(?:,\d+)?"
    r"|\d{1,3}(?:'\d{3}){1,9}(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,]\d+)*|(?<![^\s(\[])[,.]\d+"
)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMA = re.compile(r"\d*,\d+")
_SWAPPED = str.maketrans(".,", ",.")


def in_english(digits: str, *, comma: bool) -> str:
    """`comma`: it stands before the decimals here. What no rule knows stays as it is printed."""
    if "'" in digits:
        return digits.replace(",", ".").replace("'", ",")
    if " " in digits:
        return digits.replace(",", ".").replace(" ", ",")
    if comma and (_GROUPS.fullmatch(digits) or _COMMA.fullmatch(digits)):
        return digits.translate(_SWAPPED)
    return digits


def ordinal(digits: str) -> str:
    """1st, 22nd, 13th"""
    last = "" if digits[-2:-1] == "1" else digits[-1]
    return digits + {"1": "st", "2": "nd", "3": "rd"}.get(last, "th")
