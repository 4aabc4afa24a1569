"""Who is given which claim of the review queue, and in which order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.models import AssertionReading, Claim, Lease, Skip
from claims.services import decisions
from tests.support.agreement import keep
from tests.support.builders import (
    make_assertion,
    make_claim,
    make_claim_topic,
    make_speaker,
    make_topic,
)
from tests.support.desk import Curator
from tests.support.statements import ADA, BOB, EVE, draft, say, stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> Curator:
    return Curator()


def order(curator: Curator, **query: str) -> list[str]:
    """The claims of the queue as one curator is given them, three at a time."""
    found: list[str] = []
    place = ""
    while items := curator.ahead(place, **query).json()["items"]:
        found += [each["id"] for each in items]
        place = items[-1]["place"]
    return found


def make_draft(**overrides: Any) -> Claim:
    return make_claim(status="draft", **overrides)


def test_what_contradicts_the_public_comes_first_and_what_has_no_figure_last(
    curator: Curator,
) -> None:
    bare = make_draft()
    agreeing = make_assertion(claim=make_draft()).claim
    denied = make_assertion(claim=make_draft()).claim
    AssertionReading.objects.filter(assertion__claim=agreeing).update(state="agrees")
    AssertionReading.objects.filter(assertion__claim=denied).update(state="contradicts")
    measure = stock()
    say(measure, ADA, 10, day=5)
    say(measure, BOB, 10, day=5)
    contradicting = draft(measure, EVE, 15, day=5).claim
    AssertionReading.objects.filter(assertion__claim=contradicting).update(state="agrees")
    keep()

    expected = [contradicting, denied, agreeing, bare]

    assert order(curator) == [str(claim.pk) for claim in expected]


def test_the_order_within_a_rank_is_that_of_the_ids_and_no_claim_is_left_out(
    curator: Curator,
) -> None:
    drafts = sorted(str(make_draft().pk) for _ in range(8))

    assert order(curator) == drafts


@pytest.mark.parametrize("status", ["published", "retracted", "rejected"])
def test_only_drafts_wait(curator: Curator, status: str) -> None:
    reasons = {
        "retracted": {"retraction_reason": "Wrong."},
        "rejected": {"rejection_reason": "opinion"},
    }
    make_claim(status=status, **reasons.get(status, {}))

    assert curator.first() is None


def test_two_curators_are_never_given_the_same_claim(curator: Curator) -> None:
    for _ in range(4):
        make_draft()
    other = Curator("other")

    first, second = curator.first(), other.first()

    assert None not in (first, second)
    assert first != second


def test_a_lease_that_has_ended_holds_nobody_back(curator: Curator) -> None:
    claim = make_draft()
    curator.first()
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))

    assert Curator("other").first() == str(claim.pk)


def test_a_direct_address_says_who_has_the_claim_and_it_can_be_taken_over(
    curator: Curator,
) -> None:
    claim, other = make_draft(), Curator("other")
    curator.first()

    assert "Being reviewed by curator since a moment ago." in other.page(claim).text
    assert other.act(claim, "publish").json()["code"] == "lease_lost"
    assert other.post("lease", claim, {"take_over": True}).status_code == 200
    assert curator.act(claim, "publish").json()["code"] == "lease_lost"
    assert other.act(claim, "publish").status_code == 200


def test_what_was_fetched_ahead_can_be_given_back(curator: Curator) -> None:
    claim = make_draft()
    curator.ahead()
    curator.post("release", None, {"claims": [str(claim.pk)]})

    assert Curator("other").first() == str(claim.pk)


def test_a_skipped_claim_waits_for_others(curator: Curator) -> None:
    claim = make_draft()
    curator.first()
    curator.act(claim, "skip")

    assert curator.first() is None
    assert curator.first(skipped="yes") == str(claim.pk)
    Lease.objects.all().delete()
    assert Curator("other").first() == str(claim.pk)


def test_a_skip_is_undone(curator: Curator) -> None:
    claim = make_draft()
    curator.act(claim, "skip")

    curator.post("undo", None, {"claim": str(claim.pk), "decision": ""})

    assert not Skip.objects.exists()
    assert curator.first() == str(claim.pk)


def test_a_decided_claim_waits_no_longer(curator: Curator) -> None:
    claim = make_draft()
    curator.act(claim, "publish")

    assert curator.first() is None
    assert decisions.apply_due() == 0, "it is not due yet"


class TestFilters:
    def test_each_filter_leaves_what_it_names(self, curator: Curator) -> None:
        topic, speaker = make_topic(), make_speaker()
        about = make_claim_topic(topic=topic, claim=make_draft()).claim
        said = make_draft(speaker=speaker)
        imported = make_draft(dataset="ledger", dataset_id="1", language="uk")
        accusing = make_draft(kind="accusation")
        counted = make_assertion(claim=make_draft())
        asked = {
            about: {"topic": topic.slug},
            said: {"speaker": str(speaker.pk)},
            imported: {"dataset": "ledger", "language": "uk"},
            accusing: {"kind": "accusation"},
            counted.claim: {"measure": counted.measure.slug, "has": "assertions"},
        }

        found = {claim: order(curator, **query) for claim, query in asked.items()}

        assert found == {claim: [str(claim.pk)] for claim in asked}

    @pytest.mark.parametrize(
        "query",
        [
            pytest.param({"has": "everything"}, id="word"),
            pytest.param({"topic": "Not a slug!"}, id="key"),
            pytest.param({"kind": "rumour"}, id="kind"),
        ],
    )
    def test_a_filter_that_cannot_be_is_refused(
        self, curator: Curator, query: dict[str, str]
    ) -> None:
        response = curator.page(**query)

        assert response.status_code == 400
        assert next(iter(query)) in response.text

    def test_nothing_waits_is_said_with_what_else_there_is(self, curator: Curator) -> None:
        curator.act(make_draft(), "skip")

        page = curator.page().text

        assert "Nothing waits." in page
        assert "1 skipped" in page


def test_the_bar_counts_what_is_left_and_what_was_done_today(curator: Curator) -> None:
    claims = [make_draft() for _ in range(3)]
    curator.act(claims[0], "publish", seconds=12)
    curator.act(claims[1], "publish", seconds=16)

    progress = curator.page().context["progress"]

    assert progress == {"left": 1, "more": False, "today": 2, "each": 14}


def test_what_others_decide_elsewhere_is_not_taken_from_what_a_filter_has_left(
    curator: Curator,
) -> None:
    make_draft(language="uk")
    elsewhere = [make_draft(language="en") for _ in range(2)]
    before = curator.page(language="uk").context["progress"]["left"]
    for claim in elsewhere:
        Curator(f"of {claim.pk}").act(claim, "publish")

    assert (before, curator.page(language="uk").context["progress"]["left"]) == (1, 1)
