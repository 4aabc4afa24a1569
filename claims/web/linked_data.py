"""What JSON-LD says of this site: the addresses of things, as a request has reached it; and JSON-LD
in pages."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from claims.formats import json_ld
from claims.formats.json_ld import Site
from claims.quantities.units.conversion import unit
from claims.records import display_units

# Characters that could end the element that data stands in, or that old parsers trip over.
AS_DATA = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

KEY = "0"  # stands where a key will
PLACES = {
    "claims": "site:claim",
    "measures": "site:measure",
    "series": "api:measures-series",
    **{
        name: f"api:{name}-detail"
        for name in ("speakers", "sources", "events", "topics", "assertions", "units")
    },
}


def site_of(request: HttpRequest) -> Site:
    host = request.build_absolute_uri("/").removesuffix("/")
    places = {name: f"{host}{path}" for name, path in _paths().items()}
    return Site(places, dimension_of, display_units.interval)


def vocabulary(request: HttpRequest) -> str:
    """The address of the terms of our own."""
    return site_of(request).address("vocabulary")


def in_page(request: HttpRequest, kind: str, record: dict[str, Any]) -> str:
    """A record as JSON that may stand in a page. Its context is whole: search engines fetch none
    but that of schema.org."""
    site = site_of(request)
    context = json_ld.vocabulary.context(site.address("vocabulary"))
    pieces = json_ld.written(json_ld.nodes(kind, record, site), context)
    return b"".join(pieces).decode().translate(AS_DATA)


@cache
def _paths() -> dict[str, str]:
    paths = {name: reverse(route, args=[KEY]) for name, route in PLACES.items()}
    keyed = {name: path.replace(f"/{KEY}/", "/{}/") for name, path in paths.items()}
    return keyed | {"vocabulary": reverse("api:vocabulary")}


def dimension_of(code: str) -> str:
    return unit(code).dimension
