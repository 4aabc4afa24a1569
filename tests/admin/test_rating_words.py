"""Rating words in the admin: what waits for a verdict, and what a verdict does."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import RatingWord, Review
from tests.support.admin_forms import change, url
from tests.support.builders import make_claim, make_rating_word, make_review, make_speaker

pytestmark = pytest.mark.django_db
WORDS = "three rotten fish"


def waits(*ratings: str) -> RatingWord:
    """Words that nobody has given a verdict, and reviews that wait for it."""
    for rating in ratings:
        make_review(rating=rating, verdict="other", verdict_by="")
    return make_rating_word(words=WORDS, verdict="")


def test_what_waits_is_a_list_with_the_number_of_its_reviews(admin_client: Client) -> None:
    row = waits("Three rotten fish", "Three Rotten Fish!", "Something else")

    page = admin_client.get(url(RatingWord, "changelist"), {"means": "waiting"})

    assert page.context["cl"].result_list == [row]
    assert page.context["cl"].result_list[0].waiting == 2
    assert "waits for a verdict" in page.content.decode()


def test_the_list_asks_as_much_for_ten_rows_as_for_one(admin_client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            admin_client.get(url(RatingWord, "changelist"), {"means": "waiting"})
        return len(asked)

    waits("Three rotten fish")
    one = queries()
    for _ in range(9):
        make_rating_word(verdict="")

    assert queries() == one


def test_a_verdict_is_that_of_the_reviews_that_waited(admin_client: Client) -> None:
    row = waits("Three rotten fish", "Three Rotten Fish!", "Something else")

    answer = change(admin_client, row, verdict="false")

    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert "Reviews of 2 claims have another verdict now." in told
    verdicts = Review.objects.order_by("rating").values_list("verdict", "verdict_by")
    assert sorted(verdicts) == [
        ("false", "rating-words"),
        ("false", "rating-words"),
        ("other", ""),
    ]


def test_words_are_kept_as_ratings_are_compared(admin_client: Client) -> None:
    row = make_rating_word()

    change(admin_client, row, words="  “Three  ROTTEN fish!”")

    row.refresh_from_db()
    assert row.words == WORDS


def test_words_stand_once_for_a_reviewer_and_language(admin_client: Client) -> None:
    waits()
    row = make_rating_word()

    answer = change(admin_client, row, words=WORDS)

    assert "in the table already" in answer.content.decode()


def test_a_new_review_may_leave_its_verdict_to_the_table(admin_client: Client) -> None:
    claim, reviewer = make_claim(), make_speaker()
    typed = {"reviewer": str(reviewer.pk), "rating": "Pants on Fire"}
    added = {f"reviews-0-{name}": value for name, value in typed.items()}

    answer = change(admin_client, claim, **added, **{"reviews-TOTAL_FORMS": "1"})

    assert answer.status_code == 302
    review = Review.objects.get()
    assert (review.verdict, review.verdict_by) == ("false", "rating-words")


@pytest.mark.parametrize("page", ["of the claim", "of the review"])
def test_a_verdict_that_a_curator_changes_is_the_curators(admin_client: Client, page: str) -> None:
    review = make_review(rating="Wrong", verdict="false", verdict_by="rating-words")

    if page == "of the claim":
        change(admin_client, review.claim, **{"reviews-0-verdict": "mixture"})
    else:
        change(admin_client, review, verdict="mixture")

    review.refresh_from_db()
    assert (review.verdict, review.verdict_by) == ("mixture", "curator")
