"""Merging in the admin: which entry stays, a look at what would move, and then the merge.

Both pages are asked for by address, so a look changes nothing and can be sent to a colleague. The
merge is sent with the digest of what was looked at: if somebody has changed one of the entries
meanwhile, it is refused, and what it would do now is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from claims.admin.bases import OfPages, action
from claims.admin.series_preview import previewed
from claims.models import Measure, Merge, Mergeable
from claims.queries import duplicates
from claims.services import curation
from claims.services.curation import MOST_MERGED, Difference, Preview

FIELD = "field_"
CHOSEN, INTO, OTHER, SEEN, NEXT = "chosen", "into", "other", "seen", "next"


class Merging(OfPages):
    """The pages of entries that can be merged."""

    def has_merge_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm(f"claims.merge_{self.opts.model_name}")

    @action(description="Merge into…", icon="merge", permissions=["merge"], url_path="merge-into")
    def merge_into(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(merge_address(self, [object_id]))

    @action(
        description="Undo the merge…", icon="undo", permissions=["merge"], url_path="undo-merge"
    )
    def undo_merge(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The merge that made this entry another one, while it stands."""
        merge = Merge.objects.filter(entry=object_id, undone_at=None).first()
        if merge is None:
            raise Http404("It was merged before merges were noted, or is not merged.")
        return HttpResponseRedirect(reverse("admin:claims_merge_undo", args=[merge.pk]))

    @action(description="Merge…", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        keys = list(queryset.order_by().values_list("pk", flat=True)[: MOST_MERGED + 1])
        if not 2 <= len(keys) <= MOST_MERGED:
            self.message_user(request, f"Choose 2 to {MOST_MERGED}.", messages.ERROR)
            return None
        return HttpResponseRedirect(merge_address(self, keys))

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        own = path("merge/", self.admin_site.admin_view(self._merge_view), name=name)
        return [own, *super().get_urls()]

    def _merge_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        if CHOSEN not in asked and (back := _next(request)):
            self.message_user(request, "Tick those that are to be merged.", messages.ERROR)
            return HttpResponseRedirect(back)
        rows = self._rows(asked)
        into = self._survivor(asked)
        entries = [row for row in rows if into is None or row.pk != into.pk]
        if into is None or not entries:
            return self._which_stays(request, rows)
        if request.method == "POST":
            return self._merge(request, entries, into)
        return self._look(request, curation.preview(entries=entries, into=into))

    def _rows(self, asked: QueryDict) -> list[Mergeable]:
        keys = list(dict.fromkeys(_keys(asked.getlist(CHOSEN))))
        if not 1 <= len(keys) <= MOST_MERGED:
            raise BadRequest(f"Choose 1 to {MOST_MERGED} entries to merge.")
        found = self.model._default_manager.in_bulk(keys)
        if len(found) < len(keys):
            raise Http404("One of the entries is not on record.")
        return [found[key] for key in keys]

    def _survivor(self, asked: QueryDict) -> Mergeable | None:
        for key in _keys([asked.get(OTHER, "") or asked.get(INTO, "")]):
            found = self.model._default_manager.filter(pk=key).first()
            if found is None:
                raise Http404("The entry to merge into is not on record.")
            return found  # type: ignore[no-any-return]
        return None

    def _which_stays(self, request: HttpRequest, rows: Sequence[Mergeable]) -> HttpResponse:
        column: Any = self.opts.get_field("merged_into")
        field: Any = self.formfield_for_dbfield(column, request)
        field.required = False
        chosen = {row.pk for row in rows}
        likes = [each for each in duplicates.like(rows[0]) if each.other not in chosen]
        found = self.model._default_manager.in_bulk([each.other for each in likes])
        context = {
            "title": "Which one stays?",
            "rows": [facts(row) for row in rows],
            "alike": [(facts(found[each.other]), each) for each in likes],
            "field": field.widget.render(OTHER, None, {"id": "id_other"}),
            "media": self.media + field.widget.media,
            "next": _next(request),
        }
        return self._merging_page(request, "claims/admin/merge_choice.html", context)

    def _look(
        self, request: HttpRequest, found: Preview, *, status: int = 200, faults: Sequence[str] = ()
    ) -> HttpResponse:
        rows = (found.into, *found.entries)
        taken = {each.name: request.POST.get(FIELD + each.name) for each in found.differences}
        context = {
            "title": f"Merge into “{found.into}”",
            "found": found,
            "into": facts(found.into),
            "entries": [facts(row) for row in found.entries],
            "all_rows": [facts(row) for row in rows],
            "fields": [(each, _offered(each, taken[each.name])) for each in found.differences],
            "faults": [*found.faults, *faults],
            "kind": self.opts.verbose_name,
            "series": previewed(rows) if isinstance(found.into, Measure) else None,
            "swapped": _swapped(self, found, _next(request)),
            "next": _next(request),
            "media": self.media,
        }
        return self._merging_page(request, "claims/admin/merge.html", context, status=status)

    def _merge(
        self, request: HttpRequest, entries: Sequence[Mergeable], into: Mergeable
    ) -> HttpResponse:
        try:
            curation.merge_all(
                entries=[row.pk for row in entries],
                into=into,
                by=request.user,
                chosen=dict(_chosen(request.POST)),
                seen=request.POST.get(SEEN, ""),
            )
        except ValidationError as error:
            rows = self.model._default_manager.in_bulk([row.pk for row in (into, *entries)])
            found = curation.preview(
                entries=[rows[row.pk] for row in entries if row.pk in rows], into=rows[into.pk]
            )
            told = [each for each in error.messages if each not in found.faults]
            return self._look(request, found, status=409, faults=told)
        what = f"“{entries[0]}” was" if len(entries) == 1 else f"{len(entries)} were"
        self.message_user(request, f"{what} merged into “{into}”.", messages.SUCCESS)
        return HttpResponseRedirect(_next(request) or self.url("change", into.pk))  # type: ignore[attr-defined]

    def _merging_page(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        usual = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, usual | context, status=status)


def _offered(found: Difference, taken: str | None) -> list[tuple[UUID, str, bool, list[int]]]:
    """Each thing that a field may say: of which entry it is taken, whether it is, and the numbers
    of those that say so."""
    offered: dict[str, tuple[UUID, list[int]]] = {}
    for number, (key, text) in enumerate(found.values, 1):
        offered.setdefault(text, (key, []))[1].append(number)
    keys = {str(key) for key, _ in offered.values()}
    chosen = taken if taken in keys else str(found.suggested)
    return [(key, text, str(key) == chosen, ns) for text, (key, ns) in offered.items()]


def merge_address(pages: Any, chosen: Sequence[Any], into: Any = None, then: str = "") -> str:
    """Where merging these entries is looked at."""
    query = QueryDict(mutable=True)
    query.setlist(CHOSEN, [str(key) for key in chosen])
    query.update({name: str(value) for name, value in ((INTO, into), (NEXT, then)) if value})
    return f"{pages.url('merge')}?{query.urlencode()}"


def facts(row: Any) -> dict[str, Any]:
    """An entry as the pages of merging name it."""
    beside = (getattr(row, name, "") for name in ("slug", "url", "place", "description"))
    opts = row._meta
    return {
        "id": row.pk,
        "name": str(row) if opts.model_name != "claim" else row.statement or "(redacted)",
        "beside": next((text for text in beside if text), ""),
        "kind": row.get_kind_display() if hasattr(row, "get_kind_display") else "",
        "made": row.created_at,
        "address": reverse(f"admin:claims_{opts.model_name}_change", args=[row.pk]),
    }


def _swapped(pages: Any, found: Preview, then: str) -> str:
    """The same the other way round, if there are two."""
    if len(found.entries) > 1:
        return ""
    return merge_address(pages, [found.into.pk], found.entries[0].pk, then)


def _chosen(asked: QueryDict) -> Iterator[tuple[str, UUID]]:
    for name in asked:
        if name.startswith(FIELD):
            for key in _keys(asked.getlist(name)):
                yield name.removeprefix(FIELD), key


def _keys(texts: Sequence[str]) -> Iterator[UUID]:
    for text in filter(None, texts):
        try:
            yield UUID(text)
        except ValueError:
            raise BadRequest(f"No entry has the key “{text[:80]}”.") from None


def _next(request: HttpRequest) -> str:
    """Where somebody goes on afterwards: only within the admin."""
    then = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    is_ours = url_has_allowed_host_and_scheme(then, allowed_hosts=None)
    return then if is_ours and then.startswith("/admin/") else ""
