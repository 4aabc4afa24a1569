"""Imports: what a line makes, changes and leaves alone, and what is refused of it."""

from __future__ import annotations

from typing import Any

import pytest

from claims.models import (
    Attribution,
    Claim,
    Measure,
    NumericAssertion,
    RecordVersion,
    Review,
    Role,
    Source,
    Speaker,
)
from tests.support import verbs
from tests.support.builders import (
    make_speaker,
)
from tests.support.importing import (
    ADA,
    DESK,
    FIGURE,
    KEY,
    PAGE,
    REVIEW,
    apart,
    bring,
    counts,
    everything,
    line,
    refusals,
)

pytestmark = pytest.mark.django_db


def test_a_claim_waits_in_review_and_nothing_of_it_is_public() -> None:
    assert counts(line(reviews=[REVIEW], topics=[{"slug": "war", "label": "War"}])) == (1, 0, 0, 0)

    claim = Claim.objects.get()
    assert (claim.status, claim.created_via, claim.created_by) == ("in_review", "import", None)
    assert claim.speaker == claim.root_speaker == Speaker.objects.get(slug="ada")
    assert {t.slug for t in claim.topics.all()} == {"war"}
    assert not RecordVersion.objects.exists()


def test_publishing_makes_it_public_with_all_it_refers_to() -> None:
    bring(line(reviews=[REVIEW], assertions=[FIGURE], appearances=[{"source": PAGE}]), publish=True)

    claim = Claim.objects.get()
    assert claim.status == "published"
    kinds = sorted(RecordVersion.objects.values_list("kind", flat=True))
    assert kinds == ["claim", "measure", "review", "source", "speaker", "speaker"]


def test_the_status_in_a_file_is_not_taken() -> None:
    bring(line(status="published", first_published_at="2022-03-05T00:00:00Z", version=7))

    assert Claim.objects.get().status == "in_review"


@apart
@pytest.mark.parametrize("publish", [False, True])
def test_a_second_run_changes_nothing(publish: bool) -> None:
    speaker = ADA | {
        "aliases": [{"name": "A."}],
        "identifiers": [{"scheme": "wikidata", "value": "Q1"}],
        "roles": [{"title": "Minister", "organization": DESK, "start": "2022"}],
    }
    lines = [
        line(
            n,
            speaker=speaker,
            reviews=[REVIEW | {"evidence": [PAGE]}],
            said_at="2022-03",
            assertions=[FIGURE, FIGURE | {"as_of": {"from": "2022-03-01", "to": "2022-03-02"}}],
            appearances=[{"source": PAGE | {"publisher": DESK}, "is_first": True, "exact": "x"}],
            attributions=[
                {"speaker": ADA, "verb": "quoted"},
                {"speaker": {"slug": "x", "name": "X", "kind": "group"}, "verb": "said"},
            ],
            topics=[{"slug": "war", "label": "War"}],
        )
        for n in range(5)
    ]
    assert counts(*lines, publish=publish, batch_size=2) == (5, 0, 0, 0)
    before = everything()

    assert counts(*lines, publish=publish, batch_size=2) == (0, 0, 5, 0)

    assert everything() == before
    assert Speaker.objects.count() == 3
    assert Role.objects.count() == Source.objects.count() == Measure.objects.count() == 1


@apart
def test_a_changed_line_changes_what_it_says_and_raises_the_version_once() -> None:
    bring(line(place="Rzeszów", assertions=[FIGURE]), line(2), publish=True)
    claim = Claim.objects.get(dataset_id="1")
    assertion = claim.assertions.get()

    changed = line(
        statement="Other words.",
        assertions=[FIGURE | {"as_printed": "332", "low": 332, "high": "332"}],
    )
    assert counts(changed, line(2), publish=True) == (0, 1, 1, 0)

    claim.refresh_from_db()
    assert (claim.statement, claim.place) == ("Other words.", "Rzeszów")
    assert claim.modified_via == "import"
    assert claim.assertions.get().pk == assertion.pk
    assert claim.assertions.get().interval.lower == 332
    assert RecordVersion.objects.get(id=claim.pk).version == 2


def test_parts_are_what_the_line_says_if_it_speaks_of_them() -> None:
    topics = [{"slug": slug, "label": slug} for slug in ("a", "b", "c")]
    chain = [{"speaker": ADA, "verb": "quoted"}, {"speaker": DESK, "verb": "said"}]
    bring(line(topics=topics[:2], attributions=chain, assertions=[FIGURE, FIGURE]))
    assert Claim.objects.get().root_speaker.slug == "desk"

    bring(line(topics=topics[1:], attributions=[]))

    claim = Claim.objects.get()
    assert sorted(claim.topics.values_list("slug", flat=True)) == ["b", "c"]
    assert not Attribution.objects.exists()
    assert claim.root_speaker.slug == "ada"
    assert claim.assertions.count() == 2


