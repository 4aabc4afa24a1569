"""The lists of what was done to whole entries: merges, which can be undone here, and redactions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from claims.admin.base import ReadOnlyAdmin, action, display
from claims.admin.lists import by_choice, by_days
from claims.models import EntryKind, Merge, Redaction
from claims.services import curation


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["entry_shown", "survivor_shown", "kind", "made_at", "made_by", "state"]
    list_filter = [*by_choice("kind"), *by_days("made_at")]
    list_select_related = ["made_by", "undone_by"]
    ordering = ["-id"]
    sortable_by = ()
    search_fields = ["entry", "survivor"]
    search_help_text = "The id of either entry"
    fieldsets = [
        (None, {"fields": ["kind", ("entry_shown", "survivor_shown"), "fields_taken", "moved"]}),
        ("Record", {"fields": [("made_at", "made_by"), ("undone_at", "undone_by")]}),
    ]
    readonly_fields = ["entry_shown", "survivor_shown", "fields_taken", "moved"]
    actions_row = ["to_undoing"]
    actions_detail = ["to_undoing"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("moves")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        try:
            key = UUID(search_term.strip()) if search_term else None
        except ValueError:
            return queryset.none(), False
        known = Q(pk=key) | Q(entry=key) | Q(survivor=key)
        return (queryset.filter(known) if key else queryset), False

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        found = super().get_changelist_instance(request)
        found.result_list = named(found.result_list)
        return found

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        found = super().get_object(request, object_id, from_field)
        return named([found])[0] if found else None

    def has_undo_permission(self, request: HttpRequest, *args: Any) -> bool:
        return any(request.user.has_perm(f"claims.merge_{kind}") for kind in EntryKind.values)

    @action(description="Undo this merge…", icon="undo", permissions=["undo"], url_path="undoing")
    def to_undoing(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return HttpResponseRedirect(self.url("undo", object_id))

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self._undo_view)
        own = path("<path:object_id>/undo/", view, name="claims_merge_undo")
        return [own, *super().get_urls()]

    def _undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        merge = super().get_object(request, object_id)
        if merge is None:
            raise Http404("There is no such merge.")
        if not request.user.has_perm(f"claims.merge_{merge.kind}"):
            raise PermissionDenied
        is_sent, fault, found = request.method == "POST", "", None
        try:
            found = curation.undo(merge=merge, by=request.user, dry_run=not is_sent)
        except ValidationError as error:
            fault = " ".join(error.messages)
        if found and is_sent:
            kept = f" {len(found.stayed)} things stayed as they are." if found.stayed else ""
            self.message_user(request, f"“{found.entry}” is back.{kept}", messages.SUCCESS)
            for sentence in found.stayed:
                self.message_user(request, sentence, messages.WARNING)
            return HttpResponseRedirect(_address(merge.kind, merge.entry))
        context = {
            **self.admin_site.each_context(request),
            "title": "Undo this merge",
            "opts": self.opts,
            "media": self.media,
            "merge": named([merge])[0],
            "found": found,
            "fault": fault,
            "back": self.url("changelist"),
        }
        status = 409 if fault and is_sent else 200
        return TemplateResponse(request, "claims/admin/undo.html", context, status=status)

    @display(description="entry")
    def entry_shown(self, merge: Merge) -> str:
        return _linked(merge.kind, merge.entry, merge.names)  # type: ignore[attr-defined]

    @display(description="merged into")
    def survivor_shown(self, merge: Merge) -> str:
        return _linked(merge.kind, merge.survivor, merge.names)  # type: ignore[attr-defined]

    @display(description="fields taken over")
    def fields_taken(self, merge: Merge) -> str | None:
        return ", ".join(merge.chosen) or None

    @display(description="what was moved")
    def moved(self, merge: Merge) -> str | None:
        return "; ".join(told(merge)) or None

    @display(description="state", label={"stands": "success", "undone": "warning"})
    def state(self, merge: Merge) -> str:
        return "undone" if merge.undone_at else "stands"


@admin.register(Redaction)
class RedactionAdmin(ReadOnlyAdmin):
    """The log: who, when, why and what kind of entry. The erased words are nowhere."""

    list_display = ["made_at", "kind", "entry_shown", "reason", "erased", "made_by"]
    list_filter = by_days("made_at")
    list_select_related = ["made_by"]
    search_fields = ["reason", "kind"]
    ordering = ["-id"]
    sortable_by = ()
    fields = ["kind", "entry_shown", "reason", "erased", "made_at", "made_by"]
    readonly_fields = ["entry_shown", "erased"]

    @display(description="entry")
    def entry_shown(self, row: Redaction) -> str:
        return _linked(row.kind, row.entry, {})

    @display(description="erased")
    def erased(self, row: Redaction) -> str:
        return f"{row.texts} texts, {row.parts} parts, {row.former_states} former states"


def told(merge: Merge) -> list[str]:
    """What a merge did, in words for each kind of row."""
    return [
        f"{len(move.rows)} {curation.name_of(merge, move)} {move.get_action_display()}"
        for move in merge.moves.all()
    ]


def named(merges: Iterable[Any]) -> list[Any]:
    """Merges with the names of their entries, in a query for each kind."""
    rows = list(merges)
    names: dict[UUID, str] = {}
    for kind in {row.kind for row in rows}:
        keys = {key for row in rows if row.kind == kind for key in (row.entry, row.survivor)}
        found = apps.get_model("claims", kind)._default_manager.in_bulk(keys)
        names |= {key: str(entry) for key, entry in found.items()}
    for row in rows:
        row.names = names
    return rows


def _linked(kind: str, key: UUID, names: dict[UUID, str]) -> str:
    return format_html('<a href="{}">{}</a>', _address(kind, key), names.get(key) or key)


def _address(kind: str, key: UUID) -> str:
    return reverse(f"admin:claims_{kind}_change", args=[key])
