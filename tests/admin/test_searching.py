"""Searching the admin: which rows are found, and how what was found is shown."""

from __future__ import annotations

import re

import pytest

from claims.models import (
    Claim,
    NumericAssertion,
    Source,
    Speaker,
    Topic,
)
from tests.support import builders
from tests.support.admin_forms import url
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_source,
    make_speaker,
    make_topic,
)

pytestmark = pytest.mark.django_db


def test_a_search_finds_words_in_any_order_in_any_field_and_no_row_twice(admin_client):
    blinken = make_speaker(name="Antony Blinken")
    for name in ("Tony Blinken", "Blinken, A."):
        builders.make_alias(speaker=blinken, name=name)
    make_speaker(name="Antony Somebody")

    response = admin_client.get(url(Speaker, "changelist"), {"q": "blinken TONY"})

    assert list(response.context["cl"].result_list) == [blinken]


def test_a_phrase_in_quotation_marks_is_one_word(admin_client):
    wanted = make_source(title="More than 10,000 personnel")
    make_source(title="10,000 personnel, more than before")

    response = admin_client.get(url(Source, "changelist"), {"q": '"more than 10,000"'})

    assert list(response.context["cl"].result_list) == [wanted]


def test_a_count_stops_where_nobody_pages(admin_client, monkeypatch):
    monkeypatch.setattr("claims.admin.lists.COUNTED", 2)
    for _ in range(3):
        make_topic()

    response = admin_client.get(url(Topic, "changelist"))

    assert "2+" in response.content.decode()


def test_days_of_a_filter_are_both_within(admin_client):
    claims = [
        make_claim(said_at=f"2022-03-0{day}T{time}Z", said_precision="minute")
        for day, time in [(1, "23:59"), (2, "00:00"), (3, "23:59"), (4, "00:00")]
    ]

    response = admin_client.get(
        url(Claim, "changelist"), {"said_at_from": "2022-03-02", "said_at_to": "2022-03-03"}
    )

    assert set(response.context["cl"].result_list) == set(claims[1:3])


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"comparator": "gt", "low": 14000, "high": None}, "over 14,000"),
        ({"comparator": "ge", "low": 331, "high": None}, "331 or more"),
        ({"comparator": "lt", "low": None, "high": 50}, "0 to under 50"),
        ({"comparator": "le", "low": None, "high": 700}, "0 to 700"),
        ({"comparator": "eq", "low": 331, "high": 331}, "331"),
        ({"comparator": "between", "low": "0.5", "high": 1}, "0.5 to 1"),
        (
            {"comparator": "nearly", "low": 200, "high": 200, "precision": "approximate"},
            "180 to under 200",
        ),
        (
            {"comparator": "just_over", "low": 200, "high": 200, "precision": "approximate"},
            "over 200 to 220",
        ),
    ],
)
def test_an_interval_is_shown_in_words(admin_client, figures, words):
    assertion = make_assertion(**figures)

    response = admin_client.get(url(NumericAssertion, "change", assertion.pk))

    assert re.search(rf">\s*{re.escape(words)}\s*<", response.content.decode())


def test_the_palette_finds_a_few_of_each_kind(admin_client):
    for _ in range(7):
        make_claim(statement="Troops were sent")
    make_speaker(name="A general of troops")

    response = admin_client.get("/admin/search/", {"s": "troops", "extended": "1"})

    found = [result.description for result in response.context["results"]]
    assert found[:6] == ["Speaker", *["Claim"] * 5]
    assert all(each.startswith("New ") for each in found[6:])
