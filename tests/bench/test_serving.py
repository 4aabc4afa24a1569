"""The bench of the read API: its books, its client, its comparison. No rival is needed for them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from tests.bench.serving import differences
from tests.bench.serving_cpu import Cluster, cpu_of_tree, tree
from tests.bench.serving_load import Answer, Load, Task, percentile
from tests.bench.serving_servers import client, server
from tests.support.patience import PATIENCE

BUSY = "import time\nwhile time.process_time() < 0.3: pass\n"
PARENT = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BUSY!r}])\n"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
SLEEPY = "print(flush=True)\nimport time\ntime.sleep(60)\n"


@contextmanager
def running(program: str) -> Iterator[int]:
    """A Python of ours that has run so far as to print a line."""
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        process.stdout.readline()
        yield process.pid
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("program", [BUSY, PARENT], ids=["itself", "a child that ended"])
def test_the_cpu_of_a_tree_is_all_that_was_used_in_it(program: str) -> None:
    with running(program + SLEEPY) as pid:
        assert 0.27 <= cpu_of_tree(pid) < 5
        assert pid in tree(os.getpid())


def test_what_cannot_be_seen_is_no_number() -> None:
    assert cpu_of_tree(-1) != cpu_of_tree(-1)


@pytest.fixture
def cluster(db: None) -> Iterator[Cluster]:
    found = Cluster(address(connection.settings_dict["NAME"]))
    if found.postmaster < 0:
        pytest.skip("the server is on another machine")
    yield found
    found.close()


def address(database: str) -> str:
    """The database on the server of the tests, as libpq reads it."""
    settings = connection.settings_dict
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    given = {name: settings[key] for name, key in named.items() if settings[key]}
    return make_conninfo(dbname=database, **given)


WORK = "SELECT count(*) FROM generate_series(1, 2000000)"


def test_the_work_of_the_database_is_in_its_books(cluster: Cluster) -> None:
    before = cluster.cpu()
    with connection.cursor() as cursor:
        cursor.execute(WORK)

    assert cluster.cpu() >= before + 0.05


def test_the_work_of_strangers_is_not_even_when_they_have_left(cluster: Cluster) -> None:
    """The server may have work of its own meanwhile, so that the least of a few times counts."""
    there, gone = zip(*(share_of_a_stranger(cluster) for _ in range(3)), strict=True)

    assert min(there) < 0.5
    assert min(gone) < 0.5


def share_of_a_stranger(cluster: Cluster) -> tuple[float, float]:
    """How much of a stranger's work is counted, while they are there and when they have left."""
    before = cluster.cpu()
    with psycopg.connect(address("postgres")) as stranger:
        for _ in range(5):
            stranger.execute(WORK)
        theirs = cpu_of_tree(stranger.info.backend_pid)
        while_there = cluster.cpu()
    stranger.close()
    return (while_there - before) / theirs, (cluster.cpu() - before) / theirs


class Handler(BaseHTTPRequestHandler):
    """Answers by the path: so many bytes, in chunks, not modified, or no such thing."""

    protocol_version = "HTTP/1.1"
    answers = {
        "/plain": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "/chunks": CHUNKED + b"1\r\n0\r\n3\r\n0\r\n\r\n0\r\n\r\n",
        "/same": b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n',
        "/none": b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n",
    }

    def do_GET(self) -> None:
        self.wfile.write(self.answers[self.path])

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    found = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.daemon_threads = True
    threading.Thread(target=found.serve_forever, args=[0.01], daemon=True).start()
    yield found.server_address[1]
    found.shutdown()
    found.server_close()


@pytest.mark.parametrize(
    ("paths", "statuses", "size"),
    [
        (["/plain"], {"200": 12}, 5),
        (["/chunks"], {"200": 12}, 4),
        (["/same"], {"304": 12}, 0),
        (["/plain", "/same", "/none"], {"200": 4, "304": 4, "404": 4}, 1),
    ],
    ids=["with a length", "in chunks", "without a body", "in turn"],
)
def test_the_client_asks_so_often_and_tells_what_came(
    port: int, paths: list[str], statuses: dict[str, int], size: int
) -> None:
    task = Task(port, [(path, {}) for path in paths], connections=3, most=12, seconds=PATIENCE)

    outcome = Load(task).run()

    assert (outcome.requests, outcome.statuses, outcome.size) == (12, statuses, size)
    assert 0 < outcome.p50 <= outcome.p99


def test_the_client_stops_when_its_time_is_over(port: int) -> None:
    outcome = Load(Task(port, [("/plain", {})], connections=2, most=10**6, seconds=0.05)).run()

    assert outcome.requests < 10**6


def test_the_client_is_a_process_that_says_what_went_wrong(port: int) -> None:
    with client() as asking:
        outcome = asking.run(Task(port, [("/plain", {})], connections=1, most=2, seconds=PATIENCE))
        with pytest.raises(ConnectionError, match="refused"):
            asking.run(Task(1, [("/", {})], connections=1, most=1, seconds=1))

    assert outcome.statuses == {"200": 2}
    assert asking.process.poll() is not None


@pytest.mark.parametrize("cut", range(1, 40))
def test_an_answer_may_come_in_any_two_pieces(cut: int) -> None:
    data = CHUNKED + b"3\r\n0\r\n\r\n0\r\n\r\n"
    answer = Answer()

    assert not answer.take(data[:-cut])
    assert answer.take(data[-cut:])


def test_a_server_is_ended_with_all_its_processes() -> None:
    command = ("-m", "http.server", "--bind", "127.0.0.1", "{port}")
    with server(command, "/Makefile") as found:
        assert found.get("/Makefile").status == 200
        below = tree(found.pid)

    assert below
    assert not tree(found.pid)


def test_a_server_that_never_answers_says_what_it_said() -> None:
    command = ("-c", "raise SystemExit('no such module')")
    with pytest.raises(RuntimeError, match="no such module"), server(command, "/"):
        pass


@pytest.mark.parametrize(
    ("count", "share", "expected"),
    [(1, 50, 1), (1, 99, 1), (4, 50, 2), (100, 50, 50), (100, 99, 99), (1000, 99, 990)],
)
def test_a_percentile_is_one_of_the_values(count: int, share: float, expected: float) -> None:
    assert percentile([float(n) for n in range(1, count + 1)], share) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"a": [1, {"b": None}]}, {"a": [1, {"b": None}]}, []),
        ({"a": [1, {"b": "1"}]}, {"a": [1, {"b": "2"}]}, ["a[1].b: '1' and '2'"]),
        ([{"a": 1}], [{}], ["[0].a: 1 and Ellipsis"]),
        ({"a": [1]}, {"a": []}, ["a: [1] and []"]),
        ({"a": 1}, {"a": True}, ["a: 1 and True"]),
    ],
    ids=["none", "a value", "a missing member", "a length", "a type"],
)
def test_a_difference_names_its_member(one: Any, other: Any, expected: list[str]) -> None:
    assert list(differences(one, other)) == expected


def test_the_ordinary_rival_starts_with_settings_of_its_own() -> None:
    environment = os.environ | {
        "DATABASE_URL": "postgresql:///never-asked",
        "DJANGO_SETTINGS_MODULE": "tests.bench.rivals.ordinary.settings",
    }
    program = [sys.executable, "-c", "import tests.bench.rivals.ordinary.wsgi"]

    started = subprocess.run(program, env=environment, capture_output=True, text=True)

    assert started.returncode == 0, started.stderr
