"""Reviews as ClaimReview. Which members one must have is Google's rule
(https://developers.google.com/search/docs/appearance/structured-data/factcheck)."""

from __future__ import annotations

from collections.abc import Iterator

from claims.formats.json_ld import entries
from claims.formats.json_ld.entries import on_web
from claims.formats.json_ld.members import Json, known, number
from claims.formats.json_ld.site import Site
from claims.formats.json_ld.vocabulary import NAME


def nodes(record: Json, site: Site) -> Iterator[Json]:
    """A review by itself. What was withdrawn is no verdict, and a retracted claim is marked so."""
    if record["retraction_reason"]:
        return
    yield review(record, entries.claim(record["claim"], site), site) | known(
        {
            "inLanguage": record["language"],
            "citation": [entries.work(source, site) for source in record["evidence"]],
        }
    )


def review(found: Json, reviewed: Json, site: Site) -> Json:
    """What somebody found of a claim. A review without an address has one of this site's."""
    address = f"{reviewed['@id']}#review-{found['id']}"
    return known(
        {
            "@type": "ClaimReview",
            "@id": address,
            "url": on_web(found["url"]) or address,
            "name": found["title"],
            "claimReviewed": reviewed["name"],
            "datePublished": found["reviewed_at"],
            "author": reviewer(found["reviewer"], site),
            "reviewBody": found["summary"],
            "reviewRating": rating(found),
            "itemReviewed": reviewed,
        }
    )


def reviewer(found: Json, site: Site) -> Json:
    """Google knows persons and organizations, and no kinds of these."""
    named = entries.speaker(found, site) or {}
    return named | {"@type": "Person" if named["@type"] == "Person" else "Organization"}


def rating(found: Json) -> Json:
    """The verdict in the reviewer's words, and as a number where they have a scale."""
    scale = ("rating_value", "rating_best", "rating_worst")
    numbers = [number(found[name]) for name in scale]
    said: Json = {
        "@type": "Rating",
        "alternateName": found["rating"] or found["verdict"],
        f"{NAME}:verdict": found["verdict"],
    }
    if None not in numbers:
        said |= dict(zip(("ratingValue", "bestRating", "worstRating"), numbers, strict=True))
    return said
