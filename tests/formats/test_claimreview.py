"""ClaimReview in every way that publishers print it, and 23 real ones beside a walk by hand."""

from __future__ import annotations

import html
import json
from copy import deepcopy
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest

from claims.formats import claimreview
from claims.formats.records import ClaimRecord, Rejection
from tests.support.field_files import REVIEW, WILD, as_bytes, at_hand

CLAIM = {
    "@type": "Claim",
    "@id": "https://claims.example/7",
    "name": "It rained.",
    "author": {"@type": "Person", "name": "Ada Smith"},
}


def read(data: Any) -> list[Any]:
    text = data if isinstance(data, bytes) else as_bytes(data)
    return [found for _, found in claimreview.read(BytesIO(text))]


def read_one(**members: Any) -> Any:
    """The claim of the review with other members; a name with “__” is one of an object in it."""
    review = deepcopy(REVIEW)
    for name, value in members.items():
        *within, last = name.split("__")
        target = review
        for each in within:
            target = target[each]
        if value is None:
            del target[last]
        else:
            target[last] = value
    [found] = read(review)
    return found


def test_a_review_is_read_whole() -> None:
    claim = read_one()

    assert (claim.statement, claim.said_at) == ("The bridge cost 40 million euros.", "2024-03-01")
    assert (claim.speaker.slug, claim.speaker.name, claim.speaker.kind) == (
        "ada-smith",
        "Ada Smith",
        "person",
    )
    assert [(a.source.url, a.source.kind, a.is_first) for a in claim.appearances] == [
        ("https://news.example/bridge", "article", False)
    ]
    [review] = claim.reviews
    assert (review.reviewer.name, review.reviewer.kind) == ("Example Checks", "organization")
    assert (review.url, review.reviewed_at) == ("https://checks.example/bridge", "2024-03-06")
    assert review.rating == "Mostly False"
    assert (review.rating_value, review.rating_worst, review.rating_best) == (2, 1, 5)
    assert "verdict" not in review.given
    assert claim.left_out == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(REVIEW, id="an object"),
        pytest.param([REVIEW], id="a list"),
        pytest.param(
            {"@context": "https://schema.org", "@graph": [{"@type": "Person"}, REVIEW]},
            id="a graph",
        ),
        pytest.param({"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]}, id="a feed"),
        pytest.param(
            {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": REVIEW}]},
            id="an item list",
        ),
        pytest.param({"file": "x", "claimReview": REVIEW}, id="inside something else"),
        pytest.param(REVIEW | {"@type": ["Review", "ClaimReview"]}, id="several types"),
        pytest.param(REVIEW | {"@type": "http://schema.org/ClaimReview"}, id="a whole type"),
        pytest.param(b"\xef\xbb\xbf" + as_bytes(REVIEW), id="a byte order mark"),
        pytest.param(
            b'<!doctype html><title>x</title><script type="application/ld+json">\n'
            + as_bytes(REVIEW)
            + b"\n</script><script>var a = '<';</script>",
            id="a page",
        ),
        pytest.param(
            b"<html><script type='application/ld+json; charset=utf-8'>//<![CDATA[\n"
            + as_bytes({"@graph": [REVIEW]})
            + b"\n//]]></script></html>",
            id="a page with CDATA",
        ),
    ],
)
def test_a_review_is_found_wherever_it_stands(data: Any) -> None:
    [claim] = read(data)

    assert claim == read_one()


def test_lines_have_their_numbers() -> None:
    text = b"\n".join([as_bytes(REVIEW), b"", b"{", as_bytes({"@type": "Person"})])

    found = list(claimreview.read(BytesIO(text)))

    assert [number for number, _ in found] == [1, 3, 4]
    assert [getattr(each, "code", "") for _, each in found] == ["", "invalid_json", "no_claim"]


def test_reviews_of_one_claim_are_one_claim_wherever_it_is_described() -> None:
    other = REVIEW | {
        "url": "https://other.example/1",
        "itemReviewed": {"@id": CLAIM["@id"]},
    }
    graph = {"@graph": [REVIEW | {"itemReviewed": {"@id": CLAIM["@id"]}}, CLAIM, other]}

    [claim] = read(graph)

    assert (claim.dataset_id, claim.speaker.name) == (CLAIM["@id"], "Ada Smith")
    assert [review.url for review in claim.reviews] == [
        "https://checks.example/bridge",
        "https://other.example/1",
    ]


def test_a_claim_without_a_review_is_a_claim() -> None:
    [claim] = read(CLAIM | {"text": "“It rained for 3 days.”", "inLanguage": "en"})

    assert (claim.statement, claim.quote) == ("It rained.", "“It rained for 3 days.”")
    assert (claim.language, claim.reviews) == ("en", ())


def test_two_claims_of_one_page_are_two() -> None:
    first, second = read([REVIEW, REVIEW | {"claimReviewed": "It is red."}])

    assert first.dataset_id != second.dataset_id
    assert first.dataset_id == read_one().dataset_id


RATINGS: list[tuple[str, Any, tuple[Any, ...]]] = [
    ("words with a line end", {"alternateName": "Half\rtrue\n"}, ("Half true", None, None, None)),
    ("a text", "Falso", ("Falso", None, None, None)),
    ("a list", [{"alternateName": "False"}, {"alternateName": "x"}], ("False", None, None, None)),
    ("words as value", {"ratingValue": "False"}, ("False", None, None, None)),
    ("a number alone", {"ratingValue": 3}, ("", 3, None, None)),
    (
        "an empty value",
        {"ratingValue": "", "bestRating": "2", "worstRating": "2", "alternateName": "False"},
        ("False", None, 2, 2),
    ),
    ("one end", {"ratingValue": "1", "bestRating": "6"}, ("", 1, 1, 6)),
    ("off its scale", {"ratingValue": 0, "bestRating": 5, "worstRating": 1}, ("", 0, None, None)),
    (
        "a falling scale",
        {"ratingValue": 1.5, "bestRating": 1, "worstRating": 5},
        ("", Decimal("1.5"), 5, 1),
    ),
    ("entities", {"alternateName": "It&#039;s false"}, ("It's false", None, None, None)),
]


@pytest.mark.parametrize(
    ("printed", "wanted"), [case[1:] for case in RATINGS], ids=[case[0] for case in RATINGS]
)
def test_a_rating_keeps_its_words(printed: Any, wanted: tuple[Any, ...]) -> None:
    [review] = read_one(reviewRating=printed).reviews

    found = (review.rating, review.rating_value, review.rating_worst, review.rating_best)
    assert found == wanted


@pytest.mark.parametrize(
    ("author", "name", "kind"),
    [
        ("Ada Smith", "Ada Smith", "person"),
        ([{"@type": "Person", "name": "Ada"}, {"@type": "Person", "name": "Bo"}], "Ada", "person"),
        ({"@type": "Organization", "name": "Board of Works"}, "Board of Works", "organization"),
        ({"@type": "NewsMediaOrganization", "name": "The Day"}, "The Day", "outlet"),
        ({"@type": "Person", "name": "Varias fuentes"}, "Varias fuentes", "anonymous"),
        (
            {"@type": "Person", "name": "Viral social media post"},
            "Viral social media post",
            "anonymous",
        ),
        ({"@type": "Person", "name": "नये भारत"}, "नये भारत", "person"),
    ],
    ids=str,
)
def test_who_said_it(author: Any, name: str, kind: str) -> None:
    speaker = read_one(itemReviewed__author=author).speaker

    assert (speaker.name, speaker.kind) == (name, kind)
    assert speaker.slug


@pytest.mark.parametrize(
    "members",
    [
        {"itemReviewed__author": None},
        {"itemReviewed__author": {"@type": "Person", "name": " "}},
        {"itemReviewed": {"@type": "Claim"}},
        {"itemReviewed": None},
        {"itemReviewed": "a text"},
        {"itemReviewed": []},
    ],
    ids=str,
)
def test_a_claim_whose_author_is_not_named_has_no_speaker(members: Any) -> None:
    claim = read_one(**members)

    assert claim.speaker is None
    assert "speaker" not in claim.given


@pytest.mark.parametrize(
    ("members", "left_out"),
    [
        ({"itemReviewed__datePublished": "last week"}, ("datePublished",)),
        ({"datePublished": "01/02/2024"}, ("datePublished",)),
        ({"image": {"url": "https://x.example/1.png"}, "publisher": "x"}, ("image", "publisher")),
        ({"itemReviewed__author": ["Ada", "Bo"]}, ("further author",)),
        ({"inLanguage": "English"}, ("inLanguage",)),
        ({"itemReviewed__appearance": "nowhere"}, ("appearance",)),
        ({"reviewBody": "x" * 6000}, ("reviewBody",)),
    ],
    ids=str,
)
def test_what_cannot_be_taken_is_left_out_by_name(members: Any, left_out: Any) -> None:
    claim = read_one(**members)

    assert claim.left_out == left_out
    assert claim.statement == "The bridge cost 40 million euros."


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        (b"{", "", "invalid_json"),
        (b"", "", "invalid_json"),
        (b"<html><p>nothing</p></html>", "@type", "no_claim"),
        (b'<script type="application/ld+json">{</script>', "line 1", "invalid_json"),
        ([1, 2], "@type", "no_claim"),
        (REVIEW | {"claimReviewed": " "}, "claimReviewed", "blank"),
        ({"@graph": [REVIEW | {"reviewRating": {}}]}, "@graph[0].reviewRating", "blank"),
        ([REVIEW | {"author": None, "url": ""}], "[0].author", "blank"),
        (REVIEW | {"claimReviewed": "a\0b"}, "", "invalid_character"),
        (b"[" * 5000 + b"]" * 5000, "", "too_deep"),
    ],
    ids=[
        "half an object",
        "nothing",
        "a page without claims",
        "a broken script",
        "no objects",
        "no words",
        "no rating",
        "no reviewer",
        "a NUL",
        "too deep",
    ],
)
def test_what_is_refused_says_where_and_why(data: Any, field: str, code: str) -> None:
    [found] = read(data)

    assert isinstance(found, Rejection)
    assert (found.field, found.code) == (field, code)
    assert found.reason.endswith(".")


