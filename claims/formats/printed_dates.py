"""Dates as pages and data sets print them, as the partial dates of records.

A time with an offset is known to the minute. A time without one, or with the letters of a zone, is
of a clock that nobody knows, and midnight is what a program prints for a day: all are read as the
day. A date that may be either of two is not read, unless the caller knows the order.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1
    )
}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = re.compile(
    r"[T\s,-]*\s*(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-](?:0\d|1[0-4]):?[0-5]\d|[A-Z]{3,5})?",
    re.IGNORECASE | re.ASCII,
)
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SHAPES = [
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        _WEEKDAY + r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?!\d|[-/.:])",
        _WEEKDAY + rf"{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}})",
        _WEEKDAY + rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)",
        _WEEKDAY + r"(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4})",
    )
]
_FULL_MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)


def read_date(text: str, *, day_first: bool = False) -> str | None:
    """A partial date of a record (2022, 2022-03, 2022-03-05, 2022-03-05T14:30+01:00), or None if
    the text is none, or one of two. `day_first` says that 1-10-2020 is the first of October."""
    text = text.strip()
    for shape in _SHAPES:
        if found := shape.match(text):
            day = _day(found, day_first)
            return day and _with_time(day, text[found.end() :])
    return None


def _day(found: re.Match[str], day_first: bool) -> str | None:
    parts = found.groupdict()
    year, month, day = int(parts["year"]), parts.get("month"), parts.get("day")
    if parts.get("one"):
        month, day = _in_order(parts["one"], parts["two"], day_first)
    if parts.get("name"):
        month = _month(parts["name"])
    if month is None:
        return f"{year:04}" if year and "name" not in parts and "one" not in parts else None
    try:
        known = date(year, int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return known if day else known[:7]


def _in_order(one: str, two: str, day_first: bool) -> tuple[str | None, str | None]:
    """Month and day: told by the caller, or by the number that is no month."""
    if day_first or int(one) > 12 or one == two:
        return two, one
    return (one, two) if int(two) > 12 else (None, None)


def _month(name: str) -> str | None:
    name = name.lower()
    number = _MONTHS.get(name[:3])
    full = _FULL_MONTHS[number - 1] if number else ""
    known = full.startswith(name) or name == "sept"
    return str(number) if number and known else None


def _with_time(day: str, rest: str) -> str | None:
    if not rest.strip():
        return day
    time = _TIME.fullmatch(rest)
    if time is None or len(day) != len("2022-03-05"):
        return None
    offset, hour = _offset(time["offset"]), _hour(int(time["hour"]), time["half"])
    if not offset or hour is None or not (hour or int(time["minute"]) or int(time["second"] or 0)):
        return day
    return f"{day}T{hour:02}:{time['minute']}{offset}"


def _hour(printed: int, half: str | None) -> int | None:
    """Of 24, or None where a half of the day is named and there is no such hour in it."""
    if not half:
        return printed
    return printed % 12 + 12 * (half[0].lower() == "p") if 1 <= printed <= 12 else None


def _offset(printed: str | None) -> str:
    if not printed:
        return ""
    if printed.upper() in {"Z", "UTC", "GMT"}:
        return "Z"
    if printed.isalpha():
        return ""  # IST is three offsets
    digits = printed.replace(":", "")
    return f"{digits[:3]}:{digits[3:]}"
