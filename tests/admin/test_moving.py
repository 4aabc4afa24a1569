"""Figures chosen in the list go to another measure, or to events, after a look at what moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Permission, User
from django.test import Client
from psycopg.types.range import DateRange

from claims.models import Event, Measure, NumericAssertion
from tests.support.admin_forms import messages_of, url
from tests.support.builders import make_assertion, make_event, make_measure

pytestmark = pytest.mark.django_db

LIST = url(NumericAssertion, "changelist")


@pytest.fixture
def rows() -> list[NumericAssertion]:
    measure, day = make_measure(label="Killed"), DateRange(date(2022, 3, 5), date(2022, 3, 6))
    return [make_assertion(measure=measure, as_of=day) for _ in range(3)]


def act(client: Any, action: str, chosen: list[NumericAssertion], **typed: Any) -> Any:
    keys = [str(row.pk) for row in chosen]
    return client.post(LIST, {"action": action, ACTION_CHECKBOX_NAME: keys} | typed)


def test_the_page_first_asks_where_to(admin_client: Any, rows: list[NumericAssertion]) -> None:
    page = act(admin_client, "move_to_measure", rows[:2]).content.decode()

    assert "2 figures of “Killed”" in page
    assert 'name="into"' in page
    assert "See what moves" in page
    assert str(rows[2].pk) not in page


def test_then_it_shows_what_moves_and_moves_nothing(
    admin_client: Any, rows: list[NumericAssertion]
) -> None:
    other = make_measure(label="Wounded")

    page = act(admin_client, "move_to_measure", rows[:2], into=other.pk, look="1").content.decode()

    assert "2 figures of 2 claims go to “Wounded”." in page
    assert f"“331”: {rows[0].claim.statement}" in page
    assert f'<input type="hidden" name="into" value="{other.pk}"' in page
    assert not other.assertions.exists()


def test_once_confirmed_they_move(admin_client: Any, rows: list[NumericAssertion]) -> None:
    other = make_measure(label="Wounded")

    response = act(admin_client, "move_to_measure", rows[:2], into=other.pk, confirm="1")

    assert (response.status_code, response["Location"]) == (302, LIST)
    assert messages_of(admin_client.get(LIST)) == ["2 figures moved to “Wounded”."]
    assert set(other.assertions.all()) == set(rows[:2])
    assert {row.modified_by.username for row in other.assertions.all()} == {"curator"}


def test_all_of_a_measure_merge_it(admin_client: Any, rows: list[NumericAssertion]) -> None:
    other = make_measure(label="Wounded")

    page = act(admin_client, "move_to_measure", rows, into=other.pk, look="1").content.decode()
    act(admin_client, "move_to_measure", rows, into=other.pk, confirm="1")

    assert "The measure has no others: it is merged into the other one" in page
    assert Measure.objects.get(label="Killed").merged_into == other


def test_a_refusal_is_shown_and_nothing_moves(
    admin_client: Any, rows: list[NumericAssertion]
) -> None:
    other = make_measure(temporal_kind="flow")

    page = act(admin_client, "move_to_measure", rows[:1], into=other.pk, confirm="1")

    assert "The other measure relates to time in another way." in page.content.decode()
    assert not other.assertions.exists()


def test_figures_of_two_measures_are_not_moved_together(
    admin_client: Any, rows: list[NumericAssertion]
) -> None:
    response = act(admin_client, "move_to_measure", [rows[0], make_assertion()])

    assert response.status_code == 302
    assert messages_of(admin_client.get(LIST)) == ["Choose figures of one measure."]


def test_figures_are_assigned_to_an_event(admin_client: Any, rows: list[NumericAssertion]) -> None:
    event = make_event()

    act(admin_client, "assign_to_event", rows[:2], into=event.pk, confirm="1")

    assert set(event.assertions.all()) == set(rows[:2])


def test_an_event_is_made_for_each_day(admin_client: Any, rows: list[NumericAssertion]) -> None:
    act(admin_client, "assign_to_event", rows, each_day="on", confirm="1")

    assert Event.objects.get().label == "Killed, 2022-03-05"


@pytest.mark.parametrize(
    ("permissions", "status"),
    [
        (["change_numericassertion"], 403),
        (["change_numericassertion", "change_measure"], 302),
    ],
)
def test_who_merges_a_measure_may_change_it(
    rows: list[NumericAssertion], permissions: list[str], status: int
) -> None:
    ada = User.objects.create(username="ada", is_staff=True)
    names = [*permissions, "view_numericassertion"]
    ada.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(ada)

    response = act(client, "move_to_measure", rows, into=make_measure().pk, confirm="1")

    assert response.status_code == status
