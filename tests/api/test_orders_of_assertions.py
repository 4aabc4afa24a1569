"""Assertions in order: by their ends, by the day they speak of, by the time they were said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl

import pytest
from psycopg.types.range import DateRange

from tests.support import builders
from tests.support.client import ROOT, listed, pages

pytestmark = pytest.mark.django_db
ADDRESS = f"{ROOT}assertions/"


def make(low: Any, high: Any, *, unit: str = "1", day: int | None = 1, **more: Any) -> str:
    """A public assertion; returns its words."""
    said_at = datetime(2022, 3, day, 12, tzinfo=UTC) if day else None
    said = {"said_at": said_at, "said_precision": "minute" if day else ""}
    claim = builders.make_claim(status="published", **said)
    comparator = "gt" if high is None else "lt" if low is None else "between"
    comparator = "eq" if low == high else comparator
    about = {"comparator": comparator, "low": low, "high": high, "unit_id": unit} | more
    about |= {"as_printed": f"{low} to {high} {unit} {len(ORDER)}", "precision": "exact"}
    ORDER.append(about["as_printed"])
    return str(builders.make_assertion(claim=claim, **about).as_printed)


ORDER: list[str] = []


def shown(**query: Any) -> list[str]:
    return [record["as_printed"] for record in listed("assertions", **query)]


def test_by_value_the_ends_are_compared_and_open_ends_come_last() -> None:
    measure = builders.make_measure(non_negative=False)
    five, bound, wide, under, minus = (
        make(low, high, measure=measure)
        for low, high in ((5, 5), (7, None), (2, 90), (None, 4), (-3, -3))
    )

    assert shown(ordering="low") == [minus, wide, five, bound, under]
    assert shown(ordering="-low") == [bound, five, wide, minus, under]
    assert shown(ordering="high") == [minus, under, five, wide, bound]
    assert shown(ordering="-high") == [wide, five, under, minus, bound]


def test_units_of_one_dimension_are_compared_by_what_they_measure() -> None:
    length = builders.make_measure(unit_id="km")
    mile, metres, kilometre = (
        make(value, value, unit=unit, measure=length)
        for value, unit in ((1, "[mi_i]"), (1500, "m"), (1, "km"))
    )

    assert shown(ordering="low", measure=length.slug) == [kilometre, metres, mile]


def test_by_time_what_has_none_comes_last() -> None:
    first = make(1, 1, day=3, as_of=DateRange(date(2022, 3, 9), date(2022, 3, 10)))
    second = make(2, 2, day=5, period=DateRange(date(2022, 3, 1), date(2022, 4, 1)))
    never = make(3, 3, day=None)

    assert shown(ordering="as_of") == [second, first, never]
    assert shown(ordering="-as_of") == [first, second, never]
    assert shown(ordering="said_at") == [first, second, never]
    assert shown(ordering="-said_at") == [second, first, never]


@pytest.mark.parametrize("order", ["low", "high", "as_of", "said_at"])
@pytest.mark.parametrize("minus", ["", "-"])
def test_pages_lose_and_repeat_nothing_among_equal_and_missing_values(
    order: str, minus: str
) -> None:
    for number in range(9):
        value, day = number // 3 + 1, number % 3 + 1
        as_of = DateRange(date(2022, 3, day), date(2022, 3, day + 1)) if number % 2 else None
        make(value, value, day=day if number % 4 else None, as_of=as_of)
        make(None, value, day=day)
    query = {"ordering": f"{minus}{order}", "page_size": 4}
    whole = [record["id"] for record in listed("assertions", ordering=f"{minus}{order}")]

    forward = pages(ADDRESS, query)
    last = forward[-1]["previous"].partition("?")[2]
    back = pages(ADDRESS, dict(parse_qsl(last)), "previous")

    assert [record["id"] for page in forward for record in page["results"]] == whole
    assert len(set(whole)) == 18
    seen = [record["id"] for page in reversed(back) for record in page["results"]]
    assert seen == whole[: len(seen)]
    assert len(seen) >= 14


def test_only_what_is_public_is_in_an_order() -> None:
    draft = builders.make_claim()
    builders.make_assertion(claim=draft)
    public = make(4, 4)

    for order in ("low", "-high", "as_of", "-said_at"):
        assert shown(ordering=order) == [public]


def test_filters_narrow_an_order() -> None:
    measure = builders.make_measure()
    other, larger, smaller = make(6, 6), make(5, 5, measure=measure), make(3, 3, measure=measure)

    assert shown(ordering="-low", measure=measure.slug) == [larger, smaller]
    assert shown(ordering="said_at", min=5, max=6)[:2] in ([other, larger], [larger, other])
