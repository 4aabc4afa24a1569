"""The record of an event."""

from __future__ import annotations

from claims.models import Event, EventIdentifier
from claims.records.schemas.base import MergeableShape, RecordShape, Shape
from claims.records.values import Number, PartialDate


class EventIdentifierShape(Shape):
    class Meta:
        model = EventIdentifier
        fields = ("scheme", "value")


class EventShape(MergeableShape):
    start = PartialDate("start", "start_precision")
    end = PartialDate("end", "end_precision")
    latitude = Number(read_only=True, allow_null=True)
    longitude = Number(read_only=True, allow_null=True)
    identifiers = EventIdentifierShape(many=True, read_only=True)

    class Meta:
        model = Event
        fields = (
            "id",
            "label",
            "kind",
            "start",
            "end",
            "place",
            "latitude",
            "longitude",
            "identifiers",
            "merged_into",
            *RecordShape.TAIL,
        )
