"""Figures agree only if independent root speakers do, in every answer, page and picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claims.models import Measure
from claims.queries import chart_data
from tests.support.agreement import group
from tests.support.client import ROOT, ask
from tests.support.site_pages import read
from tests.support.statements import ADA, BOB, EVE, MARCH, cumulative, flow, relay, say, stock

pytestmark = pytest.mark.django_db

Say = Callable[[Measure], Any]
ALONE = "One root speaker: nothing independent to compare."
NOTHING = "There is nothing to compare. No two independent root speakers give a number,"
AGREE = "The figures that count agree: no two contradict each other, and independent root speakers"
STRICT = "contradict each other: rounding cannot explain it."
LOOSE = "contradict each other loosely: no value fits all of them, but in each pair"


def says(*all_of_them: tuple[Any, ...]) -> Say:
    """Figures: who, how much, on which day, and more."""

    def said(measure: Measure) -> None:
        for who, low, day, *more in all_of_them:
            say(measure, who, low, day=day, **(more[0] if more else {}))

    return said


def relayed(measure: Measure) -> None:
    origin = say(measure, ADA, 10, day=5, said=5)
    for n in range(11):
        relay(measure, f"agency-{n}", origin, 10, day=5, said=6 + n)


def after_one_was_merged(measure: Measure) -> None:
    first, other = (say(measure, who, 10, day=5).claim.speaker for who in (ADA, BOB))
    other.merged_into = first
    other.save()


AT_LEAST, MORE, AT_MOST = ({"comparator": word, "high": None} for word in ("ge", "gt", "le"))
ABOUT = {"comparator": "approx", "precision": "approximate", "high": 20}
ROUND = {"precision": "rounded", "resolution": 2, "high": 10}
MONTH = {"period": MARCH, "said": 31}
# Of each: what is said, the verdict, that of the day of the consensus, and how it is put.
CASES: dict[str, tuple[Callable[[], Measure], Say, str, str, str]] = {
    "one figure": (stock, says((ADA, 10, 5)), "one_origin", "one_origin", ALONE),
    "one origin, often": (
        cumulative,
        says(*((ADA, n, n) for n in range(5, 16))),
        "one_origin",
        "one_origin",
        ALONE,
    ),
    "one origin, passed on by eleven": (stock, relayed, "one_origin", "one_origin", ALONE),
    "two that were merged": (stock, after_one_was_merged, "one_origin", "one_origin", ALONE),
    "two say the same": (stock, says((ADA, 10, 5), (BOB, 10, 5)), "agree", "agree", AGREE),
    "two share a value": (stock, says((ADA, 10, 5, ROUND), (BOB, 10, 5)), "agree", "agree", AGREE),
    "days that overlap": (
        stock,
        says((ADA, 10, (1, 5)), (BOB, 10, (5, 9))),
        "agree",
        "one_origin",
        AGREE,
    ),
    "days that touch": (
        stock,
        says((ADA, 10, (1, 5)), (BOB, 10, (6, 9))),
        "nothing_comparable",
        "one_origin",
        NOTHING,
    ),
    "days within days": (
        stock,
        says((ADA, 10, (1, 9)), (BOB, 10, 5)),
        "agree",
        "one_origin",
        AGREE,
    ),
    "other days of a stock": (
        stock,
        says((ADA, 10, 5), (BOB, 10, 6)),
        "nothing_comparable",
        "one_origin",
        NOTHING,
    ),
    "other days of a count": (
        cumulative,
        says((ADA, 10, 5), (BOB, 10, 6)),
        "nothing_comparable",
        "nothing_comparable",
        NOTHING,
    ),
    "the same day of a count": (
        cumulative,
        says((ADA, 10, 5), (BOB, 10, 5), (EVE, 12, 6)),
        "agree",
        "nothing_comparable",
        AGREE,
    ),
    "another period": (
        flow,
        says((ADA, 10, None, MONTH), (BOB, 10, (1, 30), {"said": 31})),
        "nothing_comparable",
        "one_origin",
        NOTHING,
    ),
    "the same period": (
        flow,
        says((ADA, 10, None, MONTH), (BOB, 10, None, MONTH)),
        "agree",
        "agree",
        AGREE,
    ),
    "bounds alone": (
        stock,
        says((ADA, 331, 5, AT_LEAST), (BOB, 10_000, 5, MORE)),
        "nothing_comparable",
        "nothing_comparable",
        NOTHING,
    ),
    "a number above a bound": (
        stock,
        says((ADA, 331, 5, AT_LEAST), (BOB, 500, 5)),
        "nothing_comparable",
        "nothing_comparable",
        NOTHING,
    ),
    "no time": (
        stock,
        says((ADA, 10, None), (BOB, 10, 5)),
        "nothing_comparable",
        "one_origin",
        NOTHING,
    ),
    "strictly apart": (
        stock,
        says((ADA, 10, 5), (BOB, 12, 5), (EVE, 12, 5)),
        "contradiction",
        "contradiction",
        f"The figures {STRICT}",
    ),
    "loosely apart": (
        stock,
        says((ADA, 10, 5), (BOB, 20, 5, ABOUT)),
        "loose_contradiction",
        "loose_contradiction",
        f"The figures {LOOSE}",
    ),
    "apart on an earlier day": (
        stock,
        says((ADA, 10, 5), (BOB, 12, 5), (ADA, 10, 9), (BOB, 10, 9)),
        "contradiction",
        "agree",
        f"Figures of other days {STRICT}",
    ),
    "loosely apart on an earlier day": (
        stock,
        says((ADA, 10, 5), (BOB, 20, 5, ABOUT), (ADA, 10, 9)),
        "loose_contradiction",
        "one_origin",
        f"Figures of other days {LOOSE}",
    ),
    "at odds with itself only": (
        stock,
        says((ADA, 10, 5, {"said": 6}), (ADA, 12, 5, {"said": 7})),
        "one_origin",
        "one_origin",
        ALONE,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_verdict_is_the_same_in_every_answer(case: str) -> None:
    make, said, verdict, of_the_day, words = CASES[case]
    measure = make()
    said(measure)

    answer = ask(f"{ROOT}measures/{measure.pk}/consensus/").json()
    page = read(f"/measures/{measure.slug}/").text
    chart = chart_data.chart(measure.pk)

    assert (answer["verdict"], answer["verdict_on_day"]) == (verdict, of_the_day)
    assert answer["counts"]["roots"] >= answer["counts"]["comparable_roots"]
    assert words in page
    assert ("The figures that count agree" in page) == (verdict == "agree")
    assert chart
    assert ("agree" in chart.agreement) == (verdict == "agree")
    assert ("What contradicts what" in page) == verdict.endswith("contradiction")


@pytest.mark.parametrize(
    ("case", "verdict", "said"),
    [
        ("one figure", "one_origin", "one root speaker: nothing independent to compare"),
        (
            "one origin, passed on by eleven",
            "one_origin",
            "one root speaker: nothing independent to compare",
        ),
        ("two say the same", "agree", "1 other root speaker agrees with it"),
        ("bounds alone", "nothing_comparable", "nobody else contradicts it or agrees with it"),
        (
            "other days of a stock",
            "nothing_comparable",
            "nobody else contradicts it or agrees with it",
        ),
        ("strictly apart", "contradiction", "contradicted by 2 other root speakers"),
        ("loosely apart", "loose_contradiction", "loosely contradicted by 1 other root speaker"),
    ],
)
def test_a_claim_has_the_verdict_on_its_figure(case: str, verdict: str, said: str) -> None:
    make, say_all, *_ = CASES[case]
    measure = make()
    say_all(measure)
    [claim] = ask(
        f"{ROOT}claims/", {"root_speaker": ADA, "measure": measure.slug, "page_size": 1}
    ).json()["results"]

    record = ask(f"{ROOT}claims/{claim['id']}/", {"expand": "agreement"}).json()

    [found] = record["agreement"]
    assert found["verdict"] == verdict
    assert found["roots"] == len({ADA, BOB, EVE} if case == "strictly apart" else {ADA, BOB}) - (
        verdict == "one_origin"
    )
    assert said in read(f"/claims/{claim['id']}/").text


def test_who_is_asked_about_alone_does_not_change_the_verdict() -> None:
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 10, day=5)

    answer = ask(f"{ROOT}measures/{measure.pk}/consensus/", {"speaker": ADA}).json()

    assert (answer["verdict"], answer["verdict_on_day"]) == ("agree", "one_origin")


def test_a_flow_that_contradicts_itself_behind_a_shorter_period_is_no_agreement() -> None:
    """The band shows the shortest period that covers a day: a week hides a month."""
    measure = flow()
    for who, value in ((ADA, 10), (BOB, 20)):
        say(measure, who, value, period=MARCH, said=31)
    for first in range(1, 32):
        say(measure, ADA, 1, day=first, said=31)

    chart = chart_data.chart(measure.pk)

    assert group(measure.pk).verdict == "contradiction"
    assert chart
    assert chart.agreement == f"Some figures {STRICT}"
