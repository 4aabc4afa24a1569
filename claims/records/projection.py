"""The SQL that renders a record, made from its shape: the database writes the JSON.

PostgreSQL has the rows and writes JSON in C, so that a record costs a fraction of what it does
through serializers, and what `fields=` leaves out is not read at all. One statement sees one
snapshot: a record's version and its content always belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from django.db.models.expressions import OrderBy
from rest_framework import serializers

from claims.records.fieldsets import WHOLE, Selection
from claims.records.schemas import Rows
from claims.records.values import BaselineId, Days, Interval, Number

STAMP = "(SELECT record.{column} FROM claims_recordversion record WHERE record.id = {row}.id)"
SIGNED = {"record_version": "version", "record_modified": "changed_at"}


@lru_cache(maxsize=256)
def json_of(shape: type[Any], row: str, selection: Selection = WHOLE) -> str:
    """An expression of type json: the record of a row that the surrounding SQL names."""
    return f"(SELECT row_to_json(r) FROM ({Projection(selection).members(shape(), row, '')}) r)"


class Projection:
    """Writes one statement; every row in it has a name of its own."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self.numbers = count(1)

    def members(self, shape: Any, row: str, prefix: str) -> str:
        shown = [
            f'{self.value(member, row, path)} AS "{path.removeprefix(prefix)}"'
            for path, member in self.selection.members(shape, prefix)
            if prefix or path not in shape.BESIDE
        ]
        return f"SELECT {', '.join(shown)}"

    def value(self, member: Any, row: str, path: str) -> str:
        if isinstance(member, serializers.ListSerializer):
            return self.many(member, row, path)
        if isinstance(member, serializers.BaseSerializer):
            return self.one(member, row, path)
        if left_out := self.left_out(member, path):
            return in_part(member, row, left_out)
        return scalar(member, row)

    def left_out(self, member: Any, path: str) -> list[str]:
        """The parts of a value that are not asked for."""
        parts = getattr(member, "PARTS", ())
        return [part for part in parts if not self.selection.shows(f"{path}.{part}")]

    def one(self, member: Any, own: str, path: str) -> str:
        row = self.row()
        table = member.Meta.model._meta.db_table
        where = f"FROM {table} {row} WHERE {row}.id = {own}.{member.source}_id"
        return f"(SELECT row_to_json(r) FROM ({self.members(member, row, f'{path}.')} {where}) r)"

    def many(self, member: Any, own: str, path: str) -> str:
        row = self.row()
        rows = self.rows(member, own, row)
        inner = f"{self.members(member.child, row, f'{path}.')} FROM {rows}"
        return f"array_to_json(ARRAY(SELECT row_to_json(r) FROM ({inner}) r))"

    def rows(self, member: Any, own: str, row: str) -> str:
        if isinstance(member, Rows):
            return member.rows.format(own=own, row=row)
        model = member.child.Meta.model
        relation = member.parent.Meta.model._meta.get_field(member.source)
        return (
            f"{model._meta.db_table} {row} "
            f"WHERE {row}.{relation.field.column} = {own}.id ORDER BY {order(model, row)}"
        )

    def row(self) -> str:
        return f"t{next(self.numbers)}"


def scalar(member: Any, row: str) -> str:
    if member.source in SIGNED:
        value = STAMP.format(column=SIGNED[member.source], row=row)
    elif member.source != "*":
        value = f'{row}."{column(member)}"'
    else:
        return partial_date(*(f'{row}."{name}"' for name in member.names))
    write = next((write for kind, write in WRITTEN.items() if isinstance(member, kind)), None)
    return write(value) if write else value


def in_part(member: Any, row: str, left_out: Collection[str]) -> str:
    """A value of several parts, without some of them."""
    value = f'{row}."{column(member)}"'
    if not (write := PARTS.get(type(member))):
        return without(value, left_out, member.PARTS)
    return _object(value, {k: v for k, v in write(value).items() if k not in left_out})


def part(member: Any, row: str, name: str) -> str:
    """One part of a value by itself."""
    value = f'{row}."{column(member)}"'
    write = PARTS.get(type(member))
    return write(value)[name] if write else f"{value} #>> {_path(name)}"


def without(value: str, left_out: Collection[str], parts: Iterable[str]) -> str:
    """A value of type jsonb without some of its parts, and without an object of none but these."""
    kept = {part.partition(".")[0] for part in parts if part not in left_out}
    gone = (part if part.partition(".")[0] in kept else part.partition(".")[0] for part in left_out)
    return value + "".join(f" #- {_path(part)}" for part in dict.fromkeys(gone))


def _path(name: str) -> str:
    return f"'{{{name.replace('.', ',')}}}'"


def column(member: Any) -> str:
    """The column that holds a member; computed rows name theirs after it."""
    model = getattr(getattr(member.parent, "Meta", None), "model", None)
    names = {} if model is None else {f.attname: f.column for f in model._meta.concrete_fields}
    found: str = names.get(member.source, member.source)
    return found


def order(model: Any, row: str) -> str:
    return ", ".join(_order(key, row) for key in model._meta.ordering)


def _order(key: Any, row: str) -> str:
    if isinstance(key, OrderBy):
        direction = "DESC" if key.descending else "ASC"
        expression: Any = key.expression
        return f'{row}."{expression.name}" {direction} NULLS LAST'
    return f'{row}."{key.removeprefix("-")}" {"DESC" if key.startswith("-") else "ASC"}'


def instant(value: str) -> str:
    utc = f"({value} AT TIME ZONE 'UTC')"
    return (
        f"to_char({utc}, CASE WHEN {utc} = date_trunc('second', {utc}) "
        """THEN 'YYYY-MM-DD"T"HH24:MI:SS"Z"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' END)"""
    )


def partial_date(value: str, precision: str, offset: str = "") -> str:
    utc = (
        f"to_char({value} AT TIME ZONE 'UTC', CASE {precision} WHEN 'year' THEN 'YYYY' "
        "WHEN 'month' THEN 'YYYY-MM' WHEN 'day' THEN 'YYYY-MM-DD' "
        """ELSE 'YYYY-MM-DD"T"HH24:MI"Z"' END)"""
    )
    there = f"onrecord_written_there({value}, {offset})"
    return f"CASE WHEN {offset} IS NULL THEN {utc} ELSE {there} END" if offset else utc


def number(value: str) -> str:
    return f"trim_scale({value})::text"


def days(value: str) -> dict[str, str]:
    return {"from": f"lower({value})", "to": f"upper({value}) - 1"}


def interval(value: str) -> dict[str, str]:
    return {
        "low": number(f"lower({value})"),
        "high": number(f"upper({value})"),
        "low_inclusive": f"lower_inc({value})",
        "high_inclusive": f"upper_inc({value})",
    }


def _object(value: str, parts: Mapping[str, str]) -> str:
    """The parts of a value as an object, or null where there is no value."""
    members = ", ".join(f'{part} AS "{name}"' for name, part in parts.items())
    return f"(SELECT row_to_json(r) FROM (SELECT {members} WHERE {value} IS NOT NULL) r)"


def baseline_id(value: str) -> str:
    return f"({value} -> 'baseline' ->> 'id')"


PARTS: dict[type[Any], Callable[[str], dict[str, str]]] = {Days: days, Interval: interval}
WRITTEN: dict[type[Any], Callable[[str], str]] = {
    Number: number,
    Days: lambda value: _object(value, days(value)),
    Interval: lambda value: _object(value, interval(value)),
    BaselineId: baseline_id,
    serializers.DateTimeField: instant,
}
