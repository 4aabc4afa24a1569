"""Dates of tables: what is read, what is refused, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats.tables.dates import ORDERS, DateError, Dates, days_of

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line[:1] != "#"]


def code_or(read: object, *arguments: object) -> object:
    try:
        return read(*arguments)  # type: ignore[operator]
    except DateError as error:
        return error.code


@pytest.mark.parametrize(("text", "order", "wanted"), rows("table_dates.txt"))
def test_a_date_is_read_as_it_is_written_or_refused(text: str, order: str, wanted: str) -> None:
    assert code_or(Dates(order.strip("-") if order == "-" else order).read, text) == wanted


@pytest.mark.parametrize(("text", "first", "last"), rows("table_spans.txt"))
def test_a_period_is_its_first_and_last_day(text: str, first: str, last: str) -> None:
    found = code_or(Dates("day-first").read_days, text)

    told = found if isinstance(found, str) else f"{found.first} {found.last}"  # type: ignore[attr-defined]
    assert told == f"{first} {last}".strip()


@pytest.mark.parametrize(
    ("offset", "wanted"),
    [("+01:00", "2022-03-05T14:30+01:00"), ("Z", "2022-03-05T14:30Z"), ("none", "2022-03-05")],
)
def test_the_time_of_a_day_takes_the_stated_offset(offset: str, wanted: str) -> None:
    assert Dates("", offset).read("2022-03-05 14:30:59") == wanted


@given(st.text(max_size=30), st.sampled_from(["", *ORDERS]))
def test_no_text_is_more_than_refused(text: str, order: str) -> None:
    found = code_or(Dates(order).read_days, text)

    assert isinstance(found, str) or found.first <= found.last  # type: ignore[attr-defined]


@given(st.dates())
def test_a_day_is_itself(day: object) -> None:
    assert str(days_of(str(day)).first) == str(day)
