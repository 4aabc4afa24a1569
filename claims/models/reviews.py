"""Somebody's verdict on a claim (schema.org ClaimReview), kept as they wrote it and normalised."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from claims.models.base import PublicObject, Row, language_form, one_of, tracked, web_address
from claims.models.claims import Claim
from claims.models.dates import partial_date_constraints, precision_field
from claims.models.fields import BoundedTextField, InstantField, LineField, NumberField, UrlKey
from claims.models.sources import Source, url_field
from claims.models.speakers import Speaker


class Verdict(models.TextChoices):
    """The four verdicts every scale is mapped to (ClaimsKG)."""

    TRUE = "true"
    FALSE = "false"
    MIXTURE = "mixture"
    OTHER = "other"


@tracked()
class Review(PublicObject):
    """One reviewer's verdict on one claim."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(
        Speaker,
        models.PROTECT,
        related_name="reviews_written",
        help_text="The reviewer: PolitiFact.",
    )
    title = LineField(max_length=1000, blank=True, default="", db_default="")
    url = url_field("Where the review can be read.")
    reviewed_at = InstantField(null=True, blank=True)
    reviewed_precision = precision_field()
    rating = LineField(
        max_length=1000,
        blank=True,
        default="",
        db_default="",
        help_text="The rating in the reviewer's own words: Half True.",
    )
    rating_value = NumberField(
        null=True, blank=True, help_text="Its value on the reviewer's scale, if there is one."
    )
    rating_worst = NumberField(
        null=True, blank=True, help_text="The scale's worst value: it may be the highest figure."
    )
    rating_best = NumberField(null=True, blank=True, help_text="The scale's best value.")
    verdict = LineField(
        max_length=7,
        choices=Verdict.choices,
        help_text="The rating as one of four: true, false, mixture, other.",
    )
    verdict_by = LineField(
        max_length=60,
        blank=True,
        default="curator",
        db_default="curator",
        help_text="Who or what normalised it: curator, rating-words (the table), or the name of "
        "a mapping. Empty where nobody has: then the verdict is other.",
    )
    summary = BoundedTextField(
        max_length=5000,
        blank=True,
        default="",
        db_default="",
        help_text="The finding, in your own words.",
    )
    language = LineField(max_length=35, blank=True, default="", db_default="")
    retraction_reason = BoundedTextField(
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text="Fill this in if the reviewer withdrew it, or it was recorded in error, saying "
        "why.",
    )

    class Meta(PublicObject.Meta):
        ordering = [F("reviewed_at").desc(nulls_last=True), "id"]
        indexes = [
            models.Index(
                OpClass(UrlKey("url"), "text_pattern_ops"),
                name="review_url_key",
                condition=~Q(url=""),
            ),
            models.Index("reviewed_at", "id", name="review_reviewed"),
            GinIndex(
                OpClass(Upper("title"), "gin_trgm_ops"),
                OpClass(Upper("url"), "gin_trgm_ops"),
                OpClass(Upper("rating"), "gin_trgm_ops"),
                name="review_words_trigram",
            ),
            models.Index("verdict", name="review_verdict_is"),
            models.Index("dataset", name="review_dataset_is"),
            models.Index("id", name="review_without_verdict", condition=Q(verdict_by="")),
            models.Index("language", name="review_language_is"),
        ]
        constraints = [
            *PublicObject.Meta.constraints,
            one_of("review", "verdict", Verdict),
            web_address("review", "url"),
            language_form("review"),
            models.CheckConstraint(
                condition=Q(rating_value__isnull=True)
                | (Q(rating_worst__isnull=True) & Q(rating_best__isnull=True))
                | Q(
                    rating_worst__isnull=False,
                    rating_best__isnull=False,
                )
                & (
                    Q(rating_value__gte=F("rating_worst"), rating_value__lte=F("rating_best"))
                    | Q(rating_value__lte=F("rating_worst"), rating_value__gte=F("rating_best"))
                ),
                name="review_value_on_scale",
                violation_error_code="off_scale",
                violation_error_message="A rating's value lies between the scale's worst and best.",
            ),
            models.CheckConstraint(
                condition=~Q(rating="")
                | Q(rating_value__isnull=False)
                | Q(redacted_at__isnull=False),
                name="review_with_rating",
                violation_error_code="blank",
                violation_error_message="A review needs a rating: its words, its value, or both.",
            ),
            *partial_date_constraints("review", "reviewed_at", "reviewed_precision"),
        ]

    def __str__(self) -> str:
        return self.rating or f"{self.rating_value}"


@tracked()
class ReviewEvidence(Row):
    """A source that a review rests on."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="evidence", db_index=False)
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence_for")

    class Meta:
        verbose_name_plural = "review evidence"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "review",
                "source",
                name="reviewevidence_once",
                violation_error_code="duplicate",
                violation_error_message="This review rests on this source already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.source)
