"""Money of two currencies: compared by a dated rate on record where that is asked for, each answer
worked out by hand, and otherwise never."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from psycopg.types.range import Range

from claims.models import ExchangeRate, Source
from claims.models.error_messages import explain
from claims.queries.conversions import lacking
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_event,
    make_measure,
    make_rate,
    make_source,
)
from tests.support.client import ROOT, ask, assert_problem, listed

pytestmark = pytest.mark.django_db

BILLION = 10**9


def day(number: int) -> Range[date]:
    return Range(date(2022, 3, number), date(2022, 3, number + 1))


def on(number: int) -> dict[str, Any]:
    return {"as_of": day(number)}


def said(number: int, precision: str = "day") -> dict[str, Any]:
    return {"said_at": datetime(2022, 3, number, tzinfo=UTC), "said_precision": precision}


# words -> unit, assertion, when; and what it is in dollars, by the rates below
FIGURES: dict[str, tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "2bn dollars": ("USD", {"low": 2 * BILLION, "high": 2 * BILLION}, on(4), {}),
    "2bn euros": ("EUR", {"low": 2 * BILLION, "high": 2 * BILLION}, on(4), {}),  # 2.2bn
    "euros on the 8th": ("EUR", {"low": 19 * 10**8, "high": 19 * 10**8}, on(8), {}),  # 2.28bn
    "euros on the 7th": ("EUR", {"low": 19 * 10**8, "high": 19 * 10**8}, on(7), {}),  # 2.09bn
    "over 1bn euros": (
        "EUR",
        {"comparator": "gt", "low": BILLION, "high": None},
        on(4),
        {},
    ),  # over 1.1bn
    "euros in a period": (
        "EUR",
        {"low": BILLION, "high": BILLION},
        {"period": Range(date(2022, 2, 1), date(2022, 3, 2))},
        {},
    ),  # 1.1bn, by its last day
    "euros said on the 15th": ("EUR", {"low": BILLION, "high": BILLION}, {}, said(15)),  # 1.2bn
    "euros said on the 16th": ("EUR", {"low": BILLION, "high": BILLION}, {}, said(16)),  # too late
    "euros said in March": ("EUR", {"low": BILLION, "high": BILLION}, {}, said(1, "month")),
    "euros before": (
        "EUR",
        {"low": BILLION, "high": BILLION},
        {"as_of": Range(date(2022, 2, 28), date(2022, 3, 1))},
        {},
    ),
    "yen": ("JPY", {"low": 300 * BILLION, "high": 300 * BILLION}, on(5), {}),  # 3bn, divided
    "pounds": ("GBP", {"low": 5 * BILLION, "high": 5 * BILLION}, on(4), {}),  # no rate
    "people": ("1", {"low": 2 * BILLION, "high": 2 * BILLION}, on(4), {}),
}


@pytest.fixture
def money() -> dict[str, str]:
    """The assertions on record, by their ids."""
    rates = make_source(title="Rates of a bank", url="https://bank.example/rates")
    for pair, number, rate in (
        ("EUR USD", 1, "1.1"),
        ("EUR USD", 8, "1.2"),
        ("USD JPY", 5, "100"),
        ("EUR GBP", 4, "0.8"),
    ):
        source, target = pair.split()
        make_rate(
            from_unit_id=source,
            to_unit_id=target,
            day=date(2022, 3, number),
            rate=rate,
            source=rates,
        )
    measures = {unit: make_measure(unit_id=unit) for unit in ("USD", "EUR", "JPY", "GBP", "1")}
    ids = {}
    for words, (unit, assertion, when, of_claim) in FIGURES.items():
        claim = make_claim(status="published", statement=words, **of_claim)
        made = make_assertion(
            claim=claim, measure=measures[unit], unit_id=unit, as_printed=words, **assertion, **when
        )
        ids[str(made.pk)] = words
    return ids


ANSWERS = [
    (
        "min=2bn&unit=USD&convert_to=USD",
        "2bn dollars, 2bn euros, euros on the 8th, euros on the 7th, over 1bn euros, yen",
    ),
    (
        "min=2bn&convert_to=USD",
        "2bn dollars, 2bn euros, euros on the 8th, euros on the 7th, over 1bn euros, yen",
    ),
    ("min=2.2bn&max=2.2bn&convert_to=USD", "2bn euros, over 1bn euros"),
    ("min=2.2bn&max=2.2bn&mode=certain&convert_to=USD", "2bn euros"),
    ("min=2280000001&convert_to=USD", "over 1bn euros, yen"),
    ("min=2280000000&max=2280000000&mode=certain&convert_to=USD", "euros on the 8th"),
    ("max=1.1bn&convert_to=USD", "euros in a period"),
    ("max=1.1bn&mode=stated&convert_to=USD", "euros in a period, over 1bn euros"),
    ("min=1.2bn&max=1.2bn&mode=stated&convert_to=USD", "euros said on the 15th"),
    ("min=3bn&max=3bn&mode=certain&convert_to=USD", "yen"),
    ("min=300bn&max=300bn&mode=stated&unit=JPY&convert_to=JPY", "yen"),
    ("min=190bn&max=210bn&mode=certain&unit=JPY&convert_to=JPY", ""),  # no rate on the 4th
    (
        "min=200bn&unit=USX&mode=certain&convert_to=USD",
        "2bn dollars, 2bn euros, euros on the 8th, euros on the 7th, yen",
    ),
    ("min=4bn&convert_to=GBP", "pounds, over 1bn euros"),
    # without being asked: never
    ("min=2bn&unit=USD", "2bn dollars"),
    ("min=2bn&unit=EUR", "2bn euros, over 1bn euros"),
    ("min=1&unit=CHF&mode=stated", ""),
]


@pytest.mark.parametrize(("query", "words"), ANSWERS, ids=[query for query, _ in ANSWERS])
def test_money_is_compared_by_the_rate_of_its_day(
    money: dict[str, str], query: str, words: str
) -> None:
    asked = dict(pair.split("=") for pair in query.split("&"))

    assertions = sorted(record["as_printed"] for record in listed("assertions", **asked))
    claims = sorted(record["statement"] for record in listed("claims", **asked))

    assert assertions == claims == sorted(filter(None, words.split(", ")))


@pytest.mark.parametrize(
    ("of_event", "more", "worth"),
    [
        ({"start": 4}, {}, "1.1"),
        ({"start": 4, "end": 9}, {}, "1.2"),  # by its last day
        ({"start": 4, "is_merged": True}, {}, "1.1"),
        ({"start": 9}, on(4), "1.1"),  # a time of its own comes first
        ({}, {}, ""),  # an event of no day: said on the 16th
    ],
    ids=["its day", "its last day", "merged", "a time of its own", "no day"],
)
def test_an_assertion_without_a_time_is_converted_by_the_day_of_its_event(
    money: dict[str, str], of_event: dict[str, Any], more: dict[str, Any], worth: str
) -> None:
    is_merged = of_event.get("is_merged", False)
    days = {name: number for name, number in of_event.items() if name != "is_merged"}
    instants = {name: datetime(2022, 3, number, tzinfo=UTC) for name, number in days.items()}
    lasting = make_event(**instants, **{f"{name}_precision": "day" for name in days})
    event = make_event(merged_into=lasting) if is_merged else lasting
    measure = make_measure(unit_id="EUR")
    make_assertion(
        claim=make_claim(status="published", **said(16)),
        measure=measure,
        unit_id="EUR",
        event=event,
        **{"low": 70, "high": 70, "as_printed": "70 euros"} | more,
    )

    ends = {"min": "7", "max": "700", "convert_to": "USD"}
    found = ask(f"{ROOT}assertions/", ends).json().get("conversions", {})

    assert [row["rate"] for row in found.values()] == ([worth] if worth else [])
    waiting = {tuple(pair): number for *pair, number in lacking()}
    assert waiting[date(2022, 3, 16), "EUR", "USD"] == (1 if worth else 2)


def conversions(name: str, money: dict[str, str], **query: str) -> dict[str, Any]:
    answer = ask(f"{ROOT}{name}/", query).json()
    return {money[key]: found for key, found in answer["conversions"].items()}


@pytest.mark.parametrize("name", ["assertions", "claims"])
def test_an_answer_names_the_rate_of_each_assertion_that_it_converted(
    money: dict[str, str], name: str
) -> None:
    found = conversions(name, money, min="2.2bn", convert_to="USD")

    source = Source.objects.get(title="Rates of a bank")
    cited = {
        "id": str(source.pk),
        "kind": "article",
        "title": "Rates of a bank",
        "url": "https://bank.example/rates",
    }
    euro = {"from": "EUR", "to": "USD", "inverted": False, "source": cited}
    closed = {"low_inclusive": True, "high_inclusive": True}
    assert found == {
        "2bn euros": euro
        | {"rate": "1.1", "day": "2022-03-01"}
        | {"interval": {"low": "2200000000", "high": "2200000000"} | closed},
        "euros on the 8th": euro
        | {"rate": "1.2", "day": "2022-03-08"}
        | {"interval": {"low": "2280000000", "high": "2280000000"} | closed},
        "over 1bn euros": euro
        | {"rate": "1.1", "day": "2022-03-01"}
        | {
            "interval": {
                "low": "1100000000",
                "high": None,
                "low_inclusive": False,
                "high_inclusive": False,
            }
        },
        "yen": {
            "from": "USD",
            "to": "JPY",
            "rate": "100",
            "day": "2022-03-05",
            "inverted": True,
            "source": cited,
            "interval": {"low": "3000000000", "high": "3000000000"} | closed,
        },
    }


@pytest.mark.parametrize("size", ["100", "200"])
@pytest.mark.parametrize("name", ["assertions", "claims"])
def test_lines_hold_the_rates_that_a_page_has_beside_them(
    name: str, size: str, money: dict[str, str]
) -> None:
    query = {"min": "2.2bn", "convert_to": "USD", "fields": "id", "count": "exact"}
    page = ask(f"{ROOT}{name}/", query).json()

    lines = ask(f"{ROOT}{name}/", query | {"format": "ndjson", "page_size": size})
    table = ask(f"{ROOT}{name}/", query | {"format": "csv", "page_size": size})

    records = [json.loads(line) for line in lines.getvalue().splitlines()]
    rows = list(csv.DictReader(io.StringIO(table.getvalue().decode())))
    assert [record["id"] for record in records] == [each["id"] for each in page["results"]]
    assert [json.loads(row["conversions"]) for row in rows] == [
        record["conversions"] for record in records
    ]
    found = {key: rate for record in records for key, rate in record["conversions"].items()}
    assert found == page["conversions"]
    assert len(found) > 1
    for answer in (lines, table):
        about = json.loads(answer["Onrecord-About"])
        assert about == {"interval": page["interval"], "count": page["count"]}


def test_an_answer_says_into_what_and_out_of_what_it_converts(money: dict[str, str]) -> None:
    answer = ask(f"{ROOT}assertions/", {"min": "2bn", "convert_to": "USD"}).json()

    assert answer["interval"] == {
        "mode": "possible",
        "min": "2000000000",
        "max": None,
        "unit": "USD",
        "convert_to": "USD",
        "converted_from": ["EUR", "JPY"],
    }
    assert "conversions" not in ask(f"{ROOT}assertions/", {"min": "2bn", "unit": "USD"}).json()


def test_assertions_of_a_measure_in_another_currency_are_compared(money: dict[str, str]) -> None:
    [record] = listed("assertions", min="2.2bn", max="2.25bn", mode="certain", convert_to="USD")

    found = listed("assertions", min="2bn", measure=record["measure"]["slug"], convert_to="USD")

    assert {assertion["as_printed"] for assertion in found} == {
        "2bn euros",
        "euros on the 8th",
        "euros on the 7th",
        "over 1bn euros",
    }


def test_what_does_not_end_is_compared_exactly_and_shown_rounded_outward() -> None:
    make_rate(from_unit_id="USD", to_unit_id="PLN", day=date(2022, 3, 4), rate="3")
    claim = make_claim(status="published")
    made = make_assertion(
        claim=claim, measure=make_measure(unit_id="PLN"), unit_id="PLN", low=10, high=10, **on(4)
    )

    just = listed("assertions", max="3.333333333333333334", convert_to="USD")
    under = listed("assertions", max="3.333333333333333333", convert_to="USD")
    shown = ask(f"{ROOT}assertions/", {"min": "3", "convert_to": "USD"}).json()["conversions"]

    assert ([record["id"] for record in just], under) == ([str(made.pk)], [])
    assert shown[str(made.pk)]["interval"] == {
        "low": "3.333333333333333333333333",
        "high": "3.333333333333333333333334",
        "low_inclusive": True,
        "high_inclusive": True,
    }


def test_a_rate_of_the_asked_direction_comes_before_a_newer_one_of_the_other() -> None:
    make_rate(from_unit_id="EUR", to_unit_id="USD", day=date(2022, 3, 1), rate="1.1")
    make_rate(from_unit_id="USD", to_unit_id="EUR", day=date(2022, 3, 4), rate="0.5")
    claim = make_claim(status="published")
    make_assertion(
        claim=claim, measure=make_measure(unit_id="EUR"), unit_id="EUR", low=10, high=10, **on(4)
    )

    assert len(listed("assertions", min="11", max="11", convert_to="USD")) == 1
    assert listed("assertions", min="20", max="20", convert_to="USD") == []


def test_a_negative_amount_is_converted_as_what_it_is() -> None:
    make_rate(from_unit_id="EUR", to_unit_id="USD", day=date(2022, 3, 1), rate="1.1")
    make_rate(from_unit_id="EUR", to_unit_id="USD", day=date(2022, 3, 4), rate="2")
    measure = make_measure(unit_id="EUR", non_negative=False)
    claim = make_claim(status="published")
    make_assertion(claim=claim, measure=measure, unit_id="EUR", low=-10, high=-10, **on(4))

    assert len(listed("assertions", min="-20", max="-20", convert_to="USD")) == 1
    assert listed("assertions", min="-19.9", convert_to="USD") == []
    assert listed("assertions", max="-20.1", convert_to="USD") == []


REFUSALS = [
    ("convert_to=USD", "needs_value"),
    ("convert_to=USD&unit=USD", "needs_value"),
    ("convert_to=km&min=5", "not_a_currency"),
    ("convert_to=dollars&min=5", "unknown_unit"),
    ("convert_to=USD&min=5&unit=km", "unit_mismatch"),
    ("convert_to=USD&min=5&unit=EUR", "unit_mismatch"),
    ("convert_to=USD&min=5 km", "unit_mismatch"),
    ("convert_to=USD&min=5&measure={people}", "unit_mismatch"),
]


@pytest.mark.parametrize(("query", "code"), REFUSALS, ids=[query for query, _ in REFUSALS])
def test_a_question_that_makes_no_sense_is_refused(query: str, code: str) -> None:
    people = make_assertion(claim=make_claim(status="published")).measure
    asked = dict(pair.split("=") for pair in query.format(people=people.slug).split("&"))

    [fault] = assert_problem(ask(f"{ROOT}assertions/", asked), 400, code)["errors"]

    assert fault["parameter"] in asked


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ({"min": "5", "convert_to": "usd"}, "USD"),
        ({"min": "5", "convert_to": "eurr"}, "EUR"),
        ({"min": "5", "unit": "usd"}, "USD"),
        ({"min": "5", "unit": "KM"}, "km"),
        ({"min": "5", "unit": "cel"}, "Cel"),
    ],
)
def test_a_unit_is_suggested_however_capitalised(asked: dict[str, str], nearest: str) -> None:
    [fault] = assert_problem(ask(f"{ROOT}assertions/", asked), 400, "unknown_unit")["errors"]

    assert fault["nearest"] == nearest
    assert f"Did you mean “{nearest}”?" in fault["detail"]


REFUSED = [
    ({"from_unit_id": "km"}, "not_a_currency"),
    ({"from_unit_id": "USX"}, "not_a_currency"),
    ({"to_unit_id": "EUR"}, "self_reference"),
    ({"rate": 0}, "invalid_rate"),
    ({"rate": -1}, "invalid_rate"),
    ({"rate": "NaN"}, "out_of_range"),
    ({"day": date(2022, 3, 4)}, "duplicate"),
    ({"day": date(9999, 1, 1)}, "date_out_of_range"),
]


@pytest.mark.parametrize(("overrides", "code"), REFUSED, ids=str)
def test_the_database_refuses_what_is_no_rate(overrides: dict[str, Any], code: str) -> None:
    rate = make_rate(day=date(2022, 3, 4))
    row = {
        "from_unit_id": "EUR",
        "to_unit_id": "USD",
        "day": date(2022, 3, 5),
        "rate": 1,
        "source_id": rate.source_id,
    } | overrides

    with (
        pytest.raises(DatabaseError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT INTO claims_exchangerate ({', '.join(row)}) VALUES (%s, %s, %s, %s, %s)",
            list(row.values()),
        )

    error = explain(refusal.value)
    lists = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
    assert [e.code for errors in lists for e in errors] == [code]


def test_the_source_of_a_rate_is_public_with_it() -> None:
    source = make_source()
    before = ask(f"{ROOT}sources/{source.pk}/").status_code

    make_rate(source=source)

    assert (before, ask(f"{ROOT}sources/{source.pk}/").status_code) == (404, 200)
    assert str(ExchangeRate.objects.get(source=source)).startswith("1 EUR = 1.1 USD, ")


def test_rates_come_by_a_fixture(tmp_path: Path) -> None:
    source = make_source()
    fields = {
        "from_unit": ["EUR"],
        "to_unit": ["USD"],
        "day": "2022-03-04",
        "rate": "1.0945",
        "source": str(source.pk),
    }
    key = "017f5762-b8d0-711e-901d-5abc180d2acb"
    fixture = tmp_path / "rates.json"
    fixture.write_text(json.dumps([{"model": "claims.exchangerate", "pk": key, "fields": fields}]))

    call_command("loaddata", str(fixture), verbosity=0)

    rate = ExchangeRate.objects.get(pk=key)
    assert (rate.from_unit_id, rate.to_unit_id, str(rate.rate)) == ("EUR", "USD", "1.0945")
    assert Source.objects.public().filter(pk=source.pk).exists()
