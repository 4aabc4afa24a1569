"""The list of assertions that somebody should look at, and what is done there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User

from claims.models import (
    AssertionReading,
)
from claims.services import readings
from tests.support.admin_forms import messages_of, url
from tests.support.builders import (
    make_assertion,
    make_claim,
)

pytestmark = pytest.mark.django_db


def worklist(client, **query):
    found = client.get(url(AssertionReading, "changelist"), query).context["cl"].result_list
    return {reading.assertion for reading in found}


def settle(client, verb, *rows):
    chosen = {"action": verb, "_selected_action": [str(row.pk) for row in rows]}
    response = client.post(url(AssertionReading, "changelist"), chosen, follow=True)
    return messages_of(response)


def test_the_worklist_holds_what_somebody_should_look_at(admin_client):
    wrong, right = make_assertion(low=9, high=9), make_assertion()
    elsewhere = make_assertion(claim=make_claim(quote="no such words"))
    readings.read_unread()
    unread = make_assertion()

    assert worklist(admin_client) == {wrong, elsewhere, unread}
    assert worklist(admin_client, worklist__exact="contradicts") == {wrong}
    assert worklist(admin_client, worklist__exact="words_missing") == {elsewhere}
    assert worklist(admin_client, worklist__exact="unread") == {unread}
    page = admin_client.get(url(AssertionReading, "changelist")).content.decode()
    assert "9" in page
    assert "331" in page
    assert right not in worklist(admin_client)


def test_a_curator_confirms_an_assertion_against_its_words(admin_client):
    row = make_assertion(low=9, high=9, read_by="number.exact/1")
    readings.read_unread()

    assert settle(admin_client, "uphold", row) == ["1 of 1 confirmed."]

    row.refresh_from_db()
    assert (row.low, row.read_by, row.reading.state) == (9, "curator", "overruled")
    assert row.reading.settled_by == User.objects.get()
    assert worklist(admin_client) == set()


def test_a_curator_takes_what_the_words_say(admin_client):
    row = make_assertion(low=9, high=9)
    readings.read_unread()

    settle(admin_client, "follow", row)

    row.refresh_from_db()
    assert (row.low, row.reading.state) == (331, "agrees")
    assert row.modified_by == User.objects.get()


def test_assertions_are_compared_from_the_worklist(admin_client):
    row, unreadable = make_assertion(), make_assertion(as_printed="many")

    assert settle(admin_client, "read", row, unreadable) == ["2 of 2 compared."]

    assert worklist(admin_client) == {unreadable}
    [message] = settle(admin_client, "follow", unreadable)
    assert "No figure can be read" in message


def test_nobody_settles_who_may_not_change_assertions(client):
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_assertionreading"))
    client.force_login(reader)
    row = make_assertion(low=9, high=9)
    readings.read_unread()

    settle(client, "uphold", row)

    assert AssertionReading.objects.get(pk=row.pk).state == "contradicts"
