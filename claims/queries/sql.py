"""QuerySets as SQL, to be put into larger statements."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from claims.queries import read_connection
from claims.queries.pages import Sql


@dataclass(frozen=True)
class Rows:
    """The rows of a QuerySet, in which some values may stand for those that are asked for.

    `gathered`: a few that an index finds, in an order that no list has."""

    queryset: QuerySet[Any]
    values: Mapping[Hashable, Any] = field(default_factory=dict)
    gathered: bool = False

    def sql(self, *columns: Any) -> Sql:
        sql, parameters = compiled(self.queryset, *columns)
        if not self.values:
            return sql, parameters
        return sql, [self.values.get(parameter, parameter) for parameter in parameters]


def compiled(rows: QuerySet[Any], *columns: Any) -> Sql:
    """The SQL of a QuerySet, which keeps it: the ORM takes longer to write it than PostgreSQL to
    answer it."""
    kept: dict[tuple[Any, ...], Sql] = rows.__dict__.setdefault("compiled", {})
    if columns not in kept:
        kept[columns] = _compiled(rows, columns)
    return kept[columns]


def _compiled(rows: QuerySet[Any], columns: tuple[Any, ...]) -> Sql:
    try:
        sql, parameters = (
            rows.values_list(*columns).query.get_compiler(read_connection.alias()).as_sql()
        )
    except EmptyResultSet:
        return f"SELECT {', '.join(['NULL::uuid'] + ['NULL'] * (len(columns) - 1))} WHERE false", []
    return sql, list(parameters)
