"""The page of a claim is one record, and that of a part is one of its claim: it is written, or told
at its fields why not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.admin.saving import SavedByRecording
from claims.models import Attribution, Claim, ClaimTopic, NumericAssertion, Relation, Review
from claims.services import curation, recording
from claims.services.recording import record
from claims.services.recording.existing import owner_of
from claims.services.recording.from_rows import RECORDS
from tests.support.admin_forms import codes, filled_in, opened
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_attribution,
    make_claim,
    make_claim_topic,
    make_measure,
    make_relation,
    make_review,
    make_snapshot,
    make_source,
    make_speaker,
    make_topic,
    make_unit,
)

pytestmark = pytest.mark.django_db
apart = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(User.objects.create(username="ada", is_staff=True, is_superuser=True))
    return client


def save(client: Client, claim: Claim | None, **typed: Any) -> Any:
    """Open a claim's page, or that of a new one, type this, and save."""
    name, key = ("change", [claim.pk]) if claim else ("add", [])
    address = reverse(f"admin:claims_claim_{name}", args=key)
    return client.post(address, filled_in(opened(client, address), **typed))


def typed(prefix: str, number: int, **fields: Any) -> dict[str, Any]:
    names = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return names | {f"{prefix}-TOTAL_FORMS": str(number + 1)}


def parts() -> dict[str, Any]:
    """A new part of each kind."""
    source, speaker, measure = make_source(), make_speaker(), make_measure(unit=make_unit("1"))
    return (
        typed("assertions", 0, as_printed="at least 331", measure=measure.pk, position="1")
        | typed("appearances", 0, source=source.pk, exact="Some words", is_first="on")
        | typed("attributions", 0, position="1", speaker=speaker.pk, verb="said")
        | typed("claim_topics", 0, topic=make_topic(slug="war").pk)
        | typed("reviews", 0, reviewer=speaker.pk, rating="So", verdict="mixture")
        | typed("relations_out", 0, kind="supports", object=make_claim().pk)
    )


@apart
def test_a_new_claim_is_written_with_a_part_of_each_kind(curator: Client) -> None:
    quote = {"statement": "New.", "quote": "It was at least 331.", "said_at": "2022-03"}

    response = save(curator, None, **parts(), **quote, speaker=make_speaker().pk)

    assert response.status_code == 302, list(codes(response))
    claim = Claim.objects.get(statement="New.")
    user = User.objects.get()
    collections = ("assertions", "appearances", "attributions", "claim_topics", "reviews")
    rows = [getattr(claim, name).get() for name in collections]
    for row in (claim, *rows, claim.relations_out.get()):
        assert (row.created_by, row.created_via, row.modified_at) == (user, "admin", None)
    assert (claim.status, claim.said_precision) == ("draft", "month")
    assert (rows[0].quote_start, rows[0].reading.state) == (7, "agrees")
    assert claim.root_speaker == rows[2].speaker


@apart
def test_parts_are_changed_and_removed_as_the_rows_they_are(curator: Client) -> None:
    claim = make_claim()
    kept, gone = (make_assertion(claim=claim, position=n) for n in (1, 2))
    link = make_attribution(claim=claim)
    review = make_review(claim=claim, url="https://example.org/1", verdict_by="six-steps")
    topic, other = make_claim_topic(claim=claim), make_appearance(claim=claim)

    response = save(
        curator,
        claim,
        **{
            "assertions-0-position": "3",
            "assertions-1-DELETE": "on",
            "attributions-0-verb": "quoted",
            "claim_topics-0-DELETE": "on",
            "reviews-0-rating": "Otherwise",
        },
    )

    assert response.status_code == 302, list(codes(response))
    assert list(claim.assertions.values_list("pk", "position")) == [(kept.pk, 3)]
    assert not NumericAssertion.objects.filter(pk=gone.pk).exists()
    assert claim.attributions.get() == link
    assert claim.attributions.get().verb == "quoted"
    assert not ClaimTopic.objects.filter(pk=topic.pk).exists()
    found = Review.objects.get()
    assert (found.pk, found.rating, found.verdict_by) == (review.pk, "Otherwise", "six-steps")
    other.refresh_from_db()
    assert (other.modified_at, Claim.objects.get().modified_at) == (None, None)


