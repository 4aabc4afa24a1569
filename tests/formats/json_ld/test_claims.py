"""A claim as schema.org's Claim, with its chain in PROV and its places in Web Annotation."""

from __future__ import annotations

import json

import pytest

from claims.formats import json_ld
from claims.formats.json_ld.claims import RELATIONS
from claims.models import RelationKind
from tests.support.linked_records import (
    ADA,
    ANNOTATION,
    CLAIM,
    CLAIM_REVIEW,
    DESK,
    HERE,
    PUBLISHER,
    RECORD,
    ROOT,
    WITNESS,
    nodes,
)


def test_a_claim_with_its_review_and_its_place_in_full() -> None:
    assert nodes() == [CLAIM, CLAIM_REVIEW, ANNOTATION]


def test_a_document_names_the_context_of_its_terms() -> None:
    for found in ([], [CLAIM], [CLAIM, ANNOTATION]):
        pieces = list(json_ld.written(found, f"{ROOT}/vocabulary/"))

        assert len(pieces) == len(found) + 2
        assert json.loads(b"".join(pieces)) == {
            "@context": ["https://schema.org", f"{ROOT}/vocabulary/"],
            "@graph": found,
        }


def test_what_is_not_known_is_left_out() -> None:
    bare = {
        **dict.fromkeys(("quote", "language", "place"), ""),
        **dict.fromkeys(("speaker", "said_at")),
        **{name: [] for name, value in RECORD.items() if isinstance(value, list)},
    }

    assert nodes(**bare) == [
        {
            "@type": "Claim",
            "@id": HERE,
            "url": HERE,
            "name": "More than 10,000 people were killed.",
            "text": "More than 10,000 people were killed.",
            "dateModified": "2022-03-07T00:00:00Z",
        }
    ]


def test_a_retracted_claim_says_why() -> None:
    claim = nodes(status="retracted", retraction_reason="Misheard.")[0]

    assert (claim["creativeWorkStatus"], claim["correction"]) == ("Retracted", "Misheard.")


def test_a_translation_is_beside_the_words() -> None:
    quotation = nodes(quote="mehr als 10.000", language="de", quote_translation="more")[0]

    assert quotation["isBasedOn"]["workTranslation"] == {
        "@type": "Quotation",
        "text": "more",
        "inLanguage": "en",
    }


@pytest.mark.parametrize(
    ("verbs", "relations"),
    [
        (["said"], []),
        (["quoted", "said"], ["prov:wasQuotedFrom"]),
        (["republished", "said"], ["prov:wasQuotedFrom"]),
        (["reported", "said"], ["prov:wasDerivedFrom"]),
        (["cited", "quoted", "said"], ["prov:wasDerivedFrom", "prov:wasQuotedFrom"]),
    ],
    ids=str,
)
def test_a_chain_says_what_each_did_with_the_words_of_the_next(
    verbs: list[str], relations: list[str]
) -> None:
    speakers = (ADA, DESK, WITNESS)
    chain = [
        {"position": place, "speaker": speaker, "verb": verb, "source": None}
        for place, (speaker, verb) in enumerate(zip(speakers, verbs, strict=False), 1)
    ]

    found, met = nodes(attributions=chain)[0], []
    root = found.get("prov:hadPrimarySource")
    while behind := [name for name in found if name.startswith("prov:was") and "From" in name]:
        met += behind
        found = found[behind[0]]

    assert met == relations
    assert root == ({"@id": found["@id"]} if relations else None)


def test_a_chain_that_does_not_begin_with_the_speaker_is_behind_it() -> None:
    chain = [{"position": 1, "speaker": DESK, "verb": "said", "source": None}]

    found = nodes(attributions=chain)[0]

    assert found["prov:wasDerivedFrom"]["prov:wasAttributedTo"] == PUBLISHER
    assert found["prov:hadPrimarySource"] == {"@id": f"{HERE}#attribution-1"}


def test_a_claim_leads_to_those_it_is_related_to() -> None:
    other = {"id": "20", "statement": "It was 300.", "status": "published"}
    relation = {"kind": "updates", "direction": "out", "claim": other, "retraction_reason": ""}
    others = [relation | {"direction": "in"}, relation | {"retraction_reason": "Wrong."}]

    found = nodes(relations=[*others, relation, relation | {"kind": "contradicts"}])[0]

    named = {"@type": "Claim", "@id": f"{ROOT}/claims/20/", "name": "It was 300."}
    assert (found["cito:updates"], found["cito:disagreesWith"]) == ([named], [named])


def test_every_kind_of_relation_has_a_word() -> None:
    assert RELATIONS.keys() == set(RelationKind.values)
