"""The record of a source."""

from __future__ import annotations

from claims.models import Snapshot, Source
from claims.records.schemas.base import MergeableShape, RecordShape, Shape
from claims.records.schemas.references import SpeakerRef
from claims.records.values import PartialDate


class SnapshotShape(Shape):
    class Meta:
        model = Snapshot
        fields = ("taken_at", "sha256")


class SourceShape(MergeableShape):
    publisher = SpeakerRef(read_only=True, allow_null=True)
    published_at = PartialDate("published_at", "published_precision")
    snapshots = SnapshotShape(many=True, read_only=True)

    class Meta:
        model = Source
        fields = (
            "id",
            "kind",
            "title",
            "url",
            "archived_url",
            "publisher",
            "published_at",
            "accessed_at",
            "language",
            "reliability",
            "snapshots",
            "merged_into",
            *RecordShape.TAIL,
        )
