"""Django's PostgreSQL backend, with a limit on silence: a server that hangs must not hang the site.

`statement_timeout` is the server's own, so a server that is stopped never applies it, and the
keepalives of TCP are answered by its kernel. A connection that has heard nothing for some seconds
asks the server whether it is there at all. A slow statement goes on; a statement of a server that
does not answer ends, as if the connection were lost."""

from __future__ import annotations

import socket
import time
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.errors import _WaitTimeout

SILENCE = 2.0  # seconds without a word, after which the server is asked whether it is there
SUSPICION = 0.3  # ... where it gave no answer just now
PATIENCE = 1.5  # seconds that it has to answer
REST = 2.0  # seconds for which a server that did not answer is not asked for a new connection
SSL_REQUEST = bytes.fromhex("0000000804d2162f")  # the shortest question that any server answers


class Connection(psycopg.Connection[Any]):
    """A connection that ends when its server no longer answers."""

    rested = 0.0  # when a new connection may be asked for, on the clock of this process

    @classmethod
    def connect(cls, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() < cls.rested:
            raise psycopg.OperationalError("the server did not answer a moment ago")
        try:
            return super().connect(*args, **kwargs)
        except psycopg.errors.ConnectionTimeout:
            Connection.rested = time.monotonic() + REST
            raise

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        while True:
            silence = SILENCE if time.monotonic() > self.rested else SUSPICION
            try:
                return super().wait(gen, interval, silence)
            except _WaitTimeout:
                if not answers(self.info.host, self.info.port):
                    Connection.rested = time.monotonic() + REST
                    self.pgconn.finish()
                    raise psycopg.OperationalError("the server no longer answers") from None


def answers(host: str, port: int) -> bool:
    """Whether a PostgreSQL server at a host, or in a folder of sockets, says anything."""
    try:
        with _connected(host, port) as probe:
            probe.settimeout(PATIENCE)
            probe.sendall(SSL_REQUEST)
            return probe.recv(1) != b""
    except OSError:
        return False


def _connected(host: str, port: int) -> socket.socket:
    if not host.startswith(("/", "@")):
        return socket.create_connection((host, port), PATIENCE)
    probe = socket.socket(socket.AF_UNIX)
    probe.settimeout(PATIENCE)
    path = f"{host}/.s.PGSQL.{port}"
    probe.connect("\0" + path[1:] if host.startswith("@") else path)  # abstract, or a file
    return probe


class DatabaseWrapper(base.DatabaseWrapper):
    Database: Any = SimpleNamespace(**vars(psycopg) | {"connect": Connection.connect})
