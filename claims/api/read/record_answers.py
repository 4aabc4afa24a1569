"""What answers of lists and of records have in common, above all as files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from claims.api import responses
from claims.api.read import formats
from claims.api.read.downloads import Download
from claims.records.fieldsets import Selection
from claims.records.record_cache import Kind
from claims.services.exporting import writers
from claims.services.exporting.walking import Listing
from claims.services.rate_limits import client_of


class Asked(Protocol):
    """The records that are asked for, and how they are to be shown."""

    @property
    def kind(self) -> Kind: ...
    @property
    def format(self) -> str: ...
    @property
    def numbers(self) -> str: ...


def is_versioned(kind: Kind, selection: Selection) -> bool:
    """Whether the versions of records say all that an answer depends on."""
    return kind.stored and not selection.expand


def as_file(
    request: HttpRequest,
    query: Asked,
    listing: Listing,
    records: Iterable[bytes],
    headers: dict[str, str],
    name: str,
) -> HttpResponseBase:
    """Some records of a list: whole, or piece by piece where they are still being read."""
    pieces = writers.of_records(writer(query), listing, records)
    is_whole = isinstance(records, list)
    body = b"".join(pieces) if is_whole else Download(pieces, client_of(request.META))
    return responses.answer(body, formats.MEDIA_TYPES[query.format], headers | named(name))


def writer(query: Asked) -> str:
    return "ndjson of numbers" if query.numbers == "number" else query.format


def ending(query: Asked) -> str:
    """Of the name of a file."""
    return formats.ENDINGS.get(query.format, query.format)


def named(name: str) -> dict[str, str]:
    """The header that gives a file its name (RFC 6266)."""
    return {"Content-Disposition": content_disposition_header(True, name) or ""}
