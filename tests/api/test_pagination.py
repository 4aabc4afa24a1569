"""Pages: every row once, in order, whatever its ties and gaps, and whatever changes meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import Signer
from django.test import Client

from claims.api.read.pagination import LARGEST_SIZE
from claims.api.read.resources import RESOURCES
from claims.models import Claim
from claims.queries.cursors import SIGNER
from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem, ids, pages

pytestmark = pytest.mark.django_db

# Hours after noon at which claims were said: ties, and rows that have no date at all.
SAID = [None, 3, 3, 1, None, 2, 3, 1, None]
ORDERS = [
    (name, order)
    for name, view in RESOURCES.items()
    for order in view.orderings
    if order != "-rank"  # of what is found by its words only
]
CLAIM_ORDERS = [order for name, order in ORDERS if name == "claims"]


def make_claims() -> list[Claim]:
    return [
        builders.make_claim(
            status="published",
            said_at=None if hours is None else builders.NOON + timedelta(hours=hours),
            said_precision="" if hours is None else "minute",
        )
        for hours in SAID
    ]


def walked(found: list[dict[str, Any]]) -> list[str]:
    return [record["id"] for page in found for record in page["results"]]


@pytest.mark.parametrize("order", CLAIM_ORDERS)
def test_a_walk_in_either_direction_sees_every_row_once(order: str) -> None:
    everything = {str(claim.pk) for claim in make_claims()}

    for size in (1, 2, 3, 5, len(SAID), len(SAID) + 1):
        there = pages(f"{ROOT}claims/", {"page_size": size, "ordering": order})
        turning = there[-1]["previous"]
        back = []
        while turning:
            back.insert(0, Client().get(turning).json())
            turning = back[0]["previous"]

        assert len(walked(there)) == len(everything)
        assert set(walked(there)) == everything
        assert [page["results"] for page in back] == [page["results"] for page in there[:-1]]
        assert there[0]["previous"] is None


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("-said_at", [6, 2, 1, 5, 7, 3, 8, 4, 0]),
        ("said_at", [3, 7, 5, 1, 2, 6, 0, 4, 8]),
        ("id", [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        ("-id", [8, 7, 6, 5, 4, 3, 2, 1, 0]),
    ],
)
def test_the_order_is_total_and_rows_without_a_date_come_last(
    order: str, expected: list[int]
) -> None:
    claims = sorted(make_claims(), key=lambda claim: str(claim.pk))
    for claim, hours in zip(claims, SAID, strict=True):
        said_at = None if hours is None else builders.NOON + timedelta(hours=hours)
        Claim.objects.filter(pk=claim.pk).update(
            said_at=said_at, said_precision="minute" if said_at else ""
        )

    found = walked(pages(f"{ROOT}claims/", {"page_size": 2, "ordering": order}))

    assert found == [str(claims[index].pk) for index in expected]


@pytest.mark.parametrize(("name", "order"), ORDERS)
def test_every_order_of_every_list_walks_all_rows(name: str, order: str) -> None:
    for title in ("Same", "Same", "Other"):
        claim = builders.make_claim(
            status="published",
            said_at=None,
            said_precision="",
            speaker=builders.make_speaker(name=title),
        )
        builders.make_appearance(claim=claim, source=builders.make_source(title=title))
        event, measure = builders.make_event(label=title), builders.make_measure(label=title)
        builders.make_assertion(claim=claim, measure=measure, event=event)
        builders.make_claim_topic(claim=claim, topic=builders.make_topic(label=title))
        builders.make_review(claim=claim)
        builders.make_relation(subject=claim, object=builders.make_claim(status="published"))
    key = "code" if name == "units" else "id"
    whole = {"page_size": 100, "ordering": order} | (
        {"dimension": "ratio"} if name == "units" else {}
    )

    [everything] = pages(f"{ROOT}{name}/", whole)
    in_steps = pages(f"{ROOT}{name}/", whole | {"page_size": 2})

    keys = [record[key] for record in everything["results"]]
    assert len(keys) >= 3
    assert [record[key] for page in in_steps for record in page["results"]] == keys


def test_rows_that_stood_throughout_are_seen_once_while_others_come_and_change() -> None:
    standing = make_claims()
    seen: list[str] = []
    link = f"http://testserver{ROOT}claims/?page_size=2"

    while link:
        page = Client().get(link).json()
        seen += [record["id"] for record in page["results"]]
        link = page["next"]
        builders.make_claim(status="published", said_at=builders.NOON + timedelta(hours=9))
        builders.make_claim(status="published", said_at=None, said_precision="", statement="Late")
        if len(seen) > 60:
            break

    assert all(seen.count(str(claim.pk)) == 1 for claim in standing)


def test_a_page_that_emptied_leads_back_to_all_that_is_left() -> None:
    claims = sorted(make_claims(), key=lambda claim: str(claim.pk))
    first = ask(f"{ROOT}claims/", {"page_size": 5, "ordering": "id"}).json()
    Claim.objects.filter(pk__in=[claim.pk for claim in claims[5:]]).update(merged_into=claims[0])

    empty = Client().get(first["next"]).json()
    back = Client().get(empty["previous"]).json()

    assert (empty["results"], empty["next"]) == ([], None)
    assert [record["id"] for record in back["results"]] == [str(claim.pk) for claim in claims[:5]]
    assert back["previous"] is None


def test_an_empty_list_has_no_neighbours() -> None:
    assert ask(f"{ROOT}claims/").json() == {"next": None, "previous": None, "results": []}


def test_links_keep_the_question() -> None:
    make_claims()
    page = ask(f"{ROOT}claims/", {"page_size": 2, "kind": "quantity", "ordering": "id"}).json()

    assert page["next"].startswith(f"http://testserver{ROOT}claims/?cursor=")
    assert "&kind=quantity&ordering=id&page_size=2" in page["next"]


def cursor_of(query: dict[str, Any]) -> str:
    link = ask(f"{ROOT}claims/", {"page_size": 1} | query).json()["next"]
    return str(
        dict(pair.split("=") for pair in link.partition("?")[2].split("&"))["cursor"]
    ).replace("%3A", ":")


@pytest.mark.parametrize(
    "query", [{"ordering": "id"}, {"kind": "event"}, {"ordering": "-said_at"}], ids=lambda q: str(q)
)
def test_a_cursor_fits_only_the_question_it_came_with(query: dict[str, str]) -> None:
    make_claims()

    response = ask(f"{ROOT}claims/", query | {"cursor": cursor_of({})})

    problem = assert_problem(response, 400, "cursor_mismatch")
    assert problem["errors"][0]["parameter"] == "cursor"


def test_a_cursor_of_another_list_does_not_fit() -> None:
    make_claims()

    response = ask(f"{ROOT}speakers/", {"cursor": cursor_of({})})

    assert_problem(response, 400, "cursor_mismatch")


@pytest.mark.parametrize(
    "text",
    [
        "%%%",
        "abc",
        "W10",
        "W10:",
        ":",
        "A" * 5000,
        "ключ",
        "WyJhIl0:" + "A" * 43,
        Signer(salt="other").sign_object(["", "after", ["x"]]),
    ],
    ids=lambda text: text[:12],
)
def test_a_forged_cursor_is_refused(text: str) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {"cursor": text}), 400, "invalid_cursor")

    assert problem["errors"][0]["parameter"] == "cursor"


def test_a_changed_cursor_is_refused() -> None:
    make_claims()
    cursor = cursor_of({})
    content = SIGNER.unsign_object(cursor)

    for place in range(0, len(cursor), 7):
        changed = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
        assert_problem(ask(f"{ROOT}claims/", {"cursor": changed}), 400, "invalid_cursor")
    assert content[2] == "after"


@pytest.mark.parametrize(
    "size", ["0", "-1", "101", "1000000", "9223372036854775808", "abc", "1.5", "１", "1e2", "+1"]
)
def test_a_page_size_out_of_bounds_is_refused(size: str) -> None:
    problem = assert_problem(ask(f"{ROOT}claims/", {"page_size": size}), 400, "out_of_range")

    assert problem["errors"] == [
        {
            "code": "out_of_range",
            "detail": "“page_size” is a number from 1 to 100.",
            "parameter": "page_size",
        }
    ]


@pytest.mark.parametrize("size", ["1", "007", str(LARGEST_SIZE)])
def test_a_page_size_within_bounds_is_kept(size: str) -> None:
    everything = {str(claim.pk) for claim in make_claims()}

    found = ids("claims", page_size=size)

    assert len(found) == min(int(size), len(everything))
