"""Filters by a date: from when, before when and until when; and by days that have some in common.

`date_fields` reads the dates. What is said there is compared by the clocks of its place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q

from claims.api.filtering import date_fields
from claims.api.filtering.filters import Filter
from claims.models.dates import EARLIEST
from claims.queries import said_days

DATE = "A partial date means its first instant: 2022 is 2022-01-01T00:00Z."
ALL_OF_IT = "A day, a month or a year is included to its end."
DAY_THERE = (
    "A day is the day there, by the clocks of the place where it was said; a month or a year means "
    "its first day."
)


class InstantFilter(Filter):
    field_class = date_fields.Instant


class DayThereFilter(Filter):
    """When something was said: a day is compared in another way than an instant."""

    field_class = date_fields.DayThere

    def sql_key(self, value: date) -> bool:
        return isinstance(value, datetime)

    def placeholder(self, number: int, sql_key: bool) -> date:
        instant = EARLIEST + timedelta(number)
        return instant if sql_key else instant.date()


class UntilThereFilter(DayThereFilter):
    """Said at an instant or before, or before the day after a day, a month or a year."""

    field_class = date_fields.Until


class UntilFilter(UntilThereFilter):
    """At an instant or before; a day, a month or a year is over before the next day begins."""

    def __init__(self, name: str, help_text: str, **more: Any) -> None:
        super().__init__(
            lambda value: Q(
                **{f"{name}__lte" if isinstance(value, datetime) else f"{name}__lt": _begun(value)}
            ),
            help_text,
            **more,
        )

    def sql_value(self, value: date) -> datetime:
        return _begun(value)


def _begun(value: date) -> datetime:
    """An instant, or the first one of a day."""
    return value if isinstance(value, datetime) else datetime.combine(value, time(), UTC)


class SpanFilter(Filter):
    """Days that have one in common with those asked for."""

    field_class = date_fields.Span


class SpanSinceFilter(Filter):
    field_class = date_fields.SpanSince


class SpanBeforeFilter(Filter):
    field_class = date_fields.SpanBefore


class SpanUntilFilter(Filter):
    field_class = date_fields.SpanUntil


def since(name: str, what: str, **more: Any) -> InstantFilter:
    return InstantFilter(f"{name}__gte", f"{what} at this time or later. {DATE}", **more)


def before(name: str, what: str, **more: Any) -> InstantFilter:
    return InstantFilter(f"{name}__lt", f"{what} before this time. {DATE}", **more)


def until(name: str, what: str, **more: Any) -> UntilFilter:
    return UntilFilter(name, f"{what} at this time or before. {ALL_OF_IT}", **more)


def said_since(name: str, what: str, **more: Any) -> DayThereFilter:
    help_text = f"{what} at this time or later. {DAY_THERE}"
    return DayThereFilter(said_days.since(name), help_text, **more)


def said_before(name: str, what: str, **more: Any) -> DayThereFilter:
    help_text = f"{what} before this time. {DAY_THERE}"
    return DayThereFilter(said_days.before(name), help_text, **more)


def said_until(name: str, what: str, **more: Any) -> UntilThereFilter:
    help_text = f"{what} at this time or before. {ALL_OF_IT}"
    return UntilThereFilter(said_days.until(name), help_text, **more)