def test_the_log_says_what_was_changed(curator: Client) -> None:
    claim = make_claim()
    make_assertion(claim=claim)

    save(curator, claim, **{"place": "Kyiv", "assertions-0-position": "2"})

    told = LogEntry.objects.get().get_change_message()
    assert told == "Changed Place. Changed Position for figure “331”."


def test_parts_on_other_pages_of_an_inline_stay(curator: Client) -> None:
    claim = make_claim()
    for position in range(1, 23):
        make_assertion(claim=claim, position=position)

    response = save(curator, claim, **{"assertions-0-position": "30"})

    assert response.status_code == 302, list(codes(response))
    positions = set(claim.assertions.values_list("position", flat=True))
    assert positions == {*range(2, 23), 30}


def test_two_links_of_a_chain_change_places(curator: Client) -> None:
    claim = make_claim()
    links = [make_attribution(claim=claim, position=position) for position in (1, 2)]

    response = save(
        curator, claim, **{"attributions-0-position": "2", "attributions-1-position": "1"}
    )

    assert response.status_code == 302, list(codes(response))
    assert list(Attribution.objects.order_by("position")) == links[::-1]


def test_what_the_database_alone_refuses_is_told_with_its_code_and_nothing_is_written(
    curator: Client,
) -> None:
    source = make_snapshot(text="So at least 331 people.").source
    claim = make_claim()
    place = typed("appearances", 0, source=source.pk, exact="at least 331", start="4", end="16")

    response = save(curator, claim, place="Kyiv", **place)

    assert list(codes(response)) == ["words_not_there"]
    assert not claim.appearances.exists()
    assert Claim.objects.exclude(place="").count() == 0


def test_what_recording_refuses_of_a_part_is_told_at_its_field(curator: Client) -> None:
    percent = make_unit("%", dimension="ratio")
    claim = make_claim()
    new = {"as_printed": "331", "measure": make_measure(unit=make_unit("1")).pk, "position": "1"}
    number = {"low": "331", "high": "331", "unit": percent.pk, "insisted": "on"}

    response = save(curator, claim, **typed("assertions", 0, **new, **number))

    assert list(codes(response)) == ["unit_mismatch"]
    [inline, *_] = response.context["inline_admin_formsets"]
    assert "unit" in inline.formset.forms[0].errors
    assert 'value="331"' in response.content.decode()


