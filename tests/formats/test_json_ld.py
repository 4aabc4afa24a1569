"""Records in the words of schema.org, PROV and Web Annotation, held to what Google asks of a fact
check."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from claims.formats import json_ld
from claims.formats.json_ld import Site, entries, vocabulary
from claims.formats.json_ld.claims import RELATIONS
from claims.formats.json_ld.members import number
from claims.models import RelationKind
from tests.support.linked_data import SHEX, at_hand, faults_of_review

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


# ---- the chain


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


# ---- numbers


def interval(low: str | None, high: str | None, ends: str = "[]") -> dict[str, Any]:
    inclusive = {"low_inclusive": ends[0] == "[", "high_inclusive": ends[1] == "]"}
    return {"low": low, "high": high} | inclusive


@pytest.mark.parametrize(
    ("low", "high", "found", "members", "ends"),
    [
        pytest.param(
            "331",
            "331",
            interval("331", "331"),
            {"value": 331, "minValue": 331, "maxValue": 331},
            {"low": "331", "lowInclusive": True, "high": "331", "highInclusive": True},
            id="exact",
        ),
        pytest.param(
            "1300000",
            "1300000",
            interval("1250000", "1350000", "[)"),
            {"value": 1300000, "minValue": 1250000, "maxValue": 1350000},
            {"low": "1250000", "lowInclusive": True, "high": "1350000", "highInclusive": False},
            id="rounded",
        ),
        pytest.param(
            None,
            "50",
            interval(None, "50", "()"),
            {"maxValue": 50},
            {"high": "50", "highInclusive": False},
            id="below",
        ),
        pytest.param(
            "40000",
            "50000",
            interval("40000", "50000"),
            {"minValue": 40000, "maxValue": 50000},
            {"low": "40000", "lowInclusive": True, "high": "50000", "highInclusive": True},
            id="a range",
        ),
        pytest.param(
            "0.1",
            "0.1",
            interval("0.1", "0.10000000000000000001"),
            {"value": 0.1, "minValue": 0.1, "maxValue": "0.10000000000000000001"},
            {
                "low": "0.1",
                "lowInclusive": True,
                "high": "0.10000000000000000001",
                "highInclusive": True,
            },
            id="more digits than a float has",
        ),
    ],
)
def test_a_number_has_its_ends_and_the_exact_interval_beside(
    low: str, high: str, found: dict[str, Any], members: dict[str, Any], ends: dict[str, Any]
) -> None:
    value = observed(low=low, high=high, interval=found)["value"]

    exact = value.pop("additionalProperty")["value"]
    assert value == {"@type": "QuantitativeValue", "unitCode": "C62", **members}
    assert exact == {
        "@type": "onrecord:Interval",
        **{f"onrecord:{name}": each for name, each in ends.items()},
    }


def test_the_best_estimate_is_the_value() -> None:
    many = {"low": "10", "high": "30", "best": "12", "interval": interval("10", "30")}

    value = observed(**many)["value"]

    assert (value["value"], value["minValue"], value["maxValue"]) == (12, 10, 30)


def test_money_is_a_monetary_amount() -> None:
    money = {"unit": "USD", "low": "5", "high": "5", "interval": interval("4.5", "5.5", "[)")}

    value = observed(**money)["value"]

    inner = value.pop("value")
    assert value == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "minValue": 4.5,
        "maxValue": 5.5,
    }
    assert (inner["@type"], inner["value"]) == ("QuantitativeValue", 5)
    assert inner["additionalProperty"]["value"]["onrecord:highInclusive"] is False


@pytest.mark.parametrize("unit", ["km", "GBX"])
def test_a_unit_is_named_by_its_record(unit: str) -> None:
    value = observed(unit=unit)["value"]

    assert value["@type"] == "QuantitativeValue"
    assert (value["unitCode"], value["unitText"]) == (f"{ROOT}/units/{unit}/", unit)


def test_a_change_is_no_value_of_the_measure_until_it_is_resolved() -> None:
    change = {"form": "ratio", "direction": "up", "unit": "1", "interval": interval("2", None)}
    came_to = interval("8000", None, "()")

    resolved = observed(**change, basis="resolved", canonical=came_to)
    open_ = observed(**change, basis="")

    assert resolved["value"]["minValue"] == 8000
    assert resolved["onrecord:change"]["minValue"] == 2
    assert (resolved["onrecord:form"], resolved["onrecord:direction"]) == ("ratio", "up")
    assert "value" not in open_
    assert open_["onrecord:change"]["minValue"] == 2


@pytest.mark.parametrize(
    ("times", "members"),
    [
        ({"as_of": None}, {}),
        (
            {"as_of": {"from": "2022-03-01", "to": "2022-03-04"}},
            {
                "observationDate": "2022-03-04",
                "observationPeriod": "P4D",
                "onrecord:asOf": "2022-03-01/2022-03-04",
            },
        ),
        (
            {"as_of": None, "period": {"from": "2022-03-01", "to": "2022-03-31"}},
            {
                "observationDate": "2022-03-31",
                "observationPeriod": "P31D",
                "onrecord:period": "2022-03-01/2022-03-31",
            },
        ),
    ],
    ids=["unknown", "days", "a period"],
)
def test_a_number_is_of_its_days(times: dict[str, Any], members: dict[str, Any]) -> None:
    found = observed(**times)

    names = ("observationDate", "observationPeriod", "onrecord:asOf", "onrecord:period")
    assert {name: found[name] for name in names if name in found} == members


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (None, None),
        ("2750000000", 2750000000),
        ("123456789012345678901", 123456789012345678901),
        ("-0.25", -0.25),
        ("12.10", 12.1),
        ("12345678901234567.5", "12345678901234567.5"),
    ],
    ids=str,
)
def test_a_number_never_loses_a_digit(text: str | None, written: Any) -> None:
    found = number(text)

    assert (found, type(found)) == (written, type(written))


def test_an_assertion_by_itself_names_its_claim() -> None:
    claim = {"id": "1", "statement": "It was so.", "status": "published"}

    assert list(json_ld.nodes("assertion", NUMBER | {"claim": claim}, SITE)) == [
        OBSERVATION | {"subjectOf": {"@type": "Claim", "@id": HERE, "name": "It was so."}}
    ]


# ---- reviews


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


# ---- what else is on record


def test_a_measure_is_a_dataset_of_its_figures() -> None:
    record = {
        **KILLED,
        "aliases": [{"name": "Deaths", "language": "en"}],
        "description": "",
        "place": "Ukraine",
        "start": "2022-02-24",
        "part_of": {"id": "12", "slug": "dead", "label": "Dead"},
        "modified": "2022-03-07T00:00:00Z",
    }

    [found] = json_ld.nodes("measure", record, SITE)

    files = found.pop("distribution")
    assert found == {
        "@type": "Dataset",
        "@id": f"{ROOT}/measures/6/",
        "url": f"{ROOT}/measures/killed/",
        "name": "Killed",
        "alternateName": ["Deaths"],
        "description": entries.ABOUT,
        "creator": {"@type": "Organization", "name": "Onrecord"},
        "dateModified": "2022-03-07T00:00:00Z",
        "isAccessibleForFree": True,
        "variableMeasured": OBSERVATION["variableMeasured"]
        | {"onrecord:unit": {"@id": f"{ROOT}/units/1/"}},
        "spatialCoverage": {"@type": "Place", "name": "Ukraine"},
        "temporalCoverage": "2022-02-24/..",
        "isPartOf": {"@type": "Dataset", "@id": f"{ROOT}/measures/12/", "name": "Dead"},
    }
    assert files[1] == {
        "@type": "DataDownload",
        "encodingFormat": "text/csv",
        "contentUrl": f"{ROOT}/series/killed/?format=csv",
    }
    assert 50 <= len(found["description"]) <= 5000  # Google's rule of a Dataset


def test_an_address_that_no_program_can_follow_is_none() -> None:
    assert [entries.on_web(url) for url in ("https://a.example/b c", "ftp://a", "", "a")] == [
        None
    ] * 4
    assert entries.on_web("https://a.example/b") == "https://a.example/b"


def test_every_term_has_a_meaning() -> None:
    document = vocabulary.document(f"{ROOT}/vocabulary/")

    assert document["@context"]["onrecord"] == f"{ROOT}/vocabulary/#"
    assert {each["@id"] for each in document["@graph"]} == {
        f"onrecord:{term.name}" for term in vocabulary.TERMS
    }
    assert all(each["rdfs:comment"].endswith(".") for each in document["@graph"])
