"""Public objects at their addresses, and what became of those that moved or went."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request

from claims.api.filtering.fields import read_key
from claims.api.problems import NOT_FOUND, Problem, Refusal
from claims.api.read.record_views import Listing
from claims.queries.visible import listed
from claims.records import record_cache
from claims.records.catalogue import RECORDS
from claims.records.fieldsets import Selection
from claims.records.record_cache import Found, Held, Kind

BY_KIND = {record.kind: record for record in RECORDS}

everything = cache(listed)


class Resource(Listing):
    """The records of one kind of public object, under their addresses."""

    slugs = False

    def get_queryset(self) -> Any:
        return everything(BY_KIND[self.kind].model)

    def found(self, key: str, selection: Selection) -> Held | HttpResponseBase:
        found = found_at(self.holder, key, slugs=self.slugs)
        return moved(self.address(found.merged_into)) if found.merged_into else found.held

    def whole(self, held: Held, selection: Selection) -> Held | None:
        if selection:
            return record_cache.trimmed(self.holder, held, selection)
        return record_cache.whole(self.holder, held)


def found_at(kind: Kind, key: str, *, slugs: bool = True) -> Found:
    """What is at an address, merged entries included. Raises a 404, or a 410 of what was
    redacted."""
    name = read_key(key, slugs=slugs)
    found = record_cache.find(kind, name) if name else None
    if found is None:
        raise Refusal(NOT_FOUND)
    if found.redacted_at and not found.merged_into:
        raise Refusal(redacted(found))
    return found


def moved_along(request: HttpRequest | Request, name: str, survivor: UUID) -> HttpResponse:
    """To the same question about the entry that this one was merged into."""
    query = request.META.get("QUERY_STRING", "")
    place = reverse(f"api:{name}", args=[str(survivor)])
    return moved(f"{place}?{query}" if query else place)


def moved(place: str) -> HttpResponse:
    headers = {"Location": place, "Cache-Control": settings.CACHE_CONTROL}
    return HttpResponse(status=301, headers=headers)


def redacted(found: Found) -> Problem:
    return Problem(
        410,
        "redacted",
        "What stood here was redacted.",
        more={
            "id": str(found.held.id),
            "redacted_at": f"{found.redacted_at:%Y-%m-%dT%H:%M:%S.%f}Z",
            "redaction_reason": found.redaction_reason,
        },
    )
