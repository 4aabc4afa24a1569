"""About how many, of few and of drafts, and as the record changes."""

from __future__ import annotations

import pytest

from claims.models import Claim
from claims.queries import estimates
from tests.support import builders
from tests.support.client import ROOT, ask, assert_problem
from tests.support.estimates import EXACT, about, analyze, facets, lower_limits, make_many

pytestmark = pytest.mark.django_db
ENTRIES = {"speaker", "topic"}  # of which nobody has heard as long as nothing is public


@pytest.mark.parametrize("public", [0, 1, 59])
@pytest.mark.parametrize("drafts", [0, 60])
def test_drafts_are_not_told_of(public: int, drafts: int) -> None:
    speaker, topic = builders.make_speaker(slug="ada"), builders.make_topic(slug="war")
    statuses = ["published"] * public + ["draft", "in_review", "rejected"] * (drafts // 3)
    for status in statuses:
        claim = builders.make_claim(speaker=speaker, status=status, language="uk", place="Kyiv")
        builders.make_claim_topic(claim=claim, topic=topic)
    analyze()

    for query in ({}, {"speaker": "ada"}, {"topic": "war"}, {"language": "uk"}, {"place": "Kyiv"}):
        if public or not ENTRIES & query.keys():
            assert about(**query) == {"value": public, "kind": EXACT}
        else:
            assert_problem(ask(f"{ROOT}claims/", {"count": "estimated"} | query), 400)


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    make_many()
    lower_limits(monkeypatch)


def test_an_estimate_does_not_move_with_the_drafts(many: None) -> None:
    speaker = Claim.objects.filter(status="published").values_list("speaker", flat=True)[0]
    questions = [{}, {"speaker": str(speaker)}, {"kind": "quantity"}]
    before = [about(**query) for query in questions]

    for _ in range(200):
        builders.make_claim(speaker_id=speaker)
    analyze()

    assert [about(**query) for query in questions] == before


def test_what_is_dear_to_count_is_estimated(many: None, monkeypatch: pytest.MonkeyPatch) -> None:
    builders.make_claim(status="published", language="tlh")
    monkeypatch.setattr(estimates, "DEAREST", 0)

    found = about(language="tlh")

    assert found["kind"] == "estimated"
    assert found["low"] <= 1 <= found["high"] < 300


def test_facets_of_few_are_counted(many: None) -> None:
    builders.make_claim(status="published", language="tlh", kind="event")

    assert facets("claims", "kind", language="tlh") == {
        "distinct": 1,
        "values": [{"value": "event", "count": 1}],
    }


def test_a_sample_of_all_is_a_count(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(30):
        builders.make_claim(status="published")
    monkeypatch.setattr(estimates, "MOST", 20)
    monkeypatch.setattr(estimates, "DRAWN", 1_000_000)

    assert about() == {"value": 30, "kind": EXACT}
