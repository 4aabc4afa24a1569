"""Two who edit one page: the second is told what the first did, and loses nothing of it all."""

from __future__ import annotations

import html
import json
import threading
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models.signals import post_init
from django.test import Client

from claims.models import Claim, NumericAssertion, Speaker, Topic
from tests.support import builders
from tests.support.admin_forms import filled_in, url
from tests.support.admin_pages import make
from tests.support.builders import (
    make_appearance,
    make_assertion,
    make_attribution,
    make_claim,
    make_claim_topic,
    make_review,
    make_source,
    make_speaker,
    make_topic,
)
from tests.support.patience import A_WHILE
from tests.support.writers import in_parallel

pytestmark = pytest.mark.django_db

MEANWHILE = "somebody changed this after you opened it"


@pytest.fixture
def curators() -> tuple[Client, Client]:
    user = User.objects.create(username="ada", is_staff=True, is_superuser=True)
    other = User.objects.create(username="bo", is_staff=True, is_superuser=True)
    clients = Client(), Client()
    for client, who in zip(clients, (user, other), strict=True):
        client.force_login(who)
    return clients


class Tab:
    """A form as a browser has it: opened once, sent at any time, shown again if refused."""

    def __init__(self, client: Client, row: Any) -> None:
        self.client, self.place = client, url(type(row), "change", row.pk)
        self.page = client.get(self.place)

    def save(self, **typed: Any) -> Any:
        self.page = self.client.post(self.place, filled_in(self.page, **typed))
        return self.page

    def said(self) -> str:
        return html.unescape(self.page.content.decode())


def test_the_second_save_is_refused_with_both_values(curators: Any) -> None:
    claim = make_claim(place="Kyiv")
    first, second = (Tab(client, claim) for client in curators)

    assert first.save(place="Lviv").status_code == 302
    assert second.save(place="Odesa", statement="Typed anew.").status_code == 200

    assert MEANWHILE in second.said()
    assert "Place: yours is “Odesa”, on record is “Lviv”." in second.said()
    assert "Statement: yours" not in second.said()  # nobody else changed it
    assert 'value="Odesa"' in second.said()
    assert "Typed anew." in second.said()
    claim.refresh_from_db()
    assert (claim.place, claim.statement != "Typed anew.") == ("Lviv", True)


def test_who_saves_again_knows_what_was_there(curators: Any) -> None:
    claim = make_claim(place="Kyiv")
    first, second = (Tab(client, claim) for client in curators)
    first.save(place="Lviv")
    second.save(place="Odesa")

    assert second.save().status_code == 302

    claim.refresh_from_db()
    assert claim.place == "Odesa"


def test_knowing_one_version_is_not_knowing_the_next(curators: Any) -> None:
    claim = make_claim(place="Kyiv")
    first, second = (Tab(client, claim) for client in curators)
    first.save(place="Lviv")
    second.save(place="Odesa")
    Tab(curators[0], claim).save(place="Dnipro")

    assert second.save().status_code == 200

    assert "on record is “Dnipro”" in second.said()


def test_two_who_do_the_same_do_not_contradict_each_other(curators: Any) -> None:
    claim = make_claim(place="Kyiv")
    first, second = (Tab(client, claim) for client in curators)

    assert first.save(place="Lviv").status_code == 302
    assert second.save(place="Lviv").status_code == 302


def parts(claim: Claim) -> dict[str, Any]:
    return {
        "assertions": make_assertion(claim=claim, as_printed="331"),
        "appearances": make_appearance(claim=claim, exact="Some words"),
        "attributions": make_attribution(claim=claim, speaker=make_speaker(name="Ada")),
        "topics": make_claim_topic(claim=claim, topic=make_topic(label="War")),
        "reviews": make_review(claim=claim, rating="Half True"),
    }


EDITED = {  # part: field, what somebody else writes, what is typed, what is told
    "assertions": (
        "as_printed",
        "331 people",
        "331 civilians",
        "yours is “331 civilians”, on record is “331 people”",
    ),
    "appearances": ("exact", "Others", "Mine", "yours is “Mine”, on record is “Others”"),
    "attributions": ("verb", "quoted", "cited", "yours is “Cited”, on record is “Quoted”"),
    "reviews": ("verdict", "false", "true", "yours is “True”, on record is “False”"),
}


def prefix_of(tab: Tab, row: Any) -> str:
    [prefix] = [
        form.prefix
        for inline in tab.page.context["inline_admin_formsets"]
        for form in inline.formset.forms
        if form.instance.pk == row.pk
    ]
    return prefix


@pytest.mark.parametrize("part", EDITED)
def test_a_part_that_was_edited_is_told_with_both_values(curators: Any, part: str) -> None:
    claim = make_claim()
    row = parts(claim)[part]
    field, theirs, mine, told = EDITED[part]
    tab = Tab(curators[0], claim)
    type(row)._default_manager.filter(pk=row.pk).update(**{field: theirs})

    tab.save(**{f"{prefix_of(tab, row)}-{field}": mine})

    assert told in tab.said()
    row.refresh_from_db()
    assert getattr(row, field) == theirs
    assert tab.save().status_code == 302
    row.refresh_from_db()
    assert getattr(row, field) == mine


