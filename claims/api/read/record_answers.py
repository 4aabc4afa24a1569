"""What answers of lists and of records have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from claims.api import responses
from claims.api.read import formats
from claims.api.read.downloads import Download
from claims.records.fieldsets import Selection
from claims.records.record_cache import Kind
from claims.services.rate_limits import client_of


class Asked(Protocol):
    """The records that are asked for, and how they are to be shown."""

    @property
    def kind(self) -> Kind: ...
    @property
    def format(self) -> str: ...
    @property
    def selection(self) -> Selection: ...


def is_versioned(kind: Kind, selection: Selection) -> bool:
    """Whether the versions of records say all that an answer depends on."""
    return kind.stored and not selection.expand


def in_lines(
    request: HttpRequest,
    query: Asked,
    bodies: Any,
    headers: dict[str, str],
    more: Iterable[str] = (),
) -> HttpResponseBase:
    """Records as CSV or NDJSON: whole, or piece by piece where they are still being read. `more`
    are members that no shape knows."""
    if query.format == "csv":
        lines = formats.csv([*formats.columns(query.kind.shape, query.selection), *more], bodies)
    else:
        lines = formats.ndjson(bodies)
    is_whole = isinstance(bodies, list)
    body = b"".join(lines) if is_whole else Download(lines, client_of(request.META))
    return responses.answer(body, formats.MEDIA_TYPES[query.format], headers)
