"""Values of columns in words: numbers in all their digits, dates as far as they are known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from psycopg.types.range import Range

from claims.models.dates import partial_date
from claims.models.fields import trim
from claims.queries.history.states import Names, State
from claims.queries.history.tables import Column


def said(column: Column, state: State | None, names: Names) -> str:
    """A column of a state in words; empty where it says nothing."""
    if state is None:
        return ""
    value, *beside = column.value(state)
    if value is None or value == "":
        return ""
    if column.is_partial_date:
        return partial_date(value, *beside) or ""
    if column.field.is_relation:
        return names.of(column.field, value)
    if column.field.choices:
        return str(dict(column.field.flatchoices).get(value, value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{trim(value):f}"
        case datetime():
            return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        case Range():
            return _days(value)
        case _:
            return str(value)


def _days(days: Range[date]) -> str:
    """From the first to the last day, both within."""
    if days.lower is None or days.upper is None:
        return str(days)
    first = days.lower if days.lower_inc else days.lower + timedelta(days=1)
    last = days.upper if days.upper_inc else days.upper - timedelta(days=1)
    return str(first) if first == last else f"{first} to {last}"
