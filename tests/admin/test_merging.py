"""Entries are merged after a look at what moves, by those who may, and the merge can be undone."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Event, Measure, Merge, Source, Speaker, Topic
from claims.services import curation
from tests.support import builders
from tests.support.admin_forms import messages_of, url

pytestmark = pytest.mark.django_db

KINDS = [Claim, Event, Measure, Source, Speaker, Topic]
every_kind = pytest.mark.parametrize("model", KINDS, ids=lambda model: model._meta.model_name)
NOBODY = "00000000-0000-7000-8000-000000000000"


def make(model: Any, **columns: Any) -> Any:
    return getattr(builders, f"make_{model._meta.model_name}")(**columns)


def page(client: Any, model: Any, *chosen: Any, **more: Any) -> Any:
    return client.get(url(model, "merge"), {"chosen": [row.pk for row in chosen]} | more)


def confirmed(client: Any, response: Any, **changes: Any) -> Any:
    """What a browser sends of the page, as its fields stand."""
    context = response.context
    data = {
        "chosen": [row["id"] for row in context["entries"]],
        "into": context["into"]["id"],
        "seen": context["found"].digest,
        "next": context["next"],
    }
    for difference, values in context["fields"]:
        [key] = [key for key, _, is_taken, _ in values if is_taken]
        data[f"field_{difference.name}"] = key
    return client.post(response.request["PATH_INFO"], data | changes)


@every_kind
def test_one_chooses_what_stays_looks_and_merges(admin_client: Any, model: Any) -> None:
    entry, into = make(model), make(model)

    choice = page(admin_client, model, entry)
    look = page(admin_client, model, entry, into=into.pk)
    response = confirmed(admin_client, look)

    assert (choice.status_code, look.status_code) == (200, 200)
    assert 'name="other"' in choice.content.decode()
    entry.refresh_from_db()
    assert entry.merged_into == into
    assert response["Location"] == url(model, "change", into.pk)
    assert Merge.objects.get().made_by.username == "curator"


@every_kind
def test_the_page_of_an_entry_leads_to_merging_and_to_undoing(
    admin_client: Any, model: Any
) -> None:
    entry, into = make(model), make(model)
    before = admin_client.get(url(model, "change", entry.pk)).content.decode()
    to_merge = admin_client.get(url(model, "merge_into", entry.pk))

    merge = curation.merge(entry=entry, into=into, by=None)
    after = admin_client.get(url(model, "change", entry.pk)).content.decode()
    to_undo = admin_client.get(url(model, "undo_merge", entry.pk))

    assert ("Merge into…" in before, "Undo the merge…" in before) == (True, False)
    assert ("Merge into…" in after, "Undo the merge…" in after) == (False, True)
    assert to_merge["Location"] == f"{url(model, 'merge')}?chosen={entry.pk}"
    assert to_undo["Location"] == reverse("admin:claims_merge_undo", args=[merge.pk])


@every_kind
def test_two_chosen_in_the_list_are_merged(admin_client: Any, model: Any) -> None:
    rows = [make(model) for _ in range(2)]

    response = admin_client.post(
        url(model, "changelist"),
        {"action": "merge_selected", ACTION_CHECKBOX_NAME: [str(row.pk) for row in rows]},
    )
    choice = admin_client.get(response["Location"])

    assert response.status_code == 302
    assert {row["id"] for row in choice.context["rows"]} == {row.pk for row in rows}
    assert choice.content.decode().count('type="radio"') == 2


def test_one_alone_is_not_merged_from_the_list(admin_client: Any) -> None:
    chosen = {"action": "merge_selected", ACTION_CHECKBOX_NAME: [str(make(Topic).pk)]}

    admin_client.post(url(Topic, "changelist"), chosen)

    assert messages_of(admin_client.get(url(Topic, "changelist"))) == ["Choose 2 to 10."]


def test_the_likeliest_are_offered_first(admin_client: Any) -> None:
    entry = make(Speaker, name="Jonathan Smithson")
    like = make(Speaker, name="Jonathan Smithsonn")
    make(Speaker, name="Somebody else")

    response = page(admin_client, Speaker, entry)

    assert [row["id"] for row, _ in response.context["alike"]] == [like.pk]


def test_several_can_go_into_one_that_is_like_them(admin_client: Any) -> None:
    rows = [make(Speaker, name=f"Jonathan Smithson{end}") for end in ("", "e")]
    like = make(Speaker, name="Jonathan Smithsonn")

    choice = page(admin_client, Speaker, *rows)
    look = page(admin_client, Speaker, *rows, into=like.pk)
    confirmed(admin_client, look)

    assert [row["id"] for row, _ in choice.context["alike"]] == [like.pk]
    assert set(Speaker.objects.filter(merged_into=like)) == set(rows)


def test_what_differs_is_chosen_field_by_field(admin_client: Any) -> None:
    into = make(Speaker, name="Ada", country="PL")
    entry = make(Speaker, name="Ada Minister", country="UA", area="Kyiv")

    look = page(admin_client, Speaker, entry, into=into.pk)
    confirmed(admin_client, look, field_country=entry.pk)

    into.refresh_from_db()
    assert [difference.label for difference, _ in look.context["fields"]] == [
        "name",
        "country",
        "area",
    ]
    assert (into.name, into.country, into.area) == ("Ada", "UA", "Kyiv")
    assert [alias.name for alias in into.aliases.all()] == ["Ada Minister"]


def test_the_same_said_by_many_is_offered_once(admin_client: Any) -> None:
    into, *others = (make(Speaker, country=country) for country in ("PL", "PL", "UA", "UA"))

    look = page(admin_client, Speaker, *others, into=into.pk)

    [values] = [values for found, values in look.context["fields"] if found.name == "country"]
    assert [(text, numbers) for _, text, _, numbers in values] == [("PL", [1, 2]), ("UA", [3, 4])]


def test_somebody_changed_one_of_them_meanwhile(admin_client: Any) -> None:
    entry, into = make(Speaker), make(Speaker, country="PL")
    look = page(admin_client, Speaker, entry, into=into.pk)
    Speaker.objects.filter(pk=into.pk).update(country="UA")

    response = confirmed(admin_client, look)

    said = response.content.decode()
    assert response.status_code == 409
    assert "Somebody has changed one of them meanwhile." in said
    assert "UA" in said
    entry.refresh_from_db()
    assert entry.merged_into is None
    assert confirmed(admin_client, response).status_code == 302


def test_what_cannot_be_merged_says_why_and_has_no_button(admin_client: Any) -> None:
    entry, into = make(Measure, temporal_kind="flow"), make(Measure)

    look = page(admin_client, Measure, entry, into=into.pk)
    response = confirmed(admin_client, look)

    for shown in (look, response):
        assert "The other measure relates to time in another way." in shown.content.decode()
        assert "disabled" in shown.content.decode()
    assert (look.status_code, response.status_code) == (200, 409)
    assert not Merge.objects.exists()


def test_of_measures_the_series_that_results_is_shown(admin_client: Any) -> None:
    entry, into = make(Measure, label="Killed there"), make(Measure, label="Killed")
    for measure, low in ((entry, 10), (into, 900)):
        claim = make(Claim, status="published")
        builders.make_assertion(claim=claim, measure=measure, low=low, high=low)

    series = page(admin_client, Measure, entry, into=into.pk).context["series"]

    assert [found.number for _, found, _ in series.before] == [1, 1]
    assert series.after.number == len(series.bars) == 2
    assert [str(found.verdict) for _, found, _ in series.before] == ["one_origin"] * 2
    assert series.changes


def test_figures_of_drafts_are_in_the_series(admin_client: Any) -> None:
    entry, into = make(Measure), make(Measure)
    builders.make_assertion(measure=entry)

    series = page(admin_client, Measure, entry, into=into.pk).context["series"]

    assert [bar.figure.is_draft for bar in series.bars] == [True]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"chosen": "x"}, 400),
        ({"chosen": NOBODY}, 404),
        ({"chosen": ["one"] * 11}, 400),
        ({"chosen": "one", "into": "x"}, 400),
        ({"chosen": "one", "into": NOBODY}, 404),
        ({"chosen": "one", "other": "\x00"}, 400),
        ({"chosen": "one", "into": "one"}, 200),
        ({"chosen": "one", "next": "https://elsewhere.example/"}, 200),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_means_nothing_is_refused(
    admin_client: Any, asked: dict[str, Any], status: int, method: str
) -> None:
    one = str(make(Topic).pk)
    filled = {
        name: [
            one if each == "one" else each
            for each in ([value] if isinstance(value, str) else value)
        ]
        for name, value in asked.items()
    }
    if asked.get("chosen") == ["one"] * 11:
        filled["chosen"] = [str(make(Topic).pk) for _ in range(11)]

    response = getattr(admin_client, method)(url(Topic, "merge"), filled)

    assert response.status_code == status
    assert b"elsewhere.example" not in response.content


def test_one_goes_back_to_where_one_came_from(admin_client: Any) -> None:
    entry, into = make(Topic), make(Topic)
    place = f"{reverse('admin:claims_duplicatepair_changelist')}?kind=topic"

    look = page(admin_client, Topic, entry, into=into.pk, next=place)

    assert confirmed(admin_client, look)["Location"] == place


def routes(entry: Any, into: Any, merge: Merge) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Every route of merging: the method, the address and what is sent."""
    model = type(entry)
    for row in (entry, into):
        row.refresh_from_db()
    digest = curation.preview(entries=[entry], into=into).digest
    sent = {"chosen": entry.pk, "into": into.pk, "seen": digest}
    pair = {"kind": model._meta.model_name, "entry": [entry.pk, into.pk]}
    undo = reverse("admin:claims_merge_undo", args=[merge.pk])
    return {
        "look": ("get", url(model, "merge"), sent),
        "merge": ("post", url(model, "merge"), sent),
        "row": ("get", url(model, "merge_into", entry.pk), {}),
        "undo page": ("get", url(model, "undo_merge", merge.entry), {}),
        "undo look": ("get", undo, {}),
        "undo": ("post", undo, {}),
        "reject": ("post", reverse("admin:claims_duplicatepair_reject"), pair),
    }


