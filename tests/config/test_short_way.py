"""The short way (`config.short_way`) gives what the long one gives, byte for byte and header for
header, and is taken only where it may be."""

from __future__ import annotations

import asyncio
import functools
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connections
from psycopg import OperationalError

from claims.api import deprecations
from claims.models import Claim, ClaimTopic
from claims.queries import loop_reader, read_connection
from claims.services import curation, rate_limits
from claims.services.rate_limits.leases import Limiter
from claims.web import http_cache
from config import asgi, logs, short_way
from config.short_way import ShortWay
from tests.support import builders
from tests.support.client import ROOT
from tests.support.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)

LIST = f"{ROOT}claims/"
Answer = tuple[int, list[tuple[bytes, bytes]], bytes]


class Site:
    """The site, asked in one event loop. `long` counts what went the long way."""

    def __init__(self) -> None:
        self.runner, self.way, self.long = asyncio.Runner(), ShortWay(), 0
        self.thread = ThreadPoolExecutor(1)
        self.is_short = True
        self.site = asgi.wsgi.application

    async def rows(self, sql: Any) -> Any:
        """As a loop reads, on the thread that the long way has."""
        read = functools.partial(read_connection.rows, *sql, one_plan=True)
        return await asyncio.get_running_loop().run_in_executor(self.thread, read)

    def close(self) -> None:
        self.thread.submit(connections.close_all).result()
        self.thread.shutdown()
        self.runner.close()

    def application(self, environ: Any, start: Any) -> Any:
        self.long += 1
        return self.site(environ, start)

    def ask(self, address: str, *, method: str = "GET", **headers: str) -> Answer:
        place, sent = urlsplit(address), list[dict[str, Any]]()
        given = {"host": "testserver", "accept": "*/*", "x_request_id": "one"} | headers
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "raw_path": place.path.encode(),
            "query_string": place.query.encode(),
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in given.items()],
            "client": ("192.0.2.7", "4711"),
            "server": ("127.0.0.1", "8000"),
        }

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        self.runner.run(asgi.application(scope, asyncio.Event().wait, send))
        body = b"".join(message.get("body", b"") for message in sent[1:])
        return sent[0]["status"], list(sent[0]["headers"]), body

    def both(self, address: str, **asked: str) -> tuple[Answer, Answer, bool]:
        """The answer of the long way, that of the short one once it knows such answers, and whether
        it was short."""
        self.is_short = False
        long = self.ask(address, **asked)
        self.is_short = True
        for _ in range(3):
            before = self.long
            short = self.ask(address, **asked)
        return long, short, self.long == before

    def tag(self, address: str) -> str:
        return dict(self.ask(address)[1])[b"etag"].decode()


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    found = Site()
    monkeypatch.setattr(asgi, "short_way", lambda: found.way if found.is_short else None)
    monkeypatch.setattr(asgi.wsgi, "application", found.application)
    monkeypatch.setattr(asgi.THREADS, "of", lambda path: found.thread)
    monkeypatch.setattr(found.way, "reader", found)
    monkeypatch.setattr(http_cache, "_is_final", lambda modified: True)
    yield found
    found.close()


@pytest.fixture
def world() -> dict[str, str]:
    """Addresses of what there is, by what became of it."""
    topic = builders.make_topic(slug="grain")
    claims = [builders.make_claim(status="published", quote="Über “100” €") for _ in range(4)]
    for claim in claims[:3]:
        builders.make_claim_topic(claim=claim, topic=topic)
    merged, redacted, draft = (
        builders.make_claim(status=s) for s in ("published",) * 2 + ("draft",)
    )
    curation.merge(entry=merged, into=claims[0], by=None)
    curation.redact(entry=redacted, reason="personal", by=None)
    found = {"claim": claims[0], "merged": merged, "redacted": redacted, "draft": draft}
    return {name: f"{LIST}{claim.pk}/" for name, claim in found.items()} | {
        "speaker": f"{ROOT}speakers/{claims[0].speaker.slug}/",
        "of_speaker": f"{LIST}?speaker={claims[0].speaker.slug}",
        "speaker_id": str(claims[1].speaker.pk),
    }


