"""Drawing, within bounds: one picture at a time, few that wait, none for long, none twice.

A picture is known by its specification: drawn bytes are kept by the hash of it, up to some
megabytes, so that what many look at costs once. Whatever goes wrong is `NotDrawn`, to be tried
again later.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import logging
import os
import subprocess
import sys
from collections import OrderedDict
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import Any

from claims.interchange.pictures import svg

TIMEOUT = 10.0  # seconds that drawing may take, and that somebody may wait for their turn
MOST_WAITING = 3  # of a worker's few threads
MOST_KEPT = 32 * 1024 * 1024  # bytes
FORM = "1"  # of what is made of the engine's answer: raise it when that changes
NEEDED = ("SYSTEMROOT",)  # without which no program starts on Windows
ENGINE = Path(__file__).with_name("engine.py")

log = logging.getLogger(__name__)


class NotDrawn(Exception):  # noqa: N818 (named for what went wrong)
    """There is no picture now: too many ask, it took too long, or the engine failed."""


class Drawer:
    """An engine, started when it is first needed, and what it has drawn."""

    def __init__(self, *, timeout: float = TIMEOUT, most_kept: int = MOST_KEPT) -> None:
        self.timeout, self.most_kept = timeout, most_kept
        self.waiting = BoundedSemaphore(MOST_WAITING)
        self.turn = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.kept: OrderedDict[str, bytes] = OrderedDict()
        self.keeping = Lock()
        atexit.register(self.stop)

    def draw(self, specification: dict[str, Any], form: str) -> bytes:
        """The picture as SVG (`s`), or as PNG at a scale (`1`, `2`). Raises NotDrawn."""
        name = fingerprint(specification, form)
        if found := self._recall(name):
            return found
        if not self.waiting.acquire(blocking=False):
            raise NotDrawn("too many wait for a picture")
        try:
            found = self._in_turn(name, specification, form)
        finally:
            self.waiting.release()
        self._keep(name, found)
        return found

    def _in_turn(self, name: str, specification: dict[str, Any], form: str) -> bytes:
        if not self.turn.acquire(timeout=self.timeout):
            raise NotDrawn("the turn never came")
        try:
            return self._recall(name) or self._drawn(specification, form)
        finally:
            self.turn.release()

    def _drawn(self, specification: dict[str, Any], form: str) -> bytes:
        text = json.dumps(specification, ensure_ascii=False).encode()
        request = form.encode() + len(text).to_bytes(4, "big") + text
        found = self._asked(request) or self._asked(request)  # it may just have gone to rest
        if not found:
            raise NotDrawn("the engine gave no answer")
        sign, body = found[:1], found[1:]
        if sign != b"+":
            reason = body[:500].decode(errors="replace")
            log.error("picture_failed", extra={"reason": reason})
            raise NotDrawn(reason)
        return svg.told(body, specification) if form == "s" else body

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

    def _keep(self, name: str, found: bytes) -> None:
        with self.keeping:
            self.kept[name] = found
            while sum(map(len, self.kept.values())) > self.most_kept:
                self.kept.popitem(last=False)


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
