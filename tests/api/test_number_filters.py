"""Who claims which number: assertions by value, each answer worked out by hand, and the same
question of claims as one question about one assertion."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from psycopg.types.range import Range

from tests.support.builders import make_assertion, make_claim, make_measure
from tests.support.client import ROOT, ask, assert_problem, listed

pytestmark = pytest.mark.django_db

# unit of the measure -> what is printed: comparator, low, high, unit, and more
COUNTS = {
    "331": ("eq", 331, 331, "1"),
    "more than 331": ("gt", 331, None, "1"),
    "at least 331": ("ge", 331, None, "1"),
    "fewer than 331": ("lt", None, 331, "1"),
    "at most 331": ("le", None, 331, "1"),
    "300 to 340": ("between", 300, 340, "1"),
}
DEGREES = {
    "-40 C": ("eq", -40, -40, "Cel"),
    "-40 F": ("eq", -40, -40, "[degF]"),
    "below -10 C": ("lt", None, -10, "Cel"),
    "at least 14 F": ("ge", 14, None, "[degF]"),  # -10 degrees Celsius
    "0 C": ("eq", 0, 0, "Cel"),
    "up to 300 K": ("le", None, 300, "K"),
}
WAYS = {
    "5 mi": ("eq", 5, 5, "[mi_i]"),  # 8.04672 km
    "8 km": ("eq", 8, 8, "km"),
    "8046.72 m": ("eq", "8046.72", "8046.72", "m"),
    "over 5 mi": ("gt", 5, None, "[mi_i]"),
}
SHARES = {
    "5 %": ("eq", 5, 5, "%"),
    "0.05": ("eq", "0.05", "0.05", "ratio"),
    "50 per mille": ("eq", 50, 50, "[ppth]"),
    "5 pp more": ("eq", 5, 5, "percentage_point", {"form": "difference", "direction": "up"}),
}
MONEY = {
    "2 billion dollars": ("eq", 2_000_000_000, 2_000_000_000, "USD"),
    "200 cents": ("eq", 200, 200, "USX"),
}
ANSWERS: dict[str, tuple[dict[str, Any], str, list[tuple[str, str]]]] = {
    "counts": (
        COUNTS,
        "1",
        [
            # ends that are open, and ends that are left out
            ("min=332", "more than 331, at least 331, 300 to 340"),
            ("min=331", "331, more than 331, at least 331, at most 331, 300 to 340"),
            ("max=331", "331, at least 331, fewer than 331, at most 331, 300 to 340"),
            ("min=331&max=331", "331, at least 331, at most 331, 300 to 340"),
            ("max=330", "fewer than 331, at most 331, 300 to 340"),
            ("min=331&mode=certain", "331, more than 331, at least 331"),
            ("min=332&mode=certain", ""),
            ("max=331&mode=certain", "331, fewer than 331, at most 331"),
            ("min=0&max=330.9&mode=certain", ""),
            ("min=300&max=340&mode=certain", "331, 300 to 340"),
            (
                "min=331&max=331&mode=stated",
                "331, more than 331, at least 331, fewer than 331, at most 331",
            ),
            (
                "min=300&mode=stated",
                "331, more than 331, at least 331, fewer than 331, at most 331, 300 to 340",
            ),
            (
                "min=0.33k&max=0.3315k&mode=stated",
                "331, more than 331, at least 331, fewer than 331, at most 331",
            ),
        ],
    ),
    "degrees": (
        DEGREES,
        "Cel",
        [
            ("min=-40&max=-40&unit=Cel", "-40 C, -40 F, below -10 C, up to 300 K"),
            ("min=-40&max=-40&unit=[degF]", "-40 C, -40 F, below -10 C, up to 300 K"),
            ("min=-10 °C&max=-10 °C", "at least 14 F, up to 300 K"),
            ("min=14&max=14&unit=[degF]", "at least 14 F, up to 300 K"),
            ("min=-10.1&unit=Cel", "below -10 C, at least 14 F, 0 C, up to 300 K"),
            ("max=32&unit=[degF]&mode=certain", "-40 C, -40 F, below -10 C, 0 C"),
            ("min=27&unit=Cel", "at least 14 F"),
            ("min=26.85&unit=Cel", "at least 14 F, up to 300 K"),
        ],
    ),
    "ways": (
        WAYS,
        "km",
        [
            ("min=8.04672 km&max=8.04672 km", "5 mi, 8046.72 m"),
            ("min=8 km&max=8.1 km", "5 mi, 8 km, 8046.72 m, over 5 mi"),
            ("min=8 km&max=8.1 km&mode=certain", "5 mi, 8 km, 8046.72 m"),
            ("min=5&max=5&unit=[mi_i]", "5 mi, 8046.72 m"),
            ("max=5&unit=[mi_i]&mode=stated", "5 mi, 8 km, 8046.72 m, over 5 mi"),
            ("min=40 miles", "over 5 mi"),
        ],
    ),
    "shares": (
        SHARES,
        "%",
        [
            # a change in percentage points is no percentage: alone it has no place among them
            ("min=5 %&max=5 %", "5 %, 0.05, 50 per mille"),
            ("min=0.05&max=0.05&unit=ratio", "5 %, 0.05, 50 per mille"),
            ("min=5&max=5&unit=percentage_point", "5 %, 0.05, 50 per mille"),
            ("max=5 %&mode=stated", "5 %, 0.05, 50 per mille"),
            ("form=difference&printed_unit=percentage_point", "5 pp more"),
        ],
    ),
    "money": (
        MONEY,
        "USD",
        [
            ("min=2bn&unit=USD", "2 billion dollars"),
            ("min=2&max=2&unit=USD", "200 cents"),
            ("min=1&unit=EUR", ""),
            ("min=1&unit=GBP&mode=stated", ""),
        ],
    ),
}


def on_record(assertions: dict[str, Any], unit: str) -> Any:
    """Each assertion in a public claim of its own, all of one measure."""
    measure = make_measure(unit_id=unit, non_negative=False)
    for words, (comparator, low, high, code, *more) in assertions.items():
        printed = {"as_printed": words, "comparator": comparator, "low": low, "high": high}
        claim = make_claim(status="published", statement=words)
        make_assertion(
            claim=claim, measure=measure, unit_id=code, **printed, **(more[0] if more else {})
        )
    return measure


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_about_a_value_finds_what_it_should(name: str) -> None:
    assertions, unit, cases = ANSWERS[name]
    on_record(assertions, unit)

    found = {
        query: sorted(record["as_printed"] for record in listed("assertions", **asked(query)))
        for query, _ in cases
    }

    assert found == {query: sorted(filter(None, words.split(", "))) for query, words in cases}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_claims_that_answer_are_those_of_the_assertions_that_do(name: str) -> None:
    assertions, unit, cases = ANSWERS[name]
    on_record(assertions, unit)

    found = {
        query: sorted(record["statement"] for record in listed("claims", **asked(query)))
        for query, _ in cases
    }

    assert found == {query: sorted(filter(None, words.split(", "))) for query, words in cases}


def asked(query: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in query.split("&"))


def test_every_answer_says_how_it_took_the_question() -> None:
    on_record(WAYS, "km")

    for name in ("assertions", "claims"):
        answer = ask(f"{ROOT}{name}/", {"min": "2.5k km"}).json()
        assert answer["interval"] == {
            "mode": "possible",
            "min": "2500",
            "max": None,
            "unit": "km",
        }


TIMES = {
    "as of 4 March": {"as_of": Range(date(2022, 3, 4), date(2022, 3, 5))},
    "as of a week": {"as_of": Range(date(2022, 3, 1), date(2022, 3, 8))},
    "in March": {"period": Range(date(2022, 3, 1), date(2022, 4, 1))},
    "in 2022": {"period": Range(date(2022, 1, 1), date(2023, 1, 1))},
    "at no time": {},
}
IN_TIME = [
    ("as_of=2022-03-07", "as of a week"),
    ("as_of__gte=2022-03-05", "as of a week"),
    ("as_of__gte=2022-03-04", "as of 4 March, as of a week"),
    ("as_of__lt=2022-03-02", "as of a week"),
    ("period=2022-03-31", "in March, in 2022"),
    ("period__gte=2022-03-31", "in March, in 2022"),
    ("period__gte=2022-04-01", "in 2022"),
    ("period__gte=2023-01-01", ""),
    ("period__lt=2022-03-02", "in March, in 2022"),
    ("period__lt=2022-03-01", "in 2022"),
    ("period__lt=2022-01-01", ""),
    ("period__gte=2022-04-01&period__lt=2022-05-01", "in 2022"),
]


@pytest.mark.parametrize(("query", "words"), IN_TIME, ids=[query for query, _ in IN_TIME])
def test_assertions_and_claims_are_found_by_the_time_they_speak_of(query: str, words: str) -> None:
    for name, times in TIMES.items():
        make_assertion(
            claim=make_claim(status="published", statement=name), as_printed=name, **times
        )

    assertions = sorted(record["as_printed"] for record in listed("assertions", **asked(query)))
    claims = sorted(record["statement"] for record in listed("claims", **asked(query)))

    assert assertions == claims == sorted(filter(None, words.split(", ")))


def test_all_that_is_asked_of_a_claims_assertions_is_asked_of_one() -> None:
    claim, measure = make_claim(status="published"), make_measure()
    make_assertion(claim=claim, measure=measure, low=5, high=5, precision="exact")
    make_assertion(claim=claim, measure=measure, position=2, comparator="gt", low=100, high=None)

    assert len(listed("claims", min="50", comparator="gt")) == 1
    assert listed("claims", max="50", comparator="gt") == []
    assert listed("claims", max="50", comparator="eq", measure=measure.slug) != []
    assert listed("claims", form="ratio", measure=measure.slug) == []


BASES = {
    "printed": {"low": 5, "high": 5},
    "converted": {"low": 5, "high": 5, "unit_id": "km"},
    "unresolved": {"low": 2, "high": 2, "form": "ratio", "direction": "up"},
}


def test_assertions_are_found_by_what_their_canonical_interval_rests_on() -> None:
    for words, assertion in BASES.items():
        measure = make_measure(unit_id=assertion.get("unit_id", "1"))
        claim = make_claim(status="published", statement=words)
        make_assertion(claim=claim, measure=measure, as_printed=words, **assertion)

    for word in BASES:
        assert [f["as_printed"] for f in listed("assertions", basis=word)] == [word]
        assert [c["statement"] for c in listed("claims", basis=word)] == [word]
    assert listed("assertions", basis="resolved") == []
    assert_problem(ask(f"{ROOT}assertions/", {"basis": "guessed"}), 400, "unknown_value")


COMPOSED = [
    ({"min": "$15 an hour"}, 200),
    ({"min": "$15 an hour", "unit": "USD"}, 400),
    ({"min": "$15 an hour", "convert_to": "USD"}, 400),
    ({"min": "5 per 10,000"}, 200),
    ({"min": "5 per 10,000", "unit": "%"}, 200),
    ({"min": "5 per 10,000", "unit": "km"}, 400),
]


@pytest.mark.parametrize(("query", "status"), COMPOSED, ids=str)
def test_an_assertion_in_a_unit_of_several_words_is_a_question_like_any(
    query: dict[str, str], status: int
) -> None:
    response = ask(f"{ROOT}assertions/", query)

    assert response.status_code == status
    if status == 400:
        assert_problem(response, 400, "unit_mismatch")
