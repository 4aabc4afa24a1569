"""Pages of lists: every row can be reached, in every order, and the last page costs what the first
one does."""

from __future__ import annotations

import datetime
import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Func, Q, TextField, Value
from django.db.models.lookups import Exact
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.admin import asking, paging
from claims.admin.claim_filters import ByFigures
from claims.models import Claim, NumericAssertion, Source, Speaker, Topic
from tests.support.admin_forms import url
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_claim_topic,
    make_source,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db
LIGHTEST = 250_000


@pytest.fixture(autouse=True)
def _short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for model in (Claim, Source, Speaker, Topic, NumericAssertion):
        monkeypatch.setattr(admin.site.get_model_admin(model), "list_per_page", 3)


@pytest.fixture
def claims() -> list[Claim]:
    """Some without a date, some said in one moment."""
    days = [None, None, None, None, "2022-03-01", "2022-03-01", "2022-03-01", "2022-03-01"]
    days += ["2022-03-02", "2021-03-02", "2020-01-01"]
    return [
        make_claim(said_at=day and f"{day}T00:00Z", said_precision="day" if day else "")
        for day in days
    ]


def opened(client: Client, model: Any, **asked: str) -> Any:
    page = client.get(url(model, "changelist"), asked)
    assert page.status_code == 200, asked
    return page.context["cl"]


def walked(client: Client, model: Any, way: str, **asked: str) -> Iterator[list[Any]]:
    """The pages that the links of one direction lead to."""
    found = opened(client, model, **asked)
    while True:
        yield [row.pk for row in found.result_list]
        if found.turns[way] is None:
            return
        found = client.get(url(model, "changelist") + found.turns[way]).context["cl"]


@pytest.mark.parametrize("order", ["", "3", "-3", "1", "2.3", "-3.1"])
def test_every_claim_is_on_one_page_in_every_order(
    admin_client: Client, claims: list[Claim], order: str
) -> None:
    asked = {"o": order} if order else {}

    there = list(walked(admin_client, Claim, "next", **asked))
    back = list(walked(admin_client, Claim, "previous", _before="end", **asked))

    keys = [key for page in there for key in page]
    assert len(keys) == len(claims) == len(set(keys))
    assert [key for page in reversed(back) for key in page] == keys


@pytest.mark.parametrize(("order", "newest_first"), [("3", False), ("-3", True)])
def test_what_has_no_date_comes_last_in_both_directions(
    admin_client: Client, claims: list[Claim], order: str, newest_first: bool
) -> None:
    pages = walked(admin_client, Claim, "next", o=order)
    dates = {claim.pk: claim.said_at for claim in Claim.objects.all()}

    found = [dates[key] for page in pages for key in page]

    assert found[-4:] == [None] * 4
    assert found[:-4] == sorted(found[:-4], reverse=newest_first)


@pytest.mark.parametrize("order", ["1", "-1", "2", "-2", "3.1", "5", "-5"])
def test_every_source_is_on_one_page_in_every_order(admin_client: Client, order: str) -> None:
    publisher = make_speaker()
    for number in range(7):
        make_source(
            title=f"Title {number % 3}",
            publisher=publisher if number % 2 else None,
            published_at="2022-03-01T00:00Z" if number % 3 else None,
            published_precision="day" if number % 3 else "",
        )

    found = [key for page in walked(admin_client, Source, "next", o=order) for key in page]

    assert sorted(found) == sorted(Source.objects.values_list("pk", flat=True))


