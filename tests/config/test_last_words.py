"""What is true of every answer, whoever made it: no cache keeps a refusal, and a host that is not
ours is told so in a word."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.core.exceptions import SuspiciousOperation
from structlog.stdlib import ProcessorFormatter

from tests.support.client import ROOT, ask, assert_problem


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the site writes to its log."""
    [handler] = [
        each
        for each in logging.getLogger().handlers
        if isinstance(each.formatter, ProcessorFormatter)
    ]
    lines = io.StringIO()
    before = handler.setStream(lines)
    yield lines
    handler.setStream(before)


HOSTS = {
    "unlisted": "evil.example",
    "no name": "a b",
    "an address": "192.0.2.7:8000",
    "long": "x" * 60_000,
    "lines": "evil\nHost: example\n" * 50,
    "empty label": "..",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("path", [f"{ROOT}claims/", "/measures/", "/admin/", "/healthz", "/nope"])
def test_a_host_that_is_not_ours_is_told_so_and_logged_in_a_line(
    host: str, path: str, written: io.StringIO
) -> None:
    response = ask(path, host=host)

    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store"
    assert b"This host is not served here." in response.content
    if path.startswith("/api/"):
        assert_problem(response, 400, "host_not_served")
    [line] = written.getvalue().splitlines()
    assert len(line) < 400
    assert json.loads(line)["level"] == "warning"
    if host == "evil.example":
        assert "add 'evil.example' to ALLOWED_HOSTS" in line


def test_nothing_that_is_suspicious_leaves_a_traceback(written: io.StringIO) -> None:
    """The positive control: what is no client's doing has one."""
    for name in ("django.security.TooManyFieldsSent", "django.request"):
        try:
            raise SuspiciousOperation("x" * 5000)
        except SuspiciousOperation as error:
            logging.getLogger(name).error("x" * 5000, exc_info=error)

    brief, full = map(json.loads, written.getvalue().splitlines())
    assert (brief["level"], "exception" in brief, len(brief["event"]) < 250) == (
        "warning",
        False,
        True,
    )
    assert (full["level"], "exception" in full) == ("error", True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/nothing/", "/api/nothing/", "/static/nothing.css", "/measures/x/", "/claims/x/"]
)
@pytest.mark.parametrize("method", ["get", "post", "delete", "options"])
def test_no_cache_keeps_a_refusal(address: str, method: str) -> None:
    response = ask(address, method=method)

    assert response.status_code >= 400
    assert response["Cache-Control"] == "no-store"
