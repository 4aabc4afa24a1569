"""Assertions chosen by conditions: the names and the meaning of the API's filters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from psycopg.types.range import DateRange

from claims.api.filtering.filtersets import AssertionFilters, ClaimFilters
from claims.models import NumericAssertion
from claims.queries.choosing import CONDITIONS, chosen
from tests.support.agreement import keep
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_claim,
    make_claim_topic,
    make_event,
    make_speaker,
    make_topic,
)
from tests.support.client import ask

pytestmark = pytest.mark.django_db

OWN = {"place", "status"}  # of the claim, and of what is kept of agreement


def of(conditions: dict[str, str]) -> set[str]:
    return {
        str(pk)
        for pk in NumericAssertion.objects.filter(chosen(conditions)).values_list("pk", flat=True)
    }


def test_conditions_are_named_as_the_filters_are() -> None:
    assert CONDITIONS.keys() - AssertionFilters.base_filters.keys() == OWN
    assert "place" in ClaimFilters.base_filters


@pytest.fixture
def world() -> dict[str, Any]:
    ada = make_speaker(slug="ada")
    claim = make_claim(speaker=ada, place="Lviv", status="published")
    day = DateRange(date(2022, 2, 26), date(2022, 2, 27))
    row = make_assertion(claim=claim, as_of=day, event=make_event())
    other = make_assertion(
        claim=make_claim(status="published"),
        comparator="ge",
        high=None,
        as_printed="at least 331",
        as_of=DateRange(date(2022, 2, 27), date(2022, 3, 1)),
    )
    topic = make_claim_topic(claim=claim, topic=make_topic(slug="wars")).topic
    narrower = make_claim_topic(claim=other.claim, topic=make_topic(broader=topic)).topic
    place = make_appearance(claim=claim).source
    keep()
    return {"row": row, "source": place, "topic": topic, "narrower": narrower}


@pytest.mark.parametrize(
    ("conditions", "matches"),
    [
        ({"speaker": "ada"}, 1),
        ({"root_speaker": "ada"}, 1),
        ({"event": "{row.event_id}"}, 1),
        ({"has_event": "false"}, 1),
        ({"source": "{source.pk}"}, 1),
        ({"topic": "wars"}, 2),
        ({"topic": "{narrower.slug}"}, 1),
        ({"as_of": "2022-02-26"}, 1),
        ({"as_of": "2022-02-25"}, 0),
        ({"as_of__gte": "2022-02-28"}, 1),
        ({"as_of__lt": "2022-02-26"}, 0),
        ({"as_of__lt": "2022-02-27"}, 1),
        ({"claim__said_at__gte": "2022-03-01"}, 2),
        ({"claim__said_at__lt": "2022-03"}, 0),
        ({"comparator": "ge"}, 1),
        ({"observation_status": "normal", "form": "absolute", "precision": "exact"}, 2),
        ({"contested": "true"}, 0),
        ({"contested": "false", "verdict": "one_origin"}, 2),
    ],
    ids=str,
)
def test_a_condition_is_met_by_what_the_filter_lists(
    world: dict[str, Any], conditions: dict[str, str], matches: int
) -> None:
    asked = {name: text.format(**world) for name, text in conditions.items()}

    found = of(asked)

    assert len(found) == matches
    assert found == {each["id"] for each in ask("/api/v1/assertions/", asked).json()["results"]}


def test_drafts_and_places_and_what_counts_can_be_chosen(world: dict[str, Any]) -> None:
    draft = make_assertion(claim=make_claim(place="Lviv, Ukraine"))

    assert of({"place": "lviv"}) == {str(draft.pk), str(world["row"].pk)}
    assert of({"place": "lviv", "status": "counted"}) == {str(world["row"].pk)}


@pytest.mark.parametrize(
    "conditions",
    [
        {"speakr": "ada"},
        {"speaker": "Ada Lovelace"},
        {"as_of": "yesterday"},
        {"claim__said_at__lt": "2022-13"},
        {"comparator": "more"},
        {"contested": "maybe"},
    ],
    ids=str,
)
def test_what_cannot_be_understood_is_refused_by_its_name(conditions: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as refused:
        chosen(conditions)

    assert refused.value.error_dict.keys() == conditions.keys()
