"""Pages of the numbers in claims: what was printed, and what the database makes of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from psycopg.types.range import Range

from claims.admin.assertion_forms import AssertionForm, AssertionFormSet
from claims.admin.base import ModelAdmin, StackedInline, provenance_fieldset
from claims.admin.bases import OfBoth
from claims.admin.claim_filters import ByOwnValue, ByOwnWorklist, ByResolution
from claims.admin.lists import by_choice, by_object
from claims.admin.moving import Moving
from claims.admin.saving import PartSavedByRecording
from claims.models import AssertionReading, NumericAssertion
from claims.models.fields import trim

ASKED = "insisted"
PRINTED = (
    ("as_printed", "position"),
    ("quote_start", "quote_end"),
    "measure",
    ("comparator", "precision"),
    ("low", "high"),
    "best",
    ("unit", "multiplier"),
    "resolution",
    ASKED,
)
TIME = ("as_of", "period", "event")
STATUS = ("observation_status", "note")
CHANGE = (("form", "direction"), "baseline", "baseline_assertion")
INTERVALS = (("interval_shown", "stated_shown"), ("canonical_shown", "basis"), "derivation_shown")
DERIVED = ["interval_shown", "stated_shown", "canonical_shown", "basis", "derivation_shown"]


class Intervals(OfBoth):
    """What the database derives, in words. “Stated” and “canonical” are in the canonical unit."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who may only look is asked nothing."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, part | {"fields": [each for each in part["fields"] if each != ASKED]})
            for name, part in fieldsets
        ]

    @admin.display(description="interval")
    def interval_shown(self, assertion: NumericAssertion) -> str | None:
        return shown(assertion.interval)

    @admin.display(description="stated")
    def stated_shown(self, assertion: NumericAssertion) -> str | None:
        return shown(assertion.stated)

    @admin.display(description="canonical", ordering="canonical")
    def canonical_shown(self, assertion: NumericAssertion) -> str | None:
        return shown(assertion.canonical)

    @admin.display(description="resolved")
    def derivation_shown(self, assertion: NumericAssertion) -> str | None:
        return assertion.derivation and assertion.derivation["explanation"]


class AssertionInline(Intervals, StackedInline):
    model = NumericAssertion
    form = AssertionForm
    formset = AssertionFormSet
    verbose_name = "figure"
    verbose_name_plural = "figures"
    show_change_link = True
    readonly_fields = DERIVED
    fieldsets = [
        (
            None,
            {"fields": [*PRINTED, *TIME, *CHANGE, *STATUS, *INTERVALS]},
        ),
    ]


@admin.register(NumericAssertion)
class NumericAssertionAdmin(Moving, Intervals, PartSavedByRecording, ModelAdmin):
    form = AssertionForm
    actions = ["move_to_measure", "assign_to_event"]
    list_display = [
        "as_printed",
        "comparator",
        "interval_shown",
        "unit",
        "measure",
        "claim",
        "precision",
    ]
    list_filter = [
        *by_object("measure", "event", "unit"),
        *by_choice("comparator", "precision", "form", "basis", "observation_status"),
        ByOwnValue,
        ByOwnWorklist,
        ByResolution,
    ]
    list_select_related = ["measure", "claim", "unit"]
    search_fields = ["as_printed", "measure__label", "claim__statement"]
    search_help_text = "Printed words, measure, or claim"
    ordering = ["-id"]
    sortable_by = ()
    readonly_fields = [*DERIVED, "to_check", "read_by"]
    fieldsets = [
        (None, {"fields": ["claim", *PRINTED, "to_check"]}),
        ("Time and event", {"fields": TIME}),
        ("Status", {"fields": STATUS}),
        ("Change", {"classes": ["collapse"], "fields": CHANGE}),
        ("What the database derives", {"fields": INTERVALS}),
        provenance_fieldset("read_by"),
    ]

    @admin.display(description="to check")
    def to_check(self, assertion: NumericAssertion) -> str | None:
        reading = AssertionReading.objects.filter(pk=assertion.pk, worklist__gt="").first()
        if reading is None:
            return None
        address = reverse("admin:claims_assertionreading_change", args=[reading.pk])
        return format_html('<a href="{}">{}</a>', address, reading.get_worklist_display())


def shown(interval: Range[Decimal] | None) -> str | None:
    """An interval in words: over 14,000 · 331 or more · 24 to under 100 · 1,170 to 1,430."""
    if interval is None:
        return None
    if interval.isempty:
        return "no number"
    low, high = (
        end if end is None else f"{trim(end):,f}" for end in (interval.lower, interval.upper)
    )
    if low is None or high is None:
        return _half_open(low, high, interval)
    if low == high:
        return low
    over, under = "" if interval.lower_inc else "over ", "" if interval.upper_inc else "under "
    return f"{over}{low} to {under}{high}"


def _half_open(low: str | None, high: str | None, interval: Range[Decimal]) -> str:
    if high is not None:
        return f"{high} or less" if interval.upper_inc else f"under {high}"
    if low is not None:
        return f"{low} or more" if interval.lower_inc else f"over {low}"
    return "any number"
