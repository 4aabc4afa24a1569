"""A date in a query string: an instant, or a day, month or year, which is as long as it says.

`2022-03` begins with its first instant and ends with its last one. “From” means its beginning,
“before” as well, and “until” its end.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange

from claims.api.filtering.fields import Value
from claims.api.filtering.parameters import quoted
from claims.models.dates import EARLIEST, LATEST, last_day, read_partial_date

PARTIAL_FORM = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
INSTANT_FORM = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
)
# The years 1 to 9998, as EARLIEST and LATEST have them.
YEAR = "(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-8][0-9]{3}|9[0-8][0-9]{2}|99[0-8][0-9]|999[0-8])"
PARTIAL = {"pattern": f"^{YEAR}(-(0[1-9]|1[0-2]))?$"}
A_DAY = timedelta(days=1)


class Instant(Value):
    """An instant with its time zone, or a partial date, which means its first instant."""

    schema = {
        "type": "string",
        "anyOf": [{"format": "date"}, {"format": "date-time"}, PARTIAL],
        "examples": ["2022", "2022-03", "2022-03-05", "2022-03-05T14:30:00Z"],
    }

    def read(self, text: str) -> datetime:
        try:
            if PARTIAL_FORM.fullmatch(text):
                return read_partial_date(text)[0]
            if not INSTANT_FORM.fullmatch(text):
                raise ValueError
            instant = datetime.fromisoformat(text).astimezone(UTC)
            if not EARLIEST <= instant <= LATEST:
                raise ValueError
        except (ValueError, OverflowError, ValidationError):
            raise ValidationError(
                f"{quoted(text)} is not a date from the years 1 to 9998: write 2022, 2022-03, "
                "2022-03-05 or 2022-03-05T14:30:00Z (a “+” is written %2B).",
                "invalid_date",
            ) from None
        return instant

    def placeholder(self, number: int) -> datetime:
        return EARLIEST + timedelta(microseconds=number)


class DayThere(Value):
    """An instant with its time zone; or a day, or the first day of a month or a year, by the clocks
    of a place."""

    INSTANT = Instant()
    schema = Instant.schema

    def read(self, text: str) -> date:
        instant = self.INSTANT.read(text)
        return instant.date() if PARTIAL_FORM.fullmatch(text) else instant


class Until(DayThere):
    """An instant with its time zone; or the day after a day, a month or a year, which is over by
    then."""

    def read(self, text: str) -> date:
        return _day_after(text) if PARTIAL_FORM.fullmatch(text) else super().read(text)


def _day_after(text: str) -> date:
    """The first day that no longer belongs to a partial date."""
    DayThere.INSTANT.read(text)
    instant, precision = read_partial_date(text)[:2]
    return last_day(instant, precision) + A_DAY


class Day(Value):
    """One day."""

    schema = {"type": "string", "format": "date"}

    def read(self, text: str) -> date:
        try:
            if len(text) != 10 or not PARTIAL_FORM.fullmatch(text):
                raise ValueError
            day = date.fromisoformat(text)
            if not EARLIEST.date() <= day <= LATEST.date():
                raise ValueError
        except ValueError:
            raise ValidationError(
                f"{quoted(text)} is not a day from the years 1 to 9998: write 2022-03-05.",
                "invalid_date",
            ) from None
        return day

    def placeholder(self, number: int) -> date:
        return EARLIEST.date() + timedelta(number)


class Span(Value):
    """A day, a month or a year: the days that lie in it, as a range."""

    schema = {
        "type": "string",
        "anyOf": [{"format": "date"}, PARTIAL],
        "examples": ["2022", "2022-03", "2022-03-05"],
    }

    def read(self, text: str) -> Any:
        if not PARTIAL_FORM.fullmatch(text):
            raise ValidationError(
                f"{quoted(text)} is not a day, a month or a year: write 2022-03-05, 2022-03 or "
                "2022.",
                "invalid_date",
            )
        return self.days(DayThere().read(text), _day_after(text))

    def days(self, first: date, after: date) -> Any:
        return DateRange(first, after)

    def placeholder(self, number: int) -> Any:
        first = EARLIEST.date() + timedelta(number)
        return self.days(first, first + A_DAY)


class SpanSince(Span):
    """From the first day of a day, month or year on."""

    def days(self, first: date, after: date) -> Any:
        return DateRange(first, None)


class SpanBefore(Span):
    """Before the first day of a day, month or year."""

    def days(self, first: date, after: date) -> Any:
        return DateRange(None, first)


class SpanUntil(Span):
    """Up to the last day of a day, month or year."""

    def days(self, first: date, after: date) -> Any:
        return DateRange(None, after)


class Days(Value):
    """A first and a last day, both included, joined by a slash as in ISO 8601."""

    DAY = f"{YEAR}-(0[1-9]|1[0-2])-[0-3][0-9]"
    schema = {
        "type": "string",
        "pattern": f"^{DAY}/{DAY}$",
        "examples": ["2022-03-01/2022-03-31"],
    }

    def read(self, text: str) -> tuple[date, date]:
        first, slash, last = text.partition("/")
        if not slash:
            raise ValidationError(
                f"{quoted(text)} is no period: write 2022-03-01/2022-03-31.", "invalid_period"
            )
        days = Day().read(first), Day().read(last)
        if days[0] > days[1]:
            raise ValidationError(f"{quoted(text)} ends before it begins.", "invalid_period")
        return days
