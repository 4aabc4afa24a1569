"""Records and lists as JSON-LD."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support import builders
from tests.support.client import CLIENT, ROOT, ask, listed
from tests.support.demo import FIXTURES
from tests.support.linked_data import at_hand, expanded, faults_of_review, unknown_words
from tests.support.site_pages import data_of
from tests.support.whole_records import GRAPHS, SITE, graph
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return make_world()


def own(address: str) -> Any:
    """A document of this site."""
    return CLIENT.get(urlsplit(address).path).json()


@pytest.mark.parametrize("name", GRAPHS)
def test_a_list_is_a_graph_of_what_its_records_are(world: SimpleNamespace, name: str) -> None:
    address, records = f"{ROOT}{name}/", listed(name)

    alone = [graph(f"{address}{record['id']}/") for record in records]

    assert graph(address) == [node for nodes in alone for node in nodes]
    assert all(node["@type"] and node["@id"].startswith(SITE) for node in alone[0])


@at_hand
@pytest.mark.parametrize("name", GRAPHS)
def test_every_graph_expands_without_a_foreign_host(world: SimpleNamespace, name: str) -> None:
    document = ask(f"{ROOT}{name}/", {"format": "jsonld"}).json()

    nodes = expanded(document, own)

    assert len(nodes) == len(document["@graph"])
    assert unknown_words(document) == set()


@at_hand
def test_an_expanded_claim_says_exactly_what_is_on_record(world: SimpleNamespace) -> None:
    document = ask(f"{ROOT}claims/{world.claim.pk}/", {"format": "jsonld"}).json()

    nodes = {node["@id"]: node for node in expanded(document, own)}

    here, schema, terms = f"{SITE}/claims/{world.claim.pk}/", "http://schema.org/", f"{SITE}{ROOT}"
    claim = nodes[here]
    [first, _] = claim[f"{schema}mainEntity"]
    [value] = first[f"{schema}value"]
    [exact] = value[f"{schema}additionalProperty"][0][f"{schema}value"]
    assert exact[f"{terms}vocabulary/#low"] == [
        {"@type": "http://www.w3.org/2001/XMLSchema#decimal", "@value": "331"}
    ]
    assert value[f"{schema}minValue"] == [{"@value": 331}]
    assert first[f"{schema}observationAbout"] == [{"@id": f"{terms}events/{world.strike.pk}/"}]
    prov = "http://www.w3.org/ns/prov#"
    [quoted] = claim[f"{prov}wasQuotedFrom"]
    assert claim[f"{prov}hadPrimarySource"] == [{"@id": quoted["@id"]}]
    assert quoted[f"{prov}wasAttributedTo"][0][f"{schema}name"] == [{"@value": "Witness"}]
    [target] = nodes[f"{here}#appearance-{world.appearance.pk}"][
        "http://www.w3.org/ns/oa#hasTarget"
    ]
    [quote, place] = target["http://www.w3.org/ns/oa#hasSelector"]
    assert quote["http://www.w3.org/ns/oa#exact"] == [{"@value": "at least 331"}]
    assert place["http://www.w3.org/ns/oa#start"] == [{"@value": 3}]


@at_hand
@pytest.mark.parametrize("kind", ["claim", "measure"])
def test_a_page_says_the_same_as_the_api(world: SimpleNamespace, kind: str) -> None:
    entry = world.claim if kind == "claim" else world.killed
    page = data_of(f"/{kind}s/{entry.pk}/")
    document = ask(f"{ROOT}{kind}s/{entry.pk}/", {"format": "jsonld"}).json()

    assert page["@graph"] == document["@graph"]
    assert expanded(page, None) == expanded(document, own)  # type: ignore[arg-type]  # asks nobody


def test_every_review_of_the_demo_keeps_googles_rules() -> None:
    call_command("loaddata", *FIXTURES, verbosity=0)

    claims = graph(f"{ROOT}claims/", page_size=100, has_reviews="true")

    reviews = [node for node in claims if node["@type"] == "ClaimReview"]
    alone = graph(f"{ROOT}reviews/", page_size=100)
    assert reviews
    assert alone
    assert [fault for review in (*reviews, *alone) for fault in faults_of_review(review)] == []


def test_a_graph_asks_the_database_as_often_for_ten_claims_as_for_one(
    world: SimpleNamespace,
) -> None:
    def queries() -> int:
        graph(f"{ROOT}claims/")  # so that every record is kept
        with CaptureQueriesContext(connection) as asked:
            graph(f"{ROOT}claims/")
        return len(asked)

    few = queries()
    for _ in range(10):
        builders.make_claim(status="published")

    assert queries() == few


def test_the_vocabulary_is_a_context_and_says_what_its_terms_mean() -> None:
    response = ask(f"{ROOT}vocabulary/")

    assert response["Content-Type"] == "application/ld+json"
    assert response.json()["@context"]["onrecord"] == f"{SITE}{ROOT}vocabulary/#"
    assert ask(f"{ROOT}vocabulary/", accept="application/ld+json").status_code == 200
    same = ask(f"{ROOT}vocabulary/", if_none_match=response["ETag"])
    assert (same.status_code, same.content) == (304, b"")
