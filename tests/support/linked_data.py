"""JSON-LD held to the vocabularies that it is in, without asking any foreign host."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.formats.json_ld import vocabulary

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "data" / "schemaorg"
SHEX, CONTEXT = FOLDER / "ClaimReview.shex", FOLDER / "schemaorgcontext.jsonld"
at_hand = pytest.mark.skipif(
    not CONTEXT.exists(), reason="schema.org is not at hand: ../shared/data/schemaorg"
)
WEB = re.compile(r"https?://\S+")
# What is taken of the vocabularies beside schema.org.
OTHERS = {
    "cito:corrects",
    "cito:disagreesWith",
    "cito:retracts",
    "cito:supports",
    "cito:updates",
    "dcterms:source",
    "oa:Annotation",
    "oa:SpecificResource",
    "oa:TextPositionSelector",
    "oa:TextQuoteSelector",
    "oa:end",
    "oa:exact",
    "oa:hasBody",
    "oa:hasSelector",
    "oa:hasSource",
    "oa:hasTarget",
    "oa:motivatedBy",
    "oa:prefix",
    "oa:start",
    "oa:suffix",
    "prov:Entity",
    "prov:hadPrimarySource",
    "prov:wasAttributedTo",
    "prov:wasDerivedFrom",
    "prov:wasQuotedFrom",
    "skos:broader",
}
OWN = {f"{vocabulary.NAME}:{term.name}" for term in vocabulary.TERMS}


def faults_of_review(review: dict[str, Any]) -> list[str]:
    """What breaks the shape of a ClaimReview that ClaimReview.shex has: a property and the fault.
    The file says of itself that it is no sound ShEx, so that no validator reads it."""
    return list(_faults_of_review(review))


def _faults_of_review(review: dict[str, Any]) -> Iterator[str]:
    if not WEB.fullmatch(str(review.get("url", ""))):
        yield "url: one address"
    if not isinstance(review.get("claimReviewed"), str):
        yield "claimReviewed: one text"
    author = review.get("author", {})
    if author.get("@type") not in ("Organization", "Person"):
        yield "author: an Organization or a Person, and nothing else"
    if ("name" in author) is ("url" in author):
        yield "author: a name, or an address"
    ratings = review.get("reviewRating", [])
    for rating in ratings if isinstance(ratings, list) else [ratings]:
        if rating.get("@type") != "Rating":
            yield "reviewRating: ratings"


@cache
def schema_org() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(CONTEXT.read_text())
    return found


def unknown_words(found: Any) -> set[str]:
    """The members and types of a document that no vocabulary has."""
    return set(_words(found)) - {*schema_org()["@context"], *OTHERS, *OWN}


def _words(found: Any) -> Iterator[str]:
    if isinstance(found, list):
        for each in found:
            yield from _words(each)
    if isinstance(found, dict):
        for name, value in found.items():
            if name == "@type":
                yield from value if isinstance(value, list) else [value]
            elif not name.startswith("@"):
                yield name
            if name != "@context":
                yield from _words(value)


def expanded(document: Any, own: Callable[[str], Any]) -> list[dict[str, Any]]:
    """A document expanded. `own` reads an address of this site; no other is asked but schema.org's,
    which is at hand."""
    from pyld import jsonld  # slow to import, and asked for by a few tests

    def load(address: str, _: Any) -> dict[str, Any]:
        document = schema_org() if address.startswith("https://schema.org") else own(address)
        return {"contextUrl": None, "documentUrl": address, "document": document}

    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return found
