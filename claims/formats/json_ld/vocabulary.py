"""The terms of our own: what neither schema.org nor PROV nor Web Annotation can say.

schema.org's `minValue` and `maxValue` are bounds that belong to the interval; it has no word for
one that does not, as “more than 10,000” has, nor for how a number was printed. The address of the
vocabulary is its namespace, and a context for JSON-LD.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.formats.json_ld.members import Json

NAME = "onrecord"
PREFIXES = {
    "cito": "http://purl.org/spar/cito/",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

RDF = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}


@dataclass(frozen=True)
class Term:
    """A property, or a class if it has no range."""

    name: str
    meaning: str
    range: str = ""


TERMS = (
    Term("Interval", "All values that a number may have: its ends, and whether they belong to it."),
    Term(
        "low", "The lower end of an interval, all its digits. Without it there is none.", "decimal"
    ),
    Term(
        "high", "The upper end of an interval, all its digits. Without it there is none.", "decimal"
    ),
    Term("lowInclusive", "Whether the lower end belongs to the interval.", "boolean"),
    Term("highInclusive", "Whether the upper end belongs to the interval.", "boolean"),
    Term(
        "interval",
        "The exact interval of a QuantitativeValue, as the `propertyID` of an additional property. "
        "Its `minValue` and `maxValue` are the same ends, whether they belong to it or not.",
        "Interval",
    ),
    Term(
        "comparator",
        "How the words compare: eq, gt, ge, lt, le, between, approx, nearly, just_over.",
        "string",
    ),
    Term("precision", "exact, rounded, approximate or order_of_magnitude.", "string"),
    Term(
        "asOf", "The days that a value is of, first and last, as ISO 8601 has intervals.", "string"
    ),
    Term("period", "The days that a flow is of, first and last.", "string"),
    Term("observationStatus", "normal, estimate, provisional or forecast (SDMX).", "string"),
    Term(
        "form", "What a change is given as: ratio, difference, percent_change or share.", "string"
    ),
    Term("direction", "Where a change leads: up or down.", "string"),
    Term(
        "change",
        "The change or the share as it was printed. The `value` beside it is the number that "
        "follows from it.",
        "QuantitativeValue",
    ),
    Term("unit", "Of a measure: the unit that it is shown in.", "resource"),
    Term("temporalKind", "Of a measure: stock, flow or cumulative.", "string"),
    Term("quoteType", "How a quotation has the words: direct, indirect or mixed.", "string"),
    Term("repeats", "Of a claim: the first utterance of the same.", "Claim"),
    Term("verdict", "A rating as one of four: true, false, mixture or other.", "string"),
)


def namespace(address: str) -> str:
    return f"{address}#"


def context(address: str) -> Json:
    """The context of documents with these terms, beside that of schema.org."""
    exact = {f"{NAME}:{term.name}" for term in TERMS if term.range == "decimal"}
    typed = {name: {"@type": "xsd:decimal"} for name in sorted(exact)}
    return {NAME: namespace(address), **PREFIXES, **typed}


def document(address: str) -> Json:
    """The context, and what each term means."""
    return {
        "@context": context(address) | RDF,
        "@graph": list(_described()),
    }


def _described() -> Iterator[Json]:
    for term in TERMS:
        yield {
            "@id": f"{NAME}:{term.name}",
            "@type": "rdf:Property" if term.range else "rdfs:Class",
            "rdfs:label": term.name,
            "rdfs:comment": term.meaning,
        }
