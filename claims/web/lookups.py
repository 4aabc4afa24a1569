"""What is at the address of a public object, and what became of it if it moved or went."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse

from claims.queries.keys import read_key
from claims.records import record_cache
from claims.records.record_cache import Found, Kind
from claims.web.problems import NOT_FOUND, Problem, Refusal


def find(kind: Kind, key: str, *, slugs: bool = True) -> Found:
    """What is at an address, merged entries included. Raises a 404, or a 410 of what was
    redacted."""
    name = read_key(key, slugs=slugs)
    found = record_cache.find(kind, name) if name else None
    if found is None:
        raise Refusal(NOT_FOUND)
    if found.redacted_at and not found.merged_into:
        raise Refusal(_redacted(found))
    return found


def moved(place: str) -> HttpResponse:
    """To the entry that another one was merged into."""
    headers = {"Location": place, "Cache-Control": settings.CACHE_CONTROL}
    return HttpResponse(status=301, headers=headers)


def _redacted(found: Found) -> Problem:
    return Problem(
        410,
        "redacted",
        "The record at this address was redacted.",
        more={
            "id": str(found.held.id),
            "redacted_at": f"{found.redacted_at:%Y-%m-%dT%H:%M:%S.%f}Z",
            "redaction_reason": found.redaction_reason,
        },
    )
