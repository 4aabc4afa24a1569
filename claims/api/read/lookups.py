"""Public objects at their addresses, and what became of those that moved or went."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request

from claims.api.read.record_views import RecordViewSet
from claims.queries.visible import listed
from claims.records import record_cache
from claims.records.dependencies import RECORDS
from claims.records.fieldsets import Selection
from claims.records.record_cache import Held
from claims.web import lookups

BY_KIND = {record.kind: record for record in RECORDS}

everything = cache(listed)


class Resource(RecordViewSet):
    """The records of one kind of public object, under their addresses."""

    slugs = False

    def get_queryset(self) -> Any:
        return everything(BY_KIND[self.kind].model)

    def found(self, key: str, selection: Selection) -> Held | HttpResponseBase:
        found = lookups.find(self.holder, key, slugs=self.slugs)
        return lookups.moved(self.address(found.merged_into)) if found.merged_into else found.held

    def whole(self, held: Held, selection: Selection) -> Held | None:
        if selection:
            return record_cache.trimmed(self.holder, held, selection)
        return record_cache.whole(self.holder, held)


def moved_along(request: HttpRequest | Request, name: str, survivor: UUID) -> HttpResponse:
    """To the same question about the entry that this one was merged into."""
    query = request.META.get("QUERY_STRING", "")
    place = reverse(f"api:{name}", args=[str(survivor)])
    return lookups.moved(f"{place}?{query}" if query else place)
