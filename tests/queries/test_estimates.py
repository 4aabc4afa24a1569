"""About how many: of what is public alone, with bounds that hold, and without reading it all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from claims.queries import estimates, read_connection
from tests.support.estimates import about, facets, lower_limits, make_many

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def generated(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One record for all tests here, which only read: those that write have one each."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_many()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _low_limits(generated: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    lower_limits(monkeypatch)


@pytest.mark.parametrize("name", ["claims", "assertions", "speakers", "sources", "reviews"])
def test_the_number_lies_between_the_bounds(name: str) -> None:
    truth, found = about(name, "exact")["value"], about(name)

    assert found["kind"] == "estimated"
    assert 20 < found["low"] <= truth <= found["high"]
    assert found["low"] <= found["value"] <= found["high"]
    assert found["high"] < 3 * truth


def test_of_a_filter_the_number_lies_between_the_bounds() -> None:
    for query in ({"kind": "quantity"}, {"said_at__gte": "2020"}, {"quote_type": "direct"}):
        truth, found = about(how="exact", **query)["value"], about(**query)
        assert found["low"] <= truth <= found["high"], query


@pytest.mark.parametrize(
    ("name", "facet"), [("claims", "kind"), ("claims", "speaker"), ("assertions", "form")]
)
def test_facets_of_much_are_projected_from_a_sample_and_say_so(
    name: str, facet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = facets(name, facet)
    monkeypatch.setattr(estimates, "FACETED", 1_000_000)
    monkeypatch.setattr(estimates, "DEAREST", 1_000_000_000)
    exact = facets(name, facet)

    assert found["kind"] == "estimated"
    assert "kind" not in exact
    truth, first = exact["values"][0], found["values"][0]
    assert first["value"] == truth["value"]
    assert 0.5 * truth["count"] < first["count"] < 2 * truth["count"]
    told = {value["value"]: value["count"] for value in exact["values"]}
    for value in found["values"]:
        if value["value"] in told:  # among the most frequent
            assert value["low"] <= told[value["value"]] <= value["high"], value
    assert found["distinct"] <= exact["distinct"]


def test_no_more_is_read_than_is_counted_and_sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    record_versions, public = (
        connection.cursor().execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("claims_recordversion", "claims_claim")
    )
    monkeypatch.setattr(estimates, "DRAWN", 300)
    statements: list[tuple[str, Any]] = []
    run = read_connection.rows

    def noted(sql: str, parameters: Any = (), **more: Any) -> Any:
        statements.append((sql, parameters))
        return run(sql, parameters, **more)

    monkeypatch.setattr(read_connection, "rows", noted)
    about()
    monkeypatch.undo()

    read = [most_rows(*each) for each in statements if not each[0].startswith("EXPLAIN")]
    assert len(statements) == 7, "a page, what it lacks; a plan, a count, the sample"
    assert max(read) <= 300 < public < record_versions


def most_rows(sql: str, parameters: Any) -> int:
    """The rows that the busiest node of a plan passed on or took away."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", parameters)
        [(plan,)] = cursor.fetchall()
    [root] = json.loads(plan) if isinstance(plan, str | bytes) else plan
    return max(nodes(root["Plan"]))


def nodes(plan: dict[str, Any]) -> Iterator[int]:
    removed = sum(value for name, value in plan.items() if name.startswith("Rows Removed"))
    yield int((plan["Actual Rows"] + removed) * plan["Actual Loops"])
    for below in plan.get("Plans", []):
        yield from nodes(below)
