"""The record of an assertion: a number as printed, as read, and as the database derives it."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Basis, NumericAssertion
from claims.records.schemas.base import Shape
from claims.records.schemas.references import ClaimRef, EventRef, MeasureRef
from claims.records.values import BaselineId, Days, Derivation, Interval, Number


class AssertionShape(Shape):
    """A number: as printed, as read, and the intervals the database makes of it."""

    measure = MeasureRef(read_only=True)
    low = Number(read_only=True, allow_null=True)
    high = Number(read_only=True, allow_null=True)
    best = Number(read_only=True, allow_null=True)
    multiplier = Number(read_only=True)
    resolution = Number(read_only=True, allow_null=True)
    unit = serializers.CharField(source="unit_id", read_only=True)
    as_of = Days(read_only=True, allow_null=True)
    period = Days(read_only=True, allow_null=True)
    event = EventRef(read_only=True, allow_null=True)
    baseline = Days(read_only=True, allow_null=True)
    baseline_assertion = BaselineId(source="derivation", read_only=True, allow_null=True)
    interval = Interval(read_only=True)
    stated = Interval(read_only=True, allow_null=True)
    canonical = Interval(read_only=True, allow_null=True)
    basis = serializers.ChoiceField(Basis.choices, read_only=True, allow_blank=True)
    derivation = Derivation(read_only=True, allow_null=True)

    class Meta:
        model = NumericAssertion
        fields = (
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
        )


class AssertionRecordShape(AssertionShape):
    """A number by itself, with the claim it stands in."""

    claim = ClaimRef(read_only=True)

    class Meta:
        model = NumericAssertion
        fields = ("id", "claim", *AssertionShape.Meta.fields[1:])
