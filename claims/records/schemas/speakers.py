"""The record of a speaker."""

from __future__ import annotations

from claims.models import Role, Speaker, SpeakerAlias, SpeakerIdentifier
from claims.records.schemas.base import MergeableShape, RecordShape, Shape
from claims.records.schemas.references import SpeakerRef
from claims.records.values import PartialDate


class AliasShape(Shape):
    class Meta:
        model = SpeakerAlias
        fields = ("name", "language")


class IdentifierShape(Shape):
    class Meta:
        model = SpeakerIdentifier
        fields = ("scheme", "value")


class RoleShape(Shape):
    organization = SpeakerRef(read_only=True, allow_null=True)
    start = PartialDate("start", "start_precision")
    end = PartialDate("end", "end_precision")

    class Meta:
        model = Role
        fields = ("title", "organization", "start", "end")


class SpeakerShape(MergeableShape):
    aliases = AliasShape(many=True, read_only=True)
    identifiers = IdentifierShape(many=True, read_only=True)
    roles = RoleShape(many=True, read_only=True)

    class Meta:
        model = Speaker
        fields = (
            "id",
            "slug",
            "name",
            "kind",
            "description",
            "country",
            "area",
            "aliases",
            "identifiers",
            "roles",
            "merged_into",
            *RecordShape.TAIL,
        )
