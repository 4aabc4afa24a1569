"""The record of a review: by itself, and inside the record of its claim."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Review
from claims.records.schemas.base import RecordShape, Rows, Shape, Via
from claims.records.schemas.references import ClaimRef, SourceRef, SpeakerRef
from claims.records.values import Number, PartialDate

EVIDENCE = """
claims_reviewevidence via JOIN claims_source {row} ON {row}.id = via.source_id
WHERE via.review_id = {own}.id ORDER BY via.id
"""


class RatingMixin(Shape):
    """A review's verdict, as given and as normalised."""

    reviewer = SpeakerRef(read_only=True)
    reviewed_at = PartialDate("reviewed_at", "reviewed_precision")
    rating_value = Number(read_only=True, allow_null=True)
    rating_worst = Number(read_only=True, allow_null=True)
    rating_best = Number(read_only=True, allow_null=True)

    VERDICT = (
        "id",
        "reviewer",
        "title",
        "url",
        "reviewed_at",
        "rating",
        "rating_value",
        "rating_worst",
        "rating_best",
        "verdict",
        "verdict_by",
        "summary",
        "retraction_reason",
    )


class ClaimReviewShape(RatingMixin):
    """A review inside a claim's record. `through` is the claim it was made of, if not this one:
    a review of a first utterance shows on its repeats."""

    through = serializers.UUIDField(read_only=True, allow_null=True)

    class Meta:
        model = Review
        fields = (*RatingMixin.VERDICT, "through")


class ReviewShape(RatingMixin, RecordShape):
    """A review by itself."""

    claim = ClaimRef(read_only=True)
    evidence = Rows(SourceRef(), EVIDENCE, Via("evidence.source"))

    class Meta:
        model = Review
        fields: tuple[str, ...] = (
            *RatingMixin.VERDICT,
            "claim",
            "language",
            "evidence",
            *RecordShape.TAIL,
        )


class WholeClaimReviewShape(ReviewShape):
    """A review by itself, where it is asked for inside a claim's record."""

    through = serializers.UUIDField(read_only=True, allow_null=True)

    class Meta(ReviewShape.Meta):
        fields = (*ReviewShape.Meta.fields, "through")
