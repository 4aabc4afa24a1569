"""QuerySets as SQL, to be put into larger statements."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from claims.queries import read_connection
from claims.queries.pages import Sql


def compiled(rows: QuerySet[Any], *columns: str) -> Sql:
    """The SQL of a QuerySet, which keeps it: everything there is is asked for most often."""
    kept: dict[tuple[str, ...], Sql] = rows.__dict__.setdefault("compiled", {})
    if columns not in kept:
        kept[columns] = _compiled(rows, columns)
    return kept[columns]


def _compiled(rows: QuerySet[Any], columns: tuple[str, ...]) -> Sql:
    try:
        sql, parameters = (
            rows.values_list(*columns).query.get_compiler(read_connection.alias()).as_sql()
        )
    except EmptyResultSet:
        return f"SELECT {', '.join(['NULL::uuid'] + ['NULL'] * (len(columns) - 1))} WHERE false", []
    return sql, list(parameters)
