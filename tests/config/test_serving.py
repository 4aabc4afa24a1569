"""The way of a request to a thread and back (`config.asgi`), without a server around it."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.db import connection

from config import asgi, bodies
from config.postgresql import base

PEER = ("192.0.2.7", "4711")


def scope(**changes: Any) -> dict[str, Any]:
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "raw_path": b"/healthz",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
        "client": PEER,
        "server": ("127.0.0.1", "8000"),
    } | changes


class Client:
    """What a server hands to an application for one request."""

    def __init__(self, *pieces: bytes | None, takes: int = 1000) -> None:
        self.pieces, self.takes = list(pieces), takes
        self.sent: list[dict[str, Any]] = []

    async def receive(self) -> dict[str, Any]:
        if not self.pieces:
            await asyncio.Event().wait()
        piece = self.pieces.pop(0)
        if piece is None:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": piece, "more_body": True}

    async def send(self, message: dict[str, Any]) -> None:
        if len(self.sent) >= self.takes:
            await asyncio.Event().wait()
        self.sent.append(message)

    def asks(self, **changes: Any) -> "Client":
        asyncio.run(asgi.application(scope(**changes), self.receive, self.send))
        return self

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    @property
    def body(self) -> bytes:
        return b"".join(message["body"] for message in self.sent[1:])


def posting(length: int) -> dict[str, Any]:
    return {
        "method": "POST",
        "raw_path": b"/api/v1/parse/",
        "headers": [
            (b"host", b"127.0.0.1"),
            (b"content-type", b"application/json"),
            (b"content-length", str(length).encode()),
        ],
    }


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A site of one's own behind the way: `answer` is what it says, `seen` what it was asked."""
    found = SimpleNamespace(seen=[], answer=None)

    def application(environ: dict[str, Any], start: Any) -> Any:
        found.seen.append(environ)
        start("200 OK", [("Content-Type", "text/plain")])
        return found.answer

    monkeypatch.setattr(asgi.wsgi, "application", application)
    monkeypatch.setattr(asgi, "cut", lambda client: found.cut.append(client))
    found.cut = []
    return found


class Pieces:
    """A long answer, as Django gives one."""

    streaming = True

    def __init__(self, *pieces: bytes | Exception) -> None:
        self.pieces, self.closed, self.thread = pieces, 0, ""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    def close(self) -> None:
        self.closed += 1
        self.thread = threading.current_thread().name


def test_a_request_is_handed_over_as_wsgi_has_it() -> None:
    given = asgi.environ_of(
        scope(
            raw_path=b"/api/%C3%A9%ff",
            query_string=b"q=a+b",
            headers=[
                (b"host", b"example.org"),
                (b"content-type", b"text/plain"),
                (b"content-length", b"3"),
                (b"cookie", b"a=1"),
                (b"cookie", b"b=2"),
                (b"accept", b"text/html"),
                (b"accept", b"*/*"),
                (b"x_forwarded_for", b"203.0.113.1"),
                (b"x-forwarded-for", b"198.51.100.1"),
            ],
        )
    )

    assert (
        given.items()
        >= {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": b"/api/\xc3\xa9\xff".decode("latin-1"),
            "QUERY_STRING": "q=a+b",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": PEER[0],
            "HTTP_HOST": "example.org",
            "CONTENT_TYPE": "text/plain",
            "CONTENT_LENGTH": "3",
            "HTTP_COOKIE": "a=1; b=2",
            "HTTP_ACCEPT": "text/html,*/*",
            "HTTP_X_FORWARDED_FOR": "198.51.100.1",
        }.items()
    )


def test_a_body_that_comes_in_pieces_is_read_whole() -> None:
    text = b'{"text": "At least 331 civilians"}'

    client = Client(text[:5], text[5:]).asks(**posting(len(text)))

    assert client.status == 200
    assert b'"comparator":"ge"' in client.body


def test_a_body_that_never_ends_is_refused_at_its_deadline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "DEADLINE", 0.01)

    client = Client(b"{").asks(**posting(20_000))

    assert client.status == 408
    assert b'"code":"body_too_slow"' in client.body
    assert not asgi.BODIES.held


def test_bodies_of_one_client_have_a_share_of_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "SHARE", 10)

    client = Client(b"x" * 8, b"x" * 8).asks(**posting(16))

    assert client.status == 503
    assert b'"code":"too_many_bodies"' in client.body
    assert not asgi.BODIES.held


def test_a_body_too_large_is_refused_unread() -> None:
    client = Client(b"never read").asks(**posting(bodies.LARGEST + 1))

    assert client.status == 413
    assert client.pieces == [b"never read"]


