"""The records of what is counted: measures, their units, and topics."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Measure, MeasureAlias, Topic, TopicAlias, Unit
from claims.records.schemas.base import MergeableShape, RecordShape, Shape
from claims.records.schemas.references import TopicRef, WiderMeasureRef
from claims.records.values import Number


class MeasureAliasShape(Shape):
    class Meta:
        model = MeasureAlias
        fields = ("name", "language")


class TopicAliasShape(Shape):
    class Meta:
        model = TopicAlias
        fields = ("name", "language")


class MeasureShape(MergeableShape):
    aliases = MeasureAliasShape(many=True, read_only=True)
    unit = serializers.CharField(source="unit_id", read_only=True)
    part_of = WiderMeasureRef(read_only=True, allow_null=True)

    class Meta:
        model = Measure
        fields = (
            "id",
            "slug",
            "label",
            "aliases",
            "description",
            "population",
            "place",
            "unit",
            "dimension",
            "non_negative",
            "temporal_kind",
            "start",
            "counts_pledges",
            "part_of",
            "merged_into",
            *RecordShape.TAIL,
        )


class TopicShape(MergeableShape):
    aliases = TopicAliasShape(many=True, read_only=True)
    broader = TopicRef(read_only=True, allow_null=True)

    class Meta:
        model = Topic
        fields = (
            "id",
            "slug",
            "label",
            "aliases",
            "description",
            "broader",
            "merged_into",
            *RecordShape.TAIL,
        )


class UnitShape(Shape):
    factor_numerator = Number(read_only=True)
    factor_denominator = Number(read_only=True)
    offset = Number(read_only=True)

    class Meta:
        model = Unit
        fields = (
            "code",
            "dimension",
            "factor_numerator",
            "factor_denominator",
            "offset",
            "symbol",
            "label",
            "plural",
            "aliases",
        )
