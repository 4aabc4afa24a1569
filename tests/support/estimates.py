"""Estimates on a record of some thousand claims, with limits that are small beside it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from claims.queries import estimates
from claims.services.generation.generator import generate
from tests.support import builders
from tests.support.client import ROOT, ask

EXACT = "exact"


def about(name: str = "claims", how: str = "estimated", **query: Any) -> dict[str, Any]:
    response = ask(f"{ROOT}{name}/", {"count": how, "page_size": 1} | query)
    assert response.status_code == 200, response.content
    return response.json()["count"]


def facets(name: str, facet: str, **query: Any) -> dict[str, Any]:
    response = ask(f"{ROOT}{name}/", {"facets": facet, "page_size": 1} | query)
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()["facets"][facet]
    return found


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make_many() -> None:
    """More than is counted, and than is read, and the same places whatever other tests left: bounds
    that hold 997 times of 1,000 would fail a run now and then."""
    with builders.record_versions_by_hand(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_recordversion")
    generate(claims=3000)
    analyze()


def lower_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(estimates, "MOST", 20)
    monkeypatch.setattr(estimates, "FACETED", 20)
    monkeypatch.setattr(estimates, "DRAWN", 10_000)
