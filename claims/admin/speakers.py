"""Pages of speakers, their other names, their identifiers elsewhere, their posts."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import (
    MERGEABLE,
    CatalogueAdmin,
    PartAdmin,
    StackedInline,
    TabularInline,
    provenance_fieldset,
)
from claims.admin.lists import by_choice, by_object, shown_date
from claims.models import Role, Speaker, SpeakerAlias, SpeakerIdentifier


class AliasInline(TabularInline):
    model = SpeakerAlias
    fields = ["name", "language"]


class IdentifierInline(TabularInline):
    model = SpeakerIdentifier
    fields = ["scheme", "value"]


class RoleInline(StackedInline):
    model = Role
    fk_name = "speaker"
    fields = ["title", "organization", ("start", "end")]


@admin.register(Speaker)
class SpeakerAdmin(CatalogueAdmin):
    list_display = ["name", "kind", "country", "area", "changed"]
    list_filter = by_choice("kind")
    search_fields = ["name", "slug", "aliases__name", "identifiers__value"]
    search_help_text = "Name, other name, or identifier"
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "description", ("country", "area")]}),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [AliasInline, IdentifierInline, RoleInline]


class OfSpeakerAdmin(PartAdmin):
    list_filter = by_object("speaker")
    list_select_related = ["speaker"]


@admin.register(SpeakerAlias)
class SpeakerAliasAdmin(OfSpeakerAdmin):
    list_display = ["name", "language", "speaker"]
    search_fields = ["name", "speaker__name"]
    fieldsets = [(None, {"fields": ["speaker", "name", "language"]}), provenance_fieldset()]


@admin.register(SpeakerIdentifier)
class SpeakerIdentifierAdmin(OfSpeakerAdmin):
    list_display = ["value", "scheme", "speaker"]
    search_fields = ["scheme", "value", "speaker__name"]
    fieldsets = [(None, {"fields": ["speaker", "scheme", "value"]}), provenance_fieldset()]


@admin.register(Role)
class RoleAdmin(OfSpeakerAdmin):
    list_display = ["post", "speaker", "organization", "since", "until"]
    list_filter = by_object("speaker", "organization")
    list_select_related = ["speaker", "organization"]
    search_fields = ["title", "speaker__name", "organization__name"]
    fieldsets = [
        (None, {"fields": ["speaker", "title", "organization", ("start", "end")]}),
        provenance_fieldset(),
    ]
    since = shown_date("start", "from")
    until = shown_date("end", "to")

    @admin.display(description="post", ordering="title")
    def post(self, role: Role) -> str:
        return role.title or "member"
