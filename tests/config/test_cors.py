"""Scripts on other people's pages: what they may read, send and see, and that the admin is no part
of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from claims.api.read import charts
from claims.api.read.resources import Claims
from claims.charts.renderer import RenderError
from claims.services import rate_limits
from claims.services.rate_limits.leases import Limiter
from tests.support import builders
from tests.support.browser import chromium, in_browser
from tests.support.client import LISTS, ROOT, ask
from tests.support.demo import FIXTURES
from tests.support.statements import days, make_figure

PARSE = f"{ROOT}parse/"
SERIES = f"{ROOT}measures/russian-servicemen-killed"
# What every script may read (Fetch, “CORS-safelisted response-header name”), and what is for the
# browser alone.
READABLE = {"cache-control", "content-language", "content-length", "content-type", "last-modified"}
FOR_THE_BROWSER = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
    "location",
    "access-control-allow-origin",
    "access-control-expose-headers",
}


@pytest.fixture
def demo(db: None) -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)


def allowed(response: Any) -> dict[str, str]:
    return {
        name: value
        for name, value in response.headers.items()
        if name.startswith("Access-Control-")
    }


def assert_open(response: Any) -> None:
    assert response.headers["Access-Control-Allow-Origin"] == "*", response.status_code
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Origin" not in response.headers.get("Vary", "")
    exposed = response.headers["Access-Control-Expose-Headers"].lower().split(", ")
    names = {name.lower() for name in response.headers}
    assert names <= {*exposed} | READABLE | FOR_THE_BROWSER


ADDRESSES = [
    ROOT,
    *LISTS,
    f"{ROOT}schema/",
    f"{ROOT}docs/",
    f"{ROOT}rules/",
    f"{ROOT}vocabulary/",
    f"{ROOT}reconcile/",
    f"{ROOT}units/km/",
    f"{SERIES}/",
    f"{SERIES}/series/",
    f"{SERIES}/series.svg",
    f"{SERIES}/series.vl.json",
    f"{SERIES}/consensus/",
]
ASKED = [
    *((address, method, "") for address in ADDRESSES for method in ("get", "head", "options")),
    *((f"{ROOT}assertions/", "get", f"format={form}&count=exact") for form in ("csv", "jsonld")),
    *((f"{ROOT}assertions/", "get", f"format={form}") for form in ("html", "atom")),
    ("/v1alpha1/claims:search", "get", "query=Ukraine"),
]


def test_a_script_of_any_page_may_read_the_api(demo: None) -> None:
    for address, method, query in ASKED:
        for headers in ({}, {"origin": "https://paper.example"}, {"origin": "null"}):
            response = ask(address, query, method, **headers)

            assert response.status_code == 200, (address, method)
            assert_open(response)


@pytest.mark.django_db
def test_so_it_may_an_answer_that_has_not_changed() -> None:
    etag = ask(f"{ROOT}claims/")["ETag"]

    same = ask(f"{ROOT}claims/", if_none_match=etag)

    assert same.status_code == 304
    assert_open(same)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        (f"{ROOT}claims/?nothing=1", {}, 400),
        (f"{ROOT}claims/", {"host": "other.example"}, 400),
        (f"{ROOT}claims/x/", {}, 404),
        ("/api/nothing/", {}, 404),
        (f"{ROOT}claims/", {"accept": "application/pdf"}, 406),
        (f"{ROOT}claims/", {"if_match": '"other"'}, 412),
        (f"{ROOT}claims", {}, 301),
    ],
)
def test_so_it_may_a_refusal(address: str, headers: dict[str, str], status: int) -> None:
    path, _, query = address.partition("?")

    response = ask(path, query, **headers)

    assert response.status_code == status
    assert_open(response)


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("gone"), 503), (ZeroDivisionError(), 500)]
)
def test_so_it_may_a_failure(
    error: Exception, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(Claims, "get_queryset", fail)

    response = ask(f"{ROOT}claims/")

    assert response.status_code == status
    assert_open(response)


@pytest.mark.django_db
def test_so_it_may_a_picture_that_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RenderError

    monkeypatch.setattr(charts.RENDERER, "draw", fail)

    figure = make_figure(builders.make_measure(), as_of=days(3, 3))
    response = ask(f"{ROOT}measures/{figure.measure.slug}/series.svg")

    assert response.status_code == 503
    assert_open(response)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [f"{ROOT}claims/", "/api/nothing/", f"{ROOT}docs/"])
def test_so_it_may_the_refusal_of_too_many(
    path: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RATE_LIMIT = 1
    monkeypatch.setattr(rate_limits, "LIMITER", Limiter(window=1_000_000_000))

    first, second = ask(path), ask(path)

    assert (first.status_code == 429, second.status_code) == (False, 429)
    assert_open(second)


@pytest.mark.parametrize(
    ("address", "methods"),
    [
        (PARSE, "GET, HEAD, OPTIONS, POST"),
        (f"{ROOT}reconcile/", "GET, HEAD, OPTIONS, POST"),
        (f"{ROOT}claims/", "GET, HEAD, OPTIONS"),
        (f"{SERIES}/series.svg", "GET, HEAD, OPTIONS"),
        ("/api/nothing/", "GET, HEAD, OPTIONS"),
    ],
)
def test_a_browser_that_asks_first_is_told_what_may_be_sent(
    address: str, methods: str, settings: Any
) -> None:
    settings.RATE_LIMIT = 1  # it asks no database, and is not counted

    for _ in range(3):
        told = ask(
            address,
            method="options",
            origin="https://paper.example",
            access_control_request_method="POST",
            access_control_request_headers="content-type,if-none-match",
        )

        assert (told.status_code, told.content) == (204, b"")
        assert told["Access-Control-Allow-Methods"] == methods
        headers = told["Access-Control-Allow-Headers"].lower().split(", ")
        assert {"content-type", "if-none-match", "accept"} <= {*headers}
        assert int(told["Access-Control-Max-Age"]) > 0
        assert told["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in told.headers


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/login/", "/admin/claims/claim/", "/measures/", "/healthz"]
)
def test_nothing_else_is_open_to_scripts_of_other_pages(address: str, method: str) -> None:
    asked = {"origin": "https://paper.example", "access_control_request_method": "GET"}

    assert allowed(ask(address, method=method, **asked)) == {}


PAGE = b"<!doctype html><title>A newspaper</title>"
SCRIPT = """async site => {
    const seen = {};
    const first = await fetch(`${site}/api/v1/claims/?page_size=2`);
    seen.claims = (await first.json()).results.length;
    seen.readable = ["ETag", "Link", "RateLimit-Policy"].map(name => !!first.headers.get(name));
    const etag = first.headers.get("ETag");
    const again = await fetch(`${site}/api/v1/claims/?page_size=2`, {
        headers: {"If-None-Match": etag}, cache: "no-store",
    });
    seen.again = [again.status, again.headers.get("ETag") === etag];
    const read = await fetch(`${site}/api/v1/parse/`, {
        method: "POST", headers: {"Content-Type": "application/json"},
        body: JSON.stringify({text: "more than 300 civilians"}),
    });
    seen.read = (await read.json()).quantities[0].comparator;
    const wrong = await fetch(`${site}/api/v1/claims/?speakr=x`);
    seen.wrong = [wrong.status, (await wrong.json()).errors[0].nearest];
    const none = await fetch(`${site}/api/v1/nothing/`);
    seen.none = none.status;
    const picture = await fetch(`${site}/api/v1/measures/russian-servicemen-killed/series.svg`);
    seen.picture = (await picture.text()).slice(0, 4);
    seen.credentials = await fetch(`${site}/api/v1/`, {credentials: "include"}).then(
        () => "answered", () => "refused");
    seen.admin = await fetch(`${site}/admin/login/`).then(() => "answered", () => "refused");
    return seen;
}"""


class Newspaper(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_: Any) -> None:
        pass


@in_browser
def test_a_newspapers_page_uses_the_api(
    transactional_db: None, live_server: Any, settings: Any
) -> None:
    settings.RATE_LIMIT = 600
    call_command("loaddata", *FIXTURES, verbosity=0)
    with ThreadingHTTPServer(("127.0.0.1", 0), Newspaper) as paper, ThreadPoolExecutor() as pool:
        threading.Thread(target=paper.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{paper.server_port}/"

        seen = pool.submit(run_on, address, live_server.url).result()

        paper.shutdown()
    assert seen == {
        "claims": 2,
        "readable": [True, True, True],
        "again": [304, True],
        "read": "gt",
        "wrong": [400, "speaker"],
        "none": 404,
        "picture": "<svg",
        "credentials": "refused",
        "admin": "refused",
    }


def run_on(page_address: str, site: str) -> Any:
    with chromium() as open_page:
        page = open_page()
        page.goto(page_address)
        return page.evaluate(SCRIPT, site)
