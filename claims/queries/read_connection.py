"""Reads of the public API: on a connection of their own, in few words.

A statement without parameters is planned once for a connection, and so is one that finds a row by
its key or walks along one index (`one_plan`). Any other is planned for the values asked for: of a
heavy speaker and of a rare one the planner wants different plans.

As many statements run at once as there are threads to ask them, and one besides: pictures have
threads of their own, and have their series read one at a time, so none of theirs takes a reader's
place.

A lost connection is made again once, since a read can be repeated. A table that is missing is being
restored, and the database away meanwhile. Where no connection `reader` is configured (commands,
tests) it is the default one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from threading import BoundedSemaphore
from typing import Any, TypeVar

import psycopg
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.errors import UndefinedFunction, UndefinedTable
from psycopg.rows import RowFactory, kwargs_row, tuple_row

Parameters = Sequence[Any] | Mapping[str, Any]
Record = TypeVar("Record")
Answer = TypeVar("Answer")
PLACES = BoundedSemaphore(settings.SERVE_THREADS + 1)


HERE: ContextVar[str | None] = ContextVar("read_connection", default=None)


def alias() -> str:
    return HERE.get() or ("reader" if "reader" in settings.DATABASES else "default")


@contextmanager
def on(connection: str) -> Iterator[None]:
    """Read on this connection instead: what is written next must not be behind."""
    token = HERE.set(connection)
    try:
        yield
    finally:
        HERE.reset(token)


def rows(
    sql: str,
    parameters: Parameters = (),
    *,
    one_plan: bool = False,
    row_factory: RowFactory[Any] = tuple_row,
) -> list[tuple[Any, ...]]:
    """The rows of one statement. Raises Django's database errors."""
    planned_once = one_plan or not parameters

    def read(connection: BaseDatabaseWrapper) -> list[tuple[Any, ...]]:
        return _rows(connection, sql, parameters, planned_once, row_factory)

    return _answer(read)


def lines(sql: str, parameters: Sequence[Any] = ()) -> list[bytes]:
    """The rows of a statement as COPY writes them in CSV, each with its line end."""
    return _copied(sql, parameters, "csv", lambda copy: list(map(bytes, copy)))


def copied(sql: str, parameters: Sequence[Any], types: Sequence[str]) -> list[tuple[Any, ...]]:
    """The rows of a statement by COPY, which sends many large values in half the time."""

    def read(copy: psycopg.Copy) -> list[tuple[Any, ...]]:
        copy.set_types(types)
        return list(copy.rows())

    return _copied(sql, parameters, "binary", read)


def _copied(
    sql: str, parameters: Sequence[Any], form: str, read: Callable[[psycopg.Copy], Answer]
) -> Answer:
    def ask(connection: BaseDatabaseWrapper) -> Answer:
        connection.ensure_connection()
        statement = f"COPY ({sql if parameters else sql % ()}) TO STDOUT (FORMAT {form})"
        with (
            connection.wrap_database_errors,
            psycopg.Cursor(connection.connection) as cursor,
            cursor.copy(statement, parameters) as copy,
        ):
            return read(copy)

    return _answer(ask)


def _answer(read: Callable[[BaseDatabaseWrapper], Answer]) -> Answer:
    connection = connections[alias()]
    with PLACES:
        try:
            return read(connection)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or not _lost(connection):
                raise
            connection.close()
            return read(connection)
        except ProgrammingError as error:
            if isinstance(error.__cause__, UndefinedTable | UndefinedFunction):
                raise OperationalError(*error.args) from error
            raise


def records(kind: Callable[..., Record], sql: str, parameters: Mapping[str, Any]) -> list[Record]:
    """The rows of a statement with named parameters, each made a `kind` by its columns' names. The
    parameters are keys, so that one plan will do."""
    found: Any = rows(sql, parameters, one_plan=True, row_factory=kwargs_row(kind))
    return list(found)


def _rows(
    connection: BaseDatabaseWrapper,
    sql: str,
    parameters: Parameters,
    planned_once: bool,
    row_factory: RowFactory[Any],
) -> list[tuple[Any, ...]]:
    connection.ensure_connection()
    raw: psycopg.Connection[tuple[Any, ...]] = connection.connection
    raw.prepare_threshold = 5  # None, as Django has it, would forbid preparing at all
    with connection.wrap_database_errors, psycopg.Cursor(raw, row_factory=row_factory) as cursor:
        cursor.execute(sql, parameters, prepare=planned_once, binary=True)
        return cursor.fetchall()


def _lost(connection: BaseDatabaseWrapper) -> bool:
    raw = connection.connection
    return raw is not None and (raw.closed or raw.broken)
