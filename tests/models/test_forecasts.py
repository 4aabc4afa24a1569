"""Forecasts are shown apart and compared with nothing, whoever writes what makes a figure one.

A figure is one where its claim is a prediction, or where the last possible day of saying lies
before its as-of begins (stock, cumulative) or before its period ends (flow).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from psycopg.types.range import DateRange

from claims.charts.colours import LIGHT
from claims.charts.specification import specification
from claims.models import Claim, Measure, NumericAssertion, Speaker
from claims.queries import agreement, chart_data
from claims.services import curation
from tests.support import builders, verbs
from tests.support.agreement import consensus, day_of, group, keep, written
from tests.support.client import ROOT, ask, assert_problem, listed
from tests.support.site_pages import read
from tests.support.statements import ADA, BOB, EVE, cumulative, days, flow, say, stock

pytestmark = pytest.mark.django_db(transaction=True)

DAY_5 = {"as_of": days(5)}
WEEK = {"period": days(1, 7)}
SAID_ON = {
    day: {"said_at": datetime(2022, 3, day, 23, 59, tzinfo=UTC), "said_precision": "minute"}
    for day in (4, 5, 6, 7, 20)
}
NEVER_SAID = {"said_at": None, "said_precision": ""}
SAID_IN_MARCH = {"said_at": datetime(2022, 3, 1, tzinfo=UTC), "said_precision": "month"}
SAID_IN_2022 = {"said_at": datetime(2022, 1, 1, tzinfo=UTC), "said_precision": "year"}
PREDICTED = {"kind": "prediction"}
APRIL = DateRange(date(2022, 4, 1), date(2022, 4, 2))
NEXT_YEAR = DateRange(date(2023, 1, 1), date(2023, 1, 2))


def stands(figure: NumericAssertion) -> str:
    """How a figure stands, in every answer that says it."""
    measure = figure.measure.merged_into or figure.measure
    [entry] = [
        each
        for each in ask(f"{ROOT}measures/{measure.pk}/series/").json()["results"]
        if each["id"] == str(figure.pk)
    ]
    record = ask(f"{ROOT}claims/{figure.claim_id}/", {"expand": "agreement"}).json()
    said = {each["assertion"]: each["status"] for each in record["agreement"]}
    assert entry["forecast"] == (entry["status"] == "forecast")
    assert entry["status"] == said[str(figure.pk)]
    return str(entry["status"])


@pytest.mark.parametrize(
    ("kind", "time", "claim", "expected"),
    [
        ("stock", DAY_5, SAID_ON[4], True),
        ("stock", DAY_5, SAID_ON[5], False),
        ("stock", DAY_5, SAID_ON[6], False),
        ("stock", {"as_of": days(5, 9)}, SAID_ON[4], True),
        ("stock", {"as_of": days(5, 9)}, SAID_ON[5], False),
        ("cumulative", {"as_of": days(5, 9)}, SAID_ON[4], True),
        ("cumulative", {"as_of": days(5, 9)}, SAID_ON[6], False),
        ("flow", WEEK, SAID_ON[6], True),
        ("flow", WEEK, SAID_ON[7], False),
        ("flow", {"as_of": days(1, 7)}, SAID_ON[6], True),
        ("flow", {"as_of": days(1, 7)}, SAID_ON[7], False),
        ("stock", {"period": days(5, 9)}, SAID_ON[4], False),
        ("cumulative", {"period": days(5, 9)}, SAID_ON[4], False),
        ("stock", {"as_of": days(31)}, SAID_IN_MARCH, False),
        ("stock", {"as_of": APRIL}, SAID_IN_MARCH, True),
        ("stock", {"as_of": APRIL}, SAID_IN_2022, False),
        ("stock", {"as_of": NEXT_YEAR}, SAID_IN_2022, True),
        ("stock", DAY_5, NEVER_SAID, False),
        ("stock", {}, SAID_ON[4], False),
        ("cumulative", {}, SAID_ON[4], False),
        ("flow", {}, SAID_ON[4], False),
        ("stock", DAY_5, SAID_ON[20] | PREDICTED, True),
        ("flow", WEEK, NEVER_SAID | PREDICTED, True),
        ("cumulative", {}, SAID_ON[4] | PREDICTED, True),
        ("stock", DAY_5, SAID_ON[20] | {"kind": "pledge"}, False),
        ("stock", DAY_5, SAID_ON[20] | {"kind": "demand"}, False),
    ],
    ids=str,
)
def test_a_forecast_is_predicted_or_said_before_its_day(
    kind: str, time: dict[str, Any], claim: dict[str, Any], expected: bool
) -> None:
    figure = builders.make_assertion(
        claim=builders.make_claim(**{"status": "published"} | claim),
        measure=builders.make_measure(temporal_kind=kind, counts_pledges=True),
        **time,
    )

    assert stands(figure) == ("forecast" if expected else "counted")


# ---- whoever writes it


def sql(text: str) -> Callable[[Any], None]:
    """A statement about a figure `f`, its claim `c` and its measure `m`, by their ids."""

    def run(figure: NumericAssertion) -> None:
        keys = {"f": figure.pk, "c": figure.claim_id, "m": figure.measure_id}
        with connection.cursor() as cursor:
            cursor.execute(text, keys)

    return run


CLAIM = "UPDATE claims_claim SET {} WHERE id = %(c)s"
FIGURE = "UPDATE claims_numericassertion SET {} WHERE id = %(f)s"
# What is written of a stock of the 5th to the 9th that was said on the 6th, and so is none.
WRITES: dict[str, Callable[[Any], None]] = {
    "the claim's kind": sql(CLAIM.format("kind = 'prediction'")),
    "said at": sql(CLAIM.format("said_at = '2022-03-04T12:00Z'")),
    "said in a month": sql(CLAIM.format("said_precision = 'month', said_at = '2022-02-01'")),
    "as of": sql(FIGURE.format("as_of = '[2022-03-07,2022-03-08)'")),
    "the measure's kind of time": sql(
        "UPDATE claims_measure SET temporal_kind = 'flow' WHERE id = %(m)s"
    ),
    "another measure": lambda f: NumericAssertion.objects.filter(pk=f.pk).update(measure=flow()),
    "a curator": lambda f: Claim(
        **{name.attname: getattr(f.claim, name.attname) for name in Claim._meta.concrete_fields}
        | {"kind": "prediction"}
    ).save(force_update=True),
}


@pytest.mark.parametrize("write", WRITES)
def test_whatever_makes_a_figure_a_forecast_is_seen_at_once(write: str) -> None:
    figure = say(stock(), ADA, 10, day=(5, 9), said=6)
    before = stands(figure)

    WRITES[write](figure)

    figure.refresh_from_db()
    assert (before, stands(figure)) == ("counted", "forecast")


@pytest.mark.parametrize(
    "write",
    [
        sql(CLAIM.format("said_at = NULL, said_precision = ''")),
        sql(CLAIM.format("said_at = '2022-03-05T00:00Z'")),
        sql(CLAIM.format("said_precision = 'year', said_at = '2022-01-01'")),
        sql(FIGURE.format("as_of = NULL")),
        sql(FIGURE.format("as_of = '[2022-03-01,2022-03-06)'")),
        sql(FIGURE.format("as_of = NULL, period = '[2022-03-05,2022-03-06)'")),
    ],
)
def test_a_forecast_that_is_none_any_more_counts(write: Callable[[Any], None]) -> None:
    figure = say(stock(), ADA, 10, day=5, said=4)
    before = stands(figure)

    write(figure)

    assert (before, stands(figure)) == ("forecast", "counted")


def test_a_prediction_that_comes_by_copy_is_a_forecast() -> None:
    figure = say(stock(), ADA, 10, day=5)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM claims_claim WHERE id = %s", [figure.claim_id])
        names = [column.name for column in cursor.description]
        written = [
            "id",
            "statement",
            "kind",
            "speaker_id",
            "status",
            "said_at",
            "said_precision",
            "first_published_at",
        ]
        assert {*written} <= {*names}
        key = builders.make_claim().pk  # an id that is free once it is deleted
        Claim.objects.filter(pk=key).delete()
        with cursor.copy(f"COPY claims_claim ({', '.join(written)}) FROM STDIN") as copy:
            copy.write_row(
                [
                    key,
                    "So it will be.",
                    "prediction",
                    figure.claim.speaker_id,
                    "published",
                    builders.NOON,
                    "minute",
                    builders.NOON,
                ]
            )
        with cursor.copy(
            "COPY claims_numericassertion"
            " (id, claim_id, measure_id, as_printed, low, high, unit_id, as_of) FROM STDIN"
        ) as copy:
            other = builders.numbers.__next__()
            copy.write_row(
                [
                    f"00000000-0000-7000-8000-{other:012}",
                    key,
                    figure.measure_id,
                    "11",
                    11,
                    11,
                    "1",
                    "[2022-02-01,2022-02-02)",
                ]
            )

    added = NumericAssertion.objects.get(claim=key)
    assert (stands(figure), stands(added)) == ("counted", "forecast")


# ---- nothing is compared with it


@pytest.fixture
def forecast() -> NumericAssertion:
    """A stock of 10 on the 5th that two origins agree on, and EVE's forecast of 99 for that day and
    of 77 for a later one."""
    measure = stock()
    say(measure, ADA, 10, day=5, said=6)
    say(measure, BOB, 10, day=5, said=6)
    say(measure, EVE, 99, day=5, said=4)
    return say(measure, EVE, 77, day=(9, 12), said=4)


def test_a_forecast_has_no_part_in_what_figures_allow(forecast: NumericAssertion) -> None:
    found = consensus(forecast.measure_id)

    assert (str(day_of(found)), found.verdict_on_day, found.verdict) == (
        "2022-03-05",
        "agree",
        "agree",
    )
    assert written(found.allowed) == "[10, 10]"
    assert (found.counts.assertions, found.counts.roots) == (2, 2)
    assert [str(turn.day) for turn in agreement.timeline(group(forecast.measure_id))] == [
        "2022-03-05",
        "2022-03-06",
    ]


def test_a_forecast_contradicts_nobody_and_agrees_with_nobody(forecast: NumericAssertion) -> None:
    place = f"{ROOT}measures/{forecast.measure_id}/contradictions/"
    say(forecast.measure, "zoe", 10, day=5, said=4)  # it would agree
    keep()

    assert ask(place, {"strictness": "loose"}).json()["results"] == []
    assert listed("claims", measure=forecast.measure.slug, contested="true") == []
    figures = listed("assertions", measure=forecast.measure.slug, corroborated__gte="1")
    assert {each["canonical"]["low"] for each in figures} == {"10"}
    assert len(figures) == 2
    assert listed("assertions", measure=forecast.measure.slug, corroborated__gte="2") == []


@pytest.mark.parametrize("make", [stock, cumulative])
def test_a_forecast_is_no_revision_and_takes_nothing_back(make: Callable[[], Measure]) -> None:
    measure = make()
    said = say(measure, ADA, 10, day=9, said=9)
    foretold = say(measure, ADA, 5, day=9, said=4)
    lower = say(measure, ADA, 1, day=20, said=10)

    found = ask(f"{ROOT}measures/{measure.pk}/contradictions/", {"kind": "revision"}).json()

    assert found["results"] == []
    assert [stands(each) for each in (said, foretold, lower)] == ["counted", "forecast", "forecast"]


def test_a_day_of_forecasts_alone_has_nothing_to_compare() -> None:
    measure = stock()
    say(measure, ADA, 10, day=9, said=4)
    say(measure, BOB, 12, day=9, said=4)

    answer = ask(f"{ROOT}measures/{measure.pk}/consensus/").json()
    on_the_day = ask(f"{ROOT}measures/{measure.pk}/consensus/", {"at": "2022-03-09"}).json()

    assert (answer["day"], answer["verdict_on_day"]) == (None, "nothing_comparable")
    assert (on_the_day["verdict"], on_the_day["verdict_on_day"]) == (
        "nothing_comparable",
        "nothing_comparable",
    )
    assert agreement.timeline(group(measure.pk)) == []


def test_one_claim_holds_a_count_and_a_forecast() -> None:
    measure = cumulative()
    died = say(measure, ADA, 331, day=5, said=6)
    will = builders.make_assertion(
        claim=died.claim,
        position=2,
        measure=measure,
        as_printed="1,000",
        low=1000,
        high=1000,
        as_of=days(20),
    )

    assert (stands(died), stands(will)) == ("counted", "forecast")


# ---- it is shown


def test_a_series_marks_its_forecasts_and_finds_them(forecast: NumericAssertion) -> None:
    place = f"{ROOT}measures/{forecast.measure_id}/series/"

    entries = ask(place).json()["results"]
    apart = {word: ask(place, {"forecast": word}).json()["results"] for word in ("true", "false")}
    lines = ask(place, {"format": "csv", "fields": "as_printed,forecast,status"})

    assert [(e["as_printed"], e["forecast"]) for e in entries] == [
        ("ada 10  5", False),
        ("bob 10  5", False),
        ("eve 99  5", True),
        ("eve 77  (9, 12)", True),
    ]
    assert apart["true"] == [e for e in entries if e["forecast"]]
    assert apart["false"] == [e for e in entries if not e["forecast"]]
    assert [*csv.DictReader(io.StringIO(lines.content.decode("utf-8-sig")))] == [
        {
            "as_printed": e["as_printed"],
            "forecast": str(e["forecast"]).lower(),
            "status": e["status"],
        }
        for e in entries
    ]
    assert_problem(ask(place, {"forecast": "maybe"}), 400, "unknown_value")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda f: verbs.retract(claim=f.claim, reason="Wrong.", by=None), "withdrawn"),
        (
            lambda f: NumericAssertion.objects.filter(pk=f.pk).update(
                form="ratio", low=2, high=2, comparator="eq", precision="exact"
            ),
            "forecast",
        ),
    ],
    ids=["withdrawn", "unresolved"],
)
def test_a_forecast_that_would_not_count_anyway_says_why(
    forecast: NumericAssertion, change: Callable[[Any], Any], expected: str
) -> None:
    change(forecast)

    entry = ask(f"{ROOT}measures/{forecast.measure_id}/series/").json()["results"][-1]

    assert (entry["forecast"], entry["status"]) == (True, expected)


def test_a_picture_dots_its_forecasts_and_says_so(forecast: NumericAssertion) -> None:
    found = chart_data.chart(forecast.measure_id)

    assert found
    assert found.tally.forecasts == 2
    assert (found.tally.lowest, found.tally.highest) == (10, 10)
    assert not found.is_empty
    drawn = specification(found, width=800, theme=LIGHT)
    assert "2 figures and 2 forecasts by 3 speakers" in drawn["description"]
    assert "eve 77 (9, 12) (a forecast)." in " ".join(drawn["description"].split())
    dotted = [
        row["printed"]
        for layer in drawn["layer"]
        if layer["mark"].get("strokeDash")
        for row in layer["data"]["values"]
        if row
    ]
    assert {*dotted} == {"eve 99  5", "eve 77  (9, 12)"}
    assert any("dotted: a forecast" in str(layer["mark"].get("text")) for layer in drawn["layer"])


def test_what_is_allowed_is_drawn_as_far_as_figures_count() -> None:
    measure = cumulative()
    for day in (5, 7):
        say(measure, ADA, day, day=day)
    say(measure, BOB, 99, as_of=NEXT_YEAR)

    found = chart_data.chart(measure.pk)

    assert found
    assert [(span.first.day, span.last.day) for span in found.allowed] == [(6, 6)]
    assert found.agreement == "One root speaker: nothing independent to compare."


def test_a_picture_without_forecasts_has_no_dots() -> None:
    found = chart_data.chart(say(stock(), ADA, 10, day=5).measure_id)

    assert found
    drawn = str(specification(found, width=800, theme=LIGHT))
    assert "strokeDash" not in drawn
    assert "forecast" not in drawn.replace("'forecast'", "")


def test_a_measures_page_lists_forecasts_apart(forecast: NumericAssertion) -> None:
    text = read(f"/measures/{forecast.measure.slug}/").text

    figures = text[text.index("All figures but forecasts") : text.index("Forecasts These figures")]
    apart = text[text.index("Forecasts These figures") :]
    assert ("ada 10" in figures, "eve 99" in figures) == (True, False)
    assert ("ada 10" in apart, "eve 99" in apart, "eve 77" in apart) == (False, True, True)
    assert "1 day before" in apart
    assert "8 days before its end" in apart
    assert not re.search(r"-\d+ days?", text)
    assert "The figures that count agree" in text
    assert f"{forecast.measure.label} 4 figures, to 5 March 2022" in read("/measures/").text


def test_a_measure_without_forecasts_has_no_list_of_them() -> None:
    text = read(f"/measures/{say(stock(), ADA, 10, day=5).measure.slug}/").text

    assert "orecast" not in text
    assert "All figures, the newest first" in text


def test_more_forecasts_than_a_page_holds_are_a_link_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.records.series_pages.SIZE", 2)
    measure = stock()
    for day in (7, 8, 9):
        say(measure, ADA, day, day=day, said=4)

    page = read(f"/measures/{measure.slug}/")

    assert "ada 7" not in page.text[page.text.index("Forecasts These figures") :]
    place = f"/api/v1/measures/{measure.slug}/series/?forecast=true&ordering=-as_of"
    assert place in page.links()
    assert len(ask(place).json()["results"]) == 3


def test_a_claims_page_says_that_a_forecast_is_not_compared(forecast: NumericAssertion) -> None:
    assert "a forecast: not compared" in read(f"/claims/{forecast.claim_id}/").text


def test_a_merged_root_does_not_turn_a_forecast_into_its_word(forecast: NumericAssertion) -> None:
    ada = Speaker.objects.get(slug=ADA)
    curation.merge(entry=Speaker.objects.get(slug=EVE), into=ada, by=None)

    assert stands(forecast) == "forecast"
    assert consensus(forecast.measure_id).counts.assertions == 2
