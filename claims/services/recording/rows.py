"""Many rows in few statements: new ones by COPY, which leaves to the database what it fills in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault

from claims.models.fields import uuid7
from claims.services.recording.rules import Values


def insert(model: type[models.Model], rows: Sequence[Values]) -> None:
    """New rows of one model, by their columns' attributes. What a row lacks has its default.

    A statement of the ORM must have run in this savepoint before: it is what tells the database who
    acts, and COPY tells nothing.
    """
    if not rows:
        return
    columns = _columns(model)
    names = [column for column, _, _ in columns]
    with connection.cursor() as cursor, copying(cursor, model._meta.db_table, names) as copy:
        for row in rows:
            row.setdefault("id", uuid7())
            copy.write_row([row.get(name, default) for _, name, default in columns])


@contextmanager
def copying(cursor: Any, table: str, columns: Sequence[str]) -> Iterator[Any]:
    """COPY into these columns of a table. The database fills in the others, and says what fails."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    statement = f"COPY {quote(table)} ({names}) FROM STDIN"
    with connection.wrap_database_errors, cursor.copy(statement) as copy:
        yield copy


def update(changes: Iterable[tuple[models.Model, Values]]) -> None:
    """Rows with what to change of each: one statement for each set of columns."""
    groups: dict[tuple[type[models.Model], frozenset[str]], list[models.Model]] = defaultdict(list)
    for row, values in changes:
        for name, value in values.items():
            setattr(row, name, value)
        groups[type(row), frozenset(values)].append(row)
    for (model, names), rows in groups.items():
        model._default_manager.bulk_update(rows, sorted(names), batch_size=500)


@cache
def _columns(model: type[models.Model]) -> list[tuple[str, str, object]]:
    """Column, attribute and default of what is written: not what only the database fills in."""
    columns = [
        (str(field.column), field.attname, field.get_default())
        for field in model._meta.local_concrete_fields
    ]
    return [column for column in columns if not isinstance(column[2], DatabaseDefault)]
