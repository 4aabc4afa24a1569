"""“History” on the page of an object, and “Revert this change”, through the real admin."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    Review,
    Role,
    Speaker,
    SpeakerAlias,
    Topic,
)
from claims.queries import history
from claims.services import curation, workflow
from claims.services.audit import acting
from tests.support import builders
from tests.support.admin_forms import change, messages_of, url
from tests.support.admin_pages import NOBODY
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_attribution,
    make_claim,
    make_claim_topic,
    make_measure,
    make_review,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db(transaction=True)


def text_of(response: Any) -> str:
    """What a page says, without its tags."""
    page = response.content.decode()
    body = re.sub(r"(?s)<(script|style).*?</\1>", "", page[page.index('class="history"') :])
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def newest_at(row: Any) -> datetime:
    return history.page(type(row), row.pk).entries[0].at


def revert_page(client: Client, row: Any, at: datetime | None = None) -> Any:
    return client.get(url(type(row), "revert", row.pk), {"at": (at or newest_at(row)).isoformat()})


def revert(client: Client, row: Any, at: datetime | None = None, **changes: Any) -> Any:
    """Look at a reversal, and confirm it."""
    page = revert_page(client, row, at)
    reversal = page.context["reversal"]
    posted = {
        "token": reversal.token,
        "item": [item.key for item in reversal.items if not item.changed_since],
    }
    address = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    return client.post(address, posted | changes, follow=True)


def test_a_page_tells_who_changed_what_to_what_and_why(admin_client: Client) -> None:
    claim = make_claim(statement="At least ten people were killed.")
    change(
        admin_client,
        claim,
        statement="At least twelve people were killed.",
        history_note="The agency corrected it.",
    )

    page = admin_client.get(url(Claim, "history", claim.pk))

    told = text_of(page)
    assert "curator in the admin" in told
    assert "The agency corrected it." in told
    html = page.content.decode()
    assert re.search(r"<del>.*?ten</del>", html)
    assert re.search(r"<ins>.*?twelve</ins>", html)
    assert "Pgh" not in html


def test_the_page_of_a_claim_tells_of_its_figures(admin_client: Client) -> None:
    figure = make_assertion()
    NumericAssertion.objects.filter(pk=figure.pk).update(low=400, high=400)

    for row in (figure, figure.claim):
        told = text_of(admin_client.get(url(type(row), "history", row.pk)))
        assert "low removed: 331 added: 400" in told
    assert "Figure “331” changed" in told
    assert "interval" not in told


def test_two_versions_are_compared_by_choosing_two(admin_client: Client) -> None:
    claim = make_claim(statement="First")
    for statement in ("Second", "Third"):
        Claim.objects.filter(pk=claim.pk).update(statement=statement)
    times = [entry.at.isoformat() for entry in history.page(Claim, claim.pk).entries]

    page = admin_client.get(url(Claim, "history", claim.pk), {"first": times[0], "last": times[-1]})

    [compared] = page.context["compared"]
    assert [(m.kind, m.text) for m in compared.fields[0].marks] == [
        ("gone", "First"),
        ("new", "Third"),
    ]


def test_a_long_history_is_paged(admin_client: Client) -> None:
    claim = make_claim()
    for n in range(30):
        Claim.objects.filter(pk=claim.pk).update(place=f"Place {n}")

    first = admin_client.get(url(Claim, "history", claim.pk))
    second = admin_client.get(url(Claim, "history", claim.pk), {"before": first.context["older"]})

    assert [len(page.context["entries"]) for page in (first, second)] == [25, 6]
    assert second.context["older"] is None


@pytest.mark.parametrize("name", ["before", "first", "last"])
@pytest.mark.parametrize("value", ["x", "\0", "9" * 40, "0001-01-01T00:00+23:00", "2022"])
def test_a_time_that_is_none_is_refused_by_its_name(
    admin_client: Client, name: str, value: str
) -> None:
    claim = make_claim()

    page = admin_client.get(url(Claim, "history", claim.pk), {name: value})

    assert page.status_code in (200, 302, 400)
    assert page.status_code != 400 or name in page.content.decode()


def test_a_deleted_draft_still_has_its_history(admin_client: Client) -> None:
    claim = make_claim(statement="It was here.")
    key = claim.pk
    claim.delete()

    page = admin_client.get(url(Claim, "history", key))

    assert "It was here." in text_of(page)
    assert "Revert" not in text_of(page)


def test_what_never_was_has_no_history(admin_client: Client) -> None:
    assert admin_client.get(url(Claim, "history", NOBODY)).status_code == 302
    assert admin_client.get(url(Claim, "revert", NOBODY)).status_code == 302


def test_stored_markup_is_shown_and_never_run(admin_client: Client) -> None:
    claim = make_claim(statement="<script>alert(1)</script>")
    Claim.objects.filter(pk=claim.pk).update(statement="<img src=x onerror=alert(2)>")

    page = admin_client.get(url(Claim, "history", claim.pk)).content.decode()

    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_a_redacted_object_tells_nothing_else(admin_client: Client) -> None:
    claim = make_claim(statement="SECRET")
    curation.redact(entry=claim, reason="A court.", by=None)

    page = admin_client.get(url(Claim, "history", claim.pk))

    assert "Claim redacted" in text_of(page)
    assert "SECRET" not in page.content.decode()
    assert "Revert" not in text_of(page)


REVERTED: dict[str, tuple[str, Any, Any]] = {
    "statement": ("statement", "Old words", "New words"),
    "place": ("place", "", "Lviv"),
    "kind": ("kind", "event", "pledge"),
    "quote": ("quote", "It was ten.", "It was 12."),
}


@pytest.mark.parametrize("name", REVERTED)
def test_reverting_puts_a_field_back_by_one_new_change(admin_client: Client, name: str) -> None:
    field, old, new = REVERTED[name]
    claim = make_claim(**{field: old})
    Claim.objects.filter(pk=claim.pk).update(**{field: new})

    response = revert(admin_client, claim, note="It was wrong.")

    claim.refresh_from_db()
    assert getattr(claim, field) == old
    assert "The change was reverted" in " ".join(messages_of(response))
    newest, *others = history.page(Claim, claim.pk).entries
    assert (newest.who, newest.via, newest.note) == ("curator", "admin", "It was wrong.")
    assert len(others) == 2


def test_a_date_goes_back_with_its_precision_and_its_offset(admin_client: Client) -> None:
    at = datetime(2022, 3, 5, 14, 30, tzinfo=UTC)
    claim = make_claim(said_at=at, said_precision="minute", said_at_offset=-300)
    Claim.objects.filter(pk=claim.pk).update(
        said_at=datetime(2023, 1, 1, tzinfo=UTC), said_precision="year", said_at_offset=None
    )

    revert(admin_client, claim)

    claim.refresh_from_db()
    assert (claim.said_at, claim.said_precision, claim.said_at_offset) == (at, "minute", -300)


def test_a_figure_goes_back_with_all_that_changed_of_it(admin_client: Client) -> None:
    figure = make_assertion(read_by="curator")
    other = make_measure(label="Other")
    NumericAssertion.objects.filter(pk=figure.pk).update(
        low=400, high=400, as_printed="400", measure=other
    )

    revert(admin_client, figure.claim)

    now = NumericAssertion.objects.get(pk=figure.pk)
    assert (now.as_printed, now.low, now.measure_id) == ("331", 331, figure.measure_id)
    assert "331" in str(now.interval.lower)


def test_numbers_that_do_not_go_back_alone_are_refused_in_words(admin_client: Client) -> None:
    figure = make_assertion(claim=make_claim(language="en"), read_by="")
    NumericAssertion.objects.filter(pk=figure.pk).update(low=400, high=400, as_printed="400")
    numbers = [i.key for i in items(admin_client, figure) if i.label in ("low", "high")]

    response = revert(admin_client, figure.claim, item=numbers)

    [sentence] = response.context["errors"]
    assert sentence.endswith("The words of a figure and its numbers go back together: choose both.")
    assert "read_by" not in sentence


def items(client: Client, figure: NumericAssertion) -> Any:
    return revert_page(client, figure.claim).context["reversal"].items


PARTS: dict[str, tuple[type, Any]] = {
    "figure": (NumericAssertion, lambda claim: make_assertion(claim=claim, read_by="curator")),
    "link": (Attribution, lambda claim: make_attribution(claim=claim)),
    "appearance": (Appearance, lambda claim: make_appearance(claim=claim)),
    "topic": (ClaimTopic, lambda claim: make_claim_topic(claim=claim)),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_was_removed_comes_back_and_one_that_was_added_goes(
    admin_client: Client, name: str
) -> None:
    model, make = PARTS[name]
    claim = make_claim()
    part = make(claim)
    told = list(model._default_manager.values())
    part.delete()

    revert(admin_client, claim)
    back = list(model._default_manager.values())
    revert(admin_client, claim)

    said = {k for k in told[0] if not k.startswith(("created", "modified"))} - {"id"}
    assert [{k: row[k] for k in said} for row in back] == [
        {k: row[k] for k in said} for row in told
    ]
    assert not model._default_manager.exists()


def test_what_was_changed_again_is_told_with_both_values_and_stays(admin_client: Client) -> None:
    claim = make_claim(statement="First", place="Lviv")
    Claim.objects.filter(pk=claim.pk).update(statement="Second", place="Kyiv")
    at = newest_at(claim)
    Claim.objects.filter(pk=claim.pk).update(statement="Third")

    page = revert_page(admin_client, claim, at)
    revert(admin_client, claim, at)

    told = text_of(page)
    assert "this change made it “Second”, now it is “Third”" in told
    claim.refresh_from_db()
    assert (claim.statement, claim.place) == ("Third", "Lviv")


def test_a_curator_may_choose_to_replace_what_was_changed_again(admin_client: Client) -> None:
    claim = make_claim(statement="First")
    Claim.objects.filter(pk=claim.pk).update(statement="Second")
    at = newest_at(claim)
    Claim.objects.filter(pk=claim.pk).update(statement="Third")

    revert(admin_client, claim, at, item=[f"claim:{claim.pk}:statement"])

    claim.refresh_from_db()
    assert claim.statement == "First"


def test_nothing_goes_back_that_was_not_looked_at(admin_client: Client) -> None:
    claim = make_claim(statement="First")
    Claim.objects.filter(pk=claim.pk).update(statement="Second")

    response = revert(admin_client, claim, token="another")
    chosen = revert(admin_client, claim, item=[])

    assert "It was changed while you looked at it." in text_of(response)
    assert "Choose what goes back." in text_of(chosen)
    claim.refresh_from_db()
    assert claim.statement == "Second"


def test_a_status_is_reverted_by_its_verbs_alone(admin_client: Client, admin_user: User) -> None:
    claim = make_claim(status="in_review")
    workflow.move_one(workflow.PUBLISH, claim=claim, by=admin_user)

    page = revert_page(admin_client, claim)

    assert page.context["reversal"].items == ()
    assert "The status is not reverted" in text_of(page)


def test_a_merge_and_a_part_that_is_gone_are_left_out(admin_client: Client) -> None:
    gone, figure = make_claim(), make_assertion()
    curation.merge(entry=gone, into=make_claim(), by=None)
    NumericAssertion.objects.filter(pk=figure.pk).update(note="n")
    at = newest_at(figure.claim)
    figure.delete()

    assert "A merge is not reverted here." in text_of(revert_page(admin_client, gone))
    assert "was removed since" in text_of(revert_page(admin_client, figure.claim, at))


def test_a_rule_that_a_reversal_breaks_is_told(admin_client: Client) -> None:
    """Another figure has the position meanwhile."""
    figure = make_assertion()
    claim = figure.claim
    figure.delete()
    at = newest_at(claim)
    make_assertion(claim=claim)

    page = revert(admin_client, claim, at)

    assert page.context["errors"]
    assert claim.assertions.count() == 1


def test_a_review_is_withdrawn_and_never_taken_away(admin_client: Client) -> None:
    claim = make_claim()
    make_review(claim=claim)

    page = revert_page(admin_client, claim)

    assert "withdraw it on its own page" in text_of(page)


def test_the_page_of_a_part_reverts_that_part_alone(admin_client: Client) -> None:
    review = make_review(summary="Old", rating="True")
    with acting(by=None):
        Review.objects.filter(pk=review.pk).update(summary="New")
        Claim.objects.filter(pk=review.claim_id).update(statement="New")

    revert(admin_client, review)

    review.refresh_from_db()
    assert (review.summary, review.claim.statement) == ("Old", "New")


def test_an_entry_of_the_catalogue_goes_back_by_the_rules_of_its_model(
    admin_client: Client,
) -> None:
    speaker = make_speaker(name="Old", slug="old")
    alias = builders.make_alias(speaker=speaker, name="O.")
    key = alias.pk
    with acting(by=None):
        Speaker.objects.filter(pk=speaker.pk).update(name="New", slug="new")
        alias.delete()
        builders.make_role(speaker=speaker)
    make_speaker(slug="old")

    refused = revert(admin_client, speaker)
    keys = [item.key for item in refused.context["reversal"].items if item.label != "slug"]
    revert(admin_client, speaker, item=keys)

    assert refused.context["errors"]
    speaker.refresh_from_db()
    assert (speaker.name, speaker.slug) == ("Old", "new")
    assert SpeakerAlias.objects.get().pk == key
    assert not Role.objects.exists()


def test_a_topic_that_was_renamed_goes_back(admin_client: Client) -> None:
    topic = make_topic(label="War")
    change(admin_client, topic, label="Peace")

    revert(admin_client, topic)

    assert Topic.objects.get().label == "War"


def staff(*codenames: str) -> Client:
    user = User.objects.create(username=f"user-{len(codenames)}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


ALLOWED = {
    "nothing": ((), 403, 403),
    "another model": (("view_speaker", "change_speaker"), 403, 403),
    "view": (("view_claim",), 200, 403),
    "change": (("change_claim",), 200, 200),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_who_may_see_a_claim_sees_its_history_and_who_may_change_it_reverts(name: str) -> None:
    codenames, sees, reverts = ALLOWED[name]
    claim = make_claim(statement="First")
    Claim.objects.filter(pk=claim.pk).update(statement="Second")
    client = staff(*codenames)

    page = client.get(url(Claim, "history", claim.pk))

    assert page.status_code == sees
    address = (
        f"{url(Claim, 'revert', claim.pk)}?at={newest_at(claim).isoformat().replace('+', '%2B')}"
    )
    assert client.get(address).status_code == reverts
    assert client.post(address, {}).status_code == reverts
    if sees == 200:
        assert ("Revert this change" in text_of(page)) == (reverts == 200)
    claim.refresh_from_db()
    assert claim.statement == "Second"


def test_nobody_who_is_not_signed_in_sees_a_history() -> None:
    claim = make_claim()

    for page in ("history", "revert"):
        response = Client().get(url(Claim, page, claim.pk))
        assert response.url.startswith(reverse("admin:login"))


def test_a_figure_is_not_reverted_without_the_permission_for_its_claim() -> None:
    figure = make_assertion()
    NumericAssertion.objects.filter(pk=figure.pk).update(note="n")

    client = staff("change_numericassertion")

    assert client.get(url(NumericAssertion, "history", figure.pk)).status_code == 200
    assert revert_page(client, figure).status_code == 403
