"""Filters of the list of claims: what each finds, and that none lists a claim twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, NumericAssertion
from claims.services import readings, workflow
from tests.support.admin_forms import url
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_claim,
    make_event,
    make_measure,
    make_topic,
)

pytestmark = pytest.mark.django_db

LIST = url(Claim, "changelist")
MARCH = datetime(2022, 3, 1, tzinfo=UTC)


def found(client: Any, **asked: Any) -> list[Claim]:
    response = client.get(LIST, asked)
    assert response.status_code == 200, response.content.decode()[:2000]
    return list(response.context["cl"].result_list)


def two_figures() -> Claim:
    claim = make_claim()
    measure = make_measure()
    for position in (1, 2):
        make_assertion(claim=claim, measure=measure, position=position)
    return claim


def test_with_and_without_figures(admin_client: Any) -> None:
    some, none = two_figures(), make_claim()

    assert found(admin_client, figures="some") == [some]
    assert found(admin_client, figures="none") == [none]


def test_a_change_that_nothing_resolves(admin_client: Any) -> None:
    two_figures()
    change = make_assertion(form="percent_change", direction="up", unit_id="%")

    assert NumericAssertion.objects.get(pk=change.pk).basis == ""
    assert found(admin_client, figures="unresolved") == [change.claim]


def test_figures_to_check(admin_client: Any) -> None:
    make_claim()
    wrong = make_assertion(as_printed="331", low=12, high=12, comparator="eq").claim
    unread = make_assertion().claim
    readings.read_unread(claims=[wrong.pk])

    assert found(admin_client, to_check="contradicts") == [wrong]
    assert found(admin_client, to_check="unread") == [unread]
    assert set(found(admin_client, to_check="any")) == {wrong, unread}


def test_of_a_measure_and_of_an_event(admin_client: Any) -> None:
    event = make_event()
    claim = two_figures()
    other = make_assertion(event=event).claim
    measure = claim.assertions.first().measure

    assert found(admin_client, assertions__measure__id__exact=measure.pk) == [claim]
    assert found(admin_client, assertions__event__id__exact=event.pk) == [other]


VALUES: list[tuple[dict[str, str], bool]] = [
    ({"value_from": "300", "value_to": "400"}, True),
    ({"value_from": "331"}, True),
    ({"value_to": "331"}, True),
    ({"value_from": "1,000"}, False),
    ({"value_to": "330.5"}, False),
    ({"value_from": "", "value_to": ""}, True),
]


@pytest.mark.parametrize(("asked", "is_found"), VALUES, ids=str)
def test_by_value(admin_client: Any, asked: dict[str, str], is_found: bool) -> None:
    claim = two_figures()

    assert found(admin_client, **asked) == [claim] * is_found


def test_a_value_is_in_the_unit_of_the_measure(admin_client: Any) -> None:
    measure = make_measure(unit_id="km")
    row = make_assertion(
        measure=measure,
        unit_id="km",
        as_printed="8 km",
        low=8,
        high=8,
        precision="rounded",
        resolution=1,
    )
    of = {"assertions__measure__id__exact": measure.pk}

    assert found(admin_client, value_from="7", value_to="9", **of) == [row.claim]
    assert found(admin_client, value_from="7000", **of) == []
    assert found(admin_client, value_from="7", value_to="9") == []


def dated() -> Claim:
    return make_claim(said_at=MARCH, said_precision="day")


MISSING: dict[str, tuple[Callable[[], Claim], Callable[[], Claim]]] = {
    "speaker": (lambda: make_claim(speaker=None), make_claim),
    "date": (lambda: make_claim(said_at=None, said_precision=""), dated),
    "quote": (lambda: make_claim(quote=""), lambda: make_claim(quote="Words.")),
    "source": (make_claim, lambda: make_appearance().claim),
    "topic": (make_claim, lambda: with_topic()),
}


def with_topic() -> Claim:
    claim = make_claim()
    claim.claim_topics.create(topic=make_topic())
    return claim


@pytest.mark.parametrize("what", MISSING)
def test_what_is_missing(admin_client: Any, what: str) -> None:
    lacking, having = (make() for make in MISSING[what])

    listed = found(admin_client, missing=what)

    assert lacking in listed
    assert having not in listed


def test_by_data_set(admin_client: Any) -> None:
    liar = make_claim(dataset="liar", dataset_id="1")
    make_claim(dataset="other", dataset_id="1")
    make_claim()

    page = admin_client.get(LIST).content.decode()

    assert found(admin_client, dataset="liar") == [liar]
    assert found(admin_client, dataset="nothing") == []
    assert '<option value="liar"' in page
    assert '<option value="other"' in page


def test_by_who_changed_it(admin_client: Any) -> None:
    ada = User.objects.create(username="ada")
    claim, _ = make_claim(), make_claim()
    workflow.move_one(workflow.SUBMIT, claim=claim, by=ada)

    assert found(admin_client, modified_by__id__exact=ada.pk) == [claim]


@pytest.mark.parametrize(
    "asked",
    [
        "figures=odd",
        "to_check=odd",
        "missing=odd",
        "value_from=abc",
        "value_from=2&value_to=1",
        "value_from=1&assertions__measure__id__exact=x",
        "dataset=%00",
    ],
)
def test_what_cannot_be_asked_is_refused(admin_client: Any, asked: str) -> None:
    assert admin_client.get(f"{LIST}?{asked}").status_code == 400


def test_several_filters_hold_at_once(admin_client: Any) -> None:
    claim = two_figures()
    make_claim()

    assert found(admin_client, figures="some", missing="topic", value_from="1") == [claim]


FIGURES = url(NumericAssertion, "changelist")


def figures(client: Any, **asked: Any) -> list[NumericAssertion]:
    response = client.get(FIGURES, asked)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def test_figures_by_value_and_by_what_is_to_do(admin_client: Any) -> None:
    plain = make_assertion()
    change = make_assertion(form="percent_change", direction="up", unit_id="%")
    far = make_assertion(
        measure=make_measure(unit_id="km"), unit_id="km", as_printed="8 km", low=8, high=8
    )
    of_far = {"measure__id__exact": far.measure_id}
    readings.read_unread(claims=[plain.claim_id])

    assert figures(admin_client, resolution="unresolved") == [change]
    assert figures(admin_client, value_from="331", value_to="331") == [plain]
    assert figures(admin_client, value_from="7", value_to="9", **of_far) == [far]
    assert figures(admin_client, value_to="1", **of_far) == []
    assert plain not in figures(admin_client, to_check="unread")
    assert far in figures(admin_client, to_check="any")
