"""Verbs move a claim from status to status: which, by what buttons, and how a refusal is told."""

from __future__ import annotations

import pytest

from claims.models import (
    Claim,
)
from tests.support.admin_forms import change, messages_of, url
from tests.support.builders import (
    make_claim,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def press(client, claim, verb, **posted):
    return client.post(url(Claim, "change", claim.pk).replace("change", verb), posted, follow=True)


@pytest.mark.parametrize(
    ("before", "verb", "after"),
    [
        ("draft", "submit", "in_review"),
        ("in_review", "publish", "published"),
        ("draft", "publish", "published"),
        ("in_review", "reject", "rejected"),
        ("rejected", "submit", "in_review"),
        ("published", "retract", "retracted"),
        ("retracted", "publish", "published"),
    ],
)
def test_a_verb_moves_a_claim(admin_client, before, verb, after):
    reason = "It was wrong." if before == "retracted" else ""
    claim = make_claim(status=before, retraction_reason=reason)

    why = "opinion" if verb == "reject" else "It was wrong."
    response = press(admin_client, claim, verb, _form_submitted="1", reason=why)

    claim.refresh_from_db()
    assert claim.status == after
    assert response.redirect_chain[-1][0] == url(Claim, "change", claim.pk)


@pytest.mark.parametrize("verb", ["submit", "publish", "reject", "retract"])
def test_a_verb_asks_first_and_following_a_link_changes_nothing(admin_client, verb):
    claim = make_claim(status="published" if verb == "retract" else "draft")
    before = claim.status

    response = admin_client.get(url(Claim, "change", claim.pk).replace("change", verb))

    claim.refresh_from_db()
    assert response.status_code == 200
    assert claim.status == before


def test_a_retraction_needs_a_reason(admin_client):
    claim = make_claim(status="published")

    response = press(admin_client, claim, "retract", _form_submitted="1", reason=" ")

    claim.refresh_from_db()
    assert claim.status == "published"
    assert "This field is required." in response.content.decode()


def test_a_rejection_has_one_of_the_reasons(admin_client):
    claim = make_claim()

    response = press(admin_client, claim, "reject", _form_submitted="1", reason="boring")

    claim.refresh_from_db()
    assert claim.status == "draft"
    assert "boring is not one of the available choices." in response.content.decode()


def test_what_a_service_refuses_is_a_message(admin_client):
    claim = make_claim(speaker=None)

    response = press(admin_client, claim, "publish", _form_submitted="1")

    claim.refresh_from_db()
    assert claim.status == "draft"
    assert messages_of(response) == ["A published claim needs a speaker."]


def test_a_dialog_is_told_where_to_go(admin_client):
    claim = make_claim()

    response = admin_client.post(
        url(Claim, "change", claim.pk).replace("change", "submit"),
        {"_form_submitted": "1"},
        headers={"HX-Request": "true"},
    )

    assert response.headers["HX-Redirect"] == url(Claim, "change", claim.pk)


def test_a_page_offers_the_verbs_that_lead_on(admin_client):
    offered = {
        status: [
            verb.description
            for verb in admin_client.get(
                url(Claim, "change", make_claim(status=status, retraction_reason=reason).pk)
            ).context["actions_submit_line"]
        ]
        for status, reason in [
            ("draft", ""),
            ("in_review", ""),
            ("published", ""),
            ("retracted", "x"),
            ("rejected", ""),
        ]
    }

    assert offered == {
        "draft": ["Submit for review", "Publish", "Reject"],
        "in_review": ["Publish", "Reject"],
        "published": ["Retract"],
        "retracted": ["Publish"],
        "rejected": ["Submit for review"],
    }


def test_the_status_is_no_field_of_any_form(admin_client):
    claim = make_claim()

    change(
        admin_client,
        claim,
        status="published",
        first_published_at="2022-01-01",
        root_speaker=make_speaker().pk,
    )

    claim.refresh_from_db()
    assert (claim.status, claim.first_published_at, claim.root_speaker) == (
        "draft",
        None,
        claim.speaker,
    )
