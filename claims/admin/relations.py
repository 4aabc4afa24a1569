"""Pages of how claims stand to each other."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import PUBLIC, PublicAdmin, provenance_fieldset
from claims.admin.lists import by_choice, by_object
from claims.admin.saving import PartSavedByRecording
from claims.models import Relation


@admin.register(Relation)
class RelationAdmin(PartSavedByRecording, PublicAdmin):
    list_display = ["subject", "kind", "object", "changed"]
    list_filter = [*by_choice("kind"), *by_object("subject", "object")]
    list_select_related = ["subject", "object"]
    search_fields = ["subject__statement", "object__statement", "note"]
    search_help_text = "Words of either claim, or of the note"
    fieldsets = [
        (None, {"fields": ["subject", "kind", "object", "note"]}),
        ("Withdrawal", {"classes": ["collapse"], "fields": ["retraction_reason"]}),
        provenance_fieldset(*PUBLIC),
    ]
