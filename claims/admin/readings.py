"""The worklist of figures that are not what their words say, or that nobody has compared yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from psycopg.types.range import Range

from claims.admin.assertions import shown
from claims.admin.base import ModelAdmin, action, display
from claims.admin.lists import by_choice
from claims.models import AssertionReading, Claim, Measure, Worklist
from claims.quantities.intervals import Interval
from claims.services import readings, settling
from claims.services.assertion_parsing import quantity_of


@admin.register(AssertionReading)
class AssertionReadingAdmin(ModelAdmin):
    """A list to work off: what is right leaves it."""

    list_display = ["why", "words", "on_record", "words_say", "measure", "claim"]
    list_display_links = None
    list_filter = by_choice("worklist")
    list_select_related = ["assertion__claim", "assertion__measure"]
    search_fields = ["assertion__as_printed", "assertion__claim__statement"]
    search_help_text = "Printed words, or the claim"
    ordering = ["-pk"]
    sortable_by = ()
    actions = ["uphold", "follow", "read"]
    fields = readonly_fields = tuple(
        "words why detail in_quote on_record words_say measure claim".split()
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(worklist__gt="")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_settle_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm("claims.change_numericassertion")

    @display(
        description="why",
        label={
            Worklist.CONTRADICTS.label: "danger",
            Worklist.WORDS_MISSING.label: "warning",
            Worklist.UNREADABLE.label: "warning",
            Worklist.UNREAD.label: "info",
        },
    )
    def why(self, reading: AssertionReading) -> str:
        return reading.get_worklist_display()

    @display(description="printed")
    def words(self, reading: AssertionReading) -> str:
        address = reverse("admin:claims_numericassertion_change", args=[reading.pk])
        return format_html('<a href="{}">{}</a>', address, reading.assertion)

    @display(description="on record")
    def on_record(self, reading: AssertionReading) -> str | None:
        return in_unit(shown(reading.assertion.interval), reading.assertion.unit_id)

    @display(description="the words say")
    def words_say(self, reading: AssertionReading) -> str | None:
        try:
            quantity = quantity_of(readings.words_of(reading.assertion))
        except ValidationError as refused:
            return refused.messages[0]
        return in_unit(shown(as_range(quantity.interval)), quantity.unit)

    @display(description="measure")
    def measure(self, reading: AssertionReading) -> Measure | None:
        return reading.assertion.measure

    @display(description="claim")
    def claim(self, reading: AssertionReading) -> Claim:
        return reading.assertion.claim

    @action(description="My reading stands: keep the figure", permissions=["settle"])
    def uphold(self, request: HttpRequest, queryset: QuerySet[AssertionReading]) -> None:
        def verb(reading: AssertionReading) -> None:
            settling.uphold(assertion=reading.assertion, by=request.user)

        self.act_on_all(request, queryset, verb, "confirmed")

    @action(description="Take what the words say", permissions=["settle"])
    def follow(self, request: HttpRequest, queryset: QuerySet[AssertionReading]) -> None:
        def verb(reading: AssertionReading) -> None:
            settling.follow_words(assertion=reading.assertion, by=request.user)

        self.act_on_all(request, queryset, verb, "changed to what their words say")

    @action(description="Compare with the words now", permissions=["settle"])
    def read(self, request: HttpRequest, queryset: QuerySet[AssertionReading]) -> None:
        def verb(reading: AssertionReading) -> None:
            readings.read_unread(claims=[reading.assertion.claim_id])

        self.act_on_all(request, queryset, verb, "compared")


def as_range(interval: Interval) -> Range[Decimal]:
    left, right = "[" if interval.low_inclusive else "(", "]" if interval.high_inclusive else ")"
    return Range(interval.low, interval.high, left + right)


def in_unit(figure: str | None, unit: str) -> str | None:
    return figure if unit == "1" else f"{figure} {unit}"
