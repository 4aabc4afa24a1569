"""One ModelSerializer for each part of a claim, nested as the record is."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from rest_framework import serializers

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    Event,
    Measure,
    NumericAssertion,
    Relation,
    Review,
    Source,
    Speaker,
    Topic,
)

FORMATS = {"minute": "%Y-%m-%dT%H:%MZ", "day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def plain(number: Decimal | None) -> str | None:
    if number is None:
        return None
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


class PlainField(serializers.Field):
    def to_representation(self, value: Decimal) -> str | None:
        return plain(value)


class DaysField(serializers.Field):
    def to_representation(self, value: Any) -> dict[str, str]:
        last = value.upper - timedelta(days=1)
        return {"from": value.lower.isoformat(), "to": last.isoformat()}


class IntervalField(serializers.Field):
    def to_representation(self, value: Any) -> dict[str, Any]:
        return {
            "low": plain(value.lower),
            "high": plain(value.upper),
            "low_inclusive": value.lower_inc,
            "high_inclusive": value.upper_inc,
        }


def partial(value: datetime | None, precision: str) -> str | None:
    return None if value is None else value.strftime(FORMATS[precision])


class SpeakerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Speaker
        fields = ["id", "slug", "name", "kind"]


class TopicSerializer(serializers.ModelSerializer):
    class Meta:
        model = Topic
        fields = ["id", "slug", "label"]


class MeasureSerializer(serializers.ModelSerializer):
    class Meta:
        model = Measure
        fields = ["id", "slug", "label", "unit", "temporal_kind"]


class SourceSerializer(serializers.ModelSerializer):
    publisher = SpeakerSerializer()
    published_at = serializers.SerializerMethodField()

    class Meta:
        model = Source
        fields = ["id", "kind", "title", "url", "publisher", "published_at"]

    def get_published_at(self, source: Source) -> str | None:
        return partial(source.published_at, source.published_precision)


class OtherClaimSerializer(serializers.ModelSerializer):
    class Meta:
        model = Claim
        fields = ["id", "statement", "status"]


class AppearanceSerializer(serializers.ModelSerializer):
    source = SourceSerializer()

    class Meta:
        model = Appearance
        fields = ["id", "source", "is_first", "exact", "prefix", "suffix", "start", "end"]


class AttributionSerializer(serializers.ModelSerializer):
    speaker = SpeakerSerializer()
    source = SourceSerializer()

    class Meta:
        model = Attribution
        fields = ["position", "speaker", "verb", "source"]


class EventSerializer(serializers.ModelSerializer):
    start = serializers.SerializerMethodField()
    end = serializers.SerializerMethodField()

    class Meta:
        model = Event
        fields = ["id", "label", "kind", "start", "end", "place"]

    def get_start(self, event: Event) -> str | None:
        return partial(event.start, event.start_precision)

    def get_end(self, event: Event) -> str | None:
        return partial(event.end, event.end_precision)


class AssertionSerializer(serializers.ModelSerializer):
    measure = MeasureSerializer()
    low = PlainField()
    high = PlainField()
    best = PlainField()
    multiplier = PlainField()
    resolution = PlainField()
    as_of = DaysField()
    period = DaysField()
    event = EventSerializer()
    baseline = DaysField()
    interval = IntervalField()
    stated = IntervalField()
    canonical = IntervalField()
    baseline_assertion = serializers.SerializerMethodField()

    class Meta:
        model = NumericAssertion
        fields = [
            "id",
            "position",
            "as_printed",
            "quote_start",
            "quote_end",
            "measure",
            "comparator",
            "low",
            "high",
            "best",
            "multiplier",
            "unit",
            "precision",
            "resolution",
            "form",
            "direction",
            "as_of",
            "period",
            "event",
            "observation_status",
            "baseline",
            "baseline_assertion",
            "note",
            "read_by",
            "interval",
            "stated",
            "canonical",
            "basis",
            "derivation",
        ]

    def get_baseline_assertion(self, figure: NumericAssertion) -> str | None:
        return figure.derivation and figure.derivation["baseline"]["id"]


class ReviewsSerializer(serializers.ListSerializer):
    """A claim's own, then those of the claims it repeats."""

    def get_attribute(self, claim: Claim) -> list[Review]:
        reviews = list(claim.reviews.all())
        for review in reviews:
            review.through = None
        for relation in claim.relations_out.all():
            if relation.kind == "repeats" and not relation.retraction_reason:
                for review in relation.object.reviews.all():
                    review.through = relation.object_id
                    reviews.append(review)
        return reviews


class ReviewSerializer(serializers.ModelSerializer):
    reviewer = SpeakerSerializer()
    reviewed_at = serializers.SerializerMethodField()
    rating_value = PlainField()
    rating_worst = PlainField()
    rating_best = PlainField()
    through = serializers.UUIDField()

    class Meta:
        model = Review
        list_serializer_class = ReviewsSerializer
        fields = [
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
            "through",
        ]

    def get_reviewed_at(self, review: Review) -> str | None:
        return partial(review.reviewed_at, review.reviewed_precision)


class RelationsSerializer(serializers.ListSerializer):
    """Both ways, each with the claim at the other end."""

    def get_attribute(self, claim: Claim) -> list[Relation]:
        relations = []
        for relation in claim.relations_out.all():
            relation.direction, relation.claim = "out", relation.object
            relations.append(relation)
        for relation in claim.relations_in.all():
            relation.direction, relation.claim = "in", relation.subject
            relations.append(relation)
        return relations


class RelationSerializer(serializers.ModelSerializer):
    direction = serializers.CharField()
    claim = OtherClaimSerializer()

    class Meta:
        model = Relation
        list_serializer_class = RelationsSerializer
        fields = ["id", "kind", "direction", "claim", "retraction_reason"]


class ClaimSerializer(serializers.ModelSerializer):
    speaker = SpeakerSerializer()
    root_speaker = SpeakerSerializer()
    attributions = AttributionSerializer(many=True)
    said_at = serializers.SerializerMethodField()
    assertions = AssertionSerializer(many=True)
    appearances = AppearanceSerializer(many=True)
    topics = TopicSerializer(many=True)
    reviews = ReviewSerializer(many=True)
    relations = RelationSerializer(many=True)
    version = serializers.IntegerField()
    modified = serializers.DateTimeField()

    class Meta:
        model = Claim
        fields = [
            "id",
            "status",
            "kind",
            "statement",
            "speaker",
            "root_speaker",
            "attributions",
            "said_at",
            "place",
            "language",
            "quote",
            "quote_type",
            "quote_translation",
            "assertions",
            "appearances",
            "topics",
            "reviews",
            "relations",
            "first_published_at",
            "retraction_reason",
            "merged_into",
            "dataset",
            "dataset_id",
            "redacted_at",
            "redaction_reason",
            "version",
            "modified",
        ]

    def get_said_at(self, claim: Claim) -> str | None:
        if claim.said_at is None or claim.said_at_offset is None:
            return partial(claim.said_at, claim.said_precision)
        there = timezone(timedelta(minutes=claim.said_at_offset))
        return claim.said_at.astimezone(there).isoformat(timespec="minutes")
