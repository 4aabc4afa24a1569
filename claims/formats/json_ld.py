"""Claims and their reviews as JSON-LD, in the vocabulary of schema.org.

https://schema.org/Claim and https://schema.org/ClaimReview; which members a review must have is
Google's rule (https://developers.google.com/search/docs/appearance/structured-data/factcheck). A
member that is not known is left out, never empty.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

AUTHORS = {
    "person": "Person",
    "anonymous": "Person",
    "organization": "Organization",
    "group": "Organization",
    "outlet": "NewsMediaOrganization",
}
WORKS = {
    "article": "NewsArticle",
    "press_release": "Article",
    "report": "Report",
    "dataset": "Dataset",
    "social_post": "SocialMediaPosting",
}


def graph(record: Json, address: str) -> Json:
    """The claim at an address and all reviews of it that stand, from its public record."""
    claim = claim_of(record, address)
    reviews = [
        review_of(review, claim, address)
        for review in record["reviews"]
        if not review["retraction_reason"]
    ]
    return {"@context": "https://schema.org", "@graph": [claim, *reviews]}


def claim_of(record: Json, address: str) -> Json:
    """A Claim: who made it when, and where it appears."""
    works = [work(appearance["source"]) for appearance in record["appearances"]]
    first = [
        work(appearance["source"]) for appearance in record["appearances"] if appearance["is_first"]
    ]
    return known(
        {
            "@type": "Claim",
            "@id": address,
            "url": address,
            "name": record["statement"],
            "text": record["quote"] or record["statement"],
            "inLanguage": record["language"],
            "author": author(record["speaker"]),
            "datePublished": record["said_at"],
            "dateModified": record["modified"],
            "creativeWorkStatus": "Retracted" if record["status"] == "retracted" else None,
            "correction": record["retraction_reason"],
            "firstAppearance": next(iter(first), None),
            "appearance": works,
            "about": [*map(event, events_of(record)), *map(subject, record["topics"])],
        }
    )


def subject(topic: Json) -> Json:
    return {"@type": "Thing", "name": topic["label"]}


def events_of(record: Json) -> list[Json]:
    """The events that its assertions speak of, each once."""
    events = [assertion["event"] for assertion in record["assertions"]]
    return list({found["id"]: found for found in events if found}.values())


def event(found: Json) -> Json:
    place = {"@type": "Place", "name": found["place"]} if found["place"] else None
    return known(
        {
            "@type": "Event",
            "name": found["label"],
            "startDate": found["start"],
            "endDate": found["end"],
            "location": place,
        }
    )


def review_of(review: Json, claim: Json, address: str) -> Json:
    """A ClaimReview: what somebody found of the claim. One without an address has this site's."""
    return known(
        {
            "@type": "ClaimReview",
            "@id": f"{address}#review-{review['id']}",
            "url": review["url"] or f"{address}#review-{review['id']}",
            "name": review["title"],
            "claimReviewed": claim["name"],
            "datePublished": review["reviewed_at"],
            "author": author(review["reviewer"]),
            "reviewBody": review["summary"],
            "reviewRating": rating(review),
            "itemReviewed": known(
                {
                    "@type": "Claim",
                    "@id": claim["@id"],
                    "name": claim["name"],
                    "author": claim.get("author"),
                    "datePublished": claim.get("datePublished"),
                    "firstAppearance": claim.get("firstAppearance"),
                    "appearance": claim.get("appearance"),
                }
            ),
        }
    )


def rating(review: Json) -> Json:
    """The verdict in the reviewer's words, and as a number where they have a scale."""
    scale = ("rating_value", "rating_best", "rating_worst")
    numbers = [review[name] for name in scale]
    found: Json = {"@type": "Rating", "alternateName": review["rating"] or review["verdict"]}
    if None not in numbers:
        names = ("ratingValue", "bestRating", "worstRating")
        found |= dict(zip(names, numbers, strict=True))
    return found


def author(speaker: Json | None) -> Json | None:
    if speaker is None:
        return None
    return {"@type": AUTHORS.get(speaker["kind"], "Organization"), "name": speaker["name"]}


def work(source: Json) -> Json:
    """Where a claim appears."""
    return known(
        {
            "@type": WORKS.get(source["kind"], "CreativeWork"),
            "name": source["title"],
            "url": source["url"],
            "datePublished": source["published_at"],
            "publisher": author(source["publisher"]),
        }
    )


def known(found: Json) -> Json:
    """Without what is not known."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}
