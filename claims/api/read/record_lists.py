"""A list of records, answered: in JSON, in lines, as a page to read, or a 304 if the client has
it already.

Its ETag is made of the versions of the records that it shows, or of their bytes where these do not
say all that it depends on.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api import responses
from claims.api.read import documents, formats
from claims.api.read.links import links_header, neighbour_links
from claims.api.read.list_pages import ListReader, Page
from claims.api.read.list_query import ListQuery
from claims.api.read.record_answers import in_lines, is_versioned
from claims.records.record_cache import SHAPE_VERSION, Held
from claims.web import http_cache


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
        return self.answered(page, [held.body for held in page.found])

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
        if not self.query.is_in_lines:
            body = responses.page(links | page.besides, bodies)
            return responses.answer(body, formats.MEDIA_TYPES["json"], headers)
        headers |= responses.about(page.besides)
        return in_lines(self.request, self.query, bodies, headers, self.reader.members)

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
