"""A database that is away, full or slow: a 503 that says when to come again, on every address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, connection
from django.test import Client

from claims.models import Topic
from tests.support.admin_forms import filled_in, url
from tests.support.builders import make_topic

pytestmark = pytest.mark.django_db

ERRORS = {
    "gone": OperationalError("server closed the connection unexpectedly"),
    "closed": InterfaceError("the connection is closed"),
    "shut down": psycopg.errors.AdminShutdown("terminating connection"),
    "full": psycopg.errors.TooManyConnections("too many clients"),
    "slow": psycopg.errors.QueryCanceled("canceling statement due to statement timeout"),
    "raw": psycopg.InterfaceError("the cursor is closed"),
}


@pytest.fixture
def curator(client: Client) -> Client:
    client.raise_request_exception = False
    client.force_login(User.objects.create(username="curator", is_staff=True, is_superuser=True))
    return client


@contextmanager
def failing(error: Exception, *, after: int = 0) -> Iterator[list[str]]:
    """Every query from the nth on fails, whoever asks: a middleware, a view, a template."""
    asked: list[str] = []

    def fail(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        if len(asked) > after and not sql.startswith(("SAVEPOINT", "ROLLBACK", "RELEASE")):
            raise error
        return execute(sql, *rest)

    with connection.execute_wrapper(fail):
        yield asked


def assert_come_again(response: Any) -> None:
    assert response.status_code == 503, response.content[:200]
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS.keys())
def test_every_kind_of_absence_is_a_503_for_people(curator: Client, error: Exception) -> None:
    with failing(error):
        response = curator.get("/admin/")

    assert_come_again(response)
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<h1>" in response.content.decode()


def test_the_database_may_be_lost_at_any_query_of_a_page(curator: Client) -> None:
    page = url(Topic, "change", make_topic().pk)
    form = filled_in(curator.get(page), label="Said anew")

    for ask in (lambda: curator.get(page), lambda: curator.post(page, form)):
        statuses = [answer.status_code for answer in lost_after_each_query(ask)]
        assert set(statuses[:-1]) == {503}
        assert statuses[-1] in (200, 302)
        assert len(statuses) > 5


def lost_after_each_query(ask: Any) -> Iterator[Any]:
    """The answers where the database is lost before the first query, the second, and so on."""
    for after in range(200):
        with failing(ERRORS["gone"], after=after):
            answer = ask()
        yield answer
        if answer.status_code != 503:
            return
        assert_come_again(answer)
    raise AssertionError("It asks without end.")


def test_every_page_of_the_admin_is_a_503(curator: Client) -> None:
    pages = [url(model, "changelist") for model in admin.site._registry]
    pages += ["/admin/search/?s=a&extended=1", "/admin/password_change/", "/admin/autocomplete/"]

    for page in pages:
        with failing(ERRORS["gone"]):
            assert_come_again(curator.get(page))


def test_signing_in_is_a_503(client: Client) -> None:
    client.raise_request_exception = False

    assert client.get("/admin/login/").status_code == 200
    with failing(ERRORS["gone"]):
        posted = {"username": "ada", "password": "wrong"}
        assert_come_again(client.post("/admin/login/", posted))


def test_what_is_not_the_databases_fault_stays_a_500(curator: Client, monkeypatch: Any) -> None:
    def crash(*_: Any) -> None:
        raise RuntimeError("a mistake of ours")

    monkeypatch.setattr(admin.site, "each_context", crash)

    assert curator.get("/admin/").status_code == 500
