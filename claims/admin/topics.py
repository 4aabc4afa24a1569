"""Pages of topics, their other names, and the claims filed under them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.admin.base import (
    MERGEABLE,
    CatalogueAdmin,
    NoEditAdmin,
    PartAdmin,
    TabularInline,
    provenance_fieldset,
)
from claims.admin.lists import by_object
from claims.models import ClaimTopic, Topic, TopicAlias


class AliasInline(TabularInline):
    model = TopicAlias
    fields = ["name", "language"]


class NarrowerInline(TabularInline):
    model = Topic
    fk_name = "broader"
    verbose_name_plural = "narrower topics"
    fields = readonly_fields = ("label", "slug")
    show_change_link = True
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Topic)
class TopicAdmin(CatalogueAdmin):
    list_display = ["label", "broader", "slug", "changed"]
    list_filter = by_object("broader")
    list_select_related = ["broader"]
    search_fields = ["label", "slug", "aliases__name"]
    prepopulated_fields = {"slug": ["label"]}
    fieldsets = [
        (None, {"fields": ["label", "slug", "broader", "description"]}),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [AliasInline, NarrowerInline]


@admin.register(TopicAlias)
class TopicAliasAdmin(PartAdmin):
    list_display = ["name", "language", "topic"]
    list_filter = by_object("topic")
    list_select_related = ["topic"]
    search_fields = ["name", "topic__label"]
    fieldsets = [(None, {"fields": ["topic", "name", "language"]}), provenance_fieldset()]


@admin.register(ClaimTopic)
class ClaimTopicAdmin(NoEditAdmin, PartAdmin):
    list_display = ["claim", "topic", "changed"]
    list_filter = by_object("topic", "claim")
    list_select_related = ["claim", "topic"]
    search_fields = ["topic__label", "claim__statement"]
    ordering = ["id"]
    fieldsets = [(None, {"fields": ["claim", "topic"]}), provenance_fieldset()]
