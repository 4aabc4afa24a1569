"""What a record's values are worth before the database sees them, so that a bad line costs little.

Nothing is decided twice: lengths come from the columns and rules from the models' own constraints,
which are read here as far as they speak of the values at hand. What they cannot tell (a function, a
row not yet found) is left to the database, whose word is last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import DatabaseDefault
from psycopg.types.range import DateRange

from claims.formats.records import Days, Rejection
from claims.models.dates import read_partial_date
from claims.models.fields import BoundedTextField, NumberField

Values = dict[str, Any]
Verdict = bool | None  # None: cannot be told
Fit = Callable[[Any, str], Any]
Check = Callable[[Mapping[str, Any]], Verdict]
UNKNOWN = object()
ORDERS = {"gt", "gte", "lt", "lte"}
INTEGERS: dict[type[Any], int] = {models.SmallIntegerField: 2**15, models.IntegerField: 2**31}


class RowError(Exception):
    """A line that is not taken."""

    def __init__(self, field: str, code: str, reason: str) -> None:
        self.rejection = Rejection(field, code, reason)
        super().__init__(reason)


def clean(model: type[models.Model], values: Values, path: str = "", **unknown: Any) -> Values:
    """The values as the model stores them. `unknown` are those that are decided later."""
    cleaned = {name: _fit(model, name)(value, path) for name, value in values.items()}
    row = _defaults(model) | cleaned | unknown
    for field, code, sentence, check in _rules(model):
        if check(row) is False:
            raise RowError(path + field, code, sentence)
    return cleaned


def check_rules(model: type[models.Model], known: Values, path: str) -> None:
    """What the rules say of a few columns, whatever the others hold."""
    for _, code, sentence, check in _rules(model):
        if check(known) is False:
            raise RowError(path, code, sentence)


def instant(text: str | None, path: str) -> tuple[Any, str]:
    """A partial date as its first instant and its precision."""
    if text is None:
        return None, ""
    try:
        return read_partial_date(text)
    except ValidationError as error:
        raise RowError(path, str(error.code), error.messages[0]) from None


def date_range(days: Days | None) -> DateRange | None:
    return None if days is None else DateRange(days.first, days.last + timedelta(days=1))


@cache
def _fit(model: type[models.Model], name: str) -> Fit:
    """How a value is brought into a column: refused where it does not fit."""
    field = model._meta.get_field(name)
    if isinstance(field, BoundedTextField):
        return partial(_text, name, field.max_length or 0)
    if isinstance(field, NumberField):
        return partial(_number, name, field)
    if type(field) in INTEGERS:
        return partial(_integer, name, INTEGERS[type(field)])
    return lambda value, path: value


def _text(name: str, longest: int, value: str, path: str) -> str:
    if len(value) > longest:
        raise RowError(path + name, "too_long", f"At most {longest} characters.")
    return value


def _number(
    name: str, field: NumberField[Any, Any], value: Decimal | None, path: str
) -> Decimal | None:
    try:
        return field.to_python(value)
    except ValidationError as error:
        raise RowError(path + name, str(error.code), error.messages[0]) from None


def _integer(name: str, limit: int, value: int | None, path: str) -> int | None:
    if value is not None and not -limit <= value < limit:
        raise RowError(path + name, "out_of_range", f"At most {limit - 1}.")
    return value


@cache
def _defaults(model: type[models.Model]) -> Values:
    """What a new row holds where nothing is said; unknown where the database decides."""
    defaults = {field.name: field.get_default() for field in model._meta.local_concrete_fields}
    return {
        name: UNKNOWN if isinstance(value, DatabaseDefault) else value
        for name, value in defaults.items()
    }


@cache
def _rules(model: type[models.Model]) -> list[tuple[str, str, str, Check]]:
    """The field, code, sentence and check of each of a model's CHECK constraints."""
    return [
        (
            _first_field(constraint.condition),
            constraint.violation_error_code or "invalid",
            str(constraint.violation_error_message),
            _check(model, constraint.condition),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]


def _first_field(condition: Any) -> str:
    if isinstance(condition, Q):
        return next(filter(None, map(_first_field, condition.children)), "")
    return str(condition[0]).split("__")[0] if isinstance(condition, tuple) else ""


def _check(model: type[models.Model], condition: Any) -> Check:
    """A condition as a function of a row, by SQL's logic of three values."""
    if isinstance(condition, tuple):
        return _comparison(model, *condition)
    if not isinstance(condition, Q):
        return lambda row: None
    parts = [_check(model, child) for child in condition.children]
    deciding = condition.connector == Q.OR

    def joined(row: Mapping[str, Any]) -> Verdict:
        found: Verdict = not deciding
        for part in parts:
            verdict = part(row)
            if verdict is deciding:
                found = deciding
                break
            if verdict is None:
                found = None
        return found if found is None or not condition.negated else not found

    return joined


def _comparison(model: type[models.Model], lookup: str, wanted: Any) -> Check:
    column = str(vars(wanted)["name"]) if isinstance(wanted, F) else ""
    name, _, how = lookup.partition("__")
    if how in ORDERS and not column:
        field: Any = model._meta.get_field(name)
        wanted = field.to_python(wanted)
    computed = hasattr(wanted, "resolve_expression") and not column
    compare = _COMPARISONS.get(how or "exact", _unknown) if not computed else _unknown

    def compared(row: Mapping[str, Any]) -> Verdict:
        value = row.get(name, UNKNOWN)
        other = row.get(column, UNKNOWN) if column else wanted
        if value is UNKNOWN or other is UNKNOWN:
            return None
        if how == "isnull":
            return (value is None) is wanted
        return None if value is None or other is None else compare(value, other)

    return compared


def _unknown(value: Any, other: Any) -> Verdict:
    """What the database alone can tell."""
    return None


_COMPARISONS: dict[str, Callable[[Any, Any], Verdict]] = {
    "exact": lambda value, other: value == other,
    "in": lambda value, other: value in other,
    "gt": lambda value, other: value > other,
    "gte": lambda value, other: value >= other,
    "lt": lambda value, other: value < other,
    "lte": lambda value, other: value <= other,
    "regex": lambda value, other: re.search(other, value) is not None,
}
