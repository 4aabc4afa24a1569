"""Rates come in as a table, whole or not at all, and what they lack is listed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from claims.formats.records import FormatError
from claims.models import ExchangeRate, Source
from claims.queries import conversions
from claims.services import curation
from claims.services.importing import rates
from tests.support import builders
from tests.support.statements import days

pytestmark = pytest.mark.django_db
BANK = "https://bank.example/rates"
HEADER = "day,pair,rate,source"
FRIDAY = f"2022-03-04,EUR/USD,1.0929,{BANK}"


@pytest.fixture(autouse=True)
def bank() -> Source:
    return builders.make_source(url=BANK, title="A bank")


def bring(*lines: str) -> rates.Taken:
    return rates.run(lines=[f"{line}\n" for line in (HEADER, *lines)], by=None)


def faults(*lines: str) -> list[tuple[int, str, str]]:
    with pytest.raises(rates.RatesRefused) as refused:
        bring(*lines)
    return [(number, fault.field, fault.code) for number, fault in refused.value.faults]


def test_rates_are_taken_and_a_second_time_unchanged(bank: Source) -> None:
    lines = [FRIDAY, f"2022-03-04,USDJPY,115.3,{bank.pk}"]

    assert bring(*lines) == rates.Taken(2, 0)
    assert bring(*lines, f"2022-03-05,EUR/USD,1.1,{BANK}") == rates.Taken(1, 2)

    euro = ExchangeRate.objects.get(from_unit="EUR", day="2022-03-04")
    assert (euro.to_unit_id, euro.rate, euro.source) == ("USD", Decimal("1.0929"), bank)
    assert (euro.created_via, euro.day) == ("import", date(2022, 3, 4))


@pytest.mark.parametrize(
    "header", ["\ufeffday,pair,rate,source,note", "Rate;Source;Pair;Day", "day\tpair\trate\tsource"]
)
def test_a_table_has_its_columns_in_any_order_and_form(header: str) -> None:
    names = header.strip("\ufeff").lower()
    separator = next(mark for mark in ";\t," if mark in names)
    cells = {"day": "2022-03-04", "pair": "eur/usd", "rate": "1.0929", "source": BANK, "note": "x"}
    row = separator.join(cells[name] for name in names.split(separator))

    assert rates.run(lines=[f"{header}\r\n", f"{row}\r\n", "\r\n"], by=None) == rates.Taken(1, 0)


@pytest.mark.parametrize(
    ("line", "column", "code"),
    [
        (f"4 March,EUR/USD,1.0929,{BANK}", "day", "invalid_date"),
        (f"2022-02-30,EUR/USD,1.0929,{BANK}", "day", "invalid_date"),
        (f"2022-03-04,euros,1.0929,{BANK}", "pair", "invalid_pair"),
        (f"2022-03-04,EUR/XQX,1.0929,{BANK}", "pair", "not_a_currency"),
        (f"2022-03-04,EUR/EUR,1,{BANK}", "__all__", "self_reference"),
        (f"2022-03-04,EUR/USD,,{BANK}", "rate", "required"),
        (f'2022-03-04,EUR/USD,"1,0929",{BANK}', "rate", "invalid"),
        (f"2022-03-04,EUR/USD,0,{BANK}", "__all__", "invalid_rate"),
        (f"2022-03-04,EUR/USD,-1,{BANK}", "__all__", "invalid_rate"),
        ("2022-03-04,EUR/USD,1.0929,https://elsewhere.example/", "source", "not_found"),
        ("2022-03-04,EUR/USD,1.0929", "source", "not_found"),
        (FRIDAY.replace("1.0929", "1.1"), "rate", "duplicate"),
    ],
)
def test_a_bad_line_is_refused_by_name_and_nothing_is_written(
    line: str, column: str, code: str
) -> None:
    assert faults(FRIDAY, line) == [(3, column, code)]
    assert not ExchangeRate.objects.exists()


def test_every_bad_line_is_told(bank: Source) -> None:
    assert [number for number, *_ in faults("a,b,c,d", FRIDAY, "e,f,g,h")] == [2, 4]


def test_another_table_is_refused_as_a_whole() -> None:
    with pytest.raises(FormatError, match="source is not there"):
        rates.run(lines=["day,pair,rate\n"], by=None)


def test_a_merged_source_leads_to_its_survivor(bank: Source) -> None:
    other = builders.make_source(url="https://bank.example/new")
    curation.merge(entry=bank, into=other, by=None)

    bring(FRIDAY)

    assert ExchangeRate.objects.get().source == other


def amount(currency: str, **members: Any) -> None:
    unit = builders.make_unit(currency, dimension=f"currency:{currency}")
    measure = builders.make_measure(unit=unit)
    claim = builders.make_claim(
        status=members.pop("status", "published"), said_at=None, said_precision=""
    )
    builders.make_assertion(claim=claim, measure=measure, unit=unit, **members)


def test_the_days_that_lack_a_rate_are_listed() -> None:
    bring(FRIDAY)
    amount("EUR", as_of=days(4))
    amount("EUR", as_of=days(11))  # the rate is seven days old
    amount("EUR", as_of=days(12))
    amount("EUR", as_of=days(12))
    amount("USD", as_of=days(3))
    amount("JPY", as_of=days(12))  # no rate was ever needed
    amount("EUR")  # of no day
    amount("EUR", as_of=days(13), status="draft")

    found = [(day.day, *rest) for day, *rest in conversions.lacking()]

    assert found == [(3, "USD", "EUR", 1), (12, "EUR", "USD", 2)]


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    path, out, err = tmp_path / "rates.csv", StringIO(), StringIO()
    path.write_text(f"{HEADER}\n{FRIDAY}\n")

    call_command("import_rates", str(path), stdout=out)
    amount("EUR", as_of=days(20))
    call_command("import_rates", "--lacking", stdout=out)
    path.write_text(f"{HEADER}\n{FRIDAY}\nx,EUR/USD,1,{BANK}\n")
    with pytest.raises(CommandError, match="nothing is written"):
        call_command("import_rates", str(path), stderr=err)

    assert out.getvalue().splitlines() == [
        "rates.csv: 1 rates are new, 0 were there.",
        "day,pair,assertions",
        "2022-03-20,EUR/USD,1",
    ]
    assert err.getvalue().startswith("line 3, day: “x” is not a day")
    with pytest.raises(CommandError, match="Name a file"):
        call_command("import_rates")
