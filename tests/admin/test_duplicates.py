"""Possible duplicates and the workbench: lists of pairs and groups that a curator settles."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import DuplicatePair, EntryKind, Job, Measure, Topic
from claims.queries import duplicate_pages
from claims.services import curation, duplicates
from tests.support import builders
from tests.support.admin_forms import messages_of
from tests.support.admin_pages import make_pair

pytestmark = pytest.mark.django_db

LIST = reverse("admin:claims_duplicatepair_changelist")
REJECT = reverse("admin:claims_duplicatepair_reject")
BENCH = reverse("admin:claims_measure_workbench")


def shown(response: Any) -> list[set[Any]]:
    """The pairs of a page, each as the ids of its entries."""
    return [{entry["id"] for entry, _, _ in each["entries"]} for each in response.context["pairs"]]


@pytest.mark.parametrize("kind", EntryKind.values)
def test_both_stand_side_by_side_and_lead_to_merging(admin_client: Any, kind: str) -> None:
    pair = make_pair(kind)

    response = admin_client.get(LIST, {"kind": kind})
    merge = admin_client.get(response.context["pairs"][0]["merge"])

    assert shown(response) == [{pair.first, pair.second}]
    assert "80 % name" in response.content.decode()
    assert merge.status_code == 200
    assert {merge.context["into"]["id"], merge.context["entries"][0]["id"]} == {
        pair.first,
        pair.second,
    }


def test_the_one_with_more_claims_stays(admin_client: Any) -> None:
    pair = make_pair("topic")
    builders.make_claim_topic(topic=Topic.objects.get(pk=pair.second))

    response = admin_client.get(LIST, {"kind": "topic"})

    assert response.context["pairs"][0]["entries"][0][0]["id"] == pair.second


def test_a_pair_that_is_none_goes_for_good(admin_client: Any) -> None:
    pair = make_pair("topic")
    sent = {"kind": "topic", "entry": [pair.second, pair.first], "next": f"{LIST}?kind=topic"}

    response = admin_client.post(REJECT, sent)
    page = admin_client.get(response["Location"])

    assert shown(page) == []
    assert messages_of(page) == ["This pair will not be offered again."]
    pair.refresh_from_db()
    assert pair.rejected_by.username == "curator"


@pytest.mark.parametrize("gone", ["merged", "redacted", "rejected"])
def test_what_is_settled_is_not_shown(admin_client: Any, gone: str) -> None:
    pair = make_pair("topic")
    first, second = (Topic.objects.get(pk=key) for key in (pair.first, pair.second))
    if gone == "merged":
        curation.merge(entry=first, into=second, by=None)
    elif gone == "redacted":
        curation.redact(entry=first, reason="A court said so.", by=None)
    else:
        duplicates.reject(kind="topic", entries=[first.pk, second.pk], by=None)

    assert shown(admin_client.get(LIST, {"kind": "topic"})) == []


def test_pages_hold_every_pair_once_the_likeliest_first(admin_client: Any) -> None:
    for number in range(45):
        pair = make_pair("topic")
        DuplicatePair.objects.filter(pk=pair.pk).update(score=60 + number % 7)
    found, scores, address = [], [], f"{LIST}?kind=topic"
    while address:
        response = admin_client.get(address)
        found += shown(response)
        scores += [each["pair"].score for each in response.context["pairs"]]
        address = response.context["next"]

    assert len(found) == len({frozenset(each) for each in found}) == 45
    assert scores == sorted(scores, reverse=True)


def test_a_page_costs_the_same_however_many_pairs(admin_client: Any) -> None:
    counts = []
    for more in (2, 18):
        for _ in range(more):
            make_pair("claim")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(LIST, {"kind": "claim"})
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "query",
    ["kind=x", "kind=topic&after=x", "kind=topic&after=1", "kind=topic&after=9-" + "9" * 30],
)
def test_an_address_that_means_nothing_is_refused(admin_client: Any, query: str) -> None:
    assert admin_client.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "x"}, {"kind": "topic"}, {"kind": "topic", "entry": ["x", "y"]}]
)
def test_a_rejection_that_means_nothing_is_refused(admin_client: Any, sent: Any) -> None:
    assert admin_client.post(REJECT, sent).status_code == 400


def few(label: str, population: str, figures: int = 1) -> Measure:
    measure = builders.make_measure(label=label, population=population)
    for _ in range(figures):
        builders.make_assertion(measure=measure)
    return measure


def test_small_measures_of_one_counted_noun_are_a_group(admin_client: Any) -> None:
    large = few("Workers", "workers", figures=3)
    small = [few("Workers (laid off)", "workers"), few("Workers (hired)", "workers", figures=2)]
    few("Unlike anything", "trees")
    duplicates.search("measure")

    response = admin_client.get(BENCH)

    [group] = response.context["groups"]
    assert [figures for _, _, figures in group["rows"]] == [3, 2, 1]
    assert {measure.pk for _, measure, _ in group["rows"]} == {
        large.pk,
        *(each.pk for each in small),
    }
    assert response.context["small"] == 3


def test_a_group_is_merged_into_one_of_its_own(admin_client: Any) -> None:
    rows = [few("Workers", "workers"), few("Workers (laid off)", "workers")]
    duplicates.search("measure")
    address = reverse("admin:claims_measure_merge")
    asked = {"chosen": [row.pk for row in rows], "next": BENCH}

    choice = admin_client.get(address, asked)
    look = admin_client.get(address, asked | {"into": rows[0].pk})
    sent = asked | {"into": rows[0].pk, "seen": look.context["found"].digest}
    done = admin_client.post(address, sent | {"chosen": [rows[1].pk]})

    assert choice.status_code == 200
    assert look.context["series"].after.number == 2
    assert done["Location"] == BENCH
    assert admin_client.get(BENCH).context["groups"] == []


def test_a_group_that_is_none_is_never_offered_again(admin_client: Any) -> None:
    rows = [few(f"Workers ({word})", "workers") for word in ("hired", "fired", "new")]
    duplicates.search("measure")

    admin_client.post(REJECT, {"kind": "measure", "entry": [row.pk for row in rows], "next": BENCH})
    duplicates.begin_again("measure")
    duplicates.search("measure")

    assert admin_client.get(BENCH).context["groups"] == []


def test_measures_with_many_figures_are_no_business_of_the_workbench(admin_client: Any) -> None:
    for word in ("hired", "fired"):
        few(f"Workers ({word})", "workers", figures=3)
    duplicates.search("measure")

    assert DuplicatePair.objects.exists()
    assert admin_client.get(BENCH).context["groups"] == []


def test_groups_are_paged_and_cost_the_same_however_many(admin_client: Any) -> None:
    counts = []
    for more in (1, 24):
        for _ in range(more):
            pair = make_pair("measure")
            builders.make_assertion(measure_id=pair.first)
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(BENCH)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    second = admin_client.get(BENCH, {"p": 2})
    assert (len(second.context["groups"]), second.context["next"]) == (5, None)


@pytest.mark.parametrize("page", ["0", "x", "-1", "99999", ""])
def test_a_page_that_is_none_is_refused(admin_client: Any, page: str) -> None:
    assert admin_client.get(BENCH, {"p": page}).status_code == 400


def test_a_group_stops_growing_where_nobody_can_look_through_it() -> None:
    rows = sorted((builders.make_measure() for _ in range(14)), key=lambda row: row.pk)
    for one in rows[1:]:
        DuplicatePair.objects.create(
            kind="measure", first=rows[0].pk, second=one.pk, score=90, why="name"
        )
    builders.make_assertion(measure=rows[0])

    [group], more = duplicate_pages.groups(0)

    assert (len(group.measures), more) == (duplicate_pages.MOST_IN_GROUP, False)


def test_new_entries_are_compared_when_somebody_asks(admin_client: Any) -> None:
    response = admin_client.post(f"{LIST}look/", {"kind": "topic"})

    assert response["Location"] == f"{LIST}?kind=topic"
    assert Job.objects.get().task == duplicates.TASK
