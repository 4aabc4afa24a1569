"""A verb on the page of a claim: what was typed is saved first, or nothing is done at all."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import IntegrityError

from claims.admin import claims as claim_pages
from claims.models import Claim
from claims.models.error_messages import explain
from claims.services import workflow
from tests.support.admin_forms import change, complaints, filled_in, messages_of, opened, url
from tests.support.builders import make_assertion, make_claim

pytestmark = pytest.mark.django_db


def press(verb: str, **typed: Any) -> dict[str, Any]:
    return {f"claims_claim_{verb}": "", **typed}


def test_publishing_publishes_what_was_typed(admin_client: Any) -> None:
    row = make_assertion(as_printed="331")

    response = change(
        admin_client,
        row.claim,
        **press("publish", statement="Typed anew."),
        **{"assertions-0-as_printed": "more than 400", "assertions-0-low": ""},
        **{"assertions-0-high": ""},
    )

    claim = Claim.objects.get()
    row.refresh_from_db()
    assert response.headers["Location"] == url(Claim, "change", claim.pk)
    assert (claim.status, claim.statement) == ("published", "Typed anew.")
    assert (row.as_printed, row.low, row.comparator) == ("more than 400", 400, "gt")
    assert claim.modified_by.username == "curator"


@pytest.mark.parametrize(
    ("before", "verb", "after"),
    [
        ("draft", "submit", "in_review"),
        ("in_review", "reject", "rejected"),
        ("in_review", "publish", "published"),
        ("published", "retract", "retracted"),
    ],
)
def test_every_verb_saves_first(admin_client: Any, before: str, verb: str, after: str) -> None:
    claim = make_claim(status=before)

    why = "opinion" if verb == "reject" else "It was wrong."
    change(admin_client, claim, **press(verb, place="Lviv", reason=why))

    claim.refresh_from_db()
    assert (claim.status, claim.place) == (after, "Lviv")


@pytest.mark.parametrize(
    "typed",
    [{"statement": ""}, {"said_at": "yesterday"}, {"assertions-0-low": "abc"}],
    ids=lambda typed: next(iter(typed)),
)
def test_what_cannot_be_saved_is_not_published(admin_client: Any, typed: dict[str, str]) -> None:
    claim = make_assertion().claim

    response = change(admin_client, claim, **press("publish", place="Lviv", **typed))

    claim.refresh_from_db()
    assert response.status_code == 200
    assert (claim.status, claim.place) == ("draft", "")
    assert 'value="Lviv"' in response.content.decode()


def test_what_cannot_be_published_is_not_saved(admin_client: Any) -> None:
    claim = make_claim(speaker=None)

    response = change(admin_client, claim, **press("publish", place="Lviv"))

    claim.refresh_from_db()
    assert "A published claim needs a speaker." in complaints(response)
    assert (claim.status, claim.place) == ("draft", "")
    assert 'value="Lviv"' in response.content.decode()


def test_a_retraction_without_a_reason_saves_nothing(admin_client: Any) -> None:
    claim = make_claim(status="published")

    response = change(admin_client, claim, **press("retract", place="Lviv", reason=" "))

    claim.refresh_from_db()
    assert "A retraction needs a reason." in complaints(response)
    assert (claim.status, claim.place) == ("published", "")


def test_a_claim_that_somebody_changed_is_not_published_unseen(admin_client: Any) -> None:
    claim = make_claim()
    page = url(Claim, "change", claim.pk)
    form = filled_in(opened(admin_client, page), **press("publish"))
    Claim.objects.filter(pk=claim.pk).update(statement="Said otherwise.")

    response = admin_client.post(page, form)

    claim.refresh_from_db()
    assert claim.status == "draft"
    assert "Said otherwise." in html.unescape(response.content.decode())


def test_a_verb_that_does_not_lead_on_saves_nothing(admin_client: Any) -> None:
    claim = make_claim()

    response = change(admin_client, claim, **press("retract", place="Lviv", reason="Wrong."))

    claim.refresh_from_db()
    assert "A claim that is Draft cannot become Retracted." in complaints(response)
    assert claim.place == ""


def test_a_verb_says_what_became_of_the_claim_and_keeps_the_filter(admin_client: Any) -> None:
    claim = make_claim(statement="It rained.")
    page = url(Claim, "change", claim.pk) + "?_changelist_filters=status__exact%3Ddraft"

    response = admin_client.post(
        page, filled_in(opened(admin_client, page), **press("publish")), follow=True
    )

    assert response.redirect_chain[-1][0] == page
    assert messages_of(response) == ["“It rained.” is published."]


@pytest.mark.parametrize("verb", ["submit", "publish", "reject", "retract"])
def test_no_verb_by_a_link(admin_client: Any, verb: str) -> None:
    claim = make_claim(status="published" if verb == "retract" else "draft")
    before = claim.status
    page = url(Claim, "change", claim.pk)

    for address in (f"{page}?claims_claim_{verb}=1", page.replace("change", verb)):
        admin_client.get(address, {"_form_submitted": "1", "reason": "x"})

    claim.refresh_from_db()
    assert claim.status == before


def test_a_button_belongs_to_the_form_and_asks_first(admin_client: Any) -> None:
    claim = make_claim()

    page = admin_client.get(url(Claim, "change", claim.pk)).content.decode()

    [button] = [part for part in page.split("<button")[1:] if "claims_claim_publish" in part]
    assert 'form="claim_form"' in button
    assert 'type="submit"' in button
    assert f'hx-get="/admin/claims/claim/{claim.pk}/publish/"' in button
    assert "claims/verbs.js" in page


def test_who_may_not_change_a_claim_presses_no_verb(client: Any) -> None:
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    claim = make_claim()

    response = client.post(url(Claim, "change", claim.pk), press("publish"))

    claim.refresh_from_db()
    assert (response.status_code, claim.status) == (403, "draft")


WHO_MAY = {
    "Curators": {"submit", "reject"},
    "Editors": {"submit", "reject", "publish", "retract"},
    "Administrators": {"submit", "reject", "publish", "retract"},
}
BEFORE = {"submit": "draft", "reject": "draft", "publish": "draft", "retract": "published"}


@pytest.mark.parametrize("group", WHO_MAY)
@pytest.mark.parametrize("verb", BEFORE)
def test_each_group_has_its_verbs_on_every_page(client: Any, group: str, verb: str) -> None:
    user = User.objects.create(username="somebody", is_staff=True)
    user.groups.set([Group.objects.get(name=group)])
    client.force_login(user)
    before, reason = BEFORE[verb], "opinion" if verb == "reject" else "Wrong."
    by_page, by_row = (make_claim(status=before) for _ in range(2))
    page = url(Claim, "change", by_page.pk)

    offered = client.get(page).content.decode()
    client.post(page, filled_in(opened(client, page), **press(verb, reason=reason)))
    row = url(Claim, "change", by_row.pk).replace("change", verb)
    client.post(row, {"_form_submitted": "1", "reason": reason})

    after = [Claim.objects.get(pk=claim.pk).status for claim in (by_page, by_row)]
    moved = workflow.VERBS[verb].status if verb in WHO_MAY[group] else before
    assert after == [moved, moved]
    assert (f"claims_claim_{verb}" in offered) is (verb in WHO_MAY[group])


def test_a_verb_that_the_database_refuses_saves_nothing(
    admin_client: Any, monkeypatch: Any
) -> None:
    claim = make_claim()

    def refuse(*_: Any, **__: Any) -> None:
        raise IntegrityError("no")

    monkeypatch.setattr(claim_pages.workflow, "move_one", refuse)

    response = change(admin_client, claim, **press("publish", place="Lviv"))

    claim.refresh_from_db()
    assert explain(IntegrityError("no")).messages[0] in complaints(response)
    assert claim.place == ""
