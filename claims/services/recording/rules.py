"""What a row's values are worth before the database sees them: every fault, and at little cost.

Nothing is decided twice: lengths come from the columns and rules from the models' own constraints,
which are read here as far as they speak of the values at hand. What they cannot tell (a function, a
row not yet found) is left to the database, whose word is last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.expressions import DatabaseDefault
from psycopg.types.range import DateRange

from claims.formats.records import Days
from claims.models.dates import may_end_after, offset_of, read_partial_date
from claims.models.fields import MAX_MAGNITUDE, BoundedTextField, NumberField
from claims.services.recording.outcomes import Fault

Values = dict[str, Any]
Verdict = bool | None  # None: cannot be told
Fit = Callable[[Any], Any]
Check = Callable[[Mapping[str, Any]], Verdict]
UNKNOWN = object()
ORDERS = {"gt", "gte", "lt", "lte"}
INTEGERS: dict[type[Any], int] = {models.SmallIntegerField: 2**15, models.IntegerField: 2**31}


@dataclass(frozen=True)
class Rule:
    """A CHECK constraint: the field that it is told at, its words, and the check itself."""

    field: str
    code: str
    sentence: str
    check: Check
    allowed: Any
    columns: frozenset[str]


class _Unfit(Exception):
    """A value that its column does not hold: the code, the sentence, and what the column holds."""


def clean(
    model: type[models.Model], values: Values, path: str, faults: list[Fault], **unknown: Any
) -> Values:
    """The values as the model stores them. `unknown` are those that are decided later.

    A field has one fault at most: what else is wrong with it may follow from the first.
    """
    cleaned = {}
    for name, value in values.items():
        try:
            cleaned[name] = value if value is UNKNOWN else _fit(model, name)(value)
        except _Unfit as unfit:
            code, sentence, allowed = unfit.args
            faults.append(Fault(path + name, code, sentence, value, allowed))
            cleaned[name] = UNKNOWN
    row = _defaults(model) | cleaned | unknown
    said = frozenset([*cleaned, *(name for name, value in unknown.items() if value is not UNKNOWN)])
    for rule in _rules_of(model, said):
        if rule.check(row) is False:
            value = row.get(rule.field)
            faults.append(Fault(path + rule.field, rule.code, rule.sentence, value, rule.allowed))
            row[rule.field] = UNKNOWN
    return cleaned


def broken_rule(
    model: type[models.Model], known: Values, path: str, value: Any = None
) -> Fault | None:
    """What the rules say against a few columns, whatever the others hold."""
    for rule in _rules(model):
        if rule.check(known) is False:
            return Fault(path, rule.code, rule.sentence, value, rule.allowed)
    return None


def sentence_of(model: type[models.Model], code: str) -> str:
    """The words of a rule that the database alone can tell."""
    return next(rule.sentence for rule in _rules(model) if rule.code == code)


def dated(name: str, text: str | None, path: str, faults: list[Fault]) -> Values:
    """A partial date as two columns: its first instant, and its precision."""
    precision = f"{name.removesuffix('_at')}_precision"
    if text is None:
        return {name: None, precision: ""}
    try:
        instant, known_to = read_partial_date(text)
    except ValidationError as error:
        faults.append(Fault(path + name, str(error.code), error.messages[0], text))
        return {name: UNKNOWN, precision: UNKNOWN}
    return {name: instant, precision: known_to}


def said(name: str, text: str | None, path: str, faults: list[Fault]) -> Values:
    """A partial date as three columns, the last being the offset of the place it was said in."""
    values = dated(name, text, path, faults)
    known = text is not None and values[name] is not UNKNOWN
    return values | {f"{name}_offset": offset_of(text) if text and known else None}


def date_range(days: Days | None) -> DateRange | None:
    return None if days is None else DateRange(days.first, days.last + timedelta(days=1))


@cache
def _fit(model: type[models.Model], name: str) -> Fit:
    """How a value is brought into a column. It raises _Unfit where it does not fit."""
    field = model._meta.get_field(name)
    if isinstance(field, BoundedTextField):
        return partial(_text, field.max_length or 0)
    if isinstance(field, NumberField):
        return partial(_number, field)
    if type(field) in INTEGERS:
        return partial(_integer, INTEGERS[type(field)])
    return lambda value: value


def _text(longest: int, value: str) -> str:
    if len(value) > longest:
        raise _Unfit("too_long", f"At most {longest} characters.", longest)
    return value


def _number(field: NumberField, value: Decimal | None) -> Decimal | None:
    try:
        return field.to_python(value)
    except ValidationError as error:
        allowed = {"gt": -MAX_MAGNITUDE, "lt": MAX_MAGNITUDE}
        raise _Unfit(str(error.code), error.messages[0], allowed) from None


def _integer(limit: int, value: int | None) -> int | None:
    if value is not None and not -limit <= value < limit:
        raise _Unfit("out_of_range", f"At most {limit - 1}.", {"gte": -limit, "lt": limit})
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
def _rules(model: type[models.Model]) -> list[Rule]:
    return [
        Rule(
            field=_first_field(constraint.condition),
            code=constraint.violation_error_code or "invalid",
            sentence=str(constraint.violation_error_message),
            check=_check(model, constraint.condition),
            allowed=_allowed(constraint.condition),
            columns=frozenset(_columns(constraint.condition)),
        )
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    ]


@lru_cache(maxsize=1000)
def _rules_of(model: type[models.Model], said: frozenset[str]) -> list[Rule]:
    """The rules that these columns can break. What only defaults are in holds."""
    return [rule for rule in _rules(model) if rule.columns & said]


def _first_field(condition: Any) -> str:
    return next(_columns(condition), "")


def _columns(condition: Any) -> Iterator[str]:
    """The columns that a condition compares. Of functions only those that are known here count."""
    if _twin(condition):
        yield from (str(vars(column)["name"]) for column in condition.get_source_expressions())
    elif isinstance(condition, Q):
        for child in condition.children:
            yield from _columns(child)
    elif isinstance(condition, tuple):
        lookup, wanted = condition
        yield str(lookup).partition("__")[0]
        if isinstance(wanted, F):
            yield str(vars(wanted)["name"])


def _allowed(condition: Any) -> Any:
    """The words or the bounds of a rule that is of one column, and of nothing else."""
    if not isinstance(condition, Q) or condition.negated or condition.connector != Q.AND:
        return None
    lookups = [child for child in condition.children if isinstance(child, tuple)]
    names = {str(lookup).partition("__")[0] for lookup, _ in lookups}
    if len(lookups) < len(condition.children) or len(names) > 1:
        return None
    bounds = {str(lookup).partition("__")[2]: wanted for lookup, wanted in lookups}
    if "in" in bounds:
        return tuple(bounds["in"])
    return bounds if bounds.keys() <= ORDERS else None


def _check(model: type[models.Model], condition: Any) -> Check:
    """A condition as a function of a row, by SQL's logic of three values."""
    if isinstance(condition, tuple):
        return _comparison(model, *condition)
    if twin := _twin(condition):
        return _known(twin, list(_columns(condition)))
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


def _twin(condition: Any) -> Callable[..., bool] | None:
    """What a function of SQL is in Python, if that is known."""
    name = condition.extra.get("function") if isinstance(condition, Func) else None
    return _FUNCTIONS.get(str(name))


def _known(function: Callable[..., bool], columns: list[str]) -> Check:
    def told(row: Mapping[str, Any]) -> Verdict:
        values = [row.get(name, UNKNOWN) for name in columns]
        return None if any(value is UNKNOWN for value in values) else function(*values)

    return told


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


_FUNCTIONS: dict[str, Callable[..., bool]] = {"onrecord_ends_after": may_end_after}
_COMPARISONS: dict[str, Callable[[Any, Any], Verdict]] = {
    "exact": lambda value, other: value == other,
    "in": lambda value, other: value in other,
    "gt": lambda value, other: value > other,
    "gte": lambda value, other: value >= other,
    "lt": lambda value, other: value < other,
    "lte": lambda value, other: value <= other,
    "regex": lambda value, other: re.search(other, value) is not None,
}