PLAIN = {
    "a record": "{claim}",
    "a record by its slug": "{speaker}",
    "a topic": f"{ROOT}topics/grain/",
    "a list": LIST,
    "a short page, with a way on": f"{LIST}?page_size=2",
    "claims of a topic": f"{LIST}?topic=grain",
    "claims of a speaker": "{of_speaker}",
    "claims until a month is over": f"{LIST}?said_at__lte=2022-03",
    "claims of some days": f"{LIST}?said_at__gte=2022-03-01&said_at__lt=2022-03-02",
    "the oldest first": f"{LIST}?ordering=said_at",
    "claims with a word": f"{LIST}?q=statement",
    "claims with the beginning of a word": f"{LIST}?q=statem*",
    "claims with a word, and another that is in every text": f"{LIST}?q=the+statement",
}
HANDED_OVER = {
    "in an order that needs a plan of its own": f"{ROOT}speakers/",
    "an unknown parameter": f"{LIST}?speakr=x",
    "an unknown parameter of a record": "{claim}?x=1",
    "a wrong value": f"{LIST}?page_size=0",
    "an unknown claim": f"{LIST}018f0000-0000-7000-8000-000000000000/",
    "no id": f"{LIST}x/",
    "a draft": "{draft}",
    "a merged claim": "{merged}",
    "a redacted claim": "{redacted}",
    "an empty list": f"{LIST}?topic=none",
    "some members": f"{LIST}?fields=id",
    "a record with some members": "{claim}?fields=id",
    "counted": f"{LIST}?count=exact",
    "facets": f"{LIST}?facets=kind",
    "in another order": f"{LIST}?ordering=-modified",
    "two filters": f"{LIST}?topic=grain&kind=quantity",
    "several values": "{of_speaker},{speaker_id}",
    "a repeated parameter": "{of_speaker}&speaker={speaker_id}",
    "an unknown slug": f"{LIST}?speaker=nobody-at-all",
    "as CSV": f"{LIST}?format=csv",
    "units": f"{ROOT}units/",
    "assertions": f"{ROOT}assertions/",
    "a measure's series": f"{ROOT}measures/none/series/",
    "the index": ROOT,
    "without its last slash": LIST.rstrip("/"),
    "no such address": f"{ROOT}nothing/",
    "a page for people": "/claims/",
}
HEADERS: dict[str, dict[str, str]] = {
    "HEAD": {"method": "HEAD"},
    "OPTIONS": {"method": "OPTIONS"},
    "POST": {"method": "POST"},
    "a cookie": {"cookie": "sessionid=x"},
    "who they are": {"authorization": "Basic YTpi"},
    "a page to read": {"accept": "text/html"},
    "CSV": {"accept": "text/csv"},
    "nothing there is": {"accept": "image/png"},
    "another host": {"host": "elsewhere.example"},
    "one of several ETags": {"if_none_match": '"x", "{tag}'},
    "any ETag": {"if_none_match": "*"},
    "a precondition": {"if_match": '"x"'},
    "a date": {"if_modified_since": "Sat, 29 Oct 1994 19:43:31 GMT"},
    "a body": {"content_length": "0"},
    "a preflight": {"method": "OPTIONS", "access_control_request_method": "GET"},
    "a header that nobody knows": {"x_unknown": "1"},
}
HARMLESS: dict[str, dict[str, str]] = {
    "JSON": {"accept": "application/json"},
    "a stale ETag": {"if_none_match": f'"{"0" * 32}"'},
    "its ETag": {"if_none_match": '"{tag}'},
    "its ETag, weak": {"if_none_match": 'W/"{tag}'},
    "its ETag from a proxy": {"if_none_match": '"{bare}-gzip"'},
    "compressed": {"accept_encoding": "gzip, br"},
    "a script elsewhere": {"origin": "https://example.org", "sec_fetch_mode": "cors"},
    "a proxy": {"x_forwarded_for": "198.51.100.1", "x_forwarded_proto": "https"},
}


def unlike(site: Site, address: str, *, short: bool, **asked: str) -> str:
    """What is wrong with the short way of a request."""
    long, other, was_short = site.both(address, **asked)
    if was_short != short:
        return "went the short way" if was_short else "went the long way"
    return "" if long == other else f"{long} and {other}"


@pytest.mark.parametrize("short", [True, False])
def test_a_question_is_answered_alike(site: Site, world: dict[str, str], short: bool) -> None:
    asked = {name: path.format(**world) for name, path in (PLAIN if short else HANDED_OVER).items()}

    wrong = {name: unlike(site, address, short=short) for name, address in asked.items()}

    assert {name: said for name, said in wrong.items() if said} == {}


@pytest.mark.parametrize("short", [True, False])
@pytest.mark.parametrize("address", ["{claim}", LIST])
def test_headers_change_an_answer_alike(
    site: Site, world: dict[str, str], address: str, short: bool
) -> None:
    address = address.format(**world)
    tag = site.tag(address).removeprefix('"')
    table = HARMLESS if short else HEADERS
    asked = {
        name: {k: v.replace("{tag}", tag).replace("{bare}", tag[:-1]) for k, v in given.items()}
        for name, given in table.items()
    }

    wrong = {name: unlike(site, address, short=short, **given) for name, given in asked.items()}

    assert {name: said for name, said in wrong.items() if said} == {}


def test_a_change_is_seen_at_once(site: Site, world: dict[str, str]) -> None:
    address = world["claim"]
    tag = site.both(address)[1][1]
    Claim.objects.filter(pk=address.split("/")[-2]).update(place="Elsewhere")

    changed = site.ask(address, if_none_match=dict(tag)[b"etag"].decode())

    assert changed[0] == 200
    assert b'"place":"Elsewhere"' in changed[2].replace(b'": "', b'":"')
    assert unlike(site, address, short=True) == ""


