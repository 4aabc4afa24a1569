"""Dates, years and times of day."""

from __future__ import annotations

import re

from claims.quantities.parsing.non_quantities.nouns import is_noun, is_plural, next_word
from claims.quantities.parsing.patterns import Pattern
from claims.quantities.parsing.words import any_phrase, any_word, phrases
from claims.quantities.vocabulary.english import counting, dates

_MONTHS = any_word(dates.MONTHS, dates.SHORT_MONTHS)
_IN_CAPITALS = frozenset(dates.MONTHS_IN_CAPITALS.split())
_CROWDS = frozenset(f"{counting.PLURALS} {counting.CROWDS}".split())
_AFTER_A_YEAR = frozenset(dates.AFTER_A_YEAR.split())
_MONTH_AFTER = Pattern(
    rf"(?:(?: ?- ?| to | and | or | & |, )\d{{1,2}}(?:st|nd|rd|th)?)?(?: of)?[ -]({_MONTHS})\b"
    r"(?! day\b)"
)
_MONTH_BEFORE = Pattern(rf"(?:^|[^a-z])({_MONTHS}) ?\.? ?(?:the )?$")
_MONTH_ENDS = frozenset(month[-3:] for month in f"{dates.MONTHS} {dates.SHORT_MONTHS} the".split())
_YEAR_TAIL = Pattern(r"(?:\.?,? ?|-)\d{4}\b")
_YEAR_AND = Pattern(r"(?<![\d,.$£€])(?:1[89]|20)\d\d(?:,|,? and|,? or) $")
_ERA = Pattern(r" ?(?:BC|BCE|AD|CE)\b")
_BEFORE_AN_ERA = frozenset("ABC")
_DAY_TAIL = Pattern(
    r"(?:st|nd|rd|th)?(?: ?(?:-|–|to|and|&) ?\d{1,2}(?:st|nd|rd|th)?\b(?! ?[%a-z]))?(?: ?, "
    r"?(?:\d{4})\b| \d{4}\b)?"
)
WHOSE_YEAR = tuple(f"{word} " for word in phrases(dates.WHOSE_YEAR))
_YEAR_BEFORE = Pattern(
    rf"(?:(?:^|[^a-z])(?:{any_phrase(dates.BEFORE_A_YEAR)})|(?:{any_word(dates.MONTHS)}) ?,?) ?$"
)
_OCLOCK = Pattern(r" ?o'clock")
_PAST = Pattern(
    r"(?:half[ -]past|quarter[ -](?:past|to)) "
    rf"(?:\d{{1,2}}|{any_word(dates.HOURS)})\b(?![.,]?\d|-)"
)


def date(source: str, norm: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a date that holds the day or year at start..end lies."""
    digits = norm[start:end]
    if not digits.isdecimal() or len(digits) > 4:
        return None
    day = len(digits) <= 2 and 1 <= int(digits) <= 31
    if day and (match := _MONTH_AFTER.match(norm, end)) and _is_month(source, match):
        return start, _with_year(norm, match.end())
    ends_in_month = norm[max(0, start - 8) : start].rstrip(" .")[-3:] in _MONTH_ENDS
    before = _MONTH_BEFORE.search(norm, max(0, start - 14), start) if ends_in_month else None
    if before and (day or len(digits) == 4) and _is_month(source, before):
        if len(digits) == 4:
            return before.start(1), end
        tail = _DAY_TAIL.match(norm, end)
        return before.start(1), tail.end() if tail else end
    return None


def month_end(norm: str, end: int) -> int | None:
    """Where a date ends whose month follows, with its year."""
    match = _MONTH_AFTER.match(norm, end)
    return _with_year(norm, match.end()) if match else None


def _with_year(norm: str, end: int) -> int:
    tail = _YEAR_TAIL.match(norm, end)
    return tail.end() if tail else end


def _is_month(source: str, match: re.Match[str]) -> bool:
    if match[1] in _IN_CAPITALS:
        return source[match.start(1)].isupper()
    return True


def year(norm: str, start: int, end: int) -> bool:
    """Whether four digits are a year: a preposition stands before, or nothing counted after."""
    digits = norm[start:end]
    if end - start != 4 or not digits.isdecimal() or not "1500" <= digits <= "2150":
        return False
    noun = next_word(norm, end)
    if noun in _AFTER_A_YEAR:
        return True
    counted = is_noun(noun) and is_plural(noun)
    if _YEAR_AND.search(norm, max(0, start - 10), start):
        return True
    if norm.endswith(WHOSE_YEAR, 0, start) and digits >= "1900" and digits[2:] != "00":
        return True
    if _YEAR_BEFORE.search(norm, max(0, start - 16), start):
        return not counted or digits >= "1900"
    return digits >= "1800" and not counted


def years(norm: str, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether two numbers between which something happened are years: between 1750 and 1850 wages
    barely moved."""
    digits = norm[slice(*first)], norm[slice(*last)]
    if not all(len(each) == 4 and each.isdecimal() and "1500" <= each <= "2100" for each in digits):
        return False
    return digits[0] < digits[1] and next_word(norm, last[1]) not in _CROWDS


def era(source: str, start: int, end: int) -> tuple[int, int] | None:
    """500 BC; AD 79."""
    begins = source[end : end + 2].lstrip(" ")[:1] in _BEFORE_AN_ERA
    if begins and (match := _ERA.match(source, end)):
        return start, match.end()
    return (start - 3, end) if source.endswith("AD ", 0, start) else None


def clock(norm: str, start: int, end: int) -> int | None:
    """Nine o'clock, half past nine."""
    match = _OCLOCK.match(norm, end) if norm.startswith(("o'", " o'"), end) else None
    if match is None and norm.startswith(("half", "quarter"), start):
        match = _PAST.match(norm, start)
    return match.end() if match else None
