"""What the demo is there to show, each story as the API and the pages tell it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from claims.models import Event, Review, Source
from claims.queries.agreement import Verdict
from tests.support.client import ask
from tests.support.demo import EARTHQUAKES
from tests.support.site_pages import read

# Every test here has the demo, which is loaded once.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_demo")]

ATTACK = "people-killed-in-one-attack"


def listed(path: str, **asked: Any) -> list[dict[str, Any]]:
    return ask(f"/api/v1/{path}", asked | {"page_size": 100}).json()["results"]


def consensus(slug: str, **asked: Any) -> dict[str, Any]:
    return ask(f"/api/v1/measures/{slug}/consensus/", asked).json()


def test_forecasts_stand_beside_the_facts_and_count_in_nothing() -> None:
    entries = listed("measures/fall-of-ukraines-gdp-in-a-year/series/")
    page = read("/measures/fall-of-ukraines-gdp-in-a-year/").text

    assert {entry["as_printed"]: entry["status"] for entry in entries} == {
        "45.1%": "forecast",
        "35%": "forecast",
        "30.4% ±2%": "counted",
        "29.1%": "counted",
    }
    assert consensus("fall-of-ukraines-gdp-in-a-year")["verdict"] == "agree"
    assert "2 figures and 2 forecasts by 4 speakers" in page


def test_two_figures_said_at_once_by_one_root_are_reported_and_contest_nothing() -> None:
    found, page = consensus(EARTHQUAKES), read(f"/measures/{EARTHQUAKES}/").text

    assert (found["verdict"], found["same_root"]) == ("one_origin", True)
    assert listed("assertions/", measure=EARTHQUAKES, contested="true") == []
    assert "both said by one root speaker at once, 2,156 apart" in page


def test_counts_of_one_event_are_compared_with_each_other_only() -> None:
    events = {event.place: event for event in Event.objects.all()}
    page = read(f"/measures/{ATTACK}/").text

    verdicts = {
        place: consensus(ATTACK, event=str(event.pk))["verdict"] for place, event in events.items()
    }
    assert verdicts == {"Mariupol": "loose_contradiction", "Kramatorsk": "one_origin"}
    assert (
        "Its events, each compared by itself: 1 with a loose contradiction, 1 of one root speaker."
        in page
    )
    assert "There is nothing to compare" not in page
    assert f"{events['Kramatorsk'].label} Fifty = 50" in page
    assert f"about 300 270 to 330 Mariupol City Council, {events['Mariupol'].label}" in page


def test_a_part_is_at_most_its_whole() -> None:
    parts = {m["slug"]: m["part_of"]["slug"] for m in listed("measures/") if m["part_of"]}
    found = listed("contradictions/", measure="civilians-killed-in-ukraine")

    whole = "civilians-killed-in-ukraine"
    assert parts == {"children-killed-in-ukraine": whole, "civilians-killed-in-mariupol": whole}
    assert [
        (each["assertion"]["as_printed"], [witness["reason"] for witness in each["witnesses"]])
        for each in found
    ] == [("1,932", ["part_exceeds_whole"])]


@pytest.mark.parametrize("verdict", Verdict)
def test_the_demo_has_a_verdict_of_each_kind(verdict: str) -> None:
    assert listed("measures/", verdict=verdict)


def test_fact_checkers_review_claims_of_the_demo() -> None:
    reviews = listed("reviews/")

    assert {review["reviewer"]["name"] for review in reviews} == {"FactCheck.org", "KGTV", "CNN"}
    for review in reviews:
        claim = ask(f"/api/v1/claims/{review['claim']['id']}/").json()
        assert review["id"] in [each["id"] for each in claim["reviews"]]
        assert claim["assertions"]


def test_a_review_of_the_first_utterance_shows_on_its_repeat() -> None:
    [again] = listed("claims/", dataset_id="aid-03-trump-2025-02-26")

    [review] = ask(f"/api/v1/claims/{again['id']}/").json()["reviews"]

    assert review["reviewer"]["name"] == "FactCheck.org"


def test_the_best_estimate_stands_beside_its_range() -> None:
    found = listed("assertions/", measure="excess-deaths-in-the-covid-19-pandemic")

    assert {each["best"] for each in found} == {"14900000", "18200000"}


def test_a_link_to_more_than_the_source_itself_says_so() -> None:
    """Where a link leads to the start of a site, a list or an account, the title names that."""
    places = [*Source.objects.exclude(url=""), *Review.objects.exclude(url="")]

    wide = [each.title for each in places if len(urlsplit(each.url).path.strip("/")) < 20]
    assert [title for title in wide if "page" not in title] == []
    assert len(wide) < 10
