"""The renderer draws pictures within bounds: one at a time, nobody waits long, none is drawn twice.

A picture is known by its specification. Whoever asks for one that is being drawn gets that one.
Drawn bytes are kept by the hash of their specification, up to some megabytes, so that a picture
that many look at is drawn once. Whatever goes wrong is a `RenderError`, and may be tried again.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import logging
import os
import subprocess
import sys
import time
from collections import OrderedDict
from concurrent.futures import Future
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import Any

from claims.charts import scripts, svg

TIMEOUT = 10.0  # seconds that drawing may take
PATIENCE = 8.0  # seconds that somebody may wait for their turn
FIRST_SECONDS = 0.5  # that the first picture takes; later ones are measured
CACHE_BYTES = 32 * 1024 * 1024  # bytes
CACHE_PICTURES = 1000
SVG = "s"
VERSION = "2"  # of what is made of the engine's answer: raise it when that changes
ENVIRONMENT = ("SYSTEMROOT",)  # no program starts on Windows without it
ENGINE = Path(__file__).with_name("engine.py")

log = logging.getLogger(__name__)


class RenderError(Exception):
    """There is no picture now: too many ask, it took too long, or the engine failed."""


class Renderer:
    """An engine, which starts when it is first needed, and a cache of the pictures it has drawn.

    At most `places` threads wait for pictures at once.
    """

    def __init__(
        self,
        *,
        places: int,
        timeout: float = TIMEOUT,
        patience: float = PATIENCE,
        cache_bytes: int = CACHE_BYTES,
        cache_pictures: int = CACHE_PICTURES,
    ) -> None:
        self.timeout, self.patience = timeout, patience
        self.cache_bytes, self.cache_pictures = cache_bytes, cache_pictures
        self.places = BoundedSemaphore(places)
        self.turn = Lock()
        self.usual_seconds = FIRST_SECONDS
        self.process: subprocess.Popen[bytes] | None = None
        self.pending: dict[str, Future[bytes]] = {}
        self.cache: OrderedDict[str, bytes] = OrderedDict()
        self.cache_lock = Lock()
        atexit.register(self.stop)

    def draw(self, specification: dict[str, Any], form: str) -> bytes:
        """The picture as SVG (`s`), or as PNG at a scale (`1`, `2`). Raises RenderError."""
        name = fingerprint(specification, form)
        if found := self._cached(name):
            return found
        if not self.places.acquire(blocking=False):
            raise RenderError("too many wait for a picture")
        try:
            return self._draw_for_all(name, specification, form)
        finally:
            self.places.release()

    def _draw_for_all(self, name: str, specification: dict[str, Any], form: str) -> bytes:
        """The first who asks draws the picture for all who ask meanwhile."""
        with self.cache_lock:
            if found := self.cache.get(name):
                return found
            picture = self.pending.get(name)
            if is_first := picture is None:
                if len(self.pending) * self.usual_seconds > self.patience:
                    raise RenderError("the line is too long")
                picture = self.pending[name] = Future()
        if is_first:
            try:
                picture.set_result(self._draw_in_turn(specification, form))
            except BaseException as error:
                picture.set_exception(RenderError(str(error)))
                raise
            finally:
                self._keep(name, picture)
        try:
            return picture.result(self.patience + self.timeout)
        except TimeoutError as error:
            raise RenderError("the one who draws it does not answer") from error

    def _draw_in_turn(self, specification: dict[str, Any], form: str) -> bytes:
        if not self.turn.acquire(timeout=self.patience):
            raise RenderError("the turn never came")
        try:
            start = time.monotonic()
            found = self._draw(specification, form)
            self.usual_seconds += (time.monotonic() - start - self.usual_seconds) / 4
            return found
        finally:
            self.turn.release()

    def _draw(self, specification: dict[str, Any], form: str) -> bytes:
        picture = self._request(SVG, json.dumps(specification, ensure_ascii=False))
        if form == SVG:
            return svg.with_text(picture, specification)
        return self._request(form, scripts.with_fonts(picture.decode()))

    def _request(self, form: str, given: str) -> bytes:
        text = given.encode()
        request = form.encode() + len(text).to_bytes(4, "big") + text
        found = self._exchange_in_time(request) or self._exchange_in_time(
            request
        )  # the engine may just have ended after a rest
        if not found:
            raise RenderError("the engine gave no answer")
        sign, body = found[:1], found[1:]
        if sign != b"+":
            reason = body[:500].decode(errors="replace")
            log.error("picture_failed", extra={"reason": reason})
            raise RenderError(reason)
        return body

    def _exchange_in_time(self, request: bytes) -> bytes:
        """The engine's answer, or nothing: then the engine is ended, and started anew next time."""
        process, late = self._running(), Event()
        limit = Timer(self.timeout, _kill, [process, late])
        limit.start()
        try:
            if found := _exchange(process, request):
                return found
        finally:
            limit.cancel()
        self.stop()
        if late.is_set():
            raise RenderError("it took too long")
        return b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = subprocess.Popen(
                [sys.executable, "-I", str(ENGINE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in ENVIRONMENT if name in os.environ},
                close_fds=True,
            )
        return self.process

    def stop(self) -> None:
        """End the engine, if there is one."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):  # what was not written yet has nowhere to go
                if stream:
                    stream.close()
        process.wait()

    def _cached(self, name: str) -> bytes | None:
        with self.cache_lock:
            if name in self.cache:
                self.cache.move_to_end(name)
            return self.cache.get(name)

    def _keep(self, name: str, picture: Future[bytes]) -> None:
        """Cache the picture, unless it failed. All who wait for it have their answer."""
        with self.cache_lock:
            del self.pending[name]
            if picture.exception() is None:
                self.cache[name] = picture.result()
            while self._is_overfull():
                self.cache.popitem(last=False)

    def _is_overfull(self) -> bool:
        size = sum(map(len, self.cache.values()))
        return len(self.cache) > self.cache_pictures or size > self.cache_bytes


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """The engine's whole answer to a request, or nothing."""
    requests, answers = process.stdin, process.stdout
    if requests is None or answers is None:
        return b""
    try:
        requests.write(request)
        requests.flush()
        sign, size = answers.read(1), int.from_bytes(answers.read(4), "big")
        body = answers.read(size)
    except OSError:
        return b""
    return sign + body if len(body) == size else b""


def _kill(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def fingerprint(specification: dict[str, Any], form: str) -> str:
    """A hash of all that decides the bytes of a picture: specification, format and engine."""
    engine = f"{version('vl-convert-python')} {VERSION} {form}"
    text = json.dumps(specification, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(f"{engine}\n{text}".encode(), digest_size=16).hexdigest()
