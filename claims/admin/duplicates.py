"""Possible duplicates, pair by pair, side by side: to merge them, or to say that they are two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from claims.admin.base import ReadOnlyAdmin
from claims.admin.merging import facts, merge_address
from claims.models import DuplicatePair, DuplicateSearch, EntryKind
from claims.queries import duplicate_pages
from claims.queries.duplicate_pages import Pair
from claims.services import curation, duplicates

PLACE = re.compile(r"([0-9]{1,5})-([0-9]{1,18})")


@admin.register(DuplicatePair)
class DuplicatePairAdmin(ReadOnlyAdmin):
    """A list of pairs in place of rows."""

    fields = ["kind", "first", "second", "score", "why", "found_at", "rejected_at", "rejected_by"]

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self._reject_view)
        look = self.admin_site.admin_view(self._look_view)
        return [
            path("reject/", view, name="claims_duplicatepair_reject"),
            path("look/", look, name="claims_duplicatepair_look"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        kind = _kind(request.GET.get("kind", EntryKind.SPEAKER))
        found, last = duplicate_pages.pairs(kind, _place(request.GET.get("after", "")))
        here = request.get_full_path()
        keys = [entry.pk for each in found for entry in (each.first, each.second)]
        hang = duplicate_pages.points_at(kind, keys)
        context = {
            **self.admin_site.each_context(request),
            "title": "Possible duplicates",
            "opts": self.opts,
            "media": self.media,
            "kind": kind,
            "kinds": list(EntryKind.choices),
            "pairs": [self._shown(each, kind, hang, here) for each in found],
            "next": _address(kind, last) if last else "",
            "here": here,
            "searched": DuplicateSearch.objects.filter(kind=kind).first(),
            "may_merge": request.user.has_perm(f"claims.merge_{kind}"),
        }
        return TemplateResponse(request, "claims/admin/duplicates.html", context)

    def _look_view(self, request: HttpRequest) -> HttpResponse:
        """Have new entries compared by the process beside the server."""
        kind = _kind(request.POST.get("kind", ""))
        if not request.user.has_perm(f"claims.merge_{kind}"):
            raise PermissionDenied
        duplicates.search_later()
        told = "New entries are being compared. Come back in a while."
        self.message_user(request, told, messages.SUCCESS)
        return HttpResponseRedirect(_address(kind))

    def _reject_view(self, request: HttpRequest) -> HttpResponse:
        """That some entries are not the same: two of a pair, or all of a group."""
        kind = _kind(request.POST.get("kind", ""))
        if not request.user.has_perm(f"claims.merge_{kind}"):
            raise PermissionDenied
        keys = list(_keys(request.POST.getlist("entry")))
        if not 2 <= len(keys) <= curation.MOST_MERGED:
            raise BadRequest(f"Name 2 to {curation.MOST_MERGED} entries that are not the same.")
        pairs = duplicates.reject(kind=kind, entries=keys, by=request.user)
        what = "This pair" if pairs == 1 else f"These {pairs} pairs"
        self.message_user(request, f"{what} will not be offered again.", messages.SUCCESS)
        then = request.POST.get("next", "")
        is_ours = then.startswith(("/admin/claims/duplicatepair/", "/admin/claims/measure/"))
        return HttpResponseRedirect(then if is_ours else _address(kind))

    def _shown(self, each: Pair, kind: str, hang: dict[UUID, int], here: str) -> dict[str, Any]:
        pages = self.admin_site.get_model_admin(type(each.first))
        entries = sorted((each.first, each.second), key=lambda row: (-hang[row.pk], row.pk))
        stays, goes = entries
        return {
            "pair": each.pair,
            "entries": [(facts(row), list(_details(row)), hang[row.pk]) for row in entries],
            "merge": merge_address(pages, [goes.pk], stays.pk, here),
        }


def _details(row: Any) -> Iterator[tuple[str, Any]]:
    """What tells two entries of a kind apart, beside their names."""
    for name in DETAILS.get(row._meta.model_name, ()):
        value = getattr(row, name)
        if value not in ("", None):
            shown = f"{value:%-d %B %Y}" if hasattr(value, "strftime") else value
            yield LABELS.get(name, name.replace("_", " ")), shown


DETAILS = {
    "speaker": ("country", "area", "description"),
    "source": ("publisher", "published_at", "url"),
    "topic": ("broader", "description"),
    "event": ("start", "place"),
    "measure": ("population", "place", "unit_id", "temporal_kind", "start"),
    "claim": ("speaker", "said_at", "place", "quote"),
}
LABELS = {
    "population": "counts",
    "unit_id": "unit",
    "temporal_kind": "time",
    "published_at": "published",
    "said_at": "said",
}


def _kind(text: str) -> str:
    if text not in EntryKind.values:
        raise BadRequest(f"“{text[:80]}” is none of {', '.join(EntryKind.values)}.")
    return str(text)


def _place(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    found = PLACE.fullmatch(text)
    if not found:
        raise BadRequest(f"“after” cannot be “{text[:80]}”.")
    return min(int(found[1]), 1000), int(found[2])


def _keys(texts: list[str]) -> Iterator[UUID]:
    for text in dict.fromkeys(texts):
        try:
            yield UUID(text)
        except ValueError:
            raise BadRequest(f"No entry has the key “{text[:80]}”.") from None


def _address(kind: str, after: tuple[int, int] | None = None) -> str:
    place = {"after": f"{after[0]}-{after[1]}"} if after else {}
    return f"{reverse('admin:claims_duplicatepair_changelist')}?{urlencode({'kind': kind} | place)}"