@pytest.mark.parametrize("part", ["assertions", "appearances", "attributions", "topics"])
def test_a_part_that_was_deleted_is_told_and_what_was_typed_stays(curators: Any, part: str) -> None:
    claim = make_claim()
    made = parts(claim)
    other = make_assertion(claim=claim, as_printed="40", low=40, high=40, position=2)
    tab = Tab(curators[0], claim)
    made[part].delete()

    response = tab.save(place="Odesa")

    assert (response.status_code, MEANWHILE in tab.said()) == (200, True)
    assert "was deleted after you opened this page. If you save, it is new." in tab.said()
    assert tab.save().status_code == 302, tab.page.context["errors"]
    claim.refresh_from_db()
    assert claim.place == "Odesa"
    assert type(made[part])._default_manager.filter(claim=claim).count() == (
        2 if part == "assertions" else 1
    )
    assert NumericAssertion.objects.filter(pk=other.pk, as_printed="40").exists()


def test_a_part_that_was_added_is_told(curators: Any) -> None:
    claim = make_claim()
    tab = Tab(curators[0], claim)
    make_assertion(claim=claim, as_printed="at least 40")
    make_claim_topic(claim=claim, topic=make_topic(label="War"))

    tab.save(place="Odesa")

    assert "Figure “at least 40” was added." in tab.said()
    assert "Topic “War” was added." in tab.said()
    assert tab.save().status_code == 302
    assert claim.assertions.count() == 1


def test_a_part_that_i_delete_and_another_edits_is_told(curators: Any) -> None:
    row = make_assertion(as_printed="331")
    tab = Tab(curators[0], row.claim)
    NumericAssertion.objects.filter(pk=row.pk).update(as_printed="332")

    tab.save(**{"assertions-0-DELETE": "on"})

    assert "is now “332”; you delete it." in tab.said()
    assert NumericAssertion.objects.exists()


def test_a_claim_that_was_published_meanwhile_is_told(curators: Any) -> None:
    claim = make_claim()
    tab = Tab(curators[0], claim)
    Claim.objects.filter(pk=claim.pk).update(status="published")

    tab.save(place="Odesa")

    assert "Status is now “Published”." in tab.said()
    claim.refresh_from_db()
    assert (claim.status, claim.place) == ("published", "")


@pytest.mark.parametrize("sent", [None, "", "x", "{}", "[]", "1", '{"page": 1}', '{"page": {}}'])
def test_a_form_that_says_no_version_is_refused_once(curators: Any, sent: Any) -> None:
    claim = make_claim(place="Kyiv")
    tab = Tab(curators[0], claim)

    assert tab.save(place="Odesa", seen_version=sent).status_code == 200

    claim.refresh_from_db()
    assert claim.place == "Kyiv"
    assert tab.save().status_code == 302


def test_what_a_version_may_say_is_bounded(curators: Any) -> None:
    tab = Tab(curators[0], make_assertion().claim)
    deep = "[" * 100_000

    for sent in (deep, json.dumps({"page": {"a" * 100_000: "x"}, "assertions:x": {}})):
        assert tab.save(seen_version=sent).status_code == 200


def test_what_a_page_cannot_change_does_not_count(curators: Any) -> None:
    source = make_source()
    tab = Tab(curators[0], source)
    builders.make_snapshot(source=source)

    assert tab.save(title="Typed anew").status_code == 302


def test_the_version_is_no_change_of_anybodys(curators: Any) -> None:
    claim = make_claim()

    Tab(curators[0], claim).save(place="Lviv")

    assert "Place" in str(LogEntry.objects.get())
    assert "ersion" not in str(LogEntry.objects.get())


CHANGES: dict[type, tuple[str, str, str]] = {
    Speaker: ("area", "Texas", "Utah"),
    Topic: ("description", "Theirs", "Mine"),
    NumericAssertion: ("as_printed", "331 people", "331 civilians"),
    Group: ("name", "Theirs", "Mine"),
}


@pytest.mark.parametrize("model", CHANGES, ids=lambda model: model.__name__)
def test_other_pages_know_their_version_too(curators: Any, model: type) -> None:
    row = make(model)
    field, theirs, mine = CHANGES[model]
    first, second = (Tab(client, row) for client in curators)

    assert first.save(**{field: theirs}).status_code == 302
    assert second.save(**{field: mine}).status_code == 200

    assert f"yours is “{mine}”, on record is “{theirs}”." in second.said()


def test_a_key_is_told_by_its_name(curators: Any) -> None:
    claim = make_claim()
    tab = Tab(curators[0], claim)
    Claim.objects.filter(pk=claim.pk).update(speaker=make_speaker(name="Theirs"))

    tab.save(speaker=make_speaker(name="Mine").pk)

    assert "Speaker: yours is “Mine”, on record is “Theirs”." in tab.said()


# At the same moment


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_saved_and_one_is_told(curators: Any) -> None:
    claim = make_claim(place="Kyiv")
    tabs = [Tab(client, claim) for client in curators]
    both = threading.Barrier(2)

    def meet(sender: Any, instance: Any, **_: Any) -> None:
        """Both have read the claim before either has it in hand."""
        if instance.pk == claim.pk and not both.broken:
            try:
                both.wait(4 * A_WHILE)
            except threading.BrokenBarrierError:
                return

    def save(tab: Tab, place: str) -> None:
        tab.save(place=place)
        connection.close()

    post_init.connect(meet, sender=Claim)
    try:
        in_parallel(lambda: save(tabs[0], "Lviv"), lambda: save(tabs[1], "Odesa"))
    finally:
        post_init.disconnect(meet, sender=Claim)

    assert sorted(tab.page.status_code for tab in tabs) == [200, 302]
    [refused] = [tab for tab in tabs if tab.page.status_code == 200]
    stored = Claim.objects.get().place
    assert f"on record is “{stored}”" in refused.said()
