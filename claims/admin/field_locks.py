"""The list of all locked fields."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db.models import Case, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from claims.admin.base import NoEditAdmin, provenance_fieldset
from claims.admin.lists import by_choice
from claims.models import FieldLock, LockedKind

NAMED = {
    "claim": "statement",
    "numericassertion": "as_printed",
    "source": "title",
    "speaker": "name",
}


@admin.register(FieldLock)
class FieldLockAdmin(NoEditAdmin):
    """To look up. Fields are locked and unlocked on the page of their object."""

    list_display = ["field", "kind", "object_shown", "created_by", "created_at", "why"]
    list_filter = by_choice("kind")
    list_select_related = ["created_by"]
    search_fields = ["field", "why"]
    search_help_text = "The field, or words of the reason"
    fieldsets = [
        (None, {"fields": ["kind", "object_shown", "field", "why"]}),
        provenance_fieldset(),
    ]
    readonly_fields = ["object_shown"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what each object is called, in the one query of the list."""
        names = (When(kind=kind, then=_name(kind)) for kind in LockedKind.values)
        named = Case(*names, default=Value(""), output_field=TextField())
        found: QuerySet[Any] = super().get_queryset(request).annotate(named=named)
        return found

    @admin.display(description="object")
    def object_shown(self, lock: Any) -> Any:
        address = reverse(f"admin:claims_{lock.kind}_change", args=[lock.object_id])
        return format_html('<a href="{}">{}</a>', address, lock.named or "(redacted)")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _name(kind: str) -> Subquery:
    rows = apps.get_model("claims", kind)._default_manager.filter(pk=OuterRef("object_id"))
    return Subquery(rows.order_by().values(NAMED.get(kind, "label"))[:1])
