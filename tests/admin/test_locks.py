"""Locks of fields, on the page of their object."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, FieldLock, NumericAssertion, Review, Speaker
from claims.services import locking
from tests.support import builders
from tests.support.admin_forms import change, messages_of, url
from tests.support.admin_pages import NOBODY
from tests.support.builders import make_assertion, make_claim, make_review

pytestmark = pytest.mark.django_db

LOCKABLE: dict[str, tuple[Any, str]] = {
    "claim": (make_claim, "statement"),
    "figure": (make_assertion, "low"),
    "speaker": (builders.make_speaker, "name"),
    "source": (builders.make_source, "title"),
    "measure": (builders.make_measure, "label"),
    "topic": (builders.make_topic, "label"),
    "event": (builders.make_event, "label"),
}


def post(client: Client, row: Any, script: bool = False, **typed: str) -> Any:
    headers = {"X-Requested-With": "locks"} if script else {}
    return client.post(url(type(row), "lock", row.pk), typed, headers=headers)


@pytest.mark.parametrize("name", LOCKABLE)
def test_a_field_is_locked_and_unlocked_on_the_page_of_its_object(
    admin_client: Client, name: str
) -> None:
    make, field = LOCKABLE[name]
    row = make()

    post(admin_client, row, field=field, locked="1", why="Checked by phone.")
    page = admin_client.get(url(type(row), "change", row.pk))
    lock = FieldLock.objects.get()
    post(admin_client, row, field=field, locked="0")

    assert (lock.field, lock.object_id, lock.why) == (field, row.pk, "Checked by phone.")
    assert (lock.created_by.username, lock.created_via) == ("curator", "admin")
    [shown] = page.context["locks"].locked
    assert (shown.field, shown.who, shown.why) == (field, "curator", "Checked by phone.")
    signs = {each["field"]: each["locked"] for each in page.context["locks"].inputs}
    assert signs[field]
    assert not all(signs.values())
    assert not FieldLock.objects.exists()


def test_the_page_of_a_claim_has_signs_for_its_figures(admin_client: Client) -> None:
    figure = make_assertion()
    locking.lock(row=figure, field="note", by=None)

    page = admin_client.get(url(Claim, "change", figure.claim_id))

    signs = {each["input"]: each for each in page.context["locks"].inputs}
    assert signs["id_statement"]["locked"] is False
    note = signs["id_assertions-0-note"]
    assert (note["locked"], note["address"]) == (True, url(NumericAssertion, "lock", figure.pk))


def test_a_page_asks_for_locks_once(admin_client: Client) -> None:
    claim = make_claim()

    def asked() -> int:
        make_assertion(claim=claim, position=next(builders.numbers))
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(url(Claim, "change", claim.pk))
        return sum("claims_fieldlock" in query["sql"] for query in captured)

    assert [asked(), asked()] == [1, 1]


def test_a_script_is_answered_with_the_list(admin_client: Client) -> None:
    claim = make_claim()

    done = post(admin_client, claim, script=True, field="place", locked="1")
    refused = post(admin_client, claim, script=True, field="nosuch", locked="1")

    assert (done.status_code, refused.status_code) == (200, 400)
    assert "Place" in done.content.decode()
    assert "There is no such field to lock." in refused.content.decode()


def test_without_a_script_a_refusal_is_a_message(admin_client: Client) -> None:
    claim = make_claim()

    page = admin_client.post(
        url(Claim, "lock", claim.pk), {"field": "nosuch", "locked": "1"}, follow=True
    )

    assert messages_of(page) == ["There is no such field to lock."]


def test_who_changes_a_locked_field_is_told(admin_client: Client) -> None:
    claim = make_claim(place="Lviv")
    locking.lock(row=claim, field="place", by=None)

    change(admin_client, claim, place="Kyiv")
    page = admin_client.get(url(Claim, "change", claim.pk))

    claim.refresh_from_db()
    assert claim.place == "Kyiv"
    assert any("is locked against imports" in told for told in messages_of(page))


def test_what_imports_do_not_write_is_not_locked(admin_client: Client) -> None:
    review = make_review()

    assert post(admin_client, review, field="summary", locked="1").status_code == 302
    assert admin_client.get(url(Speaker, "lock", NOBODY)).status_code == 302
    assert "locks" not in admin_client.get(url(Review, "change", review.pk)).context
    assert not FieldLock.objects.exists()


@pytest.mark.parametrize(
    ("codenames", "status", "locks"),
    [((), 403, 0), (("view_claim",), 403, 0), (("change_claim",), 302, 1)],
    ids=["nothing", "view", "change"],
)
def test_who_may_change_an_object_may_lock_its_fields(
    codenames: tuple[str, ...], status: int, locks: int
) -> None:
    user = User.objects.create(username="ada", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)

    response = post(client, make_claim(), field="place", locked="1")

    assert (response.status_code, FieldLock.objects.count()) == (status, locks)


def test_a_lock_is_never_changed_by_an_address_that_is_only_opened(admin_client: Client) -> None:
    claim = make_claim()

    response = admin_client.get(url(Claim, "lock", claim.pk), {"field": "place", "locked": "1"})

    assert (response.status_code, FieldLock.objects.count()) == (405, 0)
