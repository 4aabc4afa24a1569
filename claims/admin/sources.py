"""Pages of sources and of their texts. A text is for the staff alone: no public page shows it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Left, Length
from django.http import HttpRequest

from claims.admin.base import (
    MERGEABLE,
    CatalogueAdmin,
    ModelAdmin,
    StackedInline,
    TabularInline,
    provenance_fieldset,
)
from claims.admin.bases import OfBoth
from claims.admin.lists import by_choice, by_days, by_object, shown_date
from claims.models import Snapshot, Source


class Measured(OfBoth):
    """A snapshot without its text, which may be megabytes: how long it is, and how it begins."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found = super().get_queryset(request).defer("text")
        rows: QuerySet[Any] = found.annotate(beginning=Left("text", 80), characters=Length("text"))
        return rows

    @admin.display(description="begins")
    def begins(self, snapshot: Any) -> str:
        return f"{snapshot.beginning}{'…' if snapshot.characters > 80 else ''}"

    @admin.display(description="characters")
    def length(self, snapshot: Any) -> str:
        return f"{snapshot.characters:,}"


class SnapshotInline(Measured, TabularInline):
    """What is kept. A text that has changed is another snapshot, so none is edited."""

    model = Snapshot
    fields = readonly_fields = ("taken_at", "length", "begins", "sha256")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class NewSnapshotInline(StackedInline):
    model = Snapshot
    verbose_name = "new snapshot"
    verbose_name_plural = "add a snapshot"
    fields = ["taken_at", "text"]
    max_num = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).none()


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    list_display = ["title", "kind", "publisher", "published", "reliability", "changed"]
    list_filter = [
        *by_choice("kind", "reliability"),
        *by_object("publisher"),
        *by_days("published_at"),
    ]
    list_select_related = ["publisher"]
    search_fields = ["title", "url", "publisher__name"]
    search_help_text = "Title, address, or publisher"
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind", "reliability"),
                    "title",
                    "publisher",
                    ("published_at", "language"),
                ]
            },
        ),
        ("Where it is", {"fields": ["url", "archived_url", "accessed_at"]}),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [SnapshotInline, NewSnapshotInline]
    published = shown_date("published_at", "published")


@admin.register(Snapshot)
class SnapshotAdmin(Measured, ModelAdmin):
    list_display = ["source", "taken_at", "begins", "length", "sha256"]
    list_filter = [*by_object("source"), *by_days("taken_at")]
    list_select_related = ["source"]
    search_fields = ["sha256", "source__title", "source__url"]
    search_help_text = "SHA-256, or the source's title or address"
    readonly_fields = ["sha256", "length"]
    fieldsets = [
        (None, {"fields": ["source", "taken_at", "text"]}),
        ("What was read", {"fields": ["sha256", "length"]}),
        provenance_fieldset(),
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:1]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A text that has changed is another snapshot."""
        return obj is None and super().has_change_permission(request, obj)
