"""One record at its address, answered: in every format, as moved, or by a 304 if the client has it
already.

Its ETag is made of its version, which the database raises when, and only when, what the record
shows has changed (`claims.models.record_versions`), and of the moment it did: a restored database
gives the same number again, to other content.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api import responses
from claims.api.read import documents, formats
from claims.api.read.record_answers import as_file, ending, is_versioned, writer
from claims.records.fieldsets import WHOLE, Selection
from claims.records.record_cache import SHAPE_VERSION, Held, Kind
from claims.services.exporting import file_names
from claims.services.exporting.walking import of_one
from claims.web import http_cache
from claims.web.problems import NOT_FOUND, Refusal


@dataclass(frozen=True)
class RecordDetail:
    """An answer to one request. `whole` reads the body of what was found; `readable` makes a page
    to read of it."""

    request: HttpRequest
    kind: Kind
    format: str
    selection: Selection
    numbers: str
    whole: Callable[[Held, Selection], Held | None]
    readable: Callable[[bytes], HttpResponseBase]

    def answer(self, held: Held, address: str) -> HttpResponseBase:
        if self.is_versioned and (same := self.unchanged(held)):
            return same
        found = self.whole(held, self.selection)
        if found is None or found.body is None:
            raise Refusal(NOT_FOUND)
        if not self.is_versioned and (same := self.unchanged(found)):
            return same
        if self.format == "html":
            return self.readable(found.body)
        headers = http_cache.validators(*self.validators(found))
        headers["Content-Location"] = address
        if self.format == "jsonld":
            body = documents.graph(self.request, self.kind.name, [found.body])
            return responses.answer(body, formats.MEDIA_TYPES["jsonld"], headers)
        if self.format == "json":
            return responses.answer(found.body, formats.MEDIA_TYPES["json"], headers)
        name = file_names.of_record(self.kind.name, found.id, ending(self))
        listing = of_one(self.kind, self.selection, found)
        return as_file(self.request, self, listing, [found.body], headers, name)

    @property
    def is_versioned(self) -> bool:
        return is_versioned(self.kind, self.selection)

    def unchanged(self, held: Held) -> HttpResponseBase | None:
        if not http_cache.is_conditional(self.request):
            return None
        return http_cache.not_modified(self.request, *self.validators(held))

    def validators(self, held: Held) -> tuple[str, datetime | None]:
        return validators(self.kind, held, self._form(), self.selection)

    def _form(self) -> str:
        """What the bytes depend on beside the record: how it is written, and where the site is."""
        site = self.request.build_absolute_uri("/") if self.format == "jsonld" else ""
        return f"{writer(self)} {site}".strip()


def validators(
    kind: Kind, held: Held, form: str, selection: Selection = WHOLE
) -> tuple[str, datetime | None]:
    """The ETag of a record in a format, and when it was changed."""
    content = held.state if is_versioned(kind, selection) else held.body
    etag = http_cache.etag_of(SHAPE_VERSION, kind.name, held.id, form, selection, content)
    dated = kind.versioned_by and not selection.expand
    return etag, held.modified if dated else None
