"""The record of an assertion: a number as printed, as read, and as the database derives it."""

from __future__ import annotations

from rest_framework import serializers

from claims.models import Basis, NumericAssertion
from claims.records.schemas.base import Shape
from claims.records.schemas.references import (
    ClaimRef,
    EventRef,
    MeasureRef,
    SourceRef,
    SpeakerRef,
)
from claims.records.values import BaselineId, Days, Derivation, Interval, Number, PartialDate


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
    """A number by itself: who said it, whom they relay, when and where, in which claim. All of that
    is in the record of the claim, whose version is also this one's."""

    ROWS = """(
    SELECT f.*, c.speaker_id, c.root_speaker_id, c.said_at, c.said_precision, c.said_at_offset,
        c.place, first.source_id
    FROM claims_numericassertion f JOIN claims_claim c ON c.id = f.claim_id
    LEFT JOIN LATERAL (SELECT a.source_id FROM claims_appearance a WHERE a.claim_id = f.claim_id
        ORDER BY a.is_first DESC, a.id LIMIT 1) first ON true
    )"""

    claim = ClaimRef(read_only=True)
    speaker = SpeakerRef(read_only=True, help_text="Whose utterance the claim is.")
    root_speaker = SpeakerRef(
        read_only=True, help_text="Who said it first, where the speaker relays others."
    )
    said_at = PartialDate("said_at", "said_precision", "said_at_offset")
    place = serializers.CharField(read_only=True, help_text="Where it was said.")
    source = SourceRef(read_only=True, allow_null=True, help_text="Where it was recorded first.")  # type: ignore[assignment]  # a member of this name

    class Meta:
        model = NumericAssertion
        fields = (
            "id",
            "claim",
            "speaker",
            "root_speaker",
            "said_at",
            "place",
            "source",
            *AssertionShape.Meta.fields[1:],
        )
