"""A claim in the words of schema.org, held to what Google asks of a fact check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.formats import json_ld

SHEX = Path(settings.BASE_DIR).parent / "shared" / "data" / "schemaorg" / "ClaimReview.shex"
HERE = "https://onrecord.example/claims/1/"
ADA = {"id": "1", "slug": "ada", "name": "Ada", "kind": "person"}
DESK = {"id": "2", "slug": "desk", "name": "The Desk", "kind": "outlet"}
SOURCE = {
    "id": "3",
    "kind": "article",
    "title": "An article",
    "url": "https://news.example/a",
    "publisher": DESK,
    "published_at": "2022-03",
}
REVIEW = {
    "id": "4",
    "reviewer": DESK,
    "title": "Was it so?",
    "url": "https://desk.example/1",
    "reviewed_at": "2022-03-06",
    "rating": "Half true",
    "rating_value": "3",
    "rating_worst": "1",
    "rating_best": "5",
    "verdict": "mixture",
    "summary": "The count is of one city.",
    "retraction_reason": "",
}
STRIKE = {
    "id": "5",
    "label": "Strike on a station",
    "kind": "strike",
    "start": "2022-03-04",
    "end": None,
    "place": "Kramatorsk",
}
RECORD: dict[str, Any] = {
    "id": "1",
    "status": "published",
    "retraction_reason": "",
    "statement": "At least 331 people were killed.",
    "quote": "at least 331",
    "language": "en",
    "speaker": ADA,
    "said_at": "2022-03-05",
    "modified": "2022-03-07T00:00:00Z",
    "appearances": [
        {
            "source": SOURCE | {"title": "A copy", "kind": "other", "publisher": None},
            "is_first": False,
        },
        {"source": SOURCE, "is_first": True},
    ],
    "topics": [{"label": "Losses"}],
    "assertions": [{"event": STRIKE}, {"event": None}, {"event": STRIKE}],
    "reviews": [REVIEW],
}
PUBLISHER = {"@type": "NewsMediaOrganization", "name": "The Desk"}
ARTICLE = {
    "@type": "NewsArticle",
    "name": "An article",
    "url": "https://news.example/a",
    "datePublished": "2022-03",
    "publisher": PUBLISHER,
}
COPY = {
    "@type": "CreativeWork",
    "name": "A copy",
    "url": "https://news.example/a",
    "datePublished": "2022-03",
}
CLAIM = {
    "@type": "Claim",
    "@id": HERE,
    "url": HERE,
    "name": "At least 331 people were killed.",
    "text": "at least 331",
    "inLanguage": "en",
    "author": {"@type": "Person", "name": "Ada"},
    "datePublished": "2022-03-05",
    "dateModified": "2022-03-07T00:00:00Z",
    "firstAppearance": ARTICLE,
    "appearance": [COPY, ARTICLE],
    "about": [
        {
            "@type": "Event",
            "name": "Strike on a station",
            "startDate": "2022-03-04",
            "location": {"@type": "Place", "name": "Kramatorsk"},
        },
        {"@type": "Thing", "name": "Losses"},
    ],
}


def reviews(**changes: Any) -> list[dict[str, Any]]:
    found = json_ld.graph(RECORD | {"reviews": [REVIEW | changes]}, HERE)
    return [each for each in found["@graph"] if each["@type"] == "ClaimReview"]


def test_a_claim_with_its_review_in_full() -> None:
    reviewed = {
        name: CLAIM[name]
        for name in (
            "@type",
            "@id",
            "name",
            "author",
            "datePublished",
            "firstAppearance",
            "appearance",
        )
    }
    assert json_ld.graph(RECORD, HERE) == {
        "@context": "https://schema.org",
        "@graph": [
            CLAIM,
            {
                "@type": "ClaimReview",
                "@id": f"{HERE}#review-4",
                "url": "https://desk.example/1",
                "name": "Was it so?",
                "claimReviewed": "At least 331 people were killed.",
                "datePublished": "2022-03-06",
                "author": PUBLISHER,
                "reviewBody": "The count is of one city.",
                "reviewRating": {
                    "@type": "Rating",
                    "alternateName": "Half true",
                    "ratingValue": "3",
                    "bestRating": "5",
                    "worstRating": "1",
                },
                "itemReviewed": reviewed,
            },
        ],
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = RECORD | {
        "quote": "",
        "language": "",
        "speaker": None,
        "said_at": None,
        "appearances": [],
        "assertions": [],
        "topics": [],
        "reviews": [],
    }

    assert json_ld.graph(bare, HERE)["@graph"] == [
        {
            "@type": "Claim",
            "@id": HERE,
            "url": HERE,
            "name": "At least 331 people were killed.",
            "text": "At least 331 people were killed.",
            "dateModified": "2022-03-07T00:00:00Z",
        }
    ]


def test_a_withdrawn_review_is_no_verdict() -> None:
    assert reviews(retraction_reason="Wrong.") == []


@pytest.mark.parametrize("missing", ["rating_value", "rating_best", "rating_worst"])
def test_a_number_without_its_scale_is_no_rating(missing: str) -> None:
    [review] = reviews(**{missing: None})

    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Half true"}


def test_a_rating_without_words_is_its_verdict() -> None:
    [review] = reviews(rating="")

    assert review["reviewRating"]["alternateName"] == "mixture"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"url": ""},
        {"reviewed_at": None},
        {"title": ""},
        {"rating_value": None},
        *({"reviewer": DESK | {"kind": kind}} for kind in json_ld.AUTHORS),
    ],
    ids=str,
)
def test_every_review_keeps_googles_rules(changes: dict[str, Any]) -> None:
    """Those of schemaorg/ClaimReview.shex: url, claimReviewed, author and reviewRating."""
    [review] = reviews(**changes)

    assert re.fullmatch(r"https?://\S+", review["url"])
    assert review["claimReviewed"]
    assert review["author"]["@type"] in {"Organization", "Person", "NewsMediaOrganization"}
    assert review["author"].get("name") or review["author"].get("url")
    assert review["reviewRating"]["@type"] == "Rating"
    assert review["reviewRating"]["alternateName"]
    assert review["itemReviewed"]["@type"] == "Claim"
    scale = {"ratingValue", "bestRating", "worstRating"} & review["reviewRating"].keys()
    assert len(scale) in (0, 3)


@pytest.mark.skipif(not SHEX.exists(), reason="the rules are not at hand: ../shared/data/schemaorg")
def test_the_rules_are_those_that_are_asked() -> None:
    rules = set(re.findall(r"^\s*schema:(\w+)", SHEX.read_text(), re.MULTILINE))

    assert rules - {"itemReviewed"} <= reviews()[0].keys()
