"""Speakers, sources, events, topics and measures: by themselves, and as others name them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.formats.citations import SITE
from claims.formats.json_ld.members import Json, known, number
from claims.formats.json_ld.site import Site
from claims.formats.json_ld.vocabulary import NAME

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
WIKIDATA = "http://www.wikidata.org/entity/"
_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)
ABOUT = (
    "The figures that were claimed of this measure: who claimed which number when, according to "
    "whom, in which source."
)
FILES = {"json": "application/json", "csv": "text/csv", "ndjson": "application/x-ndjson"}


def on_web(url: str) -> str | None:
    """An address that a program may follow."""
    return url if _WEB.fullmatch(url) else None


def speaker(found: Json | None, site: Site) -> Json | None:
    if found is None:
        return None
    return {
        "@type": AUTHORS.get(found["kind"], "Organization"),
        "@id": site.address("speakers", found["id"]),
        "name": found["name"],
    }


def speakers(record: Json, site: Site) -> Iterator[Json]:
    yield known(
        {
            **(speaker(record, site) or {}),
            "alternateName": [alias["name"] for alias in record["aliases"]],
            "description": record["description"],
            **_identified(record["identifiers"]),
            "affiliation": [
                known(
                    {
                        "@type": "OrganizationRole",
                        "roleName": role["title"],
                        "affiliation": speaker(role["organization"], site),
                        "startDate": role["start"],
                        "endDate": role["end"],
                    }
                )
                for role in record["roles"]
            ],
        }
    )


def _identified(identifiers: list[Json]) -> Json:
    """As schema.org has identifiers, and as others say that two are the same."""
    return {
        "identifier": [
            {"@type": "PropertyValue", "propertyID": each["scheme"], "value": each["value"]}
            for each in identifiers
        ],
        "sameAs": [
            f"{WIKIDATA}{each['value']}" for each in identifiers if each["scheme"] == "wikidata"
        ],
    }


def work(source: Json, site: Site) -> Json:
    """Where a claim appears."""
    return known(
        {
            "@type": WORKS.get(source["kind"], "CreativeWork"),
            "@id": site.address("sources", source["id"]),
            "name": source["title"],
            "url": on_web(source["url"]),
            "datePublished": source["published_at"],
            "publisher": speaker(source["publisher"], site),
        }
    )


def sources(record: Json, site: Site) -> Iterator[Json]:
    yield known(
        {
            **work(record, site),
            "archivedAt": on_web(record["archived_url"]),
            "inLanguage": record["language"],
        }
    )


def event(found: Json, site: Site) -> Json:
    return known(
        {
            "@type": "Event",
            "@id": site.address("events", found["id"]),
            "name": found["label"],
            "startDate": found["start"],
            "endDate": found["end"],
            "location": place(found["place"]),
        }
    )


def events(record: Json, site: Site) -> Iterator[Json]:
    where = known(
        {
            "@type": "GeoCoordinates",
            "latitude": number(record["latitude"]),
            "longitude": number(record["longitude"]),
        }
    )
    location = place(record["place"]) or {"@type": "Place"}
    located = location | {"geo": where} if record["latitude"] else place(record["place"])
    named = event(record, site) | _identified(record["identifiers"])
    yield known({**named, "location": located})


def place(name: str) -> Json | None:
    return {"@type": "Place", "name": name} if name else None


def topic(found: Json, site: Site) -> Json:
    return {
        "@type": "DefinedTerm",
        "@id": site.address("topics", found["id"]),
        "name": found["label"],
    }


def topics(record: Json, site: Site) -> Iterator[Json]:
    yield known(
        {
            **topic(record, site),
            "termCode": record["slug"],
            "alternateName": [alias["name"] for alias in record["aliases"]],
            "description": record["description"],
            "skos:broader": record["broader"] and topic(record["broader"], site),
        }
    )


def claim(found: Json, site: Site) -> Json:
    """A claim as others name it."""
    address = site.address("claims", found["id"])
    return {"@type": "Claim", "@id": address, "name": found["statement"]}


def variable(measure: Json, site: Site) -> Json:
    """What is counted. Its figures are the Dataset at the same address."""
    return {
        "@type": "StatisticalVariable",
        "@id": f"{site.address('measures', measure['id'])}#variable",
        "name": measure["label"],
        f"{NAME}:temporalKind": measure["temporal_kind"],
    }


def measures(record: Json, site: Site) -> Iterator[Json]:
    """The figures of a measure as a Dataset, in the files there are of it."""
    described = {
        "description": record["description"],
        f"{NAME}:unit": {"@id": site.address("units", record["unit"])},
    }
    part_of = record["part_of"]
    yield known(
        {
            "@type": "Dataset",
            "@id": site.address("measures", record["id"]),
            "url": site.address("measures", record["slug"]),
            "name": record["label"],
            "alternateName": [alias["name"] for alias in record["aliases"]],
            "description": " ".join(filter(None, (record["description"], ABOUT))),
            "creator": {"@type": "Organization", "name": SITE},
            "dateModified": record["modified"],
            "isAccessibleForFree": True,
            "variableMeasured": known(variable(record, site) | described),
            "spatialCoverage": place(record["place"]),
            "temporalCoverage": record["start"] and f"{record['start']}/..",
            "isPartOf": part_of
            and {
                "@type": "Dataset",
                "@id": site.address("measures", part_of["id"]),
                "name": part_of["label"],
            },
            "distribution": list(_files(record, site)),
        }
    )


def _files(record: Json, site: Site) -> Iterator[Json]:
    figures = site.address("series", record["slug"])
    for name, media_type in FILES.items():
        yield {
            "@type": "DataDownload",
            "encodingFormat": media_type,
            "contentUrl": f"{figures}?format={name}",
        }
