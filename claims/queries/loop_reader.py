"""Reads on an event loop, without a thread: statements that one plan answers in a moment.

A connection is opened beside whoever asks, and is used from then on. Whatever goes wrong, there is
no answer, and the caller reads by `read_connection` instead, which knows what to do about it: a
read can be repeated. After a failure nothing is asked here for a while.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import psycopg
from django.db import connections

from claims.queries import read_connection
from claims.queries.pages import Sql

MOST = 2  # connections of a loop; each has one statement at a time
PATIENCE = 1.0  # seconds that a statement may take
PAUSE = 2.0  # seconds without asking, after a failure

Row = tuple[Any, ...]


class Connection(psycopg.AsyncConnection[Row]):
    """A connection that does not wait for long."""

    async def wait(self, gen: Any, interval: float = PATIENCE, timeout: float | None = None) -> Any:
        return await super().wait(gen, PATIENCE, PATIENCE)


class LoopReader:
    """The connections of one event loop."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(MOST)
        self.idle: list[Connection] = []
        self.opening: asyncio.Task[None] | None = None
        self.paused_until = 0.0

    async def rows(self, sql: Sql) -> list[Row] | None:
        """The rows of one statement, or None where they have to be read in another way."""
        async with self.places:
            if time.monotonic() < self.paused_until:
                return None
            if not self.idle:
                self.opening = self.opening or asyncio.create_task(self._open())
                return None
            connection = self.idle.pop()
            try:
                found = await _rows(connection, sql)
            except psycopg.Error:
                self._pause()
                return None
            finally:
                self._put_back(connection)
            return found

    async def _open(self) -> None:
        try:
            connection = await Connection.connect(**_parameters(), autocommit=True)
            self.idle.append(connection)
        except (psycopg.Error, OSError):
            self._pause()
        finally:
            self.opening = None

    def _put_back(self, connection: Connection) -> None:
        """Only one that is at rest: a statement that was broken off may still be running."""
        if connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE:
            self.idle.append(connection)
        else:
            connection.pgconn.finish()

    def _pause(self) -> None:
        self.paused_until = time.monotonic() + PAUSE

    def close(self) -> None:
        while self.idle:
            self.idle.pop().pgconn.finish()


async def _rows(connection: Connection, sql: Sql) -> list[Row]:
    cursor = psycopg.AsyncCursor(connection)
    await cursor.execute(*sql, prepare=True, binary=True)
    return await cursor.fetchall()


def _parameters() -> dict[str, Any]:
    """As threads connect, with the time zone that Django gives a connection afterwards."""
    connection = connections[read_connection.alias()]
    found = connection.get_connection_params()
    del found["cursor_factory"]
    options = f"{found.get('options', '')} -c TimeZone={connection.timezone_name}"
    return found | {"options": options, "prepare_threshold": 5}
