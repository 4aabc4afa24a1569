"""About how many: of what is public alone, with bounds that hold, and without reading it all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from claims.models import Claim
from claims.queries import estimates, read_connection
from claims.services.generation.generator import generate
from tests.support import builders
from tests.support.client import ROOT, ask

pytestmark = pytest.mark.django_db

EXACT = "exact"


def about(name: str = "claims", how: str = "estimated", **query: Any) -> dict[str, Any]:
    response = ask(f"{ROOT}{name}/", {"count": how, "page_size": 1} | query)
    assert response.status_code == 200, response.content
    return response.json()["count"]


def analyze() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize("public", [0, 1, 59])
@pytest.mark.parametrize("drafts", [0, 60])
def test_drafts_are_not_told_of(public: int, drafts: int) -> None:
    speaker, topic = builders.make_speaker(slug="ada"), builders.make_topic(slug="war")
    statuses = ["published"] * public + ["draft", "in_review", "rejected"] * (drafts // 3)
    for status in statuses:
        claim = builders.make_claim(speaker=speaker, status=status, language="uk", place="Kyiv")
        builders.make_claim_topic(claim=claim, topic=topic)
    analyze()

    for query in ({}, {"speaker": "ada"}, {"topic": "war"}, {"language": "uk"}, {"place": "Kyiv"}):
        assert about(**query) == {"value": public, "kind": EXACT}


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than is counted, and than is read, and the same places whatever other tests left: bounds
    that hold 997 times of 1,000 would fail a run now and then."""
    with builders.record_versions_by_hand(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE claims_recordversion")
    generate(claims=3000)
    analyze()
    monkeypatch.setattr(estimates, "MOST", 20)
    monkeypatch.setattr(estimates, "FACETED", 20)
    monkeypatch.setattr(estimates, "DRAWN", 10_000)


@pytest.mark.parametrize("name", ["claims", "assertions", "speakers", "sources", "reviews"])
def test_the_number_lies_between_the_bounds(name: str, many: None) -> None:
    truth, found = about(name, "exact")["value"], about(name)

    assert found["kind"] == "estimated"
    assert 20 < found["low"] <= truth <= found["high"]
    assert found["low"] <= found["value"] <= found["high"]
    assert found["high"] < 3 * truth


def test_of_a_filter_the_number_lies_between_the_bounds(many: None) -> None:
    for query in ({"kind": "quantity"}, {"said_at__gte": "2020"}, {"quote_type": "direct"}):
        truth, found = about(how="exact", **query)["value"], about(**query)
        assert found["low"] <= truth <= found["high"], query


def test_an_estimate_does_not_move_with_the_drafts(many: None) -> None:
    speaker = Claim.objects.filter(status="published").values_list("speaker", flat=True)[0]
    questions = [{}, {"speaker": str(speaker)}, {"kind": "quantity"}]
    before = [about(**query) for query in questions]

    for _ in range(200):
        builders.make_claim(speaker_id=speaker)
    analyze()

    assert [about(**query) for query in questions] == before


def test_what_is_dear_to_count_is_estimated(many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.make_claim(status="published", language="tlh")
    monkeypatch.setattr(estimates, "DEAREST", 0)

    found = about(language="tlh")

    assert found["kind"] == "estimated"
    assert found["low"] <= 1 <= found["high"] < 300


def facets(name: str, facet: str, **query: Any) -> dict[str, Any]:
    response = ask(f"{ROOT}{name}/", {"facets": facet, "page_size": 1} | query)
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()["facets"][facet]
    return found


@pytest.mark.parametrize(
    ("name", "facet"), [("claims", "kind"), ("claims", "speaker"), ("assertions", "form")]
)
def test_facets_of_much_are_projected_from_a_sample_and_say_so(
    name: str, facet: str, many: None, monkeypatch: pytest.MonkeyPatch
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
    assert found["distinct"] <= exact["distinct"]


def test_facets_of_few_are_counted(many: None) -> None:
    builders.make_claim(status="published", language="tlh", kind="event")

    assert facets("claims", "kind", language="tlh") == {
        "distinct": 1,
        "values": [{"value": "event", "count": 1}],
    }


def test_a_sample_of_all_is_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(30):
        builders.make_claim(status="published")
    monkeypatch.setattr(estimates, "MOST", 20)
    monkeypatch.setattr(estimates, "DRAWN", 1_000_000)

    assert about() == {"value": 30, "kind": EXACT}


def test_no_more_is_read_than_is_counted_and_sampled(
    many: None, monkeypatch: pytest.MonkeyPatch
) -> None:
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