def signed_in(group: str) -> Client:
    ada = User.objects.create(username=group, is_staff=True)
    ada.groups.set(Group.objects.filter(name=group))
    client = Client()
    client.force_login(ada)
    return client


@pytest.mark.parametrize(
    "route", ["look", "merge", "row", "undo page", "undo look", "undo", "reject"]
)
@pytest.mark.parametrize(
    ("group", "may"), [("Curators", False), ("Editors", True), ("Administrators", True)]
)
@every_kind
def test_editors_merge_and_curators_do_not(model: Any, group: str, may: bool, route: str) -> None:
    entry, into, gone = (make(model) for _ in range(3))
    merge = curation.merge(entry=gone, into=into, by=None)
    method, address, sent = routes(entry, into, merge)[route]

    response = getattr(signed_in(group), method)(address, sent)

    assert (response.status_code in (200, 302)) == may, response.status_code
    if not may:
        assert response.status_code == 403
        entry.refresh_from_db()
        merge.refresh_from_db()
        assert (entry.merged_into, merge.undone_at) == (None, None)


def test_who_may_merge_topics_may_not_merge_speakers() -> None:
    ada = User.objects.create(username="ada", is_staff=True)
    ada.user_permissions.set(
        Permission.objects.filter(codename__in=["merge_topic", "view_merge", "view_speaker"])
    )
    client = Client()
    client.force_login(ada)
    entry, into = make(Speaker), make(Speaker)
    merge = curation.merge(entry=entry, into=into, by=None)

    assert page(client, Speaker, into, into=entry.pk).status_code == 403
    assert client.get(reverse("admin:claims_merge_undo", args=[merge.pk])).status_code == 403


