"""Many claims of the list at once: asked, looked at, confirmed, followed, undone."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from claims.models import BulkAction, Claim
from claims.models.fields import uuid7
from claims.services import bulk, jobs
from claims.services.bulk import BULK_VERBS, running
from tests.support.admin_forms import messages_of, url
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_measure,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db

LIST = url(Claim, "changelist")
DRAFTS = f"{LIST}?status__exact=draft"


def act(client: Any, verb: str, claims: list[Claim], address: str = LIST, **typed: Any) -> Any:
    keys = [str(claim.pk) for claim in claims]
    form = {"action": f"{verb}_selected", ACTION_CHECKBOX_NAME: keys, "index": "0"}
    return client.post(address, form | typed)


def text(response: Any) -> str:
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.unescape(words).split())


def confirm(client: Any, verb: str, claims: list[Claim], address: str = LIST, **typed: Any) -> Any:
    """What the button of the preview sends."""
    looked = act(client, verb, claims, address, look="1", **typed)
    return act(client, verb, claims, address, confirm="1", seen=looked.context["seen"], **typed)


def report(key: Any, page: str = "report") -> str:
    return url(Claim, f"bulk_{page}", key)


def test_nothing_is_published_before_it_is_confirmed(admin_client: Any) -> None:
    good, bad = make_claim(statement="Good."), make_claim(statement="Bad.", speaker=None)

    page = act(admin_client, "publish", [good, bad])

    said = text(page)
    assert "2 claims, tried" in said
    assert "1 would change · 1 would be refused" in said
    assert "A published claim needs a speaker. (speaker_missing) Bad." in said
    assert "Good. Draft Published" in said
    assert not Claim.objects.filter(status="published").exists()


def test_confirmed_it_is_done_and_reported(admin_client: Any) -> None:
    good, bad = make_claim(), make_claim(statement="Bad.", speaker=None)

    response = confirm(admin_client, "publish", [good, bad], DRAFTS)

    action = BulkAction.objects.get()
    assert response.headers["Location"] == report(action.pk)
    page = admin_client.get(report(action.pk))
    assert "Finished" in text(page)
    assert "1 done 0 as it was 1 refused 2 all" in text(page)
    assert "Bad. refused A published claim needs a speaker." in text(page)
    assert url(Claim, "change", bad.pk) in page.content.decode()


def test_all_of_a_list_is_more_than_its_page(admin_client: Any, monkeypatch: Any) -> None:
    claims = [make_claim() for _ in range(3)]
    published = make_claim(status="published")
    typed = {"select_across": "1"}

    looked = act(admin_client, "publish", claims[:1], DRAFTS, **typed)
    response = confirm(admin_client, "publish", claims[:1], DRAFTS, **typed)

    assert "All 3 claims of this list" in text(looked)
    action = BulkAction.objects.get()
    assert (action.filter, action.total) == ("status__exact=draft", 3)
    assert published.pk not in action.claims
    assert f'href="{DRAFTS}"' in admin_client.get(response.headers["Location"]).content.decode()


def test_a_list_that_has_changed_is_shown_again_and_nothing_is_done(admin_client: Any) -> None:
    claims = [make_claim()]
    typed = {"select_across": "1"}
    looked = act(admin_client, "publish", claims, DRAFTS, **typed)
    make_claim()

    page = act(
        admin_client, "publish", claims, DRAFTS, confirm="1", seen=looked.context["seen"], **typed
    )

    assert "it held 1 claim then, and holds 2 claims now. Nothing was done." in text(page)
    assert not BulkAction.objects.exists()


def test_no_claim_is_no_page(admin_client: Any) -> None:
    response = act(admin_client, "publish", [Claim()], DRAFTS)

    assert response.headers["Location"] == DRAFTS
    assert messages_of(admin_client.get(LIST)) == ["No claim is chosen."]


def test_too_many_are_told_to_be_narrowed(admin_client: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(bulk, "MOST", 1)

    response = act(admin_client, "publish", [make_claim(), make_claim()], DRAFTS)

    assert response.headers["Location"] == DRAFTS
    [said] = messages_of(admin_client.get(LIST))
    assert said == "At most 1 claims at once: narrow the list by a filter."


def test_who_confirms_what_nobody_has_looked_at_sees_it_first(admin_client: Any) -> None:
    claim = make_claim()

    act(admin_client, "publish", [claim], confirm="1")

    assert not BulkAction.objects.exists()


ASKED = {
    "add_topic": lambda: {"topic": make_topic(label="Losses").pk},
    "remove_topic": lambda: {"topic": make_topic(label="Losses").pk},
    "set_kind": lambda: {"kind": "opinion"},
    "set_speaker": lambda: {"speaker": make_speaker(name="Ada").pk},
    "set_measure": lambda: {"measure": make_measure(label="Killed").pk},
    "reject": lambda: {"reason": "opinion"},
    "retract": lambda: {"reason": "It was wrong."},
}


@pytest.mark.parametrize("verb", ASKED)
def test_a_verb_first_asks_what_it_needs(admin_client: Any, verb: str) -> None:
    claim = make_assertion(claim=make_claim(kind="other")).claim
    if verb == "retract":
        Claim.objects.update(status="published")

    asked = act(admin_client, verb, [claim])
    empty = act(admin_client, verb, [claim], look="1")
    looked = act(admin_client, verb, [claim], look="1", **ASKED[verb]())

    assert "See what changes" in text(asked)
    assert "This field is required." in text(empty)
    assert "1 claim, tried" in text(looked)
    assert not BulkAction.objects.exists()


@pytest.mark.parametrize("verb", ["add_topic", "set_speaker", "set_measure"])
def test_no_form_lists_a_whole_table(admin_client: Any, verb: str) -> None:
    make_topic(label="One of many")
    make_speaker(name="One of many")
    make_measure(label="One of many")

    page = act(admin_client, verb, [make_claim()]).content.decode()

    assert "One of many" not in page
    assert 'data-ajax--url="/admin/autocomplete/"' in page


def test_what_was_chosen_is_named_and_done(admin_client: Any) -> None:
    claim, topic = make_claim(), make_topic(label="Losses")

    looked = act(admin_client, "add_topic", [claim], look="1", topic=topic.pk)
    confirm(admin_client, "add_topic", [claim], topic=topic.pk)

    assert "Add a topic: “Losses”" in text(looked)
    assert list(claim.topics.all()) == [topic]
    assert "Add a topic: “Losses”" in text(admin_client.get(url(Claim, "bulk")))


def test_a_rejection_for_another_reason_needs_a_note(admin_client: Any) -> None:
    page = act(admin_client, "reject", [make_claim()], look="1", reason="other")

    assert "Say in the note what the other reason is." in text(page)


def test_an_undo_shows_what_it_does_asks_for_a_reason_and_is_done_once(admin_client: Any) -> None:
    claim = make_claim()
    confirm(admin_client, "publish", [claim])
    action = BulkAction.objects.get()

    page = admin_client.get(report(action.pk, "undo"))
    without = admin_client.post(report(action.pk, "undo"), {"confirm": "1"})
    done = admin_client.post(report(action.pk, "undo"), {"confirm": "1", "reason": "Too soon."})
    again = admin_client.post(report(action.pk, "undo"), {"confirm": "1", "reason": "Again."})

    claim.refresh_from_db()
    undone = BulkAction.objects.get(undoes=action)
    assert "stays on record: each claim is retracted, with your reason" in text(page)
    assert "This field is required." in text(without)
    assert done.headers["Location"] == report(undone.pk)
    assert (claim.status, claim.retraction_reason) == ("retracted", "Too soon.")
    assert again.headers["Location"] == report(action.pk)
    assert messages_of(admin_client.get(LIST)) == ["This cannot be undone, or is undone already."]
    assert report(undone.pk) in admin_client.get(report(action.pk)).content.decode()


def test_a_report_is_a_table_too(admin_client: Any) -> None:
    made = make_claim(statement="=1+1 is said, with a comma")
    confirm(admin_client, "publish", [made])

    file = admin_client.get(report(BulkAction.objects.get().pk, "csv"))

    header, line = file.content.decode().splitlines()
    assert header == "claim,address,statement,outcome,code,message"
    assert line == (
        f"{made.pk},http://testserver{url(Claim, 'change', made.pk)},"
        '"\'=1+1 is said, with a comma",done,,'
    )
    assert "attachment" in file.headers["Content-Disposition"]


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "AT_ONCE", 2)
    monkeypatch.setattr(running, "STEP", 2)


@pytest.mark.usefixtures("few_at_once")
def test_more_is_followed_stopped_and_gone_on_with(admin_client: Any) -> None:
    claims = [make_claim() for _ in range(5)]
    confirm(admin_client, "publish", claims)
    key = BulkAction.objects.get().pk
    progress = report(key, "progress")

    assert "You can close this page" in text(admin_client.get(report(key)))
    assert "No process works off jobs" in text(admin_client.get(report(key)))
    jobs.work_off({"bulk": bulk.step})
    assert admin_client.get(progress).json() == {
        "state": "running",
        "total": 5,
        "told": "2 of 5 claims, 40 %",
        "made": 2,
        "done": 2,
        "unchanged": 0,
        "refused": 0,
    }

    admin_client.post(report(key, "stop"))
    assert "2 of 5 claims were worked through" in text(admin_client.get(report(key)))

    admin_client.post(report(key, "go_on"))
    while jobs.work_off({"bulk": bulk.step}):
        pass
    assert admin_client.get(progress).json()["state"] == "finished"


WHO_MAY = {
    "Curators": {*BULK_VERBS} - {"publish", "retract"},
    "Editors": {*BULK_VERBS},
    "Administrators": {*BULK_VERBS},
}


@pytest.mark.parametrize("group", WHO_MAY)
@pytest.mark.parametrize("verb", BULK_VERBS)
def test_each_group_has_its_verbs(client: Client, group: str, verb: str) -> None:
    user = User.objects.create(username="somebody", is_staff=True)
    user.groups.set([Group.objects.get(name=group)])
    client.force_login(user)
    claim = make_claim()

    offered = client.get(LIST).content.decode()
    page = act(client, verb, [claim])

    may = verb in WHO_MAY[group]
    assert (f'value="{verb}_selected"' in offered) is may
    assert (page.status_code == 200 and "seen" in (page.context or {})) is may


PAGES = ["report", "progress", "csv", "undo", "stop", "go_on"]


@pytest.mark.parametrize("page", PAGES)
def test_who_may_not_see_claims_sees_no_report(client: Client, page: str) -> None:
    admin = User.objects.create(username="boss")
    action = bulk.start(bulk.Request("publish", [make_claim().pk], admin))
    client.force_login(User.objects.create(username="nobody", is_staff=True))

    assert client.get(report(action.pk, page)).status_code == 403
    assert client.post(report(action.pk, page)).status_code == 403
    assert client.get(url(Claim, "bulk")).status_code == 403


@pytest.mark.parametrize("page", ["undo", "stop", "go_on"])
def test_who_may_only_look_changes_nothing(client: Client, page: str) -> None:
    admin = User.objects.create(username="boss")
    action = bulk.start(bulk.Request("publish", [make_claim().pk], admin))
    reader = User.objects.create(username="reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)

    assert client.get(report(action.pk)).status_code == 200
    assert client.post(report(action.pk, page), {"confirm": "1"}).status_code == 403
    assert BulkAction.objects.count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_no_report_of_what_was_never_done(admin_client: Any, page: str) -> None:
    assert admin_client.get(report(uuid7(), page)).status_code in (403, 404)


def test_a_link_neither_stops_nor_starts(admin_client: Any) -> None:
    admin = User.objects.create(username="boss")
    action = bulk.start(bulk.Request("publish", [make_claim().pk], admin))

    for page in ("stop", "go_on"):
        assert admin_client.get(report(action.pk, page)).status_code == 403
    assert admin_client.get(report(action.pk) + "?outcome=odd").status_code == 400


def test_a_verb_of_a_row_leads_back_to_the_list_and_its_filter(admin_client: Any) -> None:
    claim = make_claim()
    verb = url(Claim, "change", claim.pk).replace("change", "publish")
    here = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{DRAFTS}"}

    response = admin_client.post(verb, {"_form_submitted": "1"}, headers=here)

    assert response.headers["HX-Redirect"] == DRAFTS
    other = make_claim()
    there = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/?x=1"}
    elsewhere = admin_client.post(
        verb.replace(str(claim.pk), str(other.pk)), {"_form_submitted": "1"}, headers=there
    )
    assert elsewhere.headers["HX-Redirect"] == url(Claim, "change", other.pk)


def test_a_report_takes_as_many_queries_for_ten_claims_as_for_one(
    admin_client: Any, django_assert_max_num_queries: Any
) -> None:
    for number in (1, 10):
        confirm(admin_client, "publish", [make_claim() for _ in range(number)])
    first, last = BulkAction.objects.order_by("at")
    admin_client.get(report(first.pk))

    with django_assert_max_num_queries(30) as of_one:
        admin_client.get(report(first.pk))
    with django_assert_max_num_queries(30) as of_ten:
        admin_client.get(report(last.pk))

    assert len(of_one) == len(of_ten)


NAMED = [
    ("set_kind", "Other → Opinion", "Opinion → Other"),
    ("set_speaker", "Bob → Ada", "Ada → Bob"),
    ("add_topic", "— → Losses", "Losses → —"),
    ("set_measure", "Wounded (1) → Killed", "Killed → Wounded (1)"),
]


@pytest.mark.parametrize(("verb", "done", "undone"), NAMED, ids=[verb for verb, *_ in NAMED])
def test_a_report_names_what_changed_and_so_does_its_undo(
    admin_client: Any, verb: str, done: str, undone: str
) -> None:
    claim = make_claim(kind="other", speaker=make_speaker(name="Bob"))
    make_assertion(claim=claim, measure=make_measure(label="Wounded"))
    confirm(admin_client, verb, [claim], **ASKED[verb]())
    action = BulkAction.objects.get()

    preview = text(admin_client.get(report(action.pk, "undo")))
    admin_client.post(report(action.pk, "undo"), {"confirm": "1"})
    after = BulkAction.objects.get(undoes=action)

    assert done in text(admin_client.get(report(action.pk)))
    assert undone.replace(" → ", " ") in preview
    assert undone in text(admin_client.get(report(after.pk)))
    assert messages_of(admin_client.get(LIST)) == []
