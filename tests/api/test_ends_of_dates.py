"""Until when: a day, a month or a year is included to its end, there where something was said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from psycopg.types.range import DateRange

from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem, ids

pytestmark = pytest.mark.django_db
LAST = datetime(2022, 3, 31, 23, 30, tzinfo=UTC)


def said(at: datetime, offset: int | None = None) -> Any:
    more = {"said_precision": "minute", "said_at_offset": offset}
    return builders.make_claim(status="published", said_at=at, **more)


@pytest.mark.parametrize(
    ("until", "found"),
    [
        ("2022", True),
        ("2022-03", True),
        ("2022-03-31", True),
        ("2022-03-31T23:30:00Z", True),
        ("2022-03-31T23:29:59Z", False),
        ("2022-03-30", False),
        ("2022-02", False),
        ("2021", False),
    ],
)
def test_what_was_said_at_the_end_of_a_month_is_included(until: str, found: bool) -> None:
    claim = said(LAST)

    assert (str(claim.pk) in ids("claims", said_at__lte=until)) is found


def test_the_last_day_is_the_one_there() -> None:
    """Half past eleven in London is the first of April in Kyiv, and still March in New York."""
    kyiv, york = said(LAST, 180), said(datetime(2022, 4, 1, 2, tzinfo=UTC), -240)

    assert ids("claims", said_at__lte="2022-03") == {str(york.pk)}
    assert ids("claims", said_at__gte="2022-04") == {str(kyiv.pk)}
    assert ids("claims", said_at__gte="2022-03", said_at__lte="2022-03") == {str(york.pk)}


def test_from_and_until_leave_no_gap_and_no_overlap() -> None:
    for hour in range(0, 96, 7):
        said(datetime(2022, 2, 27, tzinfo=UTC).replace(hour=hour % 24, day=25 + hour // 24 - 1))
    whole = ids("claims")

    until, after = (
        ids("claims", said_at__lte="2022-02-25"),
        ids("claims", said_at__gte="2022-02-26"),
    )

    assert until | after == whole
    assert until & after == set()
    assert until == ids("claims", said_at__lt="2022-02-26")


def test_so_it_is_for_every_date_of_a_record() -> None:
    source = builders.make_source(published_at=LAST, published_precision="minute")
    claim = said(LAST)
    builders.make_appearance(claim=claim, source=source)
    builders.make_assertion(claim=claim)

    assert ids("sources", published_at__lte="2022-03") == {str(source.pk)}
    assert ids("sources", published_at__lte="2022-03-30") == set()
    assert len(ids("assertions", claim__said_at__lte="2022-03")) == 1
    assert ids("claims", first_published_at__lte="2999-12") == {str(claim.pk)}
    assert ids("claims", modified__lte="2020") == set()
    assert ids("claims", modified__lte="2999") == {str(claim.pk)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"as_of": "2022"}, True),
        ({"as_of": "2022-03"}, True),
        ({"as_of": "2022-03-31"}, True),
        ({"as_of": "2022-03-30"}, False),
        ({"as_of": "2022-04"}, False),
        ({"as_of__gte": "2022-03"}, True),
        ({"as_of__gte": "2022-04"}, False),
        ({"as_of__lte": "2022-03"}, True),
        ({"as_of__lte": "2022-02"}, False),
        ({"as_of__lt": "2022-03"}, False),
        ({"as_of__lt": "2022-04"}, True),
    ],
    ids=str,
)
def test_the_days_of_an_assertion_are_asked_for_by_month_and_year(
    query: dict[str, str], found: bool
) -> None:
    claim = builders.make_claim(status="published")
    as_of = DateRange(date(2022, 3, 31), date(2022, 4, 1))
    builders.make_assertion(claim=claim, as_of=as_of)

    assert (len(ids("assertions", **query)) == 1) is found
    assert (len(ids("claims", **query)) == 1) is found


@pytest.mark.parametrize("value", ["2022-13", "2022-02-30", "March", "9999", "0000", "22"])
@pytest.mark.parametrize("parameter", ["said_at__lte", "as_of__lte", "as_of"])
def test_what_is_no_date_is_refused(parameter: str, value: str) -> None:
    assert_problem(ask(f"{ROOT}claims/", {parameter: value}), 400, "invalid_date")


@pytest.mark.parametrize("value", ["9998-12", "9998-12-31", "9998", "0001-02"])
def test_the_first_and_last_dates_there_are_can_be_asked_for(value: str) -> None:
    for parameter in ("said_at__lte", "modified__lte", "as_of__lte", "as_of"):
        ids("claims", **{parameter: value})
