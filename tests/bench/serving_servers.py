"""The servers that are measured, and the client that asks them: started alike, and always ended."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from config.environment import BASE_DIR
from tests.bench.serving_cpu import tree
from tests.bench.serving_load import Outcome, Task

START, STOP = 60, 15  # seconds
THREADS = os.environ.get("THREADS", "4")
GRANIAN = (
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--host",
    "127.0.0.1",
    "--port",
    "{port}",
    "--workers",
    "1",
    "--blocking-threads",
    THREADS,
    "--no-ws",
    "--log-level",
    "error",
)
UVICORN = (
    "-m",
    "uvicorn",
    "--host",
    "127.0.0.1",
    "--port",
    "{port}",
    "--loop",
    "uvloop",
    "--http",
    "httptools",
    "--no-access-log",
    "--log-level",
    "error",
)
OURS = (
    "-m",
    "granian",
    "--interface",
    "asginl",
    "--http",
    "1",
    "--host",
    "127.0.0.1",
    "--port",
    "{port}",
    "--workers",
    "1",
    "--no-ws",
    "--log-level",
    "error",
    "config.asgi:application",
)
ORDINARY = (*GRANIAN, "tests.bench.rivals.ordinary.wsgi:application")
FASTAPI = (*UVICORN, "tests.bench.rivals.fastapi_sql:app")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server on a port of this machine."""

    pid: int
    port: int

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            connection.request("GET", path, headers={"Accept": "*/*"} | (headers or {}))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


@contextmanager
def server(
    command: tuple[str, ...], ready: str, *, checkout: Path = BASE_DIR, **environment: str
) -> Iterator[Server]:
    """A server of one worker, as soon as it answers; ended with all its processes."""
    port = free_port()
    arguments = [sys.executable, *(part.format(port=port) for part in command)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            arguments,
            cwd=checkout,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C is for us, who end it
        )
        try:
            found = Server(process.pid, port)
            wait_for(found, ready, process, log)
            yield found
        finally:
            end(process)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(found: Server, ready: str, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            if found.get(ready).status == 200:
                return
        time.sleep(0.1)
    log.seek(0)
    told = log.read().decode(errors="replace")[-4000:]
    raise RuntimeError(f"{' '.join(map(str, process.args))} does not answer {ready}:\n{told}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all below it: by asking, and then by force."""
    below = [pid for pid in tree(process.pid) if pid != process.pid]
    process.terminate()
    try:
        process.wait(STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pid in below:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


class Client:
    """The process that asks."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.serving_load"],
            cwd=BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, task: Task) -> Outcome:
        """Raises ConnectionError where the server did not answer."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(asdict(task)) + "\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        if error := told.get("error"):
            raise ConnectionError(error)
        return Outcome(**told)


@contextmanager
def client() -> Iterator[Client]:
    found = Client()
    try:
        yield found
    finally:
        end(found.process)
        for pipe in (found.process.stdin, found.process.stdout):
            if pipe:
                pipe.close()
