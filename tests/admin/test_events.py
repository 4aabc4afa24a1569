"""Pages of events, and what assertions and claims say of time: event, status, the day there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Event, Measure, NumericAssertion
from tests.support.admin_forms import change, codes, filled_in, messages_of, opened, url
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_event,
    make_measure,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(User.objects.create(username="ada", is_staff=True, is_superuser=True))
    return client


def test_an_event_is_made_with_its_identifiers(curator: Client) -> None:
    address = url(Event, "add")
    typed = {
        "label": "Strike on a station",
        "kind": "strike",
        "start": "2022-04-08",
        "latitude": "48.7389",
        "longitude": "37.5848",
        "identifiers-TOTAL_FORMS": "1",
        "identifiers-0-scheme": "wikidata",
        "identifiers-0-value": "Q2",
    }

    response = curator.post(address, filled_in(opened(curator, address), **typed))

    assert response.status_code == 302, list(codes(response))
    event = Event.objects.get()
    assert (event.label, event.start_precision) == ("Strike on a station", "day")
    assert str(event.identifiers.get()) == "wikidata:Q2"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"latitude": "91", "longitude": "0"}, "invalid_coordinates"),
        ({"end": "2022-03-05"}, "start_missing"),
        ({"start": "2022-03-06", "end": "2022-03-05"}, "inverted_period"),
    ],
    ids=str,
)
def test_an_event_that_cannot_be_is_refused(
    curator: Client, typed: dict[str, str], code: str
) -> None:
    assert code in codes(change(curator, make_event(), **typed))


def test_a_measure_is_part_of_another(curator: Client) -> None:
    whole, part, other = (make_measure(unit=make_unit("1")) for _ in range(3))
    Measure.objects.filter(pk=other.pk).update(temporal_kind="flow")

    assert change(curator, part, part_of=whole.pk).status_code == 302
    assert Measure.objects.get(pk=part.pk).part_of == whole
    refused = change(curator, part, part_of=other.pk)

    assert refused.status_code in (200, 409)
    assert Measure.objects.get(pk=part.pk).part_of == whole


def test_other_names_are_found(curator: Client) -> None:
    measure = make_measure()
    measure.aliases.create(name="Deaths of civilians")

    listed = curator.get(url(Measure, "changelist"), {"q": "deaths"})

    assert list(listed.context["cl"].result_list) == [measure]


# ---- the status of an assertion


def of_assertion(response: Any) -> Any:
    return response.context["adminform"].form["observation_status"]


def test_a_status_that_nobody_gave_is_left_to_the_dates(curator: Client) -> None:
    assertion = make_assertion(claim=make_claim(kind="prediction"))
    assert of_assertion(curator.get(url(NumericAssertion, "change", assertion.pk))).value() == ""

    assert change(curator, assertion, note="By hospital.").status_code == 302

    assertion.refresh_from_db()
    assert (assertion.note, assertion.observation_status) == ("By hospital.", "forecast")
    assert assertion.observation_status_derived


def test_a_status_is_given_and_given_back(curator: Client) -> None:
    assertion = make_assertion()

    change(curator, assertion, observation_status="estimate")
    assertion.refresh_from_db()
    assert (assertion.observation_status, assertion.observation_status_derived) == (
        "estimate",
        False,
    )
    change(curator, assertion, observation_status="")

    assertion.refresh_from_db()
    assert (assertion.observation_status, assertion.observation_status_derived) == ("normal", True)


def test_an_assertion_of_a_claims_page_has_an_event_and_a_best_estimate(curator: Client) -> None:
    claim, event = make_claim(), make_event()
    assertion = make_assertion(
        claim=claim, comparator="between", low=5, high=9, as_printed="5 to 9"
    )

    response = change(
        curator, claim, **{"assertions-0-event": str(event.pk), "assertions-0-best": "7"}
    )

    assert response.status_code == 302, list(codes(response))
    assertion.refresh_from_db()
    assert (assertion.event, assertion.best) == (event, 7)


# ---- the day there


@pytest.mark.parametrize(
    ("typed", "offset", "shown"),
    [
        ("2022-03-05 23:30 -05:00", -300, "2022-03-05T23:30-05:00"),
        ("2022-03-06T04:30Z", None, "2022-03-06T04:30Z"),
        ("2022-03-06 04:30", None, "2022-03-06T04:30Z"),
        ("2022-03-06T06:30+02:00", 120, "2022-03-06T06:30+02:00"),
    ],
)
def test_an_utterance_is_typed_by_the_clocks_there(
    curator: Client, typed: str, offset: int | None, shown: str
) -> None:
    claim = make_claim(said_at=None, said_precision="")

    response = change(curator, claim, said_at=typed)

    assert response.status_code == 302, list(codes(response))
    claim = Claim.objects.get()
    assert claim.said_at == datetime(2022, 3, 6, 4, 30, tzinfo=UTC)
    assert claim.said_at_offset == offset
    page = curator.get(url(Claim, "change", claim.pk))
    assert page.context["adminform"].form["said_at"].value() == shown
    change(curator, claim, place="New York")
    assert Claim.objects.get().said_at_offset == offset


def test_what_is_likely_wrong_is_said_when_it_is_saved(curator: Client) -> None:
    claim = make_claim()
    address = reverse("admin:claims_claim_change", args=[claim.pk])

    response = curator.post(
        address, filled_in(opened(curator, address), said_at="0022-03-05"), follow=True
    )

    assert any("before the year 1500" in message for message in messages_of(response))
    assert Claim.objects.get().said_at == datetime(22, 3, 5, tzinfo=UTC)
