"""Former states of every row, kept by triggers: “History” on a row's page leads here."""

from __future__ import annotations

from uuid import UUID

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import IntegerField, OuterRef, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from claims.admin.base import PartAdmin, ReadOnlyAdmin

ENDED_BY = {"update": "changed", "delete": "deleted"}
# What a row says, by the first of these that it has: no key is followed, so no row costs a query.
SAYING = ("statement", "name", "as_printed", "exact", "title", "label", "rating", "value", "verb")


class FormerStateAdmin(ReadOnlyAdmin, PartAdmin):
    """A state as it was until `pgh_created_at`; who ended it, and through what."""

    list_display = ["until", "said", "ended", "who", "via"]
    list_select_related = ["pgh_context"]
    search_fields = ["pgh_obj_id"]
    search_help_text = "The id of the row"
    ordering = ["-pgh_id"]
    sortable_by = []

    def get_queryset(self, request):
        users = get_user_model()._default_manager.filter(
            pk=Cast(OuterRef("user_key"), IntegerField())
        )
        key = KeyTextTransform("user", "pgh_context__metadata")
        rows = super().get_queryset(request).annotate(user_key=key)
        return rows.annotate(username=Subquery(users.values("username")))

    def get_search_results(self, request, queryset, search_term):
        return (queryset.filter(pgh_obj_id=UUID(search_term)) if search_term else queryset), False

    def has_view_permission(self, request, obj=None):
        """Who may see a row may see what it was."""
        return admin.site.get_model_admin(self.model.pgh_tracked_model).has_view_permission(request)

    @admin.display(description="until")
    def until(self, event):
        return event.pgh_created_at

    @admin.display(description="it said")
    def said(self, event):
        return next((value[:100] for name in SAYING if (value := getattr(event, name, ""))), None)

    @admin.display(description="then it was")
    def ended(self, event):
        return ENDED_BY.get(event.pgh_label, event.pgh_label)

    @admin.display(description="by")
    def who(self, event):
        return event.username

    @admin.display(description="through")
    def via(self, event):
        return event.pgh_context and event.pgh_context.metadata.get("via", "sql")


for model in apps.get_app_config("claims").get_models():
    if hasattr(model, "pgh_tracked_model"):
        admin.site.register(model, FormerStateAdmin)