def test_each_request_is_charged_once(
    site: Site, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RATE_LIMIT", 40)
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=10**8))
    asked = [world["claim"], world["redacted"], LIST, f"{LIST}?page_size=0"]

    answers = [site.ask(address) for _ in range(10) for address in asked]
    refused = [site.ask(address) for address in asked]

    left = [int(re.search(rb"r=(\d+)", dict(each[1])[b"ratelimit"])[1]) for each in answers]
    assert left == list(range(39, -1, -1))
    assert site.long < len(answers)
    assert {each[0] for each in refused} == {429}


def test_a_heavy_question_is_charged_as_one(
    site: Site, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "RATE_LIMIT", 100)
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=10**8))
    for _ in range(10):
        site.ask(LIST)

    [(left,)] = [
        re.search(rb"r=(\d+)", dict(site.ask(f"{LIST}?count=exact")[1])[b"ratelimit"]).groups()
    ]

    assert int(left) == 100 - 10 - rate_limits.HEAVY


def test_what_is_logged_goes_the_long_way(
    site: Site, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unlike(site, LIST, short=True) == ""
    monkeypatch.setattr(logs.RequestMiddleware.log, "isEnabledFor", lambda level: True)

    assert unlike(site, LIST, short=False) == ""


def test_a_fault_of_the_short_way_is_logged_and_harms_nobody(
    site: Site,
    world: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert unlike(site, LIST, short=True) == ""
    monkeypatch.setattr(short_way.short_answers, "answer", lambda asked, rows: 1 / 0)

    assert unlike(site, LIST, short=False) == ""
    assert "short_way_failed" in caplog.messages


def test_what_will_go_is_told(
    site: Site, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    since = builders.NOON
    told = deprecations.Deprecation(ROOT, since, "https://example.org/", parameter="topic")
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (told,))

    assert unlike(site, LIST, short=True) == ""
    assert unlike(site, f"{LIST}?topic=grain", short=False) == ""


def test_a_topic_that_lost_its_claims_has_none(site: Site, world: dict[str, str]) -> None:
    site.both(f"{LIST}?topic=grain")
    ClaimTopic.objects.all().delete()

    assert unlike(site, f"{LIST}?topic=grain", short=False) == ""


class TestLoopReader:
    """The connections of an event loop."""

    @pytest.fixture(autouse=True)
    def _patient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loop_reader, "PATIENCE", PATIENCE)

    ONE = "SELECT 1 + %s::int", [1]

    async def read(self, reader: loop_reader.LoopReader, sql: Any, times: int = 1) -> list[Any]:
        return [await self.opened(reader, sql) for _ in range(times)]

    async def opened(self, reader: loop_reader.LoopReader, sql: Any) -> Any:
        if not reader.idle and await reader.rows(sql) is None and reader.opening:
            await reader.opening
        return await reader.rows(sql)

    def test_the_first_who_asks_has_a_connection_opened(self) -> None:
        async def ask() -> list[Any]:
            reader = loop_reader.LoopReader()
            try:
                first = await reader.rows(self.ONE)
                return [first, *await self.read(reader, self.ONE, times=8)]
            finally:
                await reader.close()

        assert asyncio.run(ask()) == [None] + [[(2,)]] * 8

    def test_a_long_answer_is_read_whole(self) -> None:
        async def ask() -> list[Any]:
            reader = loop_reader.LoopReader()
            try:
                long = "SELECT repeat('x', 1000000) FROM generate_series(1, %s)", [3]
                return await self.read(reader, long, times=2)
            finally:
                await reader.close()

        assert [len(rows) for rows in asyncio.run(ask())] == [3, 3]

    @pytest.mark.parametrize(
        "sql",
        [("SELECT 1 / %s::int", [0]), ("SELECT pg_sleep(%s)", [1]), ("SELECT nothing", [])],
        ids=["an error", "too slow", "no such column"],
    )
    def test_what_fails_is_left_to_others(self, sql: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        async def ask() -> list[Any]:
            reader = loop_reader.LoopReader()
            try:
                found = await self.read(reader, self.ONE)
                monkeypatch.setattr(loop_reader, "PATIENCE", 0.2)
                found += [await reader.rows(sql), await reader.rows(self.ONE)]
                monkeypatch.setattr(loop_reader, "PATIENCE", PATIENCE)
                reader.paused_until = 0.0
                return found + await self.read(reader, self.ONE)
            finally:
                await reader.close()

        assert asyncio.run(ask()) == [[(2,)], None, None, [(2,)]]

    def test_a_database_that_is_away_is_left_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def away(**parameters: Any) -> None:
            raise OperationalError

        monkeypatch.setattr(loop_reader.Connection, "connect", away)

        async def ask() -> list[Any]:
            reader = loop_reader.LoopReader()
            return [await self.opened(reader, self.ONE), reader.paused_until > 0]

        assert asyncio.run(ask()) == [None, True]

    def test_more_than_there_are_connections_wait_for_their_turn(self) -> None:
        async def ask() -> list[Any]:
            reader = loop_reader.LoopReader()
            try:
                await self.read(reader, self.ONE)
                reader.places = asyncio.Semaphore(1)
                return await asyncio.gather(*(reader.rows(self.ONE) for _ in range(9)))
            finally:
                await reader.close()

        assert asyncio.run(ask()) == [[(2,)]] * 9
