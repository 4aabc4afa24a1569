"""What may be deleted, and what stays."""

from __future__ import annotations

import pytest

from claims.models import (
    Speaker,
)
from tests.support.admin_forms import messages_of, url
from tests.support.admin_pages import (
    PAGES,
    versioned,
)
from tests.support.builders import (
    make_claim,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def test_what_the_public_has_seen_cannot_be_deleted(admin_client):
    row = make_speaker()
    versioned(row)

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"})

    assert response.status_code == 403
    assert Speaker.objects.filter(pk=row.pk).exists()
    assert not admin_client.get(url(Speaker, "change", row.pk)).context["has_delete_permission"]


def test_what_the_public_has_not_seen_can_be_deleted(admin_client):
    row = make_speaker()

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"})

    assert response.status_code == 302
    assert not Speaker.objects.filter(pk=row.pk).exists()


def test_the_database_has_the_last_word_on_a_deletion(admin_client, monkeypatch):
    row = make_speaker()
    versioned(row)
    monkeypatch.setattr(
        "claims.admin.base.PublicAdmin.has_delete_permission", lambda *_, **__: True
    )

    response = admin_client.post(url(Speaker, "delete", row.pk), {"post": "yes"}, follow=True)

    assert messages_of(response) == [
        "A public record cannot be deleted: retract, merge or redact it."
    ]


def test_what_others_point_at_cannot_be_deleted(admin_client):
    speaker = make_claim().speaker

    response = admin_client.post(url(Speaker, "delete", speaker.pk), {"post": "yes"})

    assert response.status_code == 200
    assert Speaker.objects.filter(pk=speaker.pk).exists()


def test_nothing_is_deleted_in_bulk(admin_client):
    for page in PAGES:
        response = admin_client.get(url(page.model, "changelist"))
        action_form = response.context.get("action_form")

        assert action_form is None or "delete_selected" not in dict(
            action_form.fields["action"].choices
        )
