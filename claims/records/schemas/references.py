"""References: what is needed to name another object, and to lead to it."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Claim, Event, Measure, Source, Speaker, Topic
from claims.records.schemas.base import Shape
from claims.records.values import PartialDate


class SpeakerRef(Shape):
    class Meta:
        model = Speaker
        fields = ("id", "slug", "name", "kind")


class TopicRef(Shape):
    class Meta:
        model = Topic
        fields = ("id", "slug", "label")


class MeasureRef(Shape):
    unit = serializers.CharField(source="unit_id", read_only=True)

    class Meta:
        model = Measure
        fields: tuple[str, ...] = ("id", "slug", "label", "unit", "temporal_kind")


class WiderMeasureRef(MeasureRef):
    """A measure that another is part of, with all that the two share."""

    class Meta(MeasureRef.Meta):
        fields = (*MeasureRef.Meta.fields, "start")


class EventRef(Shape):
    start = PartialDate("start", "start_precision")
    end = PartialDate("end", "end_precision")

    class Meta:
        model = Event
        fields = ("id", "label", "kind", "start", "end", "place")


class SourceRef(Shape):
    publisher = SpeakerRef(read_only=True, allow_null=True)
    published_at = PartialDate("published_at", "published_precision")

    class Meta:
        model = Source
        fields = ("id", "kind", "title", "url", "publisher", "published_at")


class ClaimRef(Shape):
    class Meta:
        model = Claim
        fields = ("id", "statement", "status")
