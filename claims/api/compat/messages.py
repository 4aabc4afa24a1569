"""Public records in the words of Google's Fact Check Tools API.

What is not known is left out. A date is an instant there, so that one without a day has no place in
it; a rating is a whole number, or only words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from claims.api.compat.contract import LARGEST_NUMBER
from claims.web.http_cache import etag_of

Json = dict[str, Any]
Records = Mapping[str, Json]  # by their ids
SCALE = {
    "ratingValue": "rating_value",
    "worstRating": "rating_worst",
    "bestRating": "rating_best",
}


def claim(record: Json, reviews: list[Json]) -> Json:
    """A claim with its reviews."""
    return known(
        {
            "text": record["statement"],
            "claimant": (record["speaker"] or {}).get("name"),
            "claimDate": instant(record["said_at"]),
            "claimReview": [claim_review(review) for review in reviews],
        }
    )


def claim_review(review: Json) -> Json:
    return known(
        {
            "publisher": known({"name": review["reviewer"]["name"], "site": site(review["url"])}),
            "url": review["url"],
            "title": review["title"],
            "reviewDate": instant(review["reviewed_at"]),
            "textualRating": in_words(review),
            "languageCode": review["language"],
        }
    )


def page(reviews: list[Json], claims: Records) -> Json:
    """A page of reviews, the first of which names it."""
    first = reviews[0]
    of_page = [claims[review["claim"]["id"]] for review in reviews]
    versions = [record[name] for record in [*reviews, *of_page] for name in ("id", "version")]
    return known(
        {
            "name": f"pages/{first['id']}",
            "pageUrl": first["url"],
            "publishDate": first["reviewed_at"],
            "claimReviewAuthor": {"name": first["reviewer"]["name"]},
            "claimReviewMarkups": [
                markup(review, record) for review, record in zip(reviews, of_page, strict=True)
            ],
            "versionId": etag_of(*versions).strip('"'),
        }
    )


def markup(review: Json, record: Json) -> Json:
    """A review as it would stand in the source of its page."""
    first = [each for each in record["appearances"] if each["is_first"]]
    others = [each for each in record["appearances"] if not each["is_first"]]
    return known(
        {
            "url": review["url"],
            "claimReviewed": record["statement"],
            "claimDate": record["said_at"],
            "claimLocation": record["place"],
            "claimFirstAppearance": next(iter(_addresses(first)), None),
            "claimAppearances": _addresses(others),
            "claimAuthor": known({"name": (record["speaker"] or {}).get("name")}),
            "rating": known({"textualRating": in_words(review), **_on_scale(review)}),
        }
    )


def known(found: Json) -> Json:
    """A message without what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def instant(date: str | None) -> str | None:
    """A date that is known to the day, as Google writes an instant."""
    if date is None or len(date) < len("2022-03-05"):
        return None
    there = datetime.fromisoformat(date)
    at = there.astimezone(UTC) if there.tzinfo else there
    return f"{at:%Y-%m-%dT%H:%M:%S}Z"


def site(url: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def in_words(review: Json) -> str:
    """The rating in the reviewer's words, or else its value."""
    if review["rating"] or review["rating_best"] is None:
        return review["rating"] or str(review["rating_value"])
    worst, best = review["rating_worst"], review["rating_best"]
    return f"{review['rating_value']} on a scale from {worst} to {best}"


def _on_scale(review: Json) -> dict[str, int]:
    """The rating as whole numbers, if it is one."""
    texts = [review[name] for name in SCALE.values()]
    if not all(text and text.removeprefix("-").isdigit() for text in texts):
        return {}
    numbers = [int(text) for text in texts]
    if max(map(abs, numbers)) > LARGEST_NUMBER:
        return {}
    return dict(zip(SCALE, numbers, strict=True))


def _addresses(appearances: list[Json]) -> list[str]:
    return [each["source"]["url"] for each in appearances if each["source"]["url"]]
