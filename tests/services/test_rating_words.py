"""Ratings as verdicts: by the table, for every way in, and again when the table changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from claims.formats.records import ClaimRecord, ReviewRecord, SpeakerRecord, partial
from claims.models import RatingWord, Review, Speaker
from claims.services import normalising, recording, reference_data
from claims.services.known_ratings import KNOWN
from claims.services.rating_words import BY_WORDS, RatingTable, folded
from tests.support.builders import make_review, make_speaker
from tests.support.importing import DESK, REVIEW, bring, line

pytestmark = pytest.mark.django_db


def rated(rating: str, **members: Any) -> Review:
    """The review of a line that gives no verdict."""
    review = {"reviewer": DESK, "rating": rating} | members
    bring(line(1, reviews=[review]))
    return Review.objects.get()


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ("Pants on Fire!", "false"),
        ("HALF  TRUE", "mixture"),
        ("“Falso”", "false"),
        ("Mostly True.", "true"),
        ("Größtenteils falsch", "false"),
        ("4 Pinocchios", "false"),
        ("Not Enough Evidence", "other"),
        ("भ्रामक", "mixture"),
    ],
)
def test_a_known_rating_has_its_verdict_and_keeps_its_words(rating: str, verdict: str) -> None:
    review = rated(rating)

    assert (review.rating, review.verdict, review.verdict_by) == (rating, verdict, BY_WORDS)


def test_an_unknown_rating_is_other_and_waits_in_the_table() -> None:
    review = rated("Three Rotten Fish!")

    assert (review.verdict, review.verdict_by) == ("other", "")
    assert RatingWord.objects.get(words="three rotten fish").verdict == ""
    assert normalising.waiting() == {"three rotten fish": 1}


def test_a_line_that_gives_a_verdict_is_taken_at_its_word() -> None:
    bring(line(1, reviews=[REVIEW | {"rating": "False", "verdict": "true"}]))

    assert Review.objects.get().verdict == "true"


def test_words_mean_what_their_reviewer_means_by_them() -> None:
    bring(line(1, reviews=[{"reviewer": DESK, "rating": "Wrong"}]))
    desk = Speaker.objects.get(slug=DESK["slug"])
    RatingWord.objects.create(words="wrong", reviewer=desk, verdict="mixture")
    table = RatingTable()

    assert table.verdict("Wrong", reviewer=desk.pk, language="")[0] == "mixture"
    assert table.verdict("Wrong", reviewer=make_speaker().pk, language="")[0] == "false"


def test_words_that_differ_between_languages_need_one() -> None:
    for language, verdict in (("en", "true"), ("de", "false")):
        RatingWord.objects.create(words="gift", language=language, verdict=verdict)
    table = RatingTable()

    assert table.verdict("Gift", reviewer=None, language="de-AT") == ("false", BY_WORDS)
    assert table.verdict("Gift", reviewer=None, language="") == ("other", "")
    assert table.verdict("Gift", reviewer=None, language="fr") == ("other", "")


def test_reviews_on_record_follow_when_words_get_their_meaning() -> None:
    review = rated("Three Rotten Fish")
    RatingWord.objects.filter(words="three rotten fish").update(verdict="false")

    changed = normalising.normalise(words=["three rotten fish"], by=None)

    review.refresh_from_db()
    assert (changed, review.verdict, review.verdict_by) == (1, "false", BY_WORDS)
    assert normalising.normalise(words=["three rotten fish"], by=None) == 0
    assert not normalising.waiting()


def test_what_a_curator_said_stays() -> None:
    review = make_review(rating="False", verdict="true", verdict_by="curator")

    assert normalising.normalise(words=["false"], by=None) == 0
    record = partial(
        ClaimRecord,
        id=review.claim_id,
        reviews=(
            partial(ReviewRecord, id=review.pk, reviewer=SpeakerRecord(id=review.reviewer_id)),
        ),
    )
    [outcome] = recording.record([record], by=None)

    review.refresh_from_db()
    assert (outcome.faults, review.verdict) == ((), "true")


def test_known_words_are_laid_once_and_stay_away_once_deleted() -> None:
    before = set(RatingWord.objects.values_list("words", "language", "verdict"))
    RatingWord.objects.filter(words="hoax").delete()
    RatingWord.objects.filter(words="refuted").update(verdict="other")

    reference_data.lay()

    after = set(RatingWord.objects.values_list("words", "language", "verdict"))
    assert before - after == {("hoax", "en", "false"), ("refuted", "en", "false")}
    assert after - before == {("refuted", "en", "other")}
    assert apps.get_model("claims", "RatingWordEvent").objects.filter(words="hoax").exists()


def test_each_known_word_is_written_as_ratings_are_compared() -> None:
    words = [
        (language, each)
        for language, verdicts in KNOWN.items()
        for printed in verdicts.values()
        for each in printed.split(", ")
    ]

    assert len(words) == len(set(words))
    assert [each for _, each in words if folded(each) != each] == []
