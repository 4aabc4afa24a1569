"""A claim as schema.org's Claim: who said it when, its words, its numbers, where it appears.

Beside it in the graph are its reviews and the places of its words in the texts of its sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.formats.json_ld import entries, reviews
from claims.formats.json_ld.entries import claim as named
from claims.formats.json_ld.members import Json, known
from claims.formats.json_ld.numbers import observation
from claims.formats.json_ld.site import Site
from claims.formats.json_ld.vocabulary import NAME

VERBATIM = ("quoted", "republished")  # of what a speaker may do with the words of another
# How a claim stands to another, as the Citation Typing Ontology has it.
RELATIONS = {
    "repeats": f"{NAME}:repeats",
    "supports": "cito:supports",
    "contradicts": "cito:disagreesWith",
    "updates": "cito:updates",
    "corrects": "cito:corrects",
    "retracts": "cito:retracts",
    "derived_from": "dcterms:source",
}
# A review's claim is named as far as Google wants it to be.
REVIEWED = ("@type", "@id", "name", "author", "datePublished", "firstAppearance", "appearance")


def nodes(record: Json, site: Site) -> Iterator[Json]:
    found = claim(record, site)
    yield found
    for review in record["reviews"]:
        if not review["retraction_reason"]:
            yield reviews.review(review, _reviewed(review, found, record, site), site)
    for appearance in record["appearances"]:
        if appearance["exact"]:
            yield annotation(appearance, found["@id"], site)


def claim(record: Json, site: Site) -> Json:
    """A Claim: who made it when, and where it appears."""
    address = site.address("claims", record["id"])
    works = [entries.work(each["source"], site) for each in record["appearances"]]
    first = [
        entries.work(each["source"], site) for each in record["appearances"] if each["is_first"]
    ]
    return known(
        {
            "@type": "Claim",
            "@id": address,
            "url": address,
            "name": record["statement"],
            "text": record["quote"] or record["statement"],
            "inLanguage": record["language"],
            "author": entries.speaker(record["speaker"], site),
            "datePublished": record["said_at"],
            "dateModified": record["modified"],
            "locationCreated": entries.place(record["place"]),
            "creativeWorkStatus": "Retracted" if record["status"] == "retracted" else None,
            "correction": record["retraction_reason"],
            "firstAppearance": next(iter(first), None),
            "appearance": works,
            "about": [
                *(entries.event(each, site) for each in events_of(record)),
                *(entries.topic(each, site) for each in record["topics"]),
            ],
            "isBasedOn": quotation(record, address, site),
            "mainEntity": [observation(each, site) for each in record["assertions"]],
            **chain(record, address, site),
            **relations(record, site),
        }
    )


def events_of(record: Json) -> list[Json]:
    """The events that its assertions speak of, each once."""
    events = [assertion["event"] for assertion in record["assertions"]]
    return list({found["id"]: found for found in events if found}.values())


def quotation(record: Json, address: str, site: Site) -> Json | None:
    """The words themselves, if they are on record."""
    if not record["quote"]:
        return None
    translation = record["quote_translation"]
    return known(
        {
            "@type": "Quotation",
            "@id": f"{address}#quotation",
            "text": record["quote"],
            "inLanguage": record["language"],
            "creator": entries.speaker(record["speaker"], site),
            f"{NAME}:quoteType": record["quote_type"],
            "workTranslation": translation
            and {"@type": "Quotation", "text": translation, "inLanguage": "en"},
        }
    )


def chain(record: Json, address: str, site: Site) -> Json:
    """Whose words these are, in PROV: each link is an utterance that comes from the next."""
    speaker, links = record["speaker"], record["attributions"]
    own = bool(links and speaker and links[0]["speaker"]["id"] == speaker["id"])
    passed_on = [link["verb"] for link in links] if own else ["", *(link["verb"] for link in links)]
    behind = links[1:] if own else links
    found: Json = {}
    for link, verb in reversed(list(zip(behind, passed_on, strict=False))):
        found = {derived(verb): utterance(link, address, site) | found}
    if behind:
        found["prov:hadPrimarySource"] = {"@id": _link(address, behind[-1])}
    return found


def derived(verb: str) -> str:
    return "prov:wasQuotedFrom" if verb in VERBATIM else "prov:wasDerivedFrom"


def utterance(link: Json, address: str, site: Site) -> Json:
    """What one speaker of a chain said, and where that can be read."""
    return known(
        {
            "@type": ["CreativeWork", "prov:Entity"],
            "@id": _link(address, link),
            "prov:wasAttributedTo": entries.speaker(link["speaker"], site),
            "isPartOf": link["source"] and entries.work(link["source"], site),
        }
    )


def _link(address: str, link: Json) -> str:
    return f"{address}#attribution-{link['position']}"


def relations(record: Json, site: Site) -> Json:
    """The claims that this one is related to, as far as it is this one that says so."""
    found: dict[str, list[Json]] = {}
    for each in record["relations"]:
        if each["direction"] == "out" and not each["retraction_reason"]:
            found.setdefault(RELATIONS[each["kind"]], []).append(named(each["claim"], site))
    return found


def annotation(appearance: Json, address: str, site: Site) -> Json:
    """The words of a claim in the text of a source, as the Web Annotation model places them."""
    source = appearance["source"]
    page = entries.on_web(source["url"]) or site.address("sources", source["id"])
    return {
        "@type": "oa:Annotation",
        "@id": f"{address}#appearance-{appearance['id']}",
        "oa:motivatedBy": {"@id": "oa:identifying"},
        "oa:hasBody": {"@id": address},
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": page},
            "oa:hasSelector": list(_selectors(appearance)),
        },
    }


def _selectors(appearance: Json) -> Iterator[Json]:
    words = {f"oa:{name}": appearance[name] for name in ("exact", "prefix", "suffix")}
    yield known({"@type": "oa:TextQuoteSelector", **words})
    if appearance["start"] is not None:
        place = {f"oa:{name}": appearance[name] for name in ("start", "end")}
        yield {"@type": "oa:TextPositionSelector", **place}


def _reviewed(review: Json, found: Json, record: Json, site: Site) -> Json:
    """The claim that a review is of: this one, or the first utterance that it repeats."""
    through = review["through"]
    if not through:
        return {name: found[name] for name in REVIEWED if name in found}
    others = {each["claim"]["id"]: each["claim"] for each in record["relations"]}
    return named(others[through], site)
