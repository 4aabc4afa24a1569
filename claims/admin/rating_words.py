"""Pages of what the words of ratings mean, and of those that wait for somebody to say it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q
from django.http import HttpRequest

from claims.admin.base import ModelAdmin, display, provenance_fieldset
from claims.admin.fields import PartialDatesForm
from claims.admin.lists import ByCondition, by_object
from claims.admin.reviews import VERDICT_COLOURS
from claims.models import RatingWord, Verdict
from claims.services import normalising
from claims.services.rating_words import folded

WAITING = "waits for a verdict"


class ByMeaning(ByCondition):
    title = "verdict"
    parameter_name = "means"
    conditions = {"waiting": (WAITING.capitalize(), Q(verdict=""))} | {
        value: (label, Q(verdict=value)) for value, label in Verdict.choices
    }


class RatingWordForm(PartialDatesForm):
    def clean_words(self) -> str:
        """As ratings are compared: “Pants on Fire!” is pants on fire."""
        words = folded(self.cleaned_data["words"])
        if not words:
            raise forms.ValidationError("A rating needs its words.", code="blank")
        return words


@admin.register(RatingWord)
class RatingWordAdmin(ModelAdmin):
    """What is saved here is what reviews with these words mean, those on record included."""

    form = RatingWordForm
    list_display = ["words", "means", "reviewer", "language", "reviews_that_wait"]
    list_filter = [ByMeaning, *by_object("reviewer")]
    list_select_related = ["reviewer"]
    search_fields = ["words", "reviewer__name"]
    search_help_text = "Words of a rating, or the reviewer"
    ordering = ["-id"]
    fieldsets = [
        (None, {"fields": ["words", "verdict", ("reviewer", "language")]}),
        provenance_fieldset(),
    ]

    @display(description="verdict", ordering="verdict", label=VERDICT_COLOURS | {WAITING: "info"})
    def means(self, row: RatingWord) -> str:
        return row.get_verdict_display() or WAITING

    @admin.display(description="reviews that wait")
    def reviews_that_wait(self, row: Any) -> str:
        return f"{row.waiting:,}" if row.waiting else ""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With the number of reviews for each row of the page, counted once."""
        page = super().get_changelist_instance(request)
        counts = normalising.waiting()
        for row in page.result_list:
            row.waiting = counts[row.words]
        return page

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        former = form.initial.get("words", obj.words)
        self._normalise(request, {obj.words, former})

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        words = obj.words
        super().delete_model(request, obj)
        self._normalise(request, {words})

    def _normalise(self, request: HttpRequest, words: set[str]) -> None:
        if changed := normalising.normalise(words=words, by=request.user):
            reviews = f"Reviews of {changed:,} claims have" if changed > 1 else "One review has"
            messages.success(request, f"{reviews} another verdict now.")
