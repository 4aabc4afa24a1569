"""The promises of the papers: every curl in them is run, and answers what stands beside.

`# 400, "code":"x"` after a line is its status, and a text that the answer has. Without it: 200.
"""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DataError, OperationalError
from django.test import Client
from psycopg import errors

from claims.api import deprecations
from claims.api.deprecations import Deprecation
from claims.api.read.resources import Claims
from tests.support.agreement import keep
from tests.support.client import ROOT, ask, assert_problem
from tests.support.demo import FIXTURES
from tests.support.documents import API, FORMATS, README, SITE

pytestmark = pytest.mark.django_db

LINES = re.findall(
    r"^curl .*$",
    re.sub(
        r" \\\n\s*",
        " ",
        "\n".join(re.findall(r"```sh\n(.*?)```", API + FORMATS + README, re.DOTALL)),
    ),
    re.MULTILINE,
)


def read(line: str) -> tuple[str, str, dict[str, str], str | None, int, str]:
    """The method, path, headers and body of a curl, and what is said of its answer."""
    asked, _, said = line.partition(" # ")
    status, _, fact = said.strip().partition(", ")
    method, headers, body, path = "GET", {}, None, ""
    words = iter(shlex.split(asked)[1:])
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                method, body = "POST", next(words)
            case "-s" | "-i" | "-OJ":
                pass
            case _:
                path = word.removeprefix(SITE)
    return method, path, headers, body, int(status or 200), fact


def test_every_curl_answers_as_it_says() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)
    keep()

    assert len(LINES) > 30
    assert [found for line in LINES if (found := otherwise(line))] == []


def otherwise(line: str) -> tuple[str, int, str] | None:
    """The line with its status and answer, where they are not what it says."""
    method, path, headers, body, status, fact = read(line)
    sent = {"data": body, "content_type": headers.get("Content-Type", "")} if body else {}
    response = Client().generic(method, path, headers=headers, **sent)
    text = response.getvalue().decode(errors="replace")
    said = response.status_code == status and fact in text and bool(text or status == 304)
    return None if said else (line, response.status_code, text[:300])


def test_nothing_is_deprecated_yet() -> None:
    assert deprecations.DEPRECATIONS == ()
    assert "Deprecation" not in ask(f"{ROOT}claims/").headers


START, END = datetime(2030, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
OLD = Deprecation(f"{ROOT}topics/", START, "https://docs.example/topics", sunset=END)
OLD_PARAMETER = Deprecation(f"{ROOT}claims/", END, "https://docs.example/place", parameter="place")


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (
            f"{ROOT}topics/",
            {
                "Deprecation": "@1893456000",
                "Sunset": "Wed, 01 Jan 2031 00:00:00 GMT",
                "Link": '<https://docs.example/topics>; rel="deprecation"',
            },
        ),
        (
            f"{ROOT}claims/?place=Kyiv",
            {
                "Deprecation": "@1924992000",
                "Sunset": None,
                "Link": '<https://docs.example/place>; rel="deprecation"',
            },
        ),
        (f"{ROOT}claims/", {"Deprecation": None, "Sunset": None, "Link": None}),
    ],
    ids=["address", "parameter", "neither"],
)
def test_what_is_deprecated_says_so(
    monkeypatch: pytest.MonkeyPatch, address: str, headers: dict[str, str | None]
) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (OLD, OLD_PARAMETER))

    response = Client().get(address)

    assert response.status_code == 200
    assert {name: response.headers.get(name) for name in headers} == headers


def test_a_link_of_a_deprecation_stands_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (OLD,))
    call_command("loaddata", *FIXTURES, verbosity=0)
    keep()

    link = Client().get(f"{ROOT}topics/?page_size=1")["Link"]

    assert re.findall(r'rel="(\w+)"', link) == ["next", "deprecation"]


def test_openapi_marks_what_is_deprecated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (OLD, OLD_PARAMETER))
    operation: dict[str, Any] = {"parameters": [{"name": "place"}, {"name": "kind"}]}
    other: dict[str, Any] = {}

    deprecations.mark(f"{ROOT}claims/", operation)
    deprecations.mark(f"{ROOT}topics/{{key}}/", other)

    assert operation == {"parameters": [{"name": "place", "deprecated": True}, {"name": "kind"}]}
    assert other == {"deprecated": True}


def canceled() -> OperationalError:
    error = OperationalError("canceling statement due to statement timeout")
    error.__cause__ = errors.QueryCanceled()
    return error


@pytest.mark.parametrize(
    ("error", "status", "code", "retry_after"),
    [
        (canceled(), 503, "too_expensive", "60"),
        (OperationalError("server closed the connection"), 503, "unavailable", "5"),
        (DataError("invalid byte sequence"), 500, "server_error", None),
    ],
    ids=["timeout", "lost", "our own rows"],
)
def test_what_the_database_refuses_is_told_apart(
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
    code: str,
    retry_after: str | None,
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr(Claims, "get_queryset", fail)

    response = ask(f"{ROOT}claims/")

    assert_problem(response, status, code)
    assert response.headers.get("Retry-After") == retry_after


@pytest.mark.parametrize("address", [f"{ROOT}claims/", f"{ROOT}units/km/", ROOT])
def test_a_refusal_of_a_method_names_those_there_are(address: str) -> None:
    response = ask(address, method="delete")

    assert_problem(response, 405, "method_not_allowed")
    assert response["Allow"] == "GET, HEAD, OPTIONS"
