"""Reads on an event loop, without a thread: statements that one plan answers in a moment.

A connection is opened beside whoever asks, and is used from then on. Whatever goes wrong, there is
no answer, and the caller reads by `read_connection` instead, which knows what to do about it: a
read can be repeated. After a failure nothing is asked here for a while.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import psycopg
from django.db import connections
from psycopg.waiting import Ready, Wait

from claims.queries import read_connection
from claims.queries.pages import Sql

MOST = 2  # connections of a loop; each has one statement at a time
MOST_ASKED = 32  # statements that are asked, or wait for a connection
PATIENCE = 1.0  # seconds that a statement may take
PAUSE = 2.0  # seconds without asking, after a failure

Row = tuple[Any, ...]

log = logging.getLogger(__name__)


class Connection(psycopg.AsyncConnection[Row]):
    """A connection that does not wait for long, and resumes no coroutine for each piece of a long
    answer."""

    async def wait(self, gen: Any, interval: float = PATIENCE, timeout: float | None = None) -> Any:
        dialogue = _Dialogue(gen, self.pgconn.socket)
        timer = dialogue.loop.call_later(PATIENCE, dialogue.end)
        try:
            dialogue.go_on(None)
            return await dialogue.done
        finally:
            timer.cancel()
            dialogue.listen(0)


class _Dialogue:
    """What psycopg has to say and hear on a socket, in the callbacks of the loop."""

    def __init__(self, steps: Any, socket: int) -> None:
        self.loop = asyncio.get_running_loop()
        self.done: asyncio.Future[Any] = self.loop.create_future()
        self.steps, self.socket, self.state = steps, socket, 0

    def go_on(self, ready: int | None) -> None:
        if self.done.done():
            return
        try:
            self.listen(self.steps.send(ready))
        except StopIteration as end:
            self.done.set_result(end.value)
        except Exception as error:  # noqa: BLE001 -- raised by whoever waits
            self.done.set_exception(error)

    def listen(self, state: int) -> None:
        """For what psycopg waits for from now on."""
        for wanted, add, remove in (
            (Wait.R, self.loop.add_reader, self.loop.remove_reader),
            (Wait.W, self.loop.add_writer, self.loop.remove_writer),
        ):
            if state & wanted and not self.state & wanted:
                add(self.socket, self.go_on, Ready(wanted))
            elif self.state & wanted and not state & wanted:
                remove(self.socket)
        self.state = state

    def end(self) -> None:
        if not self.done.done():
            self.done.set_exception(psycopg.OperationalError("no answer in time"))


class LoopReader:
    """The connections of one event loop."""

    def __init__(self) -> None:
        self.places = asyncio.Semaphore(MOST)
        self.idle: list[Connection] = []
        self.opening: asyncio.Task[None] | None = None
        self.paused_until = 0.0
        self.asked = 0

    async def rows(self, sql: Sql) -> list[Row] | None:
        """The rows of one statement, or None where they have to be read in another way."""
        if self.asked >= MOST_ASKED:  # the long way has a deadline for those who wait
            return None
        self.asked += 1
        try:
            async with self.places:
                return await self._in_place(sql)
        finally:
            self.asked -= 1

    async def _in_place(self, sql: Sql) -> list[Row] | None:
        if time.monotonic() < self.paused_until:
            return None
        if not self.idle:
            self.opening = self.opening or asyncio.create_task(self._open())
            return None
        return await self._rows(self.idle.pop(), sql)

    async def _rows(self, connection: Connection, sql: Sql) -> list[Row] | None:
        """A connection that did not answer is not used again: it may answer something else."""
        try:
            cursor = psycopg.AsyncCursor(connection)
            await cursor.execute(*sql, prepare=True, binary=True)
            found = await cursor.fetchall()
        except BaseException as error:
            await connection.close()
            if not isinstance(error, psycopg.Error):
                raise
            self._pause()
            return None
        self.idle.append(connection)
        return found

    async def _open(self) -> None:
        try:
            connection = await Connection.connect(**_parameters(), autocommit=True)
            self.idle.append(connection)
        except (psycopg.Error, OSError):
            self._pause()
        finally:
            self.opening = None

    def _pause(self) -> None:
        log.info("loop_reader_paused", exc_info=True)
        self.paused_until = time.monotonic() + PAUSE

    async def close(self) -> None:
        while self.idle:
            await self.idle.pop().close()


def _parameters() -> dict[str, Any]:
    """As threads connect, with the time zone that Django gives a connection afterwards."""
    connection = connections[read_connection.alias()]
    found = connection.get_connection_params()
    del found["cursor_factory"]
    options = f"{found.get('options', '')} -c TimeZone={connection.timezone_name}"
    return found | {"options": options, "prepare_threshold": 5}
