"""Limits: exact over processes and threads, told in headers, and never what fails a request."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.models import RateCount
from claims.services import rate_limits
from claims.services.rate_limits import leases
from claims.services.rate_limits.leases import Limiter, Standing
from claims.web import rate_limits as limits
from tests.support.client import LISTS, ROOT, ask, assert_problem
from tests.support.patience import PATIENCE
from tests.support.sites import manage

AGES = 1_000_000_000  # seconds: a window that ends during no test
CLIENT = "203.0.113.7"
LOOPBACK = "127.0.0.1"
HTML = "text/html"

# A worker: twenty threads at once, each with a connection of its own, that ask when told to.
WORKER = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
import django
django.setup()
from django.db import connection
from claims.services.rate_limits.leases import Limiter

class ReadsThenWrites(Limiter):
    def take(self, *, client, limit):
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(sum(taken), 0) FROM claims_ratecount")
            (taken,) = cursor.fetchone()
            time.sleep(0.005)
            cursor.execute(
                "INSERT INTO claims_ratecount VALUES ('2033-01-01', %s, 1, 1) "
                "ON CONFLICT (ends, client) DO UPDATE SET taken = %s", [client, taken + 1])
        return taken < limit

limiter = {"ours": Limiter, "naive": ReadsThenWrites}[sys.argv[1]](window=1_000_000_000)

def ask(_):
    standing = limiter.take(client="203.0.113.7", limit=50)
    return standing if isinstance(standing, bool) else standing.passed

with ThreadPoolExecutor(10) as threads:
    list(threads.map(lambda _: connection.ensure_connection() or time.sleep(0.1), range(10)))
    print("ready", flush=True)
    sys.stdin.readline()
    print(sum(threads.map(ask, range(100))))
"""


@pytest.fixture
def limiter() -> Limiter:
    return Limiter(window=AGES)


def passed(limiter: Limiter, times: int, *, limit: int = 50, **request: Any) -> int:
    """How many of so many requests of a client pass."""
    asked = {"client": CLIENT, "limit": limit} | request
    standings = [limiter.take(**asked) for _ in range(times)]
    return sum(standing.passed for standing in standings if standing is not None)


def start_worker(kind: str) -> subprocess.Popen[str]:
    url = urlsplit(os.environ["DATABASE_URL"])
    database = url._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, kind],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"DATABASE_URL": database},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def passed_in_two_workers(kind: str) -> int:
    workers = [start_worker(kind) for _ in range(2)]
    for worker in workers:
        assert worker.stdout.readline() == "ready\n"
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    return sum(int(worker.communicate(timeout=PATIENCE)[0]) for worker in workers)


@pytest.mark.django_db(transaction=True)
def test_two_workers_of_ten_threads_let_exactly_the_limit_through() -> None:
    assert passed_in_two_workers("ours") == 50


@pytest.mark.django_db(transaction=True)
def test_a_counter_that_reads_and_then_writes_would_let_more_through() -> None:
    assert passed_in_two_workers("naive") > 50


@pytest.mark.django_db
def test_a_worker_that_is_asked_little_leaves_the_limit_to_the_other(limiter: Limiter) -> None:
    other = Limiter(window=AGES)

    assert passed(limiter, 4) == 4
    taken = passed(other, 100)

    assert taken >= 50 - 4 - 4
    assert passed(limiter, 100) == 50 - 4 - taken


@pytest.mark.django_db
@pytest.mark.parametrize("workers", [2, 3, 8])
def test_workers_that_take_turns_share_a_limit_to_the_last_request(workers: int) -> None:
    limiters = [Limiter(window=AGES) for _ in range(workers)]

    assert sum(passed(limiter, 1, limit=100) for _ in range(100) for limiter in limiters) == 100


@pytest.mark.django_db
def test_workers_of_their_own_counters_would_each_let_the_limit_through() -> None:
    """The positive control of the test above: other windows are other counters."""
    limiters = [Limiter(window=AGES), Limiter(window=AGES - 1)]

    assert sum(passed(limiter, 1, limit=100) for _ in range(100) for limiter in limiters) == 200


