"""What other APIs call our parameters, and what people call our units."""

from __future__ import annotations

import pytest

from claims.api.filtering import synonyms
from claims.api.filtering.number_fields import UnitCode
from claims.api.read.resources import RESOURCES
from tests.support.client import ROOT, ask, assert_problem

NAMES = {
    "limit": "page_size",
    "per_page": "page_size",
    "pageSize": "page_size",
    "page[size]": "page_size",
    "page": "cursor",
    "offset": "cursor",
    "search": "q",
    "query": "q",
    "sort": "ordering",
    "order_by": "ordering",
    "from": "said_at__gte",
    "since": "said_at__gte",
    "date": "said_at__gte",
    "to": "said_at__lte",
    "until": "said_at__lte",
    "before": "said_at__lt",
    "author": "speaker",
    "person": "speaker",
    "topic_id": "topic",
    "category": "topic",
    "lang": "language",
    "type": "kind",
    "rating": "verdict",
    "include": "expand",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("other", "ours"), NAMES.items(), ids=NAMES)
def test_a_name_of_other_apis_is_answered_with_ours(other: str, ours: str) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {other: "1"}), 400, "unknown_parameter")

    [fault] = problem["errors"]
    assert fault["nearest"] == ours
    assert f"“{ours}”" in fault["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "other", "ours"),
    [
        ("speakers", "search", "name_like"),
        ("measures", "search", "label"),
        ("sources", "from", "published_at__gte"),
        ("assertions", "since", "claim__said_at__gte"),
        ("sources", "author", "publisher"),
    ],
)
def test_it_is_one_that_the_address_has(name: str, other: str, ours: str) -> None:
    problem = assert_problem(ask(f"{ROOT}{name}/", {other: "x"}), 400)

    assert problem["errors"][0]["nearest"] == ours


def test_none_of_the_names_is_one_of_ours() -> None:
    ours = {
        parameter
        for view in RESOURCES.values()
        for parameter in view(detail=False).known_parameters()
    }
    named = [each for names in synonyms.TABLE for each in names]

    assert set(named) <= ours
    others = " ".join(synonyms.TABLE.values()).split()
    assert len(others) == len(set(others)), "a name has one meaning"
    assert {synonyms.meant(each, ours) for each in others} <= ours


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("people", "1"),
        ("Persons", "1"),
        ("kilometers", "km"),
        ("kilometrs", "km"),
        ("KM", "km"),
        ("dollars", "USD"),
        ("usd", "USD"),
        ("percent", "%"),
        ("pmols", "pmol"),
    ],
)
def test_a_unit_is_found_by_what_people_call_it(said: str, code: str) -> None:
    assert UnitCode().nearest(said) == code


@pytest.mark.django_db
def test_a_count_of_people_is_told_its_unit() -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {"min": "5", "unit": "people"}), 400)

    assert problem["errors"][0]["nearest"] == "1"
    assert "“1”" in problem["detail"]
