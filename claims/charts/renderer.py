"""Drawing, within bounds: one picture at a time, as many that wait as there are places, none for
long, none twice.

A picture is known by its specification: whoever asks for one that is being drawn gets that, and
drawn bytes are kept by the hash of it, up to some megabytes, so that what many look at costs once.
Whatever goes wrong is `NotDrawn`, to be tried again later.
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
USUAL = 0.5  # seconds that the first picture takes; later it is known
MOST_KEPT = 32 * 1024 * 1024  # bytes
MOST_PICTURES = 1000
SVG = "s"
FORM = "2"  # of what is made of the engine's answer: raise it when that changes
NEEDED = ("SYSTEMROOT",)  # without which no program starts on Windows
ENGINE = Path(__file__).with_name("engine.py")

log = logging.getLogger(__name__)


class NotDrawn(Exception):
    """There is no picture now: too many ask, it took too long, or the engine failed."""


class Drawer:
    """An engine, started when it is first needed, and what it has drawn.

    `places` is how many threads may be in here at once.
    """

    def __init__(
        self,
        *,
        places: int,
        timeout: float = TIMEOUT,
        patience: float = PATIENCE,
        most_kept: int = MOST_KEPT,
        most_pictures: int = MOST_PICTURES,
    ) -> None:
        self.timeout, self.patience = timeout, patience
        self.most_kept, self.most_pictures = most_kept, most_pictures
        self.places = BoundedSemaphore(places)
        self.turn = Lock()
        self.usual = USUAL
        self.process: subprocess.Popen[bytes] | None = None
        self.asked: dict[str, Future[bytes]] = {}
        self.kept: OrderedDict[str, bytes] = OrderedDict()
        self.keeping = Lock()
        atexit.register(self.stop)

    def draw(self, specification: dict[str, Any], form: str) -> bytes:
        """The picture as SVG (`s`), or as PNG at a scale (`1`, `2`). Raises NotDrawn."""
        name = fingerprint(specification, form)
        if found := self._recall(name):
            return found
        if not self.places.acquire(blocking=False):
            raise NotDrawn("too many wait for a picture")
        try:
            return self._once(name, specification, form)
        finally:
            self.places.release()

    def _once(self, name: str, specification: dict[str, Any], form: str) -> bytes:
        """Drawn by the first who asks, for all who ask meanwhile."""
        with self.keeping:
            if found := self.kept.get(name):
                return found
            picture = self.asked.get(name)
            if is_first := picture is None:
                if len(self.asked) * self.usual > self.patience:
                    raise NotDrawn("the line is too long")
                picture = self.asked[name] = Future()
        if is_first:
            try:
                picture.set_result(self._in_turn(specification, form))
            except BaseException as error:
                picture.set_exception(NotDrawn(str(error)))
                raise
            finally:
                self._keep(name, picture)
        try:
            return picture.result(self.patience + self.timeout)
        except TimeoutError as error:
            raise NotDrawn("the one who draws it does not answer") from error

    def _in_turn(self, specification: dict[str, Any], form: str) -> bytes:
        if not self.turn.acquire(timeout=self.patience):
            raise NotDrawn("the turn never came")
        try:
            start = time.monotonic()
            found = self._drawn(specification, form)
            self.usual += (time.monotonic() - start - self.usual) / 4
            return found
        finally:
            self.turn.release()

    def _drawn(self, specification: dict[str, Any], form: str) -> bytes:
        picture = self._answer(SVG, json.dumps(specification, ensure_ascii=False))
        if form == SVG:
            return svg.told(picture, specification)
        return self._answer(form, scripts.with_fonts(picture.decode()))

    def _answer(self, form: str, given: str) -> bytes:
        text = given.encode()
        request = form.encode() + len(text).to_bytes(4, "big") + text
        found = self._asked(request) or self._asked(request)  # it may just have gone to rest
        if not found:
            raise NotDrawn("the engine gave no answer")
        sign, body = found[:1], found[1:]
        if sign != b"+":
            reason = body[:500].decode(errors="replace")
            log.error("picture_failed", extra={"reason": reason})
            raise NotDrawn(reason)
        return body

    def _asked(self, request: bytes) -> bytes:
        """The engine's answer, or nothing: then it is ended, and started anew by the next."""
        process, late = self._running(), Event()
        limit = Timer(self.timeout, _ended, [process, late])
        limit.start()
        try:
            if found := _exchanged(process, request):
                return found
        finally:
            limit.cancel()
        self.stop()
        if late.is_set():
            raise NotDrawn("it took too long")
        return b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.stop()
            self.process = subprocess.Popen(
                [sys.executable, "-I", str(ENGINE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in NEEDED if name in os.environ},
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

    def _recall(self, name: str) -> bytes | None:
        with self.keeping:
            if name in self.kept:
                self.kept.move_to_end(name)
            return self.kept.get(name)

    def _keep(self, name: str, picture: Future[bytes]) -> None:
        """Nobody is left who waits for it without being told: it is kept, or it failed."""
        with self.keeping:
            del self.asked[name]
            if picture.exception() is None:
                self.kept[name] = picture.result()
            while self._has_too_many():
                self.kept.popitem(last=False)

    def _has_too_many(self) -> bool:
        size = sum(map(len, self.kept.values()))
        return len(self.kept) > self.most_pictures or size > self.most_kept


def _exchanged(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """A whole answer, or nothing."""
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


def _ended(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def fingerprint(specification: dict[str, Any], form: str) -> str:
    """What decides the bytes of a picture: all it shows, how, and by which engine."""
    engine = f"{version('vl-convert-python')} {FORM} {form}"
    text = json.dumps(specification, sort_keys=True, ensure_ascii=False)
    return hashlib.blake2b(f"{engine}\n{text}".encode(), digest_size=16).hexdigest()
