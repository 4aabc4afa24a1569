"""JSON-LD and feeds of the API, read as their readers read them."""

from __future__ import annotations

from typing import Any

import feedparser

from claims.api.read.resources import RESOURCES
from claims.formats import json_ld
from tests.support.client import ROOT, ask

GRAPHS = [name for name, view in RESOURCES.items() if view.kind in json_ld.KINDS]
FEEDS = [name for name, view in RESOURCES.items() if view.has_feed]
SITE = "http://testserver"


def graph(address: str, **query: Any) -> list[dict[str, Any]]:
    response = ask(address, {"format": "jsonld"} | query)
    assert (response.status_code, response["Content-Type"]) == (200, "application/ld+json")
    document = response.json()
    assert document["@context"] == ["https://schema.org", f"{SITE}{ROOT}vocabulary/"]
    return document["@graph"]


def feed(address: str, **query: Any) -> Any:
    response = ask(address, {"format": "atom"} | query)
    assert response.status_code == 200, response.content[:300]
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = feedparser.parse(response.content)
    assert not found.bozo, found.get("bozo_exception")
    return found
