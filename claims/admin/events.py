"""Pages of events, and of their identifiers in other registers."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import (
    MERGEABLE,
    CatalogueAdmin,
    PartAdmin,
    TabularInline,
    provenance_fieldset,
)
from claims.admin.lists import by_choice, by_days, by_object, shown_date
from claims.models import Event, EventIdentifier


class IdentifierInline(TabularInline):
    model = EventIdentifier
    fields = ["scheme", "value"]


@admin.register(Event)
class EventAdmin(CatalogueAdmin):
    list_display = ["label", "kind", "since", "until", "place", "changed"]
    list_filter = [*by_choice("kind"), *by_days("start")]
    search_fields = ["label", "place", "identifiers__value"]
    search_help_text = "Label, place, or identifier"
    fieldsets = [
        (None, {"fields": ["label", "kind", ("start", "end")]}),
        ("Where", {"fields": ["place", ("latitude", "longitude")]}),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [IdentifierInline]
    since = shown_date("start", "from")
    until = shown_date("end", "to")


@admin.register(EventIdentifier)
class EventIdentifierAdmin(PartAdmin):
    list_display = ["value", "scheme", "event"]
    list_filter = by_object("event")
    list_select_related = ["event"]
    search_fields = ["scheme", "value", "event__label"]
    fieldsets = [(None, {"fields": ["event", "scheme", "value"]}), provenance_fieldset()]