@pytest.mark.django_db
def test_most_requests_ask_no_database(limiter: Limiter) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert passed(limiter, 600, limit=600) == 600
    with CaptureQueriesContext(connection) as asked_of_more:
        assert passed(limiter, 1, limit=1_000_000, client="203.0.113.8") == 1
        assert passed(limiter, 9_999, limit=1_000_000, client="203.0.113.8") == 9_999
    with CaptureQueriesContext(connection) as asked_in_vain:
        assert passed(limiter, 100, limit=600) == 0

    assert len(asked) < 60
    assert len(asked_of_more) < 20
    assert len(asked_in_vain) == 0


@pytest.mark.django_db
def test_clients_have_limits_of_their_own(limiter: Limiter) -> None:
    assert passed(limiter, 60) == 50
    assert passed(limiter, 60, client="203.0.113.8") == 50


@pytest.mark.django_db
def test_a_heavy_request_takes_more_and_light_ones_the_rest(limiter: Limiter) -> None:
    assert passed(limiter, 1) == 1
    assert passed(limiter, 9, cost=10) == 4
    assert limiter.take(client=CLIENT, limit=50, cost=10).remaining == 9
    assert passed(limiter, 20) == 9


@pytest.mark.django_db
def test_a_request_heavier_than_the_limit_takes_all_of_it(limiter: Limiter) -> None:
    assert passed(limiter, 3, limit=5, cost=10) == 1


@pytest.mark.django_db
def test_what_remains_is_exact_for_a_client_of_one_worker(limiter: Limiter) -> None:
    told = [limiter.take(client=CLIENT, limit=50) for _ in range(51)]

    assert [standing.remaining for standing in told] == [*range(49, -1, -1), 0]
    assert [standing.passed for standing in told] == [True] * 50 + [False]


@pytest.mark.django_db
def test_a_lower_limit_than_what_was_taken_is_a_refusal(limiter: Limiter) -> None:
    assert passed(limiter, 30) == 30
    assert passed(Limiter(window=AGES), 1, limit=20) == 0


