"""What is logged of a request: an id for whatever is told of it, and no line that nobody reads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from structlog.testing import capture_logs

from config.logs import RequestMiddleware


def answered(status: int, **meta: str) -> tuple[dict[str, Any], list[Any]]:
    """What is bound while a request is answered, and what is logged of it."""
    bound: dict[str, Any] = {}

    def view(request: HttpRequest) -> HttpResponse:
        bound.update(structlog.contextvars.get_contextvars())
        return HttpResponse(status=status)

    with capture_logs() as lines:
        RequestMiddleware(view)(RequestFactory().get("/api/v1/", **meta))
    return bound, [line["event"] for line in lines]


@pytest.mark.parametrize(
    ("query", "logged"),
    [
        ("key=SECRET&query=moon", "key=…&query=moon"),
        (
            "query=key&access_token=SECRET&oauth_token=SECRET",
            "query=key&access_token=…&oauth_token=…",
        ),
        ("monkey=banana", "monkey=banana"),
    ],
)
def test_keys_are_not_logged(query: str, logged: str) -> None:
    request = RequestFactory().get(f"/v1alpha1/claims:search?{query}")

    assert RequestMiddleware.format_request(request) == f"GET /v1alpha1/claims:search?{logged}"


@pytest.fixture
def chatty() -> Iterator[None]:
    before = RequestMiddleware.log.level
    RequestMiddleware.log.setLevel(logging.INFO)
    yield
    RequestMiddleware.log.setLevel(before)


@pytest.mark.parametrize("status", [200, 304, 404, 429])
def test_a_request_that_ends_well_has_an_id_and_no_line(status: int) -> None:
    bound, lines = answered(status)

    assert len(bound["request_id"]) == 36
    assert lines == []
    assert structlog.contextvars.get_contextvars() == {}


def test_an_id_that_is_given_is_kept() -> None:
    assert answered(200, HTTP_X_REQUEST_ID="of the proxy")[0] == {"request_id": "of the proxy"}


def test_what_is_our_mistake_is_told() -> None:
    bound, lines = answered(503)

    assert bound["request_id"]
    assert lines == ["request_finished"]
    assert structlog.contextvars.get_contextvars() == {}


def test_where_the_level_asks_for_it_every_request_is_told(chatty: None) -> None:
    assert answered(200)[1] == ["request_started", "request_finished"]