def test_no_list_hides_a_row_beyond_what_is_counted(
    admin_client: Client, claims: list[Claim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.admin.lists.COUNTED", 4)

    found = opened(admin_client, Claim)

    assert str(found.result_count) == "4+"
    pages = walked(admin_client, Claim, "next")
    assert {key for page in pages for key in page} == {claim.pk for claim in claims}


def test_pages_by_number_and_by_position_are_the_same(
    admin_client: Client, claims: list[Claim]
) -> None:
    by_position = list(walked(admin_client, Claim, "next"))
    by_number = [
        [row.pk for row in opened(admin_client, Claim, p=str(page)).result_list]
        for page in range(1, len(by_position) + 1)
    ]

    assert by_number == by_position


def test_a_row_that_is_added_meanwhile_moves_no_other(admin_client: Client) -> None:
    claims = [
        make_claim(said_at=f"2022-03-{day:02}T00:00Z", said_precision="day")
        for day in range(9, 1, -1)
    ]
    first = opened(admin_client, Claim)
    make_claim(said_at="2023-01-01T00:00Z", said_precision="day")

    second = admin_client.get(url(Claim, "changelist") + first.turns["next"]).context["cl"]

    assert list(second.result_list) == claims[3:6]


def test_one_goes_to_a_day(admin_client: Client, claims: list[Claim]) -> None:
    found = opened(admin_client, Claim, _from="2022-01-01")

    assert [row.said_at and row.said_at.year for row in found.result_list] == [2021, 2020, None]
    assert found.goes_by_day


def test_one_goes_to_a_name(admin_client: Client) -> None:
    for name in ("Ada", "Blinken", "Curie", "Darwin"):
        make_speaker(name=name)

    found = opened(admin_client, Speaker, _from="C")

    assert [row.name for row in found.result_list] == ["Curie", "Darwin"]


@pytest.mark.parametrize(
    "asked",
    [
        {"_after": "x"},
        {"_after": "[]"},
        {"_after": "{}"},
        {"_after": "[1,2]"},
        {"_after": "[null,null]"},
        {"_after": '["2022-03-01","abc"]'},
        {"_after": '["abc","018f0000-0000-7000-8000-000000000000"]'},
        {"_after": '["2022-03-01"]'},
        {"_before": '["\0","018f0000-0000-7000-8000-000000000000"]'},
        {"_before": "[" * 500},
        {"_after": "end"},
        {"_from": "abc"},
        {"_from": "2022-02-30"},
        {"_from": "\0"},
        {"p": "99999999"},
    ],
    ids=str,
)
def test_a_position_that_is_none_is_refused_or_a_list(
    admin_client: Client, claims: list[Claim], asked: dict[str, str]
) -> None:
    page = admin_client.get(url(Claim, "changelist"), asked)

    assert page.status_code in (200, 400)


def test_a_filter_by_parts_shows_each_claim_once(admin_client: Client) -> None:
    topic, claim = make_topic(), make_claim()
    make_claim_topic(claim=claim, topic=topic)
    make_claim_topic(claim=claim)
    make_claim()

    found = opened(admin_client, Claim, topics__id__exact=str(topic.pk))

    assert list(found.result_list) == [claim]
    assert not found.queryset.query.distinct


# What it costs


def queries_of(client: Client, **asked: str) -> list[str]:
    client.get(url(Claim, "changelist"))  # content types and the like are remembered
    with CaptureQueriesContext(connection) as asked_for:
        opened(client, Claim, **asked)
    return [query["sql"] for query in asked_for.captured_queries]


@pytest.mark.parametrize("asked", [{}, {"q": "troops"}, {"o": "3"}, {"_before": "end"}], ids=str)
def test_a_page_takes_the_same_queries_for_many_claims_as_for_few(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    monkeypatch.setattr(admin.site.get_model_admin(Claim), "list_per_page", 50)
    day = datetime.date(2022, 3, 1)

    def say(number: int) -> None:
        for _ in range(number):
            said = {"said_at": f"{day}T00:00Z", "said_precision": "day"}
            make_assertion(claim=make_claim(statement="Troops were sent", **said))

    say(2)
    few = queries_of(admin_client, **asked)
    say(20)

    assert len(queries_of(admin_client, **asked)) == len(few) <= 17


def plan_of(order: str) -> str:
    rows = Claim.objects.order_by()
    found: list[str] = []
    keys = paging.keys(Claim, [order] if order else Claim._meta.ordering)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for condition in paging._walks(keys, keys, paging.Turn()):
            walk = rows.filter(condition).order_by(*(key.order() for key in keys))
            found.append(walk.values_list("pk", *(key.path for key in keys))[:51].explain())
    return "\n".join(found)


@pytest.mark.parametrize("order", ["", "said_at", "-said_at"])
def test_a_page_of_claims_is_read_along_an_index(order: str) -> None:
    plan = plan_of(order)

    assert "claim_newest" in plan
    assert "Sort" not in plan


@pytest.mark.parametrize("model", [Claim, NumericAssertion], ids=lambda model: model.__name__)
def test_a_full_page_is_light(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, model: Any
) -> None:
    monkeypatch.setattr(admin.site.get_model_admin(model), "list_per_page", 50)
    speaker = make_speaker(name="A speaker with a long name, of a long name’s office")
    for _ in range(50):
        claim = make_claim(statement="A claim of some length. " * 9, speaker=speaker)
        make_assertion(claim=claim)

    page = admin_client.get(url(model, "changelist"))

    assert len(page.context["cl"].result_list) == 50
    assert len(page.content) < LIGHTEST


def test_pages_of_the_desk_are_compressed_and_others_are_not(admin_client: Client) -> None:
    asked = {"headers": {"Accept-Encoding": "gzip"}}

    page = admin_client.get(url(Topic, "changelist"), **asked)
    again = admin_client.get(url(Topic, "changelist"), **asked)

    assert page.headers["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(page.content)
    assert "Accept-Encoding" in page.headers["Vary"]
    assert "Content-Encoding" not in admin_client.get("/measures/", **asked).headers
    assert page.content != again.content, "the token of its forms is masked anew"


def test_a_position_keeps_every_digit_of_a_time() -> None:
    [said, key] = json.loads(
        paging.written([datetime.datetime(2022, 3, 1, 0, 0, 0, 123456, datetime.UTC), "x"])
    )

    assert ".123456" in said
    assert key == "x"


def test_a_search_is_not_passed_over_page_by_page_for_ever(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "DEEPEST_SEARCHED", 100)
    monkeypatch.setattr(admin.site.get_model_admin(Claim), "list_per_page", 50)

    response = admin_client.get(url(Claim, "changelist"), {"q": "troops", "p": "4"})

    assert response.status_code == 400
    assert "first 2 pages by number" in response.content.decode()


def test_a_list_that_takes_too_long_is_refused_in_words(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_claim()
    slowly = Func(template="pg_sleep(5)::text", output_field=TextField())
    monkeypatch.setattr(asking, "LONGEST", 50)
    monkeypatch.setitem(ByFigures.conditions, "some", ("Slowly", Q(Exact(slowly, Value("")))))

    response = admin_client.get(url(Claim, "changelist"), {"figures": "some"})

    assert response.status_code == 400
    assert "“figures” asks for takes too long to find" in response.content.decode()
