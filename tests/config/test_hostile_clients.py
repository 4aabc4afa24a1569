"""What one client, one crash or one hang must not do to the others: tried on a running site."""

import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tests.support.patience import PATIENCE
from tests.support.sites import Site, postmaster

UNFINISHED = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    "Content-Length: {length}\r\n\r\n{{"
)
QUESTIONS = ["/healthz", "/readyz", "/api/v1/claims/?page_size=2", "/measures/", "/admin/login/"]
PARSED = b'{"text": "5 dogs"}'
WHOLE = (
    b"POST /api/v1/parse/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(PARSED), PARSED)
)


@contextlib.contextmanager
def connections(site: Site, number: int, sent: bytes = b"") -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as stack:
        opened = [
            stack.enter_context(
                socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE)
            )
            for _ in range(number)
        ]
        for connection in opened:
            connection.sendall(sent)
        yield opened


def exchanged(site: Site, sent: bytes) -> bytes:
    with connections(site, 1, sent) as [connection]:
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("path", ["/api/v1/parse/", "/admin/login/", "/api/v1/claims/"])
def test_two_hundred_unfinished_bodies_keep_nobody_waiting(running: Site, path: str) -> None:
    sent = UNFINISHED.format(path=path, length=20_000).encode()

    with connections(running, 200, sent) as unfinished:
        assert [running.get(question)[0] for question in QUESTIONS] == [200] * len(QUESTIONS)
        assert exchanged(running, WHOLE).startswith(b"HTTP/1.1 200 ")
        for connection in unfinished:  # none of them was answered, so all were still under way
            connection.setblocking(False)
            with pytest.raises(BlockingIOError):
                connection.recv(1)


def test_four_hundred_idle_connections_keep_nobody_waiting(running: Site) -> None:
    unfinished = b"GET /api/v1/ HTTP/1.1\r\nHost: "

    with connections(running, 200), connections(running, 200, unfinished):
        assert [running.get(question)[0] for question in QUESTIONS] == [200] * len(QUESTIONS)


@pytest.mark.parametrize("length", [10**9, 10**30])
def test_a_body_beyond_the_limit_is_refused_before_it_is_sent(running: Site, length: int) -> None:
    answer = exchanged(running, UNFINISHED.format(path="/api/v1/parse/", length=length).encode())

    assert answer.startswith((b"HTTP/1.1 413 ", b"HTTP/1.1 400 "))


@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.proof)])
def test_workers_that_are_killed_again_and_again_come_back(
    start: Callable[..., Site], times: int
) -> None:
    site = start(workers=2).until_ready()

    for _ in range(times):
        children = psutil.Process(site.process.pid).children()
        assert len(children) >= 2
        for child in children:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
        site.until_ready()

    assert site.end(signal.SIGTERM) == 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="stops the server by /proc")
def test_a_stopped_database_is_an_answer_and_no_wait(
    start: Callable[..., Site], data_dir: Path
) -> None:
    site = start().until_ready()
    for question in QUESTIONS:  # each thread has its connections
        site.get(question)
    main = psutil.Process(postmaster(data_dir))
    stopped = [main, *main.children()]
    for process in stopped:
        process.suspend()
    try:
        with ThreadPoolExecutor(20) as pool:
            found = dict(zip(QUESTIONS, pool.map(site.get, QUESTIONS), strict=True))
            more = list(pool.map(site.get, ["/api/v1/claims/?page_size=2"] * 12))
        assert main.status() == psutil.STATUS_STOPPED  # so nobody was answered by it
    finally:
        for process in stopped:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.resume()

    statuses = {question: status for question, (status, _) in found.items()}
    assert statuses["/healthz"] == 200
    assert statuses["/readyz"] == statuses["/api/v1/claims/?page_size=2"] == 503
    assert {status for status, _ in more} == {503}
    site.until(lambda: site.get("/api/v1/claims/?page_size=2")[0] == 200)
    assert site.get("/admin/login/")[0] == 200
