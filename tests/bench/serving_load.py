"""The client of the bench: a process of its own, whose CPU counts for nobody.

It reads a task from each line of its input and writes what came of it as one line. Raw sockets and
one loop: with a client library, the client would be slower than what it measures.
"""

from __future__ import annotations

import json
import math
import selectors
import socket
import sys
from dataclasses import asdict, dataclass, field
from itertools import cycle
from time import perf_counter

RECEIVE, PATIENCE = 1 << 18, 120.0


@dataclass(frozen=True)
class Task:
    """Ask for the targets in turn, over so many connections, so often or so long."""

    port: int
    targets: list[tuple[str, dict[str, str]]]
    connections: int
    most: int
    seconds: float


@dataclass(frozen=True)
class Outcome:
    requests: int
    seconds: float
    p50: float  # milliseconds
    p99: float
    size: int  # bytes of a body, on average
    statuses: dict[str, int]


def percentile(ordered: list[float], share: float) -> float:
    """The least value that so many hundredths of all values do not exceed."""
    return ordered[max(math.ceil(len(ordered) * share / 100) - 1, 0)]


@dataclass
class Answer:
    """What has come of an answer so far."""

    head: bytes = b""
    status: int = 0
    size: int = 0  # of the body
    left: int = 0  # bytes of the body, or of this chunk with the end of its line
    chunked: bool = False
    last: bool = False
    line: bytes = b""  # the beginning of a chunk's size

    def take(self, data: bytes) -> bool:
        """Whether this was the end of it."""
        if not self.status:
            self.head += data
            head, found, data = self.head.partition(b"\r\n\r\n")
            if not found:
                return False
            self._read(head)
        if self.chunked:
            return self._take_chunks(data)
        self.size += len(data)
        self.left -= len(data)
        return self.left <= 0

    def _take_chunks(self, data: bytes) -> bool:
        while data:
            if not self.left:
                self.line, found, data = (self.line + data).partition(b"\r\n")
                if not found:
                    return False
                size = int(self.line, 16)
                self.line, self.left, self.last = b"", size + 2, size == 0
                self.size += size
            taken = min(self.left, len(data))
            self.left, data = self.left - taken, data[taken:]
        return self.last and not self.left

    def _read(self, head: bytes) -> None:
        first, *lines = head.split(b"\r\n")
        self.status = int(first.split()[1])
        headers = {name.lower(): value for name, _, value in (x.partition(b":") for x in lines)}
        if self.status not in (204, 304):
            self.chunked = b"chunked" in headers.get(b"transfer-encoding", b"")
            self.left = 0 if self.chunked else int(headers[b"content-length"])


@dataclass
class Load:
    """The answers of all connections."""

    task: Task
    latencies: list[float] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    size: int = 0
    sent: int = 0

    def run(self) -> Outcome:
        self.requests = cycle([request(self.task.port, *target) for target in self.task.targets])
        with selectors.DefaultSelector() as selector:
            for _ in range(self.task.connections):
                address = "127.0.0.1", self.task.port
                client = socket.create_connection(address, timeout=PATIENCE)
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(client, selectors.EVENT_READ)
            try:
                return self._converse(selector)
            finally:
                for key in list(selector.get_map().values()):
                    key.fileobj.close()  # type: ignore[union-attr]

    def _converse(self, selector: selectors.BaseSelector) -> Outcome:
        self.started = perf_counter()
        for key in list(selector.get_map().values()):
            self._ask(selector, key.fileobj)
        while selector.get_map():
            ready = selector.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"no answer in {PATIENCE:g} seconds")
            for key, _ in ready:
                self._hear(selector, key)
        return self._outcome(perf_counter() - self.started)

    def _ask(self, selector: selectors.BaseSelector, client: socket.socket) -> None:
        late = perf_counter() - self.started > self.task.seconds
        if self.sent and (late or self.sent >= self.task.most):
            selector.unregister(client)
            client.close()
            return
        self.sent += 1
        selector.modify(client, selectors.EVENT_READ, (perf_counter(), Answer()))
        client.sendall(next(self.requests))

    def _hear(self, selector: selectors.BaseSelector, key: selectors.SelectorKey) -> None:
        asked, answer = key.data
        data = key.fileobj.recv(RECEIVE)
        if not data:
            raise ConnectionError("the server hung up")
        if answer.take(data):
            self.latencies.append((perf_counter() - asked) * 1000)
            status = str(answer.status)
            self.statuses[status] = self.statuses.get(status, 0) + 1
            self.size += answer.size
            self._ask(selector, key.fileobj)

    def _outcome(self, seconds: float) -> Outcome:
        done, ordered = len(self.latencies), sorted(self.latencies)
        p50, p99 = (percentile(ordered, share) for share in (50, 99))
        return Outcome(done, seconds, p50, p99, self.size // done, self.statuses)


def request(port: int, path: str, headers: dict[str, str]) -> bytes:
    lines = {"Host": f"127.0.0.1:{port}", "Accept": "*/*"} | headers
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"GET {path} HTTP/1.1\r\n{head}\r\n".encode()


def main() -> None:
    for line in sys.stdin:
        try:
            told = asdict(Load(Task(**json.loads(line))).run())
        except (OSError, ValueError, KeyError) as error:
            told = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
