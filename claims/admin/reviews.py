"""Pages of reviews: who judged a claim, in which words, resting on what."""

from __future__ import annotations

from django.contrib import admin

from claims.admin.base import (
    PUBLIC,
    PartAdmin,
    PublicAdmin,
    TabularInline,
    display,
    provenance_fieldset,
)
from claims.admin.lists import by_choice, by_days, by_object, shown_date
from claims.admin.review_forms import ReviewForm
from claims.admin.saving import PartSavedByRecording
from claims.models import Review, ReviewEvidence, Verdict

VERDICT_COLOURS = {
    Verdict.TRUE.label: "success",
    Verdict.FALSE.label: "danger",
    Verdict.MIXTURE.label: "warning",
}


class EvidenceInline(TabularInline):
    model = ReviewEvidence
    verbose_name_plural = "evidence"
    fields = ["source"]


@admin.register(Review)
class ReviewAdmin(PartSavedByRecording, PublicAdmin):
    form = ReviewForm
    list_display = ["claim", "reviewer", "rating", "judged", "reviewed", "changed"]
    list_filter = [*by_choice("verdict"), *by_object("reviewer", "claim"), *by_days("reviewed_at")]
    list_select_related = ["claim", "reviewer"]
    search_fields = ["title", "url", "rating", "reviewer__name", "claim__statement"]
    search_help_text = "Title, address, rating, reviewer, or claim"
    fieldsets = [
        (None, {"fields": ["claim", "reviewer", ("reviewed_at", "language"), "title", "url"]}),
        (
            "Verdict",
            {
                "fields": [
                    "rating",
                    ("rating_value", "rating_worst", "rating_best"),
                    ("verdict", "verdict_by"),
                    "summary",
                ],
            },
        ),
        ("Withdrawal", {"classes": ["collapse"], "fields": ["retraction_reason"]}),
        provenance_fieldset(*PUBLIC),
    ]
    inlines = [EvidenceInline]
    reviewed = shown_date("reviewed_at", "reviewed")

    @display(description="verdict", ordering="verdict", label=VERDICT_COLOURS)
    def judged(self, review: Review) -> str:
        return review.get_verdict_display()


@admin.register(ReviewEvidence)
class ReviewEvidenceAdmin(PartAdmin):
    list_display = ["source", "review", "changed"]
    list_filter = by_object("source")
    list_select_related = ["review", "source"]
    search_fields = ["source__title", "review__title", "review__rating"]
    fieldsets = [(None, {"fields": ["review", "source"]}), provenance_fieldset()]
