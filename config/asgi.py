"""The site as `manage.py serve` runs it: clients are waited for here, and only work takes a thread.

The site is a WSGI application, and its few threads must not wait for clients. An event loop reads
the body of a request, within a deadline and a share of memory, before a thread hears of it. A long
answer goes out piece by piece, each within a deadline. A client that takes too long, or whose
answer breaks off, loses its connection: it must not take a part for the whole. Pictures and probes
have threads of their own."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import io
import logging
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from config import wsgi  # isort: skip (it prepares the settings, which the others need)

from django.conf import settings

from claims.api.read import downloads
from claims.api.read.charts import PICTURES
from claims.formats.chunks import chunks
from claims.queries.together import ARRIVED
from claims.web.problems import BUSY
from config import compression
from config.bodies import REFUSED, Bodies, ClientGone
from config.health import PROBES
from config.short_way import ShortWay

Message = dict[str, Any]
Environ = dict[str, Any]
Headers = list[tuple[bytes, bytes]]
Whole = tuple[int, Headers, bytes]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

SEND_DEADLINE = 20.0  # seconds in which a client takes the next piece of a long answer
PIECE = 128 * 1024  # bytes
QUEUE_DEADLINE = 15.0  # seconds that a request waits for a thread
PICTURE_DEADLINE = 45.0  # ... where that keeps nobody else waiting
PROBE_DEADLINE = 2.0  # seconds

TCP = socket.AF_INET, socket.SOCK_STREAM
log = logging.getLogger(__name__)


class _Threads:
    """Each kind of work has threads of its own, and a queue that holds no thread."""

    def __init__(self) -> None:
        self.work = ThreadPoolExecutor(settings.SERVE_THREADS + downloads.MOST_DOWNLOADS, "work")
        self.pictures = ThreadPoolExecutor(settings.SERVE_PICTURES, "pictures")
        self.probes = {path: ThreadPoolExecutor(1, path) for path in PROBES}

    def of(self, path: str) -> ThreadPoolExecutor:
        if path in self.probes:
            return self.probes[path]
        return self.pictures if path.rpartition("/")[2] in PICTURES else self.work


THREADS, BODIES = _Threads(), Bodies()
gc.freeze()  # what is loaded by now stays: no collection has to look through it


async def application(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] != "http":
        return
    bound_silence()
    way = short_way()
    short = way and way.request(scope)
    paid: Environ = {}
    if way and short and (whole := await way.answer(short, paid)):
        await _send_whole(scope, whole, send)
        return
    environ = environ_of(scope) | {ARRIVED: time.monotonic()} | paid
    if "CONTENT_LENGTH" in environ:
        try:
            await BODIES.read(environ, receive)
        except ClientGone:
            return
    path = environ["PATH_INFO"]
    exchange = Exchange(receive, send, scope["client"])
    work = asyncio.get_running_loop().run_in_executor(
        THREADS.of(path), answer, environ, time.monotonic(), exchange
    )
    if path in THREADS.probes:
        work = asyncio.ensure_future(_in_time(work))
    if (whole := await work) is not None:
        if way and short:
            way.learn(short, environ, whole)
        await _send_whole(scope, whole, send)


async def _send_whole(scope: Message, whole: Whole, send: Send) -> None:
    if scope["method"] != "HEAD" and compression.takes_gzip(scope):
        whole = await compression.compressed(whole)
    await begin(send, *whole[:2])
    await send({"type": "http.response.body", "body": whole[2]})


@functools.lru_cache(maxsize=1)
def _way_of(loop: asyncio.AbstractEventLoop) -> ShortWay:
    return ShortWay()


def short_way() -> ShortWay | None:
    """The short way of this event loop, where the public has a connection of its own."""
    return _way_of(asyncio.get_running_loop()) if "reader" in settings.DATABASES else None


async def begin(send: Send, status: int, headers: Headers) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _in_time(probe: Awaitable[Whole | None]) -> Whole | None:
    try:
        return await asyncio.wait_for(asyncio.shield(probe), PROBE_DEADLINE)
    except TimeoutError:
        headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
        return 503, headers, b"no answer in time\n"


def answer(environ: Environ, queued: float, exchange: Exchange) -> Whole | None:
    """The whole answer of the site; None where it has been sent, piece by piece."""
    is_picture = THREADS.of(environ["PATH_INFO"]) is THREADS.pictures
    deadline = PICTURE_DEADLINE if is_picture else QUEUE_DEADLINE
    if time.monotonic() - queued > deadline and not environ.get(REFUSED):
        environ[REFUSED] = BUSY
    begun: list[tuple[int, Headers]] = []

    def start(status: str, headers: list[tuple[str, str]], _: object = None) -> Any:
        encoded = [(_bytes(name.lower()), _bytes(value)) for name, value in headers]
        begun.append((int(status[:3]), encoded))

    response: Any = wsgi.application(environ, start)
    try:
        if not response.streaming:
            return *begun[0], response.content
        if environ["REQUEST_METHOD"] == "HEAD":
            return *begun[0], b""
        exchange.send_pieces(*begun[0], chunks(response, PIECE))
    finally:
        response.close()
    return None


def _bytes(value: str) -> bytes:
    return value.encode("latin-1")


class Exchange:
    """A request's way back to its client."""

    def __init__(self, receive: Receive, send: Send, client: tuple[str, str]) -> None:
        self.loop = asyncio.get_running_loop()
        self.receive, self.send, self.client = receive, send, client
        self.gone: asyncio.Task[None] | None = None

    def send_pieces(self, status: int, headers: Headers, pieces: Iterator[bytes]) -> None:
        """From a thread. What cannot be sent whole ends with its connection."""
        try:
            self._wait_for(begin(self.send, status, headers))
            for piece in pieces:
                self._wait_for(self._send(piece))
            self._wait_for(self._send(b"", more=False))
        except ClientGone:
            pass
        except TimeoutError:
            log.info("slow_client_cut_off")
            cut(self.client)
        except Exception:
            log.exception("answer_broke_off")
            cut(self.client)

    def _wait_for(self, sending: Any) -> None:
        asyncio.run_coroutine_threadsafe(sending, self.loop).result()

    async def _send(self, piece: bytes, *, more: bool = True) -> None:
        if self.gone is None:
            self.gone = asyncio.create_task(self._hear_of_the_end())
        if self.gone.done():
            raise ClientGone
        message = {"type": "http.response.body", "body": piece, "more_body": more}
        await asyncio.wait_for(self.send(message), SEND_DEADLINE)
        if not more:
            self.gone.cancel()

    async def _hear_of_the_end(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass


def cut(client: tuple[str, str]) -> None:
    """Shut a client's connection. The server would end the answer as if it were whole, and tells
    nobody which of the open files the connection is."""
    for found in sockets():
        with contextlib.suppress(OSError):
            if found.getpeername()[:2] == (client[0], int(client[1])):
                found.shutdown(socket.SHUT_RDWR)


@functools.cache
def bound_silence() -> None:
    """Let the kernel end a connection whose client takes nothing for so long, where it can. What is
    accepted later inherits this from the socket that listens."""
    option: int | None = getattr(socket, "TCP_USER_TIMEOUT", None)
    if option is None:
        return
    for found in sockets():
        with contextlib.suppress(OSError):
            if found.getsockname()[1:2] == (settings.SERVE_PORT,):
                found.setsockopt(socket.IPPROTO_TCP, option, int(SEND_DEADLINE * 1000))


def sockets() -> Iterator[socket.socket]:
    """A handle on each open file, which may be a socket."""
    for file in Path("/dev/fd").iterdir():
        with contextlib.suppress(OSError), socket.fromfd(int(file.name), *TCP) as handle:
            yield handle


ALWAYS: Environ = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


def environ_of(scope: Message) -> Environ:
    """A request as WSGI has it (PEP 3333). Headers with an underscore are left out, since they
    would pass for others."""
    environ = ALWAYS | {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": scope["server"][1],
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(),
    }
    for header, raw in scope["headers"]:
        name, value = _name(header), raw.decode("latin-1")
        if name in environ:
            value = f"{environ[name]}{'; ' if header == b'cookie' else ','}{value}"
        environ[name] = value
    environ.pop("", None)
    return environ


@functools.lru_cache(maxsize=1000)
def _name(header: bytes) -> str:
    """The name of a header in the environment, or nothing for one that is left out."""
    if b"_" in header:
        return ""
    name = header.decode("latin-1").upper().replace("-", "_")
    return name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
