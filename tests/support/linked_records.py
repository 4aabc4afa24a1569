"""A record with all its parts, and the nodes of JSON-LD that it becomes."""

from __future__ import annotations

from typing import Any

from claims.formats import json_ld
from claims.formats.json_ld import Site

ROOT = "https://onrecord.example"
DIMENSIONS = {"USD": "currency:USD", "GBX": "currency:GBP", "km": "length", "1": "1"}
NAMES = "claims measures speakers sources events topics assertions units series".split()
SITE = Site(
    {name: f"{ROOT}/{name}/{{}}/" for name in NAMES} | {"vocabulary": f"{ROOT}/vocabulary/"},
    DIMENSIONS.__getitem__,
    lambda canonical, unit: canonical,
)
HERE = f"{ROOT}/claims/1/"
ADA = {"id": "1", "slug": "ada", "name": "Ada", "kind": "person"}
DESK = {"id": "2", "slug": "desk", "name": "The Desk", "kind": "outlet"}
WITNESS = {"id": "3", "slug": "witness", "name": "A witness", "kind": "anonymous"}
SOURCE = {
    "id": "3",
    "kind": "article",
    "title": "An article",
    "url": "https://news.example/a",
    "publisher": DESK,
    "published_at": "2022-03",
}
COPY_OF_IT = SOURCE | {"id": "4", "title": "A copy", "kind": "other", "publisher": None, "url": ""}
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
    "through": None,
}
STRIKE = {
    "id": "5",
    "label": "Strike on a station",
    "kind": "strike",
    "start": "2022-03-04",
    "end": None,
    "place": "Kramatorsk",
}
KILLED = {"id": "6", "slug": "killed", "label": "Killed", "unit": "1", "temporal_kind": "stock"}
NUMBER: dict[str, Any] = {
    "id": "7",
    "as_printed": "more than 10,000",
    "measure": KILLED,
    "comparator": "gt",
    "low": "10000",
    "high": None,
    "best": None,
    "unit": "1",
    "precision": "exact",
    "form": "absolute",
    "direction": "",
    "as_of": {"from": "2022-03-04", "to": "2022-03-04"},
    "period": None,
    "event": STRIKE,
    "observation_status": "estimate",
    "note": "Of one city.",
    "interval": {"low": "10000", "high": None, "low_inclusive": False, "high_inclusive": False},
    "canonical": None,
    "basis": "printed",
}
WORDS = {"exact": "more than 10,000", "prefix": "that ", "suffix": "", "start": 5, "end": 21}
NO_WORDS = {"exact": "", "prefix": "", "suffix": "", "start": None, "end": None}
RECORD: dict[str, Any] = {
    "id": "1",
    "status": "published",
    "retraction_reason": "",
    "statement": "More than 10,000 people were killed.",
    "quote": "more than 10,000",
    "quote_type": "direct",
    "quote_translation": "",
    "language": "en",
    "place": "Rzeszów",
    "speaker": ADA,
    "said_at": "2022-03-05",
    "modified": "2022-03-07T00:00:00Z",
    "attributions": [
        {"position": 1, "speaker": ADA, "verb": "quoted", "source": None},
        {"position": 2, "speaker": DESK, "verb": "reported", "source": SOURCE},
        {"position": 3, "speaker": WITNESS, "verb": "said", "source": None},
    ],
    "appearances": [
        {"id": "8", "source": COPY_OF_IT, "is_first": False, **NO_WORDS},
        {"id": "9", "source": SOURCE, "is_first": True, **WORDS},
    ],
    "topics": [{"id": "10", "slug": "losses", "label": "Losses"}],
    "assertions": [NUMBER, NUMBER | {"id": "11", "event": None}],
    "reviews": [REVIEW],
    "relations": [],
}
PUBLISHER = {
    "@type": "NewsMediaOrganization",
    "@id": f"{ROOT}/speakers/2/",
    "name": "The Desk",
}
ARTICLE = {
    "@type": "NewsArticle",
    "@id": f"{ROOT}/sources/3/",
    "name": "An article",
    "url": "https://news.example/a",
    "datePublished": "2022-03",
    "publisher": PUBLISHER,
}
COPY = {
    "@type": "CreativeWork",
    "@id": f"{ROOT}/sources/4/",
    "name": "A copy",
    "datePublished": "2022-03",
}
AUTHOR = {"@type": "Person", "@id": f"{ROOT}/speakers/1/", "name": "Ada"}
EXACT = {
    "@type": "PropertyValue",
    "propertyID": f"{ROOT}/vocabulary/#interval",
    "name": "interval",
    "value": {
        "@type": "onrecord:Interval",
        "onrecord:low": "10000",
        "onrecord:lowInclusive": False,
    },
}
OBSERVATION = {
    "@type": "Observation",
    "@id": f"{ROOT}/assertions/7/",
    "name": "more than 10,000",
    "description": "Of one city.",
    "variableMeasured": {
        "@type": "StatisticalVariable",
        "@id": f"{ROOT}/measures/6/#variable",
        "name": "Killed",
        "onrecord:temporalKind": "stock",
    },
    "observationAbout": {"@id": f"{ROOT}/events/5/"},
    "observationDate": "2022-03-04",
    "onrecord:asOf": "2022-03-04/2022-03-04",
    "value": {
        "@type": "QuantitativeValue",
        "minValue": 10000,
        "additionalProperty": EXACT,
        "unitCode": "C62",
    },
    "onrecord:comparator": "gt",
    "onrecord:precision": "exact",
    "onrecord:observationStatus": "estimate",
}
CHAIN = {
    "prov:wasQuotedFrom": {
        "@type": ["CreativeWork", "prov:Entity"],
        "@id": f"{HERE}#attribution-2",
        "prov:wasAttributedTo": PUBLISHER,
        "isPartOf": ARTICLE,
        "prov:wasDerivedFrom": {
            "@type": ["CreativeWork", "prov:Entity"],
            "@id": f"{HERE}#attribution-3",
            "prov:wasAttributedTo": {
                "@type": "Person",
                "@id": f"{ROOT}/speakers/3/",
                "name": "A witness",
            },
        },
    },
    "prov:hadPrimarySource": {"@id": f"{HERE}#attribution-3"},
}
CLAIM = {
    "@type": "Claim",
    "@id": HERE,
    "url": HERE,
    "name": "More than 10,000 people were killed.",
    "text": "more than 10,000",
    "inLanguage": "en",
    "author": AUTHOR,
    "datePublished": "2022-03-05",
    "dateModified": "2022-03-07T00:00:00Z",
    "locationCreated": {"@type": "Place", "name": "Rzeszów"},
    "firstAppearance": ARTICLE,
    "appearance": [COPY, ARTICLE],
    "about": [
        {
            "@type": "Event",
            "@id": f"{ROOT}/events/5/",
            "name": "Strike on a station",
            "startDate": "2022-03-04",
            "location": {"@type": "Place", "name": "Kramatorsk"},
        },
        {"@type": "DefinedTerm", "@id": f"{ROOT}/topics/10/", "name": "Losses"},
    ],
    "isBasedOn": {
        "@type": "Quotation",
        "@id": f"{HERE}#quotation",
        "text": "more than 10,000",
        "inLanguage": "en",
        "creator": AUTHOR,
        "onrecord:quoteType": "direct",
    },
    "mainEntity": [
        OBSERVATION,
        {name: value for name, value in OBSERVATION.items() if name != "observationAbout"}
        | {"@id": f"{ROOT}/assertions/11/"},
    ],
    **CHAIN,
}
CLAIM_REVIEW = {
    "@type": "ClaimReview",
    "@id": f"{HERE}#review-4",
    "url": "https://desk.example/1",
    "name": "Was it so?",
    "claimReviewed": "More than 10,000 people were killed.",
    "datePublished": "2022-03-06",
    "author": PUBLISHER | {"@type": "Organization"},
    "reviewBody": "The count is of one city.",
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Half true",
        "onrecord:verdict": "mixture",
        "ratingValue": 3,
        "bestRating": 5,
        "worstRating": 1,
    },
    "itemReviewed": {
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
    },
}
ANNOTATION = {
    "@type": "oa:Annotation",
    "@id": f"{HERE}#appearance-9",
    "oa:motivatedBy": {"@id": "oa:identifying"},
    "oa:hasBody": {"@id": HERE},
    "oa:hasTarget": {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": "https://news.example/a"},
        "oa:hasSelector": [
            {
                "@type": "oa:TextQuoteSelector",
                "oa:exact": "more than 10,000",
                "oa:prefix": "that ",
            },
            {"@type": "oa:TextPositionSelector", "oa:start": 5, "oa:end": 21},
        ],
    },
}


def nodes(**changes: Any) -> list[dict[str, Any]]:
    return list(json_ld.nodes("claim", RECORD | changes, SITE))


def reviews(**changes: Any) -> list[dict[str, Any]]:
    found = nodes(reviews=[REVIEW | changes])
    return [each for each in found if each["@type"] == "ClaimReview"]


def observed(**changes: Any) -> dict[str, Any]:
    [found] = nodes(assertions=[NUMBER | changes])[0]["mainEntity"]
    return found
