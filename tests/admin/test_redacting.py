"""Redaction: who may, what is shown before, what is erased, and what the log tells."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from claims.models import (
    Claim,
    Event,
    Measure,
    Redaction,
    Relation,
    Review,
    Source,
    Speaker,
    Topic,
)
from claims.models.bulk import BulkAction
from claims.services import bulk, curation
from claims.services.audit import acting
from tests.support import builders
from tests.support.admin_forms import url

pytestmark = pytest.mark.django_db

KINDS = [Claim, Event, Measure, Relation, Review, Source, Speaker, Topic]
every_kind = pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.model_name)
SENT = {"reason": "A court said so.", "sure": "1"}


def make(model: Any, **columns: Any) -> Any:
    return getattr(builders, f"make_{model._meta.model_name}")(**columns)


@every_kind
def test_what_is_erased_is_shown_and_then_erased(admin_client: Any, model: Any) -> None:
    entry = make(model)
    place = url(model, "redact", entry.pk)

    shown = admin_client.get(place)
    still_there = not model.objects.get(pk=entry.pk).redacted_at
    response = admin_client.post(place, SENT)

    entry.refresh_from_db()
    assert (shown.status_code, still_there) == (200, True)
    assert response["Location"] == url(model, "change", entry.pk)
    assert (entry.redacted_at is not None, entry.redaction_reason) == (True, "A court said so.")


def test_the_page_names_the_words_and_the_parts(admin_client: Any) -> None:
    speaker = make(Speaker, name="Ada Secret")
    builders.make_alias(speaker=speaker)
    Speaker.objects.filter(pk=speaker.pk).update(area="Kyiv")
    curation.merge(entry=make(Speaker, name="Her twin"), into=speaker, by=None)

    said = admin_client.get(url(Speaker, "redact", speaker.pk)).content.decode()

    for words in ("Ada Secret", "Kyiv", "Speaker aliases", "Former states", "Her twin"):
        assert words in said, words


@pytest.mark.parametrize(
    "sent", [{}, {"reason": "Why."}, {"sure": "1"}, {"reason": " ", "sure": "1"}]
)
def test_without_a_reason_and_being_sure_nothing_is_erased(
    admin_client: Any, sent: dict[str, str]
) -> None:
    topic = make(Topic)

    response = admin_client.post(url(Topic, "redact", topic.pk), sent)

    topic.refresh_from_db()
    assert (response.status_code, topic.redacted_at) == (422, None)
    assert not Redaction.objects.exists()


def test_what_was_redacted_is_not_redacted_again(admin_client: Any) -> None:
    topic = make(Topic)
    admin_client.post(url(Topic, "redact", topic.pk), SENT)

    response = admin_client.post(url(Topic, "redact", topic.pk), SENT)

    assert response.status_code == 422
    assert Redaction.objects.count() == 1
    assert "Redact…" not in admin_client.get(url(Topic, "change", topic.pk)).content.decode()


def test_the_log_tells_who_when_why_and_what_kind_and_no_erased_word(admin_client: Any) -> None:
    speaker = make(Speaker, name="Ada Secret", area="Hidden area")
    builders.make_alias(speaker=speaker, name="Secret alias")
    admin_client.post(url(Speaker, "redact", speaker.pk), SENT)

    row = Redaction.objects.get()
    pages = [
        admin_client.get(url(Redaction, "changelist")).content.decode(),
        admin_client.get(url(Redaction, "change", row.pk)).content.decode(),
    ]

    for said in pages:
        assert "A court said so." in said
        assert "curator" in said
        assert "speaker" in said
        assert "Secret" not in said
    assert (row.kind, row.parts, row.made_by.username) == ("speaker", 1, "curator")


def test_a_merge_and_its_undoing_keep_no_word_of_what_was_redacted(admin_client: Any) -> None:
    entry, into = make(Speaker, name="Ada Secret"), make(Speaker, name="Bob")
    merge = curation.merge(entry=entry, into=into, by=None, chosen={"name"})
    curation.redact(entry=into, reason="A court said so.", by=None)

    response = admin_client.get(f"/admin/claims/merge/{merge.pk}/undo/")

    assert "An entry that was redacted stays merged." in response.content.decode()


@pytest.mark.parametrize("chosen", [set(), {"name"}], ids=["as another name", "as its name"])
def test_the_survivor_of_a_merge_keeps_no_word_of_what_was_redacted(chosen: set[str]) -> None:
    entry, into = make(Speaker, name="Ada Secret"), make(Speaker, name="Bob")
    builders.make_alias(speaker=entry, name="Ms Secret")
    curation.merge(entry=entry, into=into, by=None, chosen=chosen)

    curation.redact(entry=entry, reason="A court said so.", by=None)

    into.refresh_from_db()
    assert into.name == "Bob"
    assert "secret" not in written("claims_speaker%", "claims_merge%")


@pytest.mark.parametrize("asked", ["Ada Secret", '"Ada Secret"', "(Ada Secret)"])
def test_notes_and_texts_of_bulk_actions_keep_no_name_of_what_was_redacted(
    admin_user: User, asked: str
) -> None:
    entry, other = make(Speaker, name="Ada Secret"), make(Speaker, name="Ada Secretary")
    claim = make(Claim)
    for name in ("Ada Secret", "Ada Secretary"):
        with acting(by=admin_user, note=f"Not {name.upper()}, they wrote."):
            Claim.objects.filter(pk=claim.pk).update(place=f"Place {len(name)}")
    request = bulk.Request(
        "reject", [claim.pk], admin_user, {"reason": "other", "note": "ada secret"}
    )
    searched = urlencode({"q": asked})
    bulk.start(request, chosen_by=f"/admin/claims/claim/?{searched}")

    curation.redact(entry=entry, reason="A court said so.", by=None)

    with connection.cursor() as cursor:
        cursor.execute("SELECT metadata ->> 'note' FROM pghistory_context")
        notes = {note for (note,) in cursor.fetchall()}
    assert notes >= {"[redacted]", "Not ADA SECRETARY, they wrote."}
    assert not re.search(r"\bsecret\b", written("pghistory_context", "claims_bulk%"))
    action = BulkAction.objects.get()
    assert (action.arguments, action.filter) == ({"reason": "other", "note": "[redacted]"}, "")
    other.refresh_from_db()
    assert other.name == "Ada Secretary"


def written(*tables: str) -> str:
    """All that stands in tables whose names are like these, in small letters."""
    with connection.cursor() as cursor:
        like = "SELECT tablename FROM pg_tables WHERE tablename LIKE ANY (%s)"
        cursor.execute(like, [list(tables)])
        names = [name for (name,) in cursor.fetchall()]
        rows = " UNION ALL ".join(f"SELECT t::text FROM {name} t" for name in names)
        cursor.execute(f"SELECT lower(string_agg(said, ' ')) FROM ({rows}) all_of(said)")
        [(said,)] = cursor.fetchall()
    return str(said)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("group", "may"), [("Curators", False), ("Editors", False), ("Administrators", True)]
)
@every_kind
def test_administrators_redact_and_nobody_else(
    model: Any, group: str, may: bool, method: str
) -> None:
    entry = make(model)
    ada = User.objects.create(username=group, is_staff=True)
    ada.groups.set(Group.objects.filter(name=group))
    client = Client()
    client.force_login(ada)

    response = getattr(client, method)(url(model, "redact", entry.pk), SENT)

    entry.refresh_from_db()
    assert response.status_code == ((200 if method == "get" else 302) if may else 403)
    assert (entry.redacted_at is not None) == (may and method == "post")


def test_an_address_of_nothing_is_a_404(admin_client: Any) -> None:
    for key in ("x", "00000000-0000-7000-8000-000000000000"):
        assert admin_client.get(url(Topic, "redact", key)).status_code in (400, 404)
