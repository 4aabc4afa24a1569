"""The day on which something was said is the day there: in filters, facets and pictures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from claims.models.dates import read_partial_date
from claims.queries import chart_data
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_measure,
    make_role,
    make_speaker,
)
from tests.support.client import ROOT, ask, listed

pytestmark = pytest.mark.django_db


def at(*instant: int, offset: int | None = None, precision: str = "minute") -> dict[str, Any]:
    when = datetime(*instant, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year to minute
    return {"said_at": when, "said_precision": precision, "said_at_offset": offset}


# when it was said, by the clocks there, and in UTC
SAID = {
    "23:30 -05:00": at(2022, 3, 6, 4, 30, offset=-300),
    "00:30 +09:00": at(2022, 3, 5, 15, 30, offset=540),
    "12:00 Z": at(2022, 3, 6, 12, 0),
    "23:59 Z": at(2022, 3, 5, 23, 59),
    "00:00 -15:59": at(2022, 3, 6, 15, 59, offset=-959),
    "23:59 +15:59": at(2022, 3, 5, 8, 0, offset=959),
    "the 5th": at(2022, 3, 5, precision="day"),
    "the 6th": at(2022, 3, 6, precision="day"),
    "March": at(2022, 3, 1, precision="month"),
    "2022": at(2022, 1, 1, precision="year"),
    "unknown": {"said_at": None, "said_precision": ""},
}
ON_THE_5TH = "23:30 -05:00 | 23:59 Z | 23:59 +15:59 | the 5th"
ON_THE_6TH = "00:30 +09:00 | 12:00 Z | 00:00 -15:59 | the 6th"
ASKED = [
    ("said_at__gte=2022-03-05&said_at__lt=2022-03-06", ON_THE_5TH),
    ("said_at__gte=2022-03-06&said_at__lt=2022-03-07", ON_THE_6TH),
    ("said_at__gte=2022-03-06", ON_THE_6TH),
    ("said_at__lt=2022-03-06", f"{ON_THE_5TH} | March | 2022"),
    ("said_at__gte=2022-03", f"{ON_THE_5TH} | {ON_THE_6TH} | March"),
    ("said_at__lt=2022-03", "2022"),
    ("said_at__gte=2022&said_at__lt=2023", f"{ON_THE_5TH} | {ON_THE_6TH} | March | 2022"),
    # a time with its zone is an instant, wherever it was
    ("said_at__gte=2022-03-06T00:00Z", "23:30 -05:00 | 12:00 Z | 00:00 -15:59 | the 6th"),
    ("said_at__gte=2022-03-05T23:30-05:00&said_at__lt=2022-03-06T04:31Z", "23:30 -05:00"),
    ("said_at__gte=2022-03-06&said_at__lt=2022-03-05T16:00Z", "00:30 +09:00"),
]


@pytest.fixture
def said() -> dict[str, str]:
    measure = make_measure(slug="killed")
    claims = {name: make_claim(status="published", **when) for name, when in SAID.items()}
    figures = {name: make_assertion(claim=claim, measure=measure) for name, claim in claims.items()}
    return {str(row.pk): name for rows in (claims, figures) for name, row in rows.items()}


def asked(kind: str, query: str, said: dict[str, str], prefix: str = "") -> set[str]:
    pairs = (pair.split("=") for pair in query.split("&"))
    rows = listed(kind, **{f"{prefix}{name}": value for name, value in pairs})
    return {said[row["id"]] for row in rows}


@pytest.mark.parametrize(("query", "found"), ASKED)
def test_a_day_is_the_day_there(said: dict[str, str], query: str, found: str) -> None:
    expected = set(found.split(" | "))

    assert asked("claims", query, said) == expected
    assert asked("claims", f"{query}&measure=killed", said) == expected
    assert asked("assertions", query, said, "claim__") == expected
    assert asked("measures/killed/series", query, said) == expected


EVERY = " | ".join(SAID)
ROLES = [
    ({"end": "2022-03-05"}, f"{ON_THE_5TH} | March | 2022 | unknown"),
    ({"start": "2022-03-06"}, f"{ON_THE_6TH} | March | 2022 | unknown"),
    ({"start": "2022-03-06", "end": "2022"}, f"{ON_THE_6TH} | March | 2022 | unknown"),
    ({"end": "2022-03"}, EVERY),
    ({"end": "2022-02"}, "2022 | unknown"),
    ({"start": "2022-04"}, "2022 | unknown"),
    ({"start": "2023"}, "unknown"),
    ({}, EVERY),
]


@pytest.mark.parametrize(("held", "found"), ROLES, ids=str)
def test_a_role_is_held_by_the_days_there(held: dict[str, str], found: str) -> None:
    speaker = make_speaker()
    dates: dict[str, Any] = {}
    for name, text in held.items():
        dates[name], dates[f"{name}_precision"] = read_partial_date(text)
    make_role(speaker=speaker, title="Mayor", **dates)
    said = {
        str(make_claim(status="published", speaker=speaker, **when).pk): name
        for name, when in SAID.items()
    }

    assert asked("claims", "speaker__role=mayor", said) == set(found.split(" | "))


def test_the_year_of_a_facet_is_the_year_there() -> None:
    for hours in (-5, 0, 9):
        make_claim(status="published", **at(2022, 12, 31, 20, 0, offset=60 * hours))

    facets = ask(f"{ROOT}claims/", {"facets": "year", "page_size": 1}).json()["facets"]

    assert {one["value"]: one["count"] for one in facets["year"]["values"]} == {
        "2022": 2,
        "2023": 1,
    }


def test_a_picture_is_outlined_by_the_days_there() -> None:
    measure = make_measure()
    for offset in (-300, 0, 540):
        claim = make_claim(status="published", **at(2022, 3, 6, 4, 30, offset=offset))
        make_assertion(claim=claim, measure=measure)

    chart = chart_data.chart(measure.pk)

    assert chart is not None
    assert {figure.first.day for figure in chart.figures} == {5, 6}
    assert chart.tally.first == min(figure.first for figure in chart.figures)
    assert chart.tally.last - chart.tally.first == timedelta(days=1)