def test_a_page_that_changes_nothing_records_nothing(
    curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = make_assertion().claim
    monkeypatch.setattr(recording, "record", None)

    assert save(curator, claim).status_code == 302


@pytest.mark.parametrize("verb", ["merge", "redact"])
def test_a_claim_that_is_no_more_is_not_changed(curator: Client, verb: str) -> None:
    claim = make_claim()
    if verb == "merge":
        curation.merge(entry=claim, into=make_claim(), by=None)
    else:
        curation.redact(entry=claim, reason="By order of a court.", by=None)

    response = save(curator, claim, statement="Anew.")

    assert list(codes(response)) == ["merged" if verb == "merge" else "redacted"]


def page(client: Client, row: Any, **typed: Any) -> Any:
    """Open the page of one part of a claim, type this, and save."""
    address = reverse(f"admin:claims_{type(row)._meta.model_name}_change", args=[row.pk])
    return client.post(address, filled_in(opened(client, address)) | typed)


PARTS: dict[str, tuple[Any, dict[str, str]]] = {
    "assertion": (make_assertion, {"as_printed": "332", "low": "332", "high": "332"}),
    "review": (make_review, {"rating": "Otherwise", "title": "A title"}),
    "relation": (make_relation, {"note": "Anew.", "kind": "contradicts"}),
}


@apart
@pytest.mark.parametrize(("make", "typed"), PARTS.values(), ids=PARTS)
def test_the_page_of_one_part_is_recorded_with_its_claim(
    curator: Client, monkeypatch: pytest.MonkeyPatch, make: Any, typed: dict[str, str]
) -> None:
    row = make()
    owner = owner_of(type(row))
    other = make(
        **{owner: getattr(row, owner)} | ({"position": 2} if make is make_assertion else {})
    )
    recorded = []
    monkeypatch.setattr(
        recording, "record", lambda *records, **more: recorded.append(1) or record(*records, **more)
    )

    response = page(curator, row, **typed)

    assert response.status_code == 302, list(codes(response))
    row.refresh_from_db()
    other.refresh_from_db()
    user = User.objects.get()
    assert {name: str(getattr(row, name)) for name in typed} == typed
    assert (row.modified_by, row.modified_via, recorded) == (user, "admin", [1])
    assert (other.modified_at, getattr(row, owner)) == (None, getattr(other, owner))
    assert row.events.get().pgh_context.metadata["user"] == user.pk
    assert LogEntry.objects.get().get_change_message().startswith("Changed ")


@apart
@pytest.mark.parametrize("model", [NumericAssertion, Review, Relation])
def test_a_new_part_is_recorded_from_a_page_of_its_own(curator: Client, model: Any) -> None:
    typed = {
        NumericAssertion: {"as_printed": "at least 331", "measure": make_measure().pk},
        Review: {"reviewer": make_speaker().pk, "rating": "So", "verdict": "mixture"}
        | typed_evidence(),
        Relation: {"kind": "supports", "object": make_claim().pk},
    }[model]
    claim = make_claim()
    address = reverse(f"admin:claims_{model._meta.model_name}_add")
    owner = owner_of(model).removesuffix("_id")

    response = curator.post(
        address, filled_in(opened(curator, address)) | {owner: claim.pk, "position": "1"} | typed
    )

    assert response.status_code == 302, list(codes(response))
    row = model.objects.get()
    assert (getattr(row, owner), row.created_by) == (claim, User.objects.get())
    assert model is not Review or row.evidence.count() == 1
    assert model is not NumericAssertion or (row.low, row.reading.state) == (331, "agrees")


def typed_evidence() -> dict[str, Any]:
    return typed("evidence", 0, source=make_source().pk)


def test_what_recording_refuses_is_told_at_the_field_of_a_parts_page(curator: Client) -> None:
    row = make_assertion(measure=make_measure(unit=make_unit("1")), position=2)
    make_assertion(claim=row.claim, position=1)
    percent = make_unit("%", dimension="ratio")

    response = page(curator, row, unit=percent.pk, insisted="on", resolution="1")

    assert list(codes(response)) == ["unit_mismatch"]
    assert response.context["adminform"].form.errors["unit"]
    assert NumericAssertion.objects.get(pk=row.pk).unit_id == "1"


@pytest.mark.parametrize(("make", "typed"), PARTS.values(), ids=PARTS)
def test_a_part_of_a_claim_that_is_no_more_is_not_changed(
    curator: Client, make: Any, typed: dict[str, str]
) -> None:
    row = make()
    address = reverse(f"admin:claims_{type(row)._meta.model_name}_change", args=[row.pk])
    form = filled_in(opened(curator, address)) | typed
    Claim.objects.filter(pk=getattr(row, owner_of(type(row)))).update(merged_into=make_claim())

    response = curator.post(address, form)

    assert list(codes(response)) == ["merged"]
    assert type(row).objects.get().modified_at is None


def test_a_part_stays_with_its_claim(curator: Client) -> None:
    row = make_assertion()

    assert page(curator, row, claim=make_claim().pk, position="4").status_code == 302

    found = NumericAssertion.objects.get()
    assert (found.claim, found.position) == (row.claim, 4)


@pytest.mark.parametrize("make", [make_appearance, make_attribution, make_claim_topic])
def test_what_is_changed_on_the_claims_page_alone_is_looked_at_on_its_own(
    curator: Client, make: Any
) -> None:
    row = make()
    name, claim = (
        type(row)._meta.model_name,
        reverse("admin:claims_claim_change", args=[row.claim_id]),
    )
    address = reverse(f"admin:claims_{name}_change", args=[row.pk])

    assert claim in curator.get(address).content.decode()
    assert curator.post(address, {}).status_code == 403
    assert curator.get(reverse(f"admin:claims_{name}_add")).status_code == 403
    deleted = curator.post(claim.replace("change", "delete"), {"post": "yes"})
    assert (deleted.status_code, Claim.objects.count()) == (302, 0)


def test_every_page_that_changes_a_claim_or_a_part_of_it_is_recorded(rf: Any) -> None:
    request = rf.get("/")
    request.user = User(is_superuser=True, is_active=True)
    models = {Claim, *RECORDS}
    for model, page in admin.site._registry.items():
        inlines = {inline.model for inline in page.inlines} & models
        if (model in models and page.has_change_permission(request)) or inlines:
            assert isinstance(page, SavedByRecording), model
    assert models <= admin.site._registry.keys()
