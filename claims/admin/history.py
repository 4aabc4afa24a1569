"""Former states of every row, kept by triggers: “History” on a row's page leads here."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import HttpRequest

from claims.admin.base import PartAdmin, ReadOnlyAdmin

ENDED_BY = {"update": "changed", "delete": "deleted"}
# What a row says, by the first of these that it has: no key is followed, so no row costs a query.
SAYING = ("statement", "name", "as_printed", "exact", "title", "label", "rating", "value", "verb")


class Context(Protocol):
    metadata: dict[str, str]


class FormerState(Protocol):
    """What the triggers keep beside the columns of the row."""

    pgh_created_at: datetime
    pgh_label: str
    pgh_context: Context | None
    username: str | None


class FormerStateAdmin(ReadOnlyAdmin, PartAdmin):
    """A state as it was until `pgh_created_at`; who ended it, and through what."""

    list_display = ["until", "said", "ended", "who", "via"]
    list_select_related = ["pgh_context"]
    search_fields = ["pgh_obj_id"]
    search_help_text = "The id of the row"
    ordering = ["-pgh_id"]
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        users = get_user_model()._default_manager.filter(
            pk=Cast(OuterRef("user_key"), IntegerField())
        )
        key = KeyTextTransform("user", "pgh_context__metadata")
        found = super().get_queryset(request).annotate(user_key=key)
        rows: QuerySet[Any] = found.annotate(username=Subquery(users.values("username")))
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (queryset.filter(pgh_obj_id=UUID(search_term)) if search_term else queryset), False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may see a row may see what it was."""
        return admin.site.get_model_admin(self.model.pgh_tracked_model).has_view_permission(request)

    @admin.display(description="until")
    def until(self, event: FormerState) -> datetime:
        return event.pgh_created_at

    @admin.display(description="it said")
    def said(self, event: FormerState) -> str | None:
        return next((value[:100] for name in SAYING if (value := getattr(event, name, ""))), None)

    @admin.display(description="then it was")
    def ended(self, event: FormerState) -> str:
        return ENDED_BY.get(event.pgh_label, event.pgh_label)

    @admin.display(description="by")
    def who(self, event: FormerState) -> str | None:
        return event.username

    @admin.display(description="through")
    def via(self, event: FormerState) -> str | None:
        return event.pgh_context.metadata.get("via", "sql") if event.pgh_context else None


for model in apps.get_app_config("claims").get_models():
    if hasattr(model, "pgh_tracked_model"):
        admin.site.register(model, FormerStateAdmin)
