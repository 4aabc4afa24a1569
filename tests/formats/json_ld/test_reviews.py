"""Reviews as ClaimReview, held to what Google asks of a fact check."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claims.formats.json_ld import entries
from tests.support.linked_data import SHEX, at_hand, faults_of_review
from tests.support.linked_records import (
    DESK,
    REVIEW,
    ROOT,
    nodes,
    reviews,
)


def test_a_withdrawn_review_is_no_verdict() -> None:
    assert reviews(retraction_reason="Wrong.") == []


@pytest.mark.parametrize("missing", ["rating_value", "rating_best", "rating_worst"])
def test_a_number_without_its_scale_is_no_rating(missing: str) -> None:
    [review] = reviews(**{missing: None})

    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Half true",
        "onrecord:verdict": "mixture",
    }


def test_a_rating_without_words_is_its_verdict() -> None:
    [review] = reviews(rating="")

    assert review["reviewRating"]["alternateName"] == "mixture"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"url": ""},
        {"url": "javascript:alert(1)"},
        {"reviewed_at": None},
        {"title": ""},
        {"rating_value": None},
        *({"reviewer": DESK | {"kind": kind}} for kind in entries.AUTHORS),
    ],
    ids=str,
)
def test_every_review_keeps_googles_rules(changes: dict[str, Any]) -> None:
    [review] = reviews(**changes)

    assert faults_of_review(review) == []
    assert review["itemReviewed"]["@type"] == "Claim"
    assert len({"ratingValue", "bestRating", "worstRating"} & review["reviewRating"].keys()) != 1


@at_hand
def test_the_rules_are_those_that_are_asked() -> None:
    rules = SHEX.read_text()
    broken = {"@type": "ClaimReview", "author": {"@type": "Brand"}, "reviewRating": {}}

    asked = set(re.findall(r"^ {2,4}schema:(\w+)", rules, re.MULTILINE)) - {"itemReviewed"}
    assert {fault.partition(":")[0] for fault in faults_of_review(broken)} == asked
    assert "a [schema:Organization schema:Person]" in rules
    assert "a [schema:Rating]" in rules


def test_a_review_of_the_first_utterance_is_of_that_one() -> None:
    first = {"id": "20", "statement": "It was 300 first.", "status": "published"}
    repeats = {"kind": "repeats", "direction": "out", "claim": first, "retraction_reason": ""}

    found = nodes(relations=[repeats], reviews=[REVIEW | {"through": "20"}])[1]

    assert found["@id"] == f"{ROOT}/claims/20/#review-4"
    assert found["claimReviewed"] == "It was 300 first."
    assert found["itemReviewed"] == {
        "@type": "Claim",
        "@id": f"{ROOT}/claims/20/",
        "name": "It was 300 first.",
    }