def test_a_client_that_leaves_in_the_midst_of_its_body_is_not_answered() -> None:
    client = Client(b"{", None).asks(**posting(20_000))

    assert client.sent == []
    assert not asgi.BODIES.held


def test_a_long_answer_arrives_in_order_and_is_closed_once(site: SimpleNamespace) -> None:
    site.answer = Pieces(b"first,", b"x" * asgi.PIECE, b"second,", b"last")

    client = Client().asks()

    assert client.body == b"first," + b"x" * asgi.PIECE + b"second,last"
    assert [message.get("more_body") for message in client.sent[1:]] == [True, True, True, False]
    assert site.answer.closed == 1
    assert site.cut == []


def test_who_takes_nothing_is_cut_off_and_gives_the_thread_back(
    site: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asgi, "SEND_DEADLINE", 0.01)
    site.answer = Pieces(*[b"x" * asgi.PIECE] * 9)

    Client(takes=3).asks()

    assert site.cut == [PEER]
    assert site.answer.closed == 1


def test_who_left_is_sent_nothing_more(site: SimpleNamespace) -> None:
    site.answer = Pieces(*[b"x" * asgi.PIECE] * 100)

    client = Client(None).asks()

    assert len(client.sent) < 10
    assert site.answer.closed == 1


def test_an_answer_that_breaks_off_does_not_look_whole(
    site: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    site.answer = Pieces(b"first", RuntimeError("the database went away"))

    client = Client().asks()

    assert client.body == b"first"
    assert not any(message.get("more_body") is False for message in client.sent)
    assert site.cut == [PEER]
    assert "answer_broke_off" in caplog.text


def test_a_connection_is_cut_by_its_address_and_no_other_is() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        with socket.create_connection(address) as one, socket.create_connection(address) as other:
            kept = [server.accept()[0] for _ in range(2)]
            host, port = one.getsockname()

            asgi.cut((host, str(port)))

            assert one.recv(1) == b""
            other.setblocking(False)
            with pytest.raises(BlockingIOError):
                other.recv(1)
            for accepted in kept:
                accepted.close()


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="the kernel has no such limit")
def test_who_takes_nothing_loses_the_connection_by_the_kernel(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SERVE_PORT = server.getsockname()[1]

        asgi.bound_silence.__wrapped__()

        with socket.create_connection(server.getsockname()):
            accepted, _ = server.accept()
            with accepted:
                limit = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
    assert limit == asgi.SEND_DEADLINE * 1000


def test_who_waited_too_long_for_a_thread_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "QUEUE_DEADLINE", -1.0)

    client = Client().asks(raw_path=b"/api/v1/claims/")

    assert client.status == 503
    assert (b"retry-after", b"5") in client.sent[0]["headers"]


def test_pictures_and_probes_take_no_thread_of_the_others() -> None:
    kinds = {
        path: asgi.THREADS.of(path)
        for path in (
            "/api/v1/claims/",
            "/api/v1/measures/x/series.svg",
            "/healthz",
            "/readyz",
            "/jobsz",
        )
    }

    assert len({id(threads) for threads in kinds.values()}) == 5
    assert asgi.THREADS.of("/admin/") is kinds["/api/v1/claims/"]


def parameters() -> dict[str, Any]:
    found = connection.get_connection_params()
    return {name: found[name] for name in ("dbname", "user", "host", "port") if name in found}


@pytest.mark.django_db
def test_a_slow_statement_of_a_server_that_is_there_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    really = base.answers
    monkeypatch.setattr(base, "SILENCE", 0.05)
    monkeypatch.setattr(base, "answers", lambda *at: asked.append("") or really(*at))
    with base.Connection.connect(**parameters()) as slow:
        found = slow.execute("SELECT 7 FROM pg_sleep(0.5)").fetchone()

    assert found == (7,)
    assert asked


@pytest.mark.django_db
def test_a_statement_of_a_server_that_is_gone_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "SILENCE", 0.05)
    monkeypatch.setattr(base.Connection, "rested", 0.0)
    hanging = base.Connection.connect(**parameters())
    backend = hanging.info.backend_pid
    monkeypatch.setattr(base, "answers", lambda *_: False)

    with pytest.raises(psycopg.OperationalError, match="no longer answers"):
        hanging.execute("SELECT pg_sleep(60)")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 60000)", [backend])

    assert hanging.closed
    with pytest.raises(psycopg.OperationalError, match="a moment ago"):
        base.Connection.connect(**parameters())


def test_a_port_that_says_nothing_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "PATIENCE", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host, port = silent.getsockname()

        assert not base.answers(host, port)
    assert not base.answers(host, port)
