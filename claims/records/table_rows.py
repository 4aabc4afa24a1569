"""The SQL that writes records as rows of a table: a column is an expression, a reference a join.

The database writes such rows as CSV by COPY, in a fraction of the time that writing JSON and taking
it apart again takes. The cells are those that `claims.formats.delimited` makes of the JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from claims.formats.columns import Type
from claims.records.columns import type_of
from claims.records.fieldsets import WHOLE, Selection
from claims.records.projection import Projection, part, scalar

if TYPE_CHECKING:
    from claims.records.record_cache import Kind


@lru_cache(maxsize=256)
def rows_of(kind: Kind, selection: Selection = WHOLE) -> str:
    """The statement that reads the rows of some ids, its parameter, in their order."""
    table = _Table(selection)
    cells = ", ".join(table.cells(kind.shape(), "t", ""))
    return f"SELECT {cells} {_wanted(kind)} {' '.join(table.joins)} ORDER BY wanted.place"


@lru_cache(maxsize=256)
def widths_of(kind: Kind, numbers: Selection) -> str:
    """The statement that measures numbers in the rows of some ids: for each of them the most digits
    before the point, then the most after it."""
    table = _Table(numbers)
    cells = table.cells(kind.shape(), "t", "")
    lengths = ", ".join(
        f"max(length(split_part(ltrim({cell}, '-'), '.', {side})))"
        for cell in cells
        for side in (1, 2)
    )
    return f"SELECT {lengths} {_wanted(kind)} {' '.join(table.joins)}"


def _wanted(kind: Kind) -> str:
    return (
        f"FROM unnest(%s::{kind.key_type}[]) WITH ORDINALITY wanted(id, place) "
        f"JOIN {kind.table} t ON t.{kind.key} = wanted.id"
    )


class _Table(Projection):
    """Writes the cells of one statement, and gathers what they are read from."""

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.joins: list[str] = []

    def cells(self, shape: Any, row: str, prefix: str) -> Iterator[str]:
        for path, member in self.selection.members(shape, prefix):
            if isinstance(member, serializers.ListSerializer):
                yield self.several(member, row, path)
            elif isinstance(member, serializers.BaseSerializer):
                yield from self.cells(member, self.joined(member, row), f"{path}.")
            elif parts := getattr(member, "PARTS", {}):
                shown = [name for name in parts if self.selection.shows(f"{path}.{name}")]
                yield from (as_text(part(member, row, name), parts[name]) for name in shown)
            else:
                yield as_text(scalar(member, row), type_of(member))

    def joined(self, member: Any, own: str) -> str:
        """The row that a reference leads to."""
        row, table = self.row(), member.Meta.model._meta.db_table
        self.joins.append(f"LEFT JOIN {table} {row} ON {row}.id = {own}.{member.source}_id")
        return row

    def several(self, member: Any, row: str, path: str) -> str:
        """A list as JSON; none, where there is no row that could have one."""
        written = f"{self.many(member, row, path)}::text"
        return written if row == "t" else f"CASE WHEN {row}.id IS NOT NULL THEN {written} END"


def as_text(value: str, kind: Type) -> str:
    """A value as JSON has it, where COPY would write it otherwise."""
    match kind:
        case Type.BOOLEAN:
            return f"({value})::text"
        case Type.JSON:
            return f"to_json({value})::text"
    return value