def test_a_merge_is_undone_from_the_list_of_merges(admin_client: Any) -> None:
    entry, into = make(Speaker, name="Twin"), make(Speaker, name="Ada")
    make(Claim, speaker=entry)
    merge = curation.merge(entry=entry, into=into, by=None)
    shown = admin_client.get(url(Merge, "changelist")).content.decode()
    place = admin_client.get(url(Merge, "to_undoing", merge.pk))["Location"]

    look = admin_client.get(place)
    response = admin_client.post(place)

    assert "Twin" in shown
    assert "Claims" in look.content.decode()
    entry.refresh_from_db()
    assert (entry.merged_into, entry.claims.count()) == (None, 1)
    assert response["Location"] == url(Speaker, "change", entry.pk)
    assert admin_client.post(place).status_code == 409


def test_what_stays_is_said_before_and_after(admin_client: Any) -> None:
    entry, into = make(Speaker), make(Speaker)
    claim = make(Claim, speaker=entry)
    merge = curation.merge(entry=entry, into=into, by=None)
    Claim.objects.filter(pk=claim.pk).update(speaker=make(Speaker))
    place = reverse("admin:claims_merge_undo", args=[merge.pk])

    look = admin_client.get(place).content.decode()
    admin_client.post(place)
    after = messages_of(admin_client.get(url(Speaker, "changelist")))

    assert "1 claims: changed since, or gone." in look
    assert "1 claims: changed since, or gone." in after


def test_the_list_of_merges_costs_the_same_however_long(admin_client: Any) -> None:
    counts = []
    for _ in range(2):
        for _ in range(4):
            curation.merge(entry=make(Topic), into=make(Topic), by=None)
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(url(Merge, "changelist"))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_look_costs_the_same_whatever_moves(admin_client: Any) -> None:
    counts = []
    for more in (1, 20):
        entry, into = make(Speaker), make(Speaker)
        for _ in range(more):
            make(Claim, speaker=entry)
            builders.make_alias(speaker=entry)
        with CaptureQueriesContext(connection) as queries:
            page(admin_client, Speaker, entry, into=into.pk)
        counts.append(len(queries))

    assert counts[0] == counts[1]
