"""Pages of what is counted, and of the units it is counted in."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import (
    MERGEABLE,
    CatalogueAdmin,
    PartAdmin,
    ReadOnlyAdmin,
    TabularInline,
    provenance_fieldset,
)
from claims.admin.lists import by_choice, by_object, by_yes_no
from claims.admin.workbench import Workbench
from claims.admin.worklists import ByFigures
from claims.models import Measure, MeasureAlias, Unit


class AliasInline(TabularInline):
    model = MeasureAlias
    fields = ["name", "language"]


@admin.register(Measure)
class MeasureAdmin(Workbench, CatalogueAdmin):
    list_display = ["label", "unit", "temporal_kind", "place", "changed"]
    list_filter = [
        *by_choice("temporal_kind"),
        *by_yes_no("non_negative"),
        ByFigures,
        *by_object("unit", "part_of"),
    ]
    list_select_related = ["unit"]
    search_fields = ["label", "slug", "population", "place", "aliases__name"]
    prepopulated_fields = {"slug": ["label"]}
    readonly_fields = ["dimension"]
    fieldsets = [
        (None, {"fields": ["label", "slug", "description", ("population", "place")]}),
        (
            "How it is counted",
            {
                "fields": [
                    ("unit", "dimension"),
                    "non_negative",
                    ("temporal_kind", "start"),
                    "part_of",
                    "counts_pledges",
                ],
            },
        ),
        provenance_fieldset(*MERGEABLE),
    ]
    inlines = [AliasInline]


@admin.register(MeasureAlias)
class MeasureAliasAdmin(PartAdmin):
    list_display = ["name", "language", "measure"]
    list_filter = by_object("measure")
    list_select_related = ["measure"]
    search_fields = ["name", "measure__label"]
    fieldsets = [(None, {"fields": ["measure", "name", "language"]}), provenance_fieldset()]


@admin.register(Unit)
class UnitAdmin(ReadOnlyAdmin):
    """To look up: the rows come from `claims.quantities.units`; a definition never changes."""

    list_display = ["code", "symbol", "label", "dimension", "factor"]
    search_fields = ["code", "symbol", "label", "plural", "dimension"]
    fieldsets = [
        (None, {"fields": ["code", "symbol", "label", "plural", "aliases"]}),
        ("Definition", {"fields": ["dimension", "factor", "offset"]}),
    ]

    @admin.display(description="factor to the canonical unit")
    def factor(self, unit: Unit) -> str:
        one = unit.factor_denominator == 1
        return f"{unit.factor_numerator:f}" + ("" if one else f" / {unit.factor_denominator:f}")
