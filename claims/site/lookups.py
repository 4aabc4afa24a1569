"""What an address of a page leads to: a record, or where it has gone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from claims.queries.keys import read_key
from claims.records import record_cache
from claims.site.responses import NoPage

NOWHERE = NoPage(404, "Nothing is here", "There is nothing public at this address.")


def at(kind: str, key: str, *, route: str = "", slugs: bool = True) -> bytes | HttpResponse:
    """The public record at an address, or the way to the one it was merged into. Raises NoPage."""
    name = read_key(key, slugs=slugs)
    found = record_cache.find(record_cache.KINDS[kind], name) if name else None
    if found is None:
        raise NOWHERE
    if found.merged_into:
        place = reverse(route or f"site:{kind}", args=[str(found.merged_into)])
        headers = {"Location": place, "Cache-Control": settings.CACHE_CONTROL}
        return HttpResponse(status=301, headers=headers)
    if found.redacted_at:
        raise NoPage(410, "Redacted", found.redaction_reason)
    held = record_cache.whole(record_cache.KINDS[kind], found.held)
    if held is None or held.body is None:
        raise NOWHERE
    return held.body
