"""A list of records, answered: in JSON, as a file, as a page to read, or a 304 if the client has it
already.

A file has all rows, unless a page is asked for. Up to a hundred rows it is answered like a page;
more are streamed, without a tag, since that would take reading them first.

An ETag is made of the versions of the records that it shows, or of their bytes where these do not
say all that it depends on.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api import responses
from claims.api.read import documents, formats
from claims.api.read.downloads import Download
from claims.api.read.links import links_header, neighbour_links
from claims.api.read.list_pages import ListReader, Page
from claims.api.read.list_query import ListQuery
from claims.api.read.record_answers import as_file, ending, is_versioned, named, writer
from claims.queries.pages import Position, Sql
from claims.records.record_cache import SHAPE_VERSION, Held
from claims.services.exporting import file_names, walking, writers
from claims.services.exporting.walking import Listing, Walk
from claims.services.rate_limits import HEAVY, charge, client_of
from claims.web import http_cache, rate_limits


@dataclass(frozen=True)
class RecordList:
    """An answer to one request. `readable` makes a page to read of what a program would get."""

    request: HttpRequest
    query: ListQuery
    reader: ListReader
    readable: Callable[[bytes], HttpResponseBase]

    def answer(self) -> HttpResponseBase:
        if self.query.is_long:
            page = self.reader.versions()
            return self.answered(page, self.reader.bodies(page))
        if same := self.unchanged():
            return same
        page = self.reader.page()
        if self.query.is_endless and page.more:
            return self.streamed(page)
        return self.answered(page, [held.body for held in page.found])

    def streamed(self, page: Page) -> HttpResponseBase:
        """All rows, of which these are the first. What they cost is charged as they are read."""
        rate_limits.charge_more(self.request, HEAVY - 1)
        listing = replace(self.reader.listing, walk=self._charged(self.reader.listing.walk))
        first = [held.body for held in page.found if held.body]
        last = Position(page.found[-1].position, page.found[-1].id)
        pieces = self._written(listing, first, last)
        headers = (
            http_cache.validators(None) | responses.about(page.besides) | named(self.file_name)
        )
        media_type = formats.MEDIA_TYPES[self.query.format]
        return responses.answer(Download(pieces, client_of(self.request.META)), media_type, headers)

    def _written(self, listing: Listing, first: list[bytes], last: Position) -> Iterator[bytes]:
        if self.query.format != "jsonld":
            return writers.written(writer(self.query), listing, first, last)
        records = chain(first, walking.records(listing, last))
        return documents.all_nodes(self.request, self.query.kind.name, records)

    def _charged(self, walk: Walk) -> Walk:
        def charged(start: Position | None, limit: int) -> Sql:
            charge(self.request.META, HEAVY * limit // walking.MOST)
            return walk(start, limit)

        return charged

    @property
    def file_name(self) -> str:
        given = self.request.GET
        filters = {name: given[name] for name in self.query.filters if name in given}
        return file_names.of_list(self.query.name, filters, ending(self.query))

    def unchanged(self) -> HttpResponseBase | None:
        """A 304, found without reading a body; fragments of texts are not made to find it."""
        if self.query.highlight or not self.is_versioned:
            return None
        if not http_cache.is_conditional(self.request):
            return None
        return http_cache.not_modified(self.request, self.tag(self.reader.versions()))

    def answered(self, page: Page, bodies: Any) -> HttpResponseBase:
        form = self.query.format if self.query.is_document else ""
        links = neighbour_links(self.request, self.reader.neighbours(page), form)
        if self.query.format == "html":
            return self.readable(responses.page(links | page.besides, bodies))
        etag = self.tag(page) if self.has_tag else None
        if etag and (same := http_cache.not_modified(self.request, etag)):
            return same
        headers = http_cache.validators(etag) | links_header(links)
        if self.query.is_document:
            body = documents.of_list(self.request, self.query.kind.name, form, page.found, links)
            headers |= responses.about(page.besides)
            return responses.answer(body, formats.MEDIA_TYPES[form], headers)
        if not self.query.is_file:
            body = responses.page(links | page.besides, bodies)
            return responses.answer(body, formats.MEDIA_TYPES["json"], headers)
        headers |= responses.about(page.besides)
        listing = replace(self.reader.listing, ids=[held.id for held in page.found])
        return as_file(self.request, self.query, listing, bodies, headers, self.file_name)

    @property
    def has_tag(self) -> bool:
        """Whether the ETag can be made before the body is read."""
        return not self.query.is_long or (self.is_versioned and not self.reader.members)

    @property
    def is_versioned(self) -> bool:
        return is_versioned(self.query.kind, self.query.selection)

    def tag(self, page: Page) -> str:
        """The ways on follow from the address, the epoch, and where the page ends."""
        query, found, address = self.query, page.found, self.request.build_absolute_uri()
        ends = [held.position for held in (*found[:1], *found[-1:])]
        where = (address, page.epoch, page.more, ends)
        about = (
            SHAPE_VERSION,
            query.kind.name,
            query.format,
            query.selection,
            page.besides,
            *where,
        )
        if self.is_versioned:
            return http_cache.etag_of(*about, *states(found))
        return http_cache.etag_of(*about, *(held.body for held in found))


def states(found: list[Held]) -> tuple[bytes, bytes, bytes]:
    """What names the contents of records for good, as bytes: there are many of them."""
    return (
        b"".join([held.uuid.bytes for held in found]),
        array("q", [held.version for held in found]).tobytes(),
        array("d", [held.modified.timestamp() for held in found]).tobytes(),
    )