@pytest.mark.django_db(transaction=True)
def test_a_new_window_begins_anew_and_removes_what_was(
    limiter: Limiter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert passed(limiter, 10, limit=3) == 3
    first = RateCount.objects.get()
    move_clocks(monkeypatch, AGES)
    assert passed(limiter, 10, limit=3) == 3

    second = RateCount.objects.get()
    assert (second.ends - first.ends).total_seconds() == AGES
    assert (second.client, second.taken) == (CLIENT, 3)


def move_clocks(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """That of the database and our own."""
    later = f"(statement_timestamp() + interval '{seconds} s')"
    for name in ("TAKE", "SWEEP"):
        moved = getattr(leases, name).replace("statement_timestamp()", later)
        monkeypatch.setattr(leases, name, moved)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + seconds)
    monkeypatch.setattr(leases, "time", clock)


@pytest.mark.django_db
def test_a_window_of_a_minute_ends_with_a_minute_of_the_databases_clock() -> None:
    standing = Limiter().take(client=CLIENT, limit=50)

    row = RateCount.objects.get()
    assert (row.ends.second, row.ends.microsecond) == (0, 0)
    assert 0 <= standing.seconds <= 60


@pytest.mark.django_db
def test_memory_is_bounded_and_a_forgotten_client_is_still_counted() -> None:
    limiter = Limiter(window=AGES, most_clients=10)
    assert passed(limiter, 50) == 50

    for number in range(30):
        assert passed(limiter, 1, client=f"198.51.100.{number}") == 1

    assert len(limiter.leases) == 10
    assert CLIENT not in limiter.leases
    assert passed(limiter, 10) == 0


@pytest.fixture
def without_writes(transactional_db: None) -> Any:
    """As on a replica, or for a role that may write nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = off")


@pytest.mark.usefixtures("without_writes")
def test_a_counter_that_fails_lets_requests_pass_and_says_so_once(
    limiter: Limiter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), CaptureQueriesContext(connection) as asked:
        assert [limiter.take(client=CLIENT, limit=1) for _ in range(10)] == [None] * 10
    assert len(asked) == 1
    limiter.paused_until = 0
    assert limiter.take(client=CLIENT, limit=1) is None
    assert [record.message for record in caplog.records] == ["requests_pass_uncounted"]


@pytest.mark.django_db
def test_a_pause_ends_and_what_is_held_is_spent_in_it(limiter: Limiter) -> None:
    assert passed(limiter, 2) == 2
    limiter.paused_until = time.monotonic() + 60

    assert passed(limiter, 2) == 1
    limiter.paused_until = 0
    assert passed(limiter, 60) == 47


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "client"),
    [
        ("203.0.113.7", None, 0, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", 0, "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1, 198.51.100.2", 0, "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1", 1, "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1", 1, "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66,198.51.100.1,10.0.0.2", 2, "198.51.100.1"),
        ("10.0.0.1", "10.0.0.2", 2, "10.0.0.2"),
        ("10.0.0.1", None, 1, "10.0.0.1"),
        ("10.0.0.1", "", 1, "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1, unknown", 1, "10.0.0.1"),
        ("10.0.0.1", "9" * 5000, 1, "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", None, 0, "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", None, 0, "2001:db8:1:2::"),
        ("2001:db8:1:3::1", None, 0, "2001:db8:1:3::"),
        ("fe80::1%eth0", None, 0, "fe80::"),
        ("::ffff:203.0.113.7", None, 0, "203.0.113.7"),
        ("", None, 0, "::"),
        ("", "2001:db8:1:2::7", 1, "2001:db8:1:2::"),
    ],
)
def test_a_client_is_an_address_of_its_own(
    peer: str, forwarded: str | None, proxies: int, client: str, settings: Any
) -> None:
    settings.PROXIES = proxies
    meta = {"REMOTE_ADDR": peer}
    if forwarded is not None:
        meta["HTTP_X_FORWARDED_FOR"] = forwarded

    assert rate_limits.client_of(meta) == client


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["", "schema/", "parse/", "rules/", *LISTS, "claims/x/"])
def test_every_address_of_the_api_has_the_limit(
    path: str, settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter
) -> None:
    settings.RATE_LIMIT = 2
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)
    address = ROOT + path.removeprefix(ROOT)

    answers = [ask(address, {"no_such_parameter": 1}) for _ in range(3)]

    assert all("RateLimit" in answer.headers for answer in answers)
    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert_problem(answers[-1], 429, "rate_limited")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["measures/", "measures/none/", "claims/none/", "claims/none/cite.bib"]
)
def test_every_page_has_the_same_limit(
    path: str, settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter
) -> None:
    settings.RATE_LIMIT = 20
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)
    for _ in range(19):
        ask(ROOT)

    answers = [ask(f"/{path}") for _ in range(2)]

    is_heavy = path in ("measures/none/", "claims/none/")
    assert [answer.status_code == 429 for answer in answers] == [is_heavy, True]
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[-1]["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/api/nothing/",
        "/api/v1/docs/",
        "/api/v1/docs/?script=",
        "/api/v1/claims",
        "/nothing/",
        "/static/nothing.css",
        "/",
        "/claims/",
        "/measures",
        "/api/v1/claims/?q=&kind=",  # a form's address, which leads to the one without
    ],
)
@pytest.mark.parametrize("method", ["get", "head", "options", "post", "delete"])
def test_whatever_the_public_is_told_counts(
    path: str, method: str, settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter
) -> None:
    settings.RATE_LIMIT = 2
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)

    answers = [getattr(Client(), method)(path, headers={"accept": HTML}) for _ in range(3)]

    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert int(answers[-1]["Retry-After"]) > 0
    assert answers[-1]["Cache-Control"] == "no-store"
    assert limiter.leases[LOOPBACK].used == 2
    if path.startswith("/api/"):
        assert all("RateLimit" in answer.headers for answer in answers)


@pytest.mark.django_db
def test_a_host_that_is_not_ours_counts_too(
    settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter
) -> None:
    settings.RATE_LIMIT = 2
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)

    answers = [ask(place, host="other.example") for place in (ROOT, "/measures/", ROOT)]

    assert [answer.status_code for answer in answers] == [400, 400, 429]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/jobsz", "/static/admin/css/base.css"])
def test_health_and_files_cost_nothing(
    path: str, settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter
) -> None:
    settings.RATE_LIMIT = 1
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)

    for _ in range(3):
        answer = Client().get(path)
        status = 503 if path == "/jobsz" else 200  # nobody works off jobs here
        assert (answer.status_code, bool(answer.getvalue())) == (status, True)
    assert limiter.leases == {}


class Probe(APIView):
    """What an address of the API does about limits."""

    cost = 1

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        limits.charge(request, self.cost)
        super().initial(request, *args, **kwargs)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        limits.tell(request, response)
        return response

    def get(self, request: Any) -> Response:
        return Response({})


@pytest.fixture
def probe(settings: Any, monkeypatch: pytest.MonkeyPatch, limiter: Limiter) -> Any:
    """Asks a view whose limit is 20 and whose window has 41 seconds to go."""
    settings.RATE_LIMIT, settings.PROXIES = 20, 0
    monkeypatch.setattr(rate_limits, "LIMITER", limiter)
    monkeypatch.setattr(limits, "_seconds", lambda standing: 41)

    def ask(cost: int = 1, method: str = "get", **meta: str) -> Any:
        request = getattr(RequestFactory(), method)("/api/v1/", **meta)
        response = Probe.as_view(cost=cost)(request)
        return response.render() if hasattr(response, "render") else response

    return ask


def told(response: Any) -> tuple[int, str | None, str | None]:
    headers = response.headers
    return response.status_code, headers.get("RateLimit-Policy"), headers.get("RateLimit")


@pytest.mark.django_db
def test_every_answer_tells_the_limit_and_what_is_left(probe: Any) -> None:
    policy = '"default";q=20;w=60'

    assert told(probe()) == (200, policy, '"default";r=19;t=41')
    assert told(probe(cost=10)) == (200, policy, '"default";r=9;t=41')
    assert told(probe(method="delete")) == (403, policy, '"default";r=8;t=41')
    assert told(probe(cost=10)) == (429, policy, '"default";r=8;t=41')
    assert told(probe()) == (200, policy, '"default";r=7;t=41')


@pytest.mark.django_db
def test_beyond_the_limit_there_is_a_problem_that_says_when_to_come_back(probe: Any) -> None:
    assert [probe().status_code for _ in range(20)] == [200] * 20

    refused = probe()

    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.headers["Retry-After"] == "41"
    assert refused.headers["Cache-Control"] == "no-store"
    assert told(refused) == (429, '"default";q=20;w=60', '"default";r=0;t=41')
    assert json.loads(refused.content) == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "At most 20 requests a minute: 0 are left, and this one counts as 1. "
        "Ask again in 41 seconds.",
        "code": "rate_limited",
        "errors": [],
    }


@pytest.mark.django_db
@pytest.mark.parametrize(("proxies", "expected"), [(0, {200: 20, 429: 20}), (1, {200: 40})])
def test_a_forged_address_gains_nothing(
    probe: Any, settings: Any, proxies: int, expected: dict[int, int]
) -> None:
    settings.PROXIES = proxies

    found = Counter(
        probe(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code for number in range(40)
    )

    assert found == expected


@pytest.mark.usefixtures("without_writes")
def test_uncounted_requests_are_answered_and_told_only_the_policy(probe: Any) -> None:
    assert told(probe()) == (200, '"default";q=20;w=60', None)


def test_without_a_limit_nothing_is_counted_or_told(probe: Any, settings: Any) -> None:
    settings.RATE_LIMIT = 0

    assert told(probe()) == (200, None, None)


@pytest.mark.parametrize(("seconds", "told"), [(0, 1), (0.2, 1), (41.0, 42), (59.999, 60)])
def test_the_wait_is_never_too_short(seconds: float, told: int) -> None:
    assert limits._seconds(Standing(True, 1, seconds)) == told


@pytest.mark.parametrize(
    ("variable", "value", "most"),
    [
        ("RATE_LIMIT", "-1", 1_000_000_000),
        ("RATE_LIMIT", "many", 1_000_000_000),
        ("PROXIES", "11", 10),
        ("PROXIES", "yes", 10),
    ],
)
def test_a_wrong_variable_is_one_line(variable: str, value: str, most: int, tmp_path: Path) -> None:
    refused = manage(
        "serve", DATABASE_URL="postgresql:///x", DATA_DIR=tmp_path, **{variable: value}
    )

    assert refused.returncode == 1
    assert refused.stderr == f"{variable}='{value}' is not a number from 0 to {most}.\n"
