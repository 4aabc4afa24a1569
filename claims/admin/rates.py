"""Pages of what currencies were worth in each other."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import ModelAdmin, provenance_fieldset
from claims.admin.lists import by_days, by_object
from claims.models import ExchangeRate
from claims.models.fields import trim


@admin.register(ExchangeRate)
class ExchangeRateAdmin(ModelAdmin):
    list_display = ["from_unit", "to_unit", "day", "shown", "source"]
    list_filter = [*by_object("from_unit", "to_unit"), *by_days("day")]
    list_select_related = ["from_unit", "to_unit", "source"]
    search_fields = ["from_unit__code", "to_unit__code", "source__title"]
    search_help_text = "Code of a currency, or title of a source"
    ordering = ["-day", "-id"]
    fieldsets = [
        (None, {"fields": [("from_unit", "to_unit"), ("day", "rate"), "source"]}),
        provenance_fieldset(),
    ]

    @admin.display(description="rate")
    def shown(self, rate: ExchangeRate) -> str:
        return f"{trim(rate.rate):,f}"
