"""Answers in the words of other standards, made of whole records: JSON-LD, Atom and JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from claims.api.read import feed_entries, query_form
from claims.api.read.links import question
from claims.formats import feeds, json_ld
from claims.formats.chunks import chunks
from claims.formats.citations import SITE
from claims.formats.feeds import Entry, Feed
from claims.records import record_cache
from claims.records.record_cache import KINDS, Held
from claims.web import linked_data
from claims.web.html.labels import label

Links = dict[str, str | None]
WRITERS = {"atom": feeds.atom, "jsonfeed": feeds.json_feed}
ABOUT_PAGES = ("format", "cursor", "page_size")  # what does not decide which feed it is


def of_list(
    request: HttpRequest, kind: str, form: str, found: Iterable[Held], links: Links
) -> bytes:
    """The page of a list in a format."""
    if form == "jsonld":
        return graph(request, kind, [held.body for held in found if held.body])
    entries = (
        feed_entries.of_record(request, kind, json.loads(held.body), held.modified)
        for held in found
        if held.body
    )
    return feed(request, form, feed_entries.RESOURCES[kind], entries, links)


def all_nodes(request: HttpRequest, kind: str, records: Iterable[bytes]) -> Iterator[bytes]:
    """A graph of any number of records, written as they are read."""
    site = linked_data.site_of(request)
    found = (node for each in records for node in json_ld.nodes(kind, json.loads(each), site))
    return chunks(json_ld.written(found, site.address("vocabulary")))


def graph(request: HttpRequest, kind: str, records: Iterable[bytes]) -> bytes:
    return b"".join(all_nodes(request, kind, records))


def of_conflicts(
    request: HttpRequest, form: str, found: list[dict[str, Any]], links: Links, why: str
) -> bytes:
    """A page of contradictions, or of revisions, as a feed."""
    changed = _changed(_claims(found))
    entries = (
        feed_entries.of_conflict(request, each, changed, why)
        for each in found
        if UUID(each["assertion"]["claim"]["id"]) in changed  # not gone meanwhile
    )
    return feed(request, form, f"{why}s", entries, links)


def _claims(found: list[dict[str, Any]]) -> list[str]:
    assertions = [
        each["assertion"] for conflict in found for each in (conflict, *conflict["witnesses"])
    ]
    return [assertion["claim"]["id"] for assertion in assertions]


def _changed(claims: list[str]) -> dict[UUID, Any]:
    walk = ("SELECT DISTINCT id, NULL, 1 FROM unnest(%s::uuid[]) listed(id)", [claims])
    return {held.uuid: held.modified for held in record_cache.versions(KINDS["claim"], walk)}


def feed(
    request: HttpRequest, form: str, name: str, entries: Iterable[Entry], links: Links
) -> bytes:
    here = question(request, without=ABOUT_PAGES)
    return WRITERS[form](
        Feed(
            id=here,
            title=f"{SITE}: {_title(request, name)}",
            author=SITE,
            home=here,
            page=question(request, without=("format",), format=form),
            entries=tuple(entries),
            next=links["next"],
            previous=links["previous"],
        )
    )


def _title(request: HttpRequest, name: str) -> str:
    """What is listed, and what was asked of it."""
    asked = [
        f"{query_form.asked(key)} {value}"
        for key, value in sorted(request.GET.items())
        if key not in (*ABOUT_PAGES, "ordering", "count")
    ]
    return ", ".join((label(name), *asked))
