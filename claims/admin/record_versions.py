"""Which version each public record is at: to look up, triggers alone write it."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import ReadOnlyAdmin
from claims.admin.lists import by_days
from claims.models import RecordVersion


@admin.register(RecordVersion)
class RecordVersionAdmin(ReadOnlyAdmin):
    list_display = ["id", "kind", "version", "changed_at", "changed_xid"]
    list_filter = by_days("changed_at")
    search_fields = ["kind"]
    search_help_text = "The id of an object, or a kind"
    ordering = ["-id"]
    sortable_by = ()
    fields = ["id", "kind", "version", "changed_xid", "changed_at"]