def test_another_appearance_becomes_the_first() -> None:
    other = PAGE | {"url": "https://news.example/2"}
    places = [{"source": PAGE, "is_first": True}, {"source": other}]
    bring(line(appearances=places))

    swapped = [{"source": PAGE}, {"source": other, "is_first": True}]
    assert counts(line(appearances=swapped)) == (0, 1, 0, 0)

    first = Claim.objects.get().appearances.get(is_first=True)
    assert first.source.url == other["url"]


def test_reviews_are_added_and_changed_but_never_removed() -> None:
    bring(line(reviews=[REVIEW]))
    Review.objects.create(
        claim=Claim.objects.get(), reviewer=make_speaker(), rating="No", verdict="false"
    )

    bring(line(reviews=[REVIEW | {"rating": "Mostly True", "verdict": "true"}]))
    bring(line(reviews=[]))

    assert sorted(Review.objects.values_list("rating", flat=True)) == ["Mostly True", "No"]


def test_two_reviews_by_one_reviewer_stay_two() -> None:
    pair = [REVIEW | {"id": KEY.format(n), "rating": f"Rating {n}"} for n in (1, 2)]
    bring(line(reviews=pair[:1]))

    bring(line(reviews=pair))

    assert counts(line(reviews=pair)) == (0, 0, 1, 0)
    assert sorted(Review.objects.values_list("rating", flat=True)) == ["Rating 1", "Rating 2"]


def test_a_second_run_with_publish_publishes_what_waits_and_nothing_else() -> None:
    lines = [line(n) for n in range(4)]
    bring(*lines)
    one, two, three, _ = Claim.objects.order_by("dataset_id")
    verbs.reject(claim=one, reason="no_claim", by=None)
    verbs.publish(claim=two, by=None)
    verbs.retract(claim=two, reason="Wrong.", by=None)
    verbs.publish(claim=three, by=None)

    assert counts(*lines, publish=True) == (0, 1, 3, 0)

    statuses = Claim.objects.order_by("dataset_id").values_list("status", flat=True)
    assert list(statuses) == ["rejected", "retracted", "published", "published"]


def test_what_came_retracted_waits_for_a_person() -> None:
    bring(line(status="retracted", retraction_reason="Misheard."), publish=True)

    claim = Claim.objects.get()
    assert (claim.status, claim.retraction_reason) == ("in_review", "Misheard.")


@apart
def test_a_public_claim_is_changed_by_an_import_that_publishes_only() -> None:
    bring(line(), publish=True)
    before = everything()

    assert refusals(line(statement="Other words.")) == [(1, "", "needs_publish")]

    assert everything() == before


def test_a_public_speaker_learns_nothing_from_claims_in_review() -> None:
    bring(line(), publish=True)
    member = ADA | {"area": "Texas", "roles": [{"organization": DESK}]}

    bring(line(2, speaker=member))

    assert Speaker.objects.get(slug="ada").area == ""
    assert not Role.objects.exists()
    bring(line(2, speaker=member), publish=True)
    assert Speaker.objects.get(slug="ada").area == "Texas"
    assert Role.objects.get().organization.slug == "desk"


def test_an_assertion_may_be_measured_against_one_of_a_later_line() -> None:
    ratio = {
        "as_printed": "2 times as many",
        "form": "ratio",
        "direction": "up",
        "low": 2,
        "high": 2,
    }
    ratio |= {"read_by": "curator"}
    two, three = KEY.format(2), KEY.format(3)
    lines = [
        line(1, assertions=[FIGURE | ratio | {"baseline_assertion": two}]),
        line(2, assertions=[FIGURE | ratio | {"id": two, "baseline_assertion": three}]),
        line(3, assertions=[FIGURE | {"id": three}]),
    ]
    assert counts(*lines, batch_size=1) == (3, 0, 0, 0)

    assert counts(*lines, batch_size=1) == (0, 0, 3, 0)
    assert NumericAssertion.objects.filter(baseline_assertion__isnull=False).count() == 2


def test_reviews_that_come_through_another_claim_are_that_ones() -> None:
    bring(line(reviews=[REVIEW | {"through": KEY.format(1)}]))

    assert not Review.objects.exists()


def test_who_imports_is_on_record(django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("ada")

    bring(line(), by=user)

    assert Claim.objects.get().created_by == user