def test_a_review_without_an_author_is_its_sites() -> None:
    [review] = read_one(author=None).reviews

    assert (review.reviewer.name, review.reviewer.kind) == ("checks.example", "outlet")


def test_real_reviews_are_all_taken_with_each_field_as_it_is_printed() -> None:
    lines = at_hand(WILD).read_text().splitlines()
    printed = [json.loads(line)["claimReview"] for line in lines]

    found = read(WILD.read_bytes())

    assert len(found) == len(printed) == 23
    assert [told(claim) for claim in found] == [walked(review) for review in printed]


def told(claim: ClaimRecord) -> dict[str, Any]:
    [review] = claim.reviews
    assert review.reviewer is not None
    return {
        "claimReviewed": claim.statement,
        "claimant": claim.speaker.name if claim.speaker else None,
        "claimed": day(claim.said_at),
        "places": [appearance.source.url for appearance in claim.appearances if appearance.source],
        "reviewer": review.reviewer.name,
        "url": review.url,
        "title": review.title,
        "reviewed": day(review.reviewed_at),
        "rating": review.rating,
        "numbers": [review.rating_value, review.rating_worst, review.rating_best],
    }


def walked(review: dict[str, Any]) -> dict[str, Any]:
    """The same, taken from the JSON by hand."""
    claim, rating = review["itemReviewed"], review["reviewRating"]
    works = [claim.get("firstAppearance"), *(claim.get("appearance") or [])]
    places = [work["url"] for work in works if work] + [claim.get("url")]
    titles = [review.get(name) for name in ("name", "headline", "title")]
    return {
        "claimReviewed": plain(review["claimReviewed"]),
        "claimant": claim.get("author", {}).get("name"),
        "claimed": (claim.get("datePublished") or "")[:10],
        "places": [place for place in places if place],
        "reviewer": review["author"]["name"],
        "url": review["url"],
        "title": next((plain(title) for title in titles if title), ""),
        "reviewed": review["datePublished"][:10],
        "rating": plain(rating["alternateName"]),
        "numbers": [
            Decimal(rating[name]) if rating.get(name) else None
            for name in ("ratingValue", "worstRating", "bestRating")
        ],
    }


def plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def day(date: str | None) -> str:
    return (date or "")[:10]
