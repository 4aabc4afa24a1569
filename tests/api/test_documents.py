"""What JSON-LD and feeds have in common: both are made of whole records."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem
from tests.support.hidden import HIDDEN, assert_nothing_hidden, make_hidden
from tests.support.whole_records import FEEDS, GRAPHS
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> SimpleNamespace:
    return make_world()


@pytest.mark.parametrize("form", ["jsonld", "atom", "jsonfeed"])
def test_a_document_that_is_the_same_is_not_sent_again(world: SimpleNamespace, form: str) -> None:
    address, query = f"{ROOT}claims/", {"format": form}
    first = ask(address, query)

    same = ask(address, query, if_none_match=first["ETag"])
    builders.make_claim(status="published")
    changed = ask(address, query, if_none_match=first["ETag"])

    assert (same.status_code, same.content) == (304, b"")
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)
    assert first["Vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize("form", ["jsonld", "atom", "jsonfeed"])
@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("fields", "id", "not_in_format"),
        ("omit", "id", "not_in_format"),
        ("expand", "speaker", "not_in_format"),
        ("facets", "kind", "not_in_files"),
        ("highlight", "true", "not_in_files"),
        ("page_size", "101", "out_of_range"),
    ],
)
def test_what_a_document_has_no_place_for_is_refused(
    form: str, name: str, value: str, code: str
) -> None:
    query = {"format": form, name: value, "q": "killed"}

    problem = assert_problem(ask(f"{ROOT}claims/", query), 400, code)

    assert problem["errors"][0]["parameter"] == name


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("units/", "jsonld"),
        ("units/", "atom"),
        ("relations/", "jsonld"),
        ("claims/019ab000-0000-7000-8000-000000000001/", "atom"),
        ("measures/killed/series/", "jsonfeed"),
    ],
)
def test_a_format_that_an_address_does_not_have_is_refused(
    world: SimpleNamespace, address: str, form: str
) -> None:
    problem = assert_problem(ask(f"{ROOT}{address}", {"format": form}), 400, "unknown_format")

    assert form not in problem["errors"][0]["allowed"]


def test_how_a_question_was_understood_is_told_beside_a_document(world: SimpleNamespace) -> None:
    query = {"format": "jsonld", "min": "300", "count": "exact"}

    about = json.loads(ask(f"{ROOT}assertions/", query)["Onrecord-About"])

    assert (about["interval"]["min"], about["count"]["kind"]) == ("300", "exact")


@pytest.mark.parametrize("form", ["jsonld", "atom", "jsonfeed"])
def test_what_is_hidden_is_in_no_document(world: SimpleNamespace, form: str) -> None:
    rows = [row for status in HIDDEN for row in make_hidden(status, world.earlier)]

    for name in GRAPHS if form == "jsonld" else FEEDS:
        content = ask(f"{ROOT}{name}/", {"format": form, "page_size": 100}).content
        assert_nothing_hidden(SimpleNamespace(unseen=rows), content)
