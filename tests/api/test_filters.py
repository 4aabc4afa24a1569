"""Filters: what each lets through, and that a related row is found without repeating a row."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from claims.api.read.resources import RESOURCES
from claims.models import Review
from claims.services import curation
from tests.support import builders, verbs
from tests.support.client import ROOT, ask, assert_problem, listed
from tests.support.world import make_world

pytestmark = pytest.mark.django_db

# What is asked of the world, and the rows that answer, by their names in it.
ANSWERS = {
    "claims": [
        ("speaker=ada", "first earlier claim"),
        ("speaker={minister.pk}", "first earlier claim"),
        ("speaker=witness", ""),
        ("root_speaker=witness", "claim"),
        ("root_speaker=ada", "first earlier"),
        ("source={article.pk}", "claim"),
        ("source={report.pk}", ""),
        ("topic=losses", "claim"),
        ("topic=war", "claim"),
        ("topic={war.pk}", "claim"),
        ("measure=killed", "claim earlier"),
        ("event={strike.pk}", "claim"),
        ("event={strike.pk}&form=ratio", ""),
        ("event={strike.pk}&comparator=ge", "claim"),
        ("observation_status=normal", "earlier claim"),
        ("observation_status=forecast", ""),
        ("kind=quantity", "first earlier claim"),
        ("kind=pledge", ""),
        ("status=published", "first earlier claim"),
        ("status=retracted", ""),
        ("quote_type=direct", "claim"),
        ("quote_type=mixed", ""),
        ("language=en", "claim"),
        ("language=pl", ""),
        ("place=rzesz", "claim"),
        ("place=RZESZÓW", "claim"),
        ("place=100%25", ""),
        ("said_at__gte=2022", "first earlier claim"),
        ("said_at__gte=2022-03-05", "first earlier claim"),
        ("said_at__gte=2022-03-05T00:00Z", "first earlier claim"),
        ("said_at__gte=2022-03-05T02:00:00.000001%2B02:00", ""),
        ("said_at__gte=2022-04", ""),
        ("said_at__lt=2022-03-05", ""),
        ("said_at__lt=2022-03-05T00:00:01Z", "first earlier claim"),
        ("said_at__gte=2022-03&said_at__lt=2022-04", "first earlier claim"),
        ("said_at__lte=2022-03-04", ""),
        ("said_at__lte=2022-03-05", "first earlier claim"),
        ("said_at__gte=2022-03&said_at__lte=2022-03", "first earlier claim"),
        ("first_published_at__gte=2023", "first earlier claim"),
        ("first_published_at__lt=2023", ""),
        ("first_published_at__lte=2022", ""),
        ("reviewer=desk", "first claim"),
        ("reviewer=ada", ""),
        ("verdict=mixture", "claim"),
        ("verdict=true", "first claim"),
        ("verdict=false", ""),
        ("reviewer=desk&verdict=true", "first claim"),
        ("reviewer=ada&verdict=true", ""),
        ("has_assertions=true", "earlier claim"),
        ("has_assertions=false", "first"),
        ("dataset=nowhere", ""),
        ("q=people", "claim"),
        ("q=KILLED people", "claim"),
        ("q=least 331", "claim"),
        ("q=331 or 320", "earlier claim"),
        ('q="were killed"', "claim"),
        ('q="killed people"', ""),
        ("q=minister", "first earlier claim"),
        ("q=minister -killed", "first earlier"),
        ("q=article", "claim"),
        ("q=Kïlled", "claim"),
        ("q=300 people", ""),
        ("q=secret", ""),
        ("speaker_name=ministre", "first earlier claim"),
        ("speaker_name=Ádä Minister", "first earlier claim"),
        ("speaker_name=hidden", ""),
        ("speaker__kind=person", "first earlier claim"),
        ("speaker__kind=outlet", ""),
        ("speaker__country=PL", "first earlier claim"),
        ("speaker__country=UA", ""),
        ("speaker__role=minister", "first earlier claim"),
        ("speaker__role=king", ""),
        ("speaker__organization=ministry", "first earlier claim"),
        ("speaker__organization=daily", ""),
        ("speaker__role=minister&speaker__organization=ministry", "first earlier claim"),
        ("source__kind=article", "claim"),
        ("source__kind=report", ""),
        ("source__publisher=daily", "claim"),
        ("source__reliability=B", "claim"),
        ("source__kind=article&source__reliability=A", ""),
        ("has_reviews=true", "first claim"),
        ("has_reviews=false", "earlier"),
        ("relation=updates", "claim"),
        ("relation=supports", ""),
        ("related_to={first.pk}", "claim"),
        ("relation=updates&related_to={first.pk}", ""),
        ("modified__gte=2022", "first earlier claim"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
        ("min=330", "claim"),
        ("min=320&max=320", "earlier"),
        ("min=300&max=400&mode=certain", "earlier"),
        ("min=300&max=400&mode=stated", "earlier claim"),
        ("max=320&measure=killed", "earlier"),
        ("max=0.00032m&measure=killed", "earlier"),
        ("max=0.00032m&unit=1", "earlier"),
        ("min=1 km", ""),
        ("unit=1", "earlier claim"),
        ("unit=km", ""),
        ("measure=killed&contested=true", ""),
        ("measure=killed&contested=false", "earlier claim"),
        ("measure=killed&corroborated__gte=1", ""),
        ("min=1&convert_to=USD", ""),
        ("comparator=ge", "claim"),
        ("comparator=eq", "earlier"),
        ("form=ratio", "claim"),
        ("precision=rounded", ""),
        ("basis=printed", "claim earlier"),
        ("basis=resolved", "claim"),
        ("basis=unresolved", ""),
        ("printed_unit=1", "claim earlier"),
        ("printed_unit=km", ""),
        ("as_of=2022-03-04", "claim"),
        ("as_of__gte=2022-03-05", ""),
        ("as_of__lt=2022-03-05", "claim"),
        ("as_of__lte=2022-03", "claim"),
        ("period=2022-03-04", ""),
        ("period__gte=2022-03-04", ""),
        ("period__lt=2022-03-04", ""),
        ("period__lte=2022-03-04", ""),
        ("form=ratio&comparator=ge", ""),
    ],
    "speakers": [
        ("kind=person", "minister"),
        ("kind=outlet", "outlet"),
        ("country=PL", "ministry minister"),
        ("country=UA", ""),
        ("name=minist", "ministry minister"),
        ("name=A. MINISTER", "minister"),
        ("name=hidden", ""),
        ("name_like=A. Ministr", "minister ministry"),
        ("name_like=hiden", ""),
        ("role=minister", "minister"),
        ("role=king", ""),
        ("organization=ministry", "minister"),
        ("modified__gte=2022&kind=person", "minister"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
        ("identifier=wikidata:Q1", "minister"),
        ("identifier=wikidata:Q2", ""),
        ("identifier=isni:Q1", ""),
    ],
    "sources": [
        ("kind=article", "article"),
        ("title=REPORT", "report"),
        ("publisher=daily", "article"),
        ("publisher={desk.pk}", "report"),
        ("language=en", "article"),
        ("reliability=B", "article"),
        ("reliability=F", ""),
        ("url=https://news.example/r", "report"),
        ("url=https://news.example/", ""),
        ("published_at__gte=2022-03", "article"),
        ("published_at__lt=2022-03", ""),
        ("published_at__lte=2022-03", "article"),
        ("published_at__lt=2023", "article"),
        ("modified__gte=2022", "article report"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
    "assertions": [
        ("claim={claim.pk}", "assertion change"),
        ("measure=killed", "assertion change base"),
        ("event={strike.pk}", "assertion"),
        ("has_event=true", "assertion"),
        ("has_event=false", "change base"),
        ("observation_status=normal", "assertion change base"),
        ("observation_status=estimate", ""),
        ("speaker=ada", "assertion change base"),
        ("speaker=desk", ""),
        ("comparator=ge", "assertion"),
        ("form=ratio", "change"),
        ("precision=exact", "assertion change base"),
        ("precision=rounded", ""),
        ("unit=1", "assertion base change"),
        ("unit=km", ""),
        ("min=1&convert_to=USD", ""),
        ("printed_unit=1", "assertion change base"),
        ("printed_unit=km", ""),
        ("min=331", "assertion change"),
        ("min=0.3k&max=330", "base"),
        ("max=320.5", "base"),
        ("min=400&mode=stated", ""),
        ("min=400&mode=possible&measure=killed", "assertion change"),
        ("min=400&mode=certain", "change"),
        ("root_speaker=witness", "assertion change"),
        ("root_speaker=ada", "base"),
        ("source={article.pk}", "assertion change"),
        ("source={report.pk}", ""),
        ("topic=war", "assertion change"),
        ("claim__status=published", "assertion change base"),
        ("claim__said_at__gte=2022-03-05", "assertion change base"),
        ("claim__said_at__lt=2022-03-05", ""),
        ("claim__said_at__lte=2022-03-05", "assertion change base"),
        ("as_of__gte=2022-03-04", "assertion"),
        ("as_of__gte=2022-03-05", ""),
        ("as_of__lt=2022-03-05", "assertion"),
        ("as_of__lte=2022-03-04", "assertion"),
        ("as_of__lt=2022-03-04", ""),
        ("period=2022-03-04", ""),
        ("period__gte=2022-03-04", ""),
        ("period__lt=2022-03-04", ""),
        ("period__lte=2022-03-04", ""),
        ("basis=printed", "assertion base"),
        ("basis=resolved", "change"),
        ("basis=unresolved", ""),
        ("as_of=2022-03-04", "assertion"),
        ("as_of=2022-03-05", ""),
        ("measure=killed&comparator=gt", "change"),
        ("measure=killed&contested=true", ""),
        ("measure=killed&contested=false", "assertion change base"),
        ("verdict=contradiction", ""),
        ("measure=killed&corroborated__gte=1", ""),
    ],
    "events": [
        ("label=STATION", "strike"),
        ("label=fire", ""),
        ("kind=strike", "strike"),
        ("kind=battle", ""),
        ("place=kramat", "strike"),
        ("place=kyiv", ""),
        ("start__gte=2022-03-05", "strike"),
        ("start__gte=2022-03-06", ""),
        ("start__lt=2022-03-06", "strike"),
        ("start__lt=2022", ""),
        ("start__lte=2022-03", "strike"),
        ("measure=killed", "strike"),
        ("measure=dead", ""),
        ("identifier=wikidata:Q2", "strike"),
        ("identifier=wikidata:Q1", ""),
        ("modified__gte=2022", "strike"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
    "measures": [
        ("unit=1", "killed dead"),
        ("unit=USD", ""),
        ("dimension=count", "killed dead"),
        ("verdict=contradiction", ""),
        ("temporal_kind=cumulative", "killed dead"),
        ("temporal_kind=flow", ""),
        ("label=KILL", "killed"),
        ("label=DEATH", "killed"),
        ("label=injured", ""),
        ("part_of=dead", "killed"),
        ("part_of=killed", ""),
        ("counts_pledges=false", "killed dead"),
        ("counts_pledges=true", ""),
        ("modified__gte=2022", "killed dead"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
    "reviews": [
        ("claim={claim.pk}", "review"),
        ("reviewer=desk", "review first_review"),
        ("language=pl", ""),
        ("reviewer=ada", ""),
        ("verdict=true", "first_review"),
        ("modified__gte=2022", "review first_review"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
    "relations": [
        ("subject={claim.pk}", "updates repeats"),
        ("object={first.pk}", "repeats"),
        ("claim={earlier.pk}", "updates"),
        ("claim={claim.pk}", "updates repeats"),
        ("kind=repeats", "repeats"),
        ("kind=supports", ""),
        ("modified__gte=2022", "updates repeats"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
    "topics": [
        ("broader=war", "losses"),
        ("broader={war.pk}", "losses"),
        ("broader=losses", ""),
        ("label=WAR", "war"),
        ("label=casual", "losses"),
        ("modified__gte=2022", "losses war"),
        ("modified__lt=2022", ""),
        ("modified__lte=2021", ""),
    ],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_filter_lets_through_what_it_says(name: str) -> None:
    world = vars(make_world())
    names = {str(row.pk): name for name, row in world.items()}

    found = {}
    for query, _ in ANSWERS[name]:
        response = ask(f"{ROOT}{name}/", quote(query.format(**world), safe="=&%/:"))
        found[query] = sorted(names[record["id"]] for record in response.json()["results"])

    assert found == {query: sorted(expected.split()) for query, expected in ANSWERS[name]}


def test_every_filter_has_a_case() -> None:
    asked = {
        (name, pair.partition("=")[0])
        for name, answers in ANSWERS.items()
        for query, _ in answers
        for pair in query.split("&")
    }
    declared = {
        (name, filter_)
        for name, view in RESOURCES.items()
        for filter_ in view.filterset_class.base_filters
        if name != "units"
    }

    untested = declared - asked

    assert {filter_ for _, filter_ in untested} <= {"dataset", "dataset_id"}


def test_units_are_found_by_dimension() -> None:
    assert {unit["code"] for unit in listed("units", dimension="count")} == {"1"}
    assert "km" in {unit["code"] for unit in listed("units", dimension="length")}


@pytest.mark.parametrize(
    "make",
    [builders.make_claim, builders.make_source, builders.make_speaker],
    ids=["claims", "sources", "speakers"],
)
def test_an_imported_row_is_found_by_its_dataset(make: Any) -> None:
    row = make(dataset="liar", dataset_id="2635.json")
    claim = row if make is builders.make_claim else builders.make_claim()
    if make is builders.make_source:
        builders.make_appearance(claim=claim, source=row)
    if make is builders.make_speaker:
        builders.make_attribution(claim=claim, speaker=row)
    verbs.publish(claim=claim, by=None)
    name = {"Claim": "claims", "Source": "sources", "Speaker": "speakers"}[type(row).__name__]

    assert [r["id"] for r in listed(name, dataset="liar", dataset_id="2635.json")] == [str(row.pk)]
    assert listed(name, dataset="liar", dataset_id="2636.json") == []


def test_a_claim_with_three_matches_is_one_claim() -> None:
    claim = builders.make_claim(status="published")
    measure, desk, source = builders.make_measure(), builders.make_speaker(), builders.make_source()
    for position in (1, 2, 3):
        builders.make_assertion(claim=claim, measure=measure, position=position)
        builders.make_review(claim=claim, reviewer=desk, verdict="false")
        place = {"exact": "a", "start": position, "end": position + 1}
        builders.make_appearance(claim=claim, source=source, **place)

    query = {
        "measure": measure.slug,
        "reviewer": desk.slug,
        "verdict": "false",
        "source": source.pk,
    }

    assert [record["id"] for record in listed("claims", **query)] == [str(claim.pk)]


def test_reviewer_and_verdict_speak_of_one_review() -> None:
    claim = builders.make_claim(status="published")
    strict, kind = builders.make_speaker(), builders.make_speaker()
    builders.make_review(claim=claim, reviewer=strict, verdict="false")
    builders.make_review(claim=claim, reviewer=kind, verdict="true")

    assert len(listed("claims", reviewer=strict.slug, verdict="false")) == 1
    assert listed("claims", reviewer=strict.slug, verdict="true") == []


def test_a_withdrawn_review_does_not_count() -> None:
    review = builders.make_review(claim=builders.make_claim(status="published"), verdict="false")
    Review.objects.filter(pk=review.pk).update(retraction_reason="Mistaken.")

    assert listed("claims", verdict="false") == []
    assert len(listed("reviews", verdict="false")) == 1


def test_a_topic_covers_all_below_it_and_stands_for_what_was_merged_into_it() -> None:
    top = builders.make_topic(slug="top")
    middle = builders.make_topic(broader=top)
    claim = builders.make_claim(status="published")
    builders.make_claim_topic(claim=claim, topic=builders.make_topic(broader=middle))
    former = builders.make_topic(slug="former")
    builders.make_claim_topic(claim=builders.make_claim(status="published"), topic=former)
    curation.merge(entry=former, into=top, by=None)

    assert len(listed("claims", topic="top")) == 2
    assert listed("claims", topic="former") == listed("claims", topic="top")


def test_filters_are_all_to_be_met() -> None:
    world = make_world()

    found = listed("claims", speaker="ada", measure="killed", q="people", said_at__gte="2022")

    assert [record["id"] for record in found] == [str(world.claim.pk)]


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ({"speker": "ada"}, "speaker"),
        ({"said_at_gte": "2022"}, "said_at__gte"),
        ({"limit": "10"}, None),
        ({"offset": "10"}, None),
        ({"ordering": "said"}, "said_at"),
        ({"ordering": "speaker__created_by__password"}, None),
        ({"kind": "quantty"}, "quantity"),
        ({"status": "draft"}, None),
    ],
    ids=str,
)
def test_a_typo_is_answered_with_what_exists(query: dict[str, str], nearest: str | None) -> None:
    make_world()

    [fault] = assert_problem(ask(f"{ROOT}claims/", query), 400)["errors"]

    assert fault["parameter"] == next(iter(query))
    assert fault["allowed"]
    if nearest:
        assert fault["nearest"] == nearest
        assert nearest in fault["detail"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    response = ask(f"{ROOT}claims/", "knd=event&status=&min=1&min=2")

    problem = assert_problem(response, 400, "invalid_request")
    assert [(fault["parameter"], fault["code"]) for fault in problem["errors"]] == [
        ("knd", "unknown_parameter"),
        ("min", "repeated_parameter"),
        ("status", "empty_value"),
    ]
