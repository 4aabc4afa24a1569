"""What else is on record, and the terms of our own."""

from __future__ import annotations

from claims.formats import json_ld
from claims.formats.json_ld import entries, vocabulary
from tests.support.linked_records import (
    KILLED,
    OBSERVATION,
    ROOT,
    SITE,
)


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
