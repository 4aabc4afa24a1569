"""The record that a page shows, or the redirect to the one it was merged into."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from claims.records import record_cache
from claims.web import lookups
from claims.web.problems import NOT_FOUND, Refusal


def record_or_redirect(
    kind: str, key: str, *, route: str = "", slugs: bool = True
) -> bytes | HttpResponse:
    """The bytes of the public record at an address, or a redirect if it was merged."""
    found = lookups.find(record_cache.KINDS[kind], key, slugs=slugs)
    if found.merged_into:
        return lookups.moved(reverse(route or f"site:{kind}", args=[str(found.merged_into)]))
    held = record_cache.whole(record_cache.KINDS[kind], found.held)
    if held is None or held.body is None:
        raise Refusal(NOT_FOUND)
    return held.body
