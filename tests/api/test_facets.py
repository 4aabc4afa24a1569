"""Facets say of each value how many records a filter by it finds, and how many have none."""

from __future__ import annotations

from typing import Any

import pytest

from claims.api.read.resources import RESOURCES
from claims.services.generation.generator import generate
from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask, ids
from tests.support.world import make_world

pytestmark = pytest.mark.django_db
# What has no filter of its name: a year is a range of dates.
YEARS = {"claims": "said_at", "sources": "published_at", "events": "start"}


def facet_of(name: str, facet: str, **query: Any) -> list[dict[str, Any]]:
    response = ask(f"{ROOT}{name}/", {"facets": facet, "page_size": 1} | query)
    assert response.status_code == 200, response.content
    values: list[dict[str, Any]] = response.json()["facets"][facet]["values"]
    return values


def counted(name: str, facet: str, value: dict[str, Any]) -> int:
    """How many records a filter by a value of a facet finds."""
    key = value.get("slug") or value["value"]
    query = {facet: key}
    if facet == "year":
        query = {f"{YEARS[name]}__{way}": key.zfill(4) for way in ("gte", "lte")}
    response = ask(f"{ROOT}{name}/", query | {"count": "exact", "page_size": 1})
    assert response.status_code == 200, response.content
    total: int = response.json()["count"]["value"]
    return total


def test_every_facet_agrees_with_its_filter() -> None:
    generate(claims=40)
    make_world()
    told, found = {}, {}

    for name, view in RESOURCES.items():
        for facet in view.facets:
            values = [value for value in facet_of(name, facet) if value["value"] is not None]
            told[name, facet] = [value["count"] for value in values]
            found[name, facet] = [counted(name, facet, value) for value in values]

    assert told == found
    assert sum(map(len, told.values())) > 100


def test_a_claim_of_a_narrower_topic_counts_for_the_broader_ones() -> None:
    make_world()

    told = {value["slug"]: value["count"] for value in facet_of("claims", "topic")}

    assert told == {"war": 1, "losses": 1, None: 2}


def test_to_have_none_is_a_value() -> None:
    make_world()

    for facet in ("topic", "measure", "source__publisher", "verdict", "language", "quote_type"):
        values = {value["value"]: value["count"] for value in facet_of("claims", facet)}
        assert values[None] >= 1, facet
        assert "" not in values, facet


def test_what_has_a_value_and_what_has_none_are_all_there_are() -> None:
    make_world()
    whole = len(ids("claims"))

    for facet in ("language", "quote_type", "speaker", "year", "status"):
        values = facet_of("claims", facet)
        assert len(values) < 20, facet
        assert sum(value["count"] for value in values) == whole, facet


def test_a_review_of_the_first_claim_counts_for_its_repeats() -> None:
    first, repeat = (builders.make_claim(status="published") for _ in range(2))
    builders.make_relation(subject=repeat, object=first, kind="repeats")
    builders.make_review(claim=first, verdict="false")

    assert facet_of("claims", "verdict") == [{"value": "false", "count": 2}]


def test_a_page_for_people_leads_from_a_value_to_its_records() -> None:
    make_world()

    page = CLIENT.get(f"{ROOT}claims/?facets=topic,kind&format=html").content.decode()

    assert "?facets=topic%2Ckind&amp;format=html&amp;topic=war" in page
    assert ">none" in page
