"""An entry of a series: an assertion of a measure, who made it when, and whether it counts."""

from __future__ import annotations

import json

from rest_framework import serializers

from claims.models import Basis, NumericAssertion
from claims.queries.agreement import Compared, Status
from claims.records.schemas import ClaimRef, EventRef, Shape, SourceRef, SpeakerRef
from claims.records.values import Days, Derivation, Interval, PartialDate

STATUSES = [str(each) for each in Status]


class SeriesShape(Shape):
    """An assertion in the series of its measure. Times and people are those of its claim."""

    group = SpeakerRef(
        source="speaker",
        read_only=True,
        help_text="The speaker whose line the assertion belongs to, by `by`.",
    )
    canonical = Interval(read_only=True, allow_null=True)
    shown = Interval(read_only=True, allow_null=True, help_text="The same in `unit`.")
    unit = serializers.CharField(
        source="shown_unit", read_only=True, help_text="The unit that the measure is shown in."
    )
    basis = serializers.ChoiceField(Basis.choices, read_only=True, allow_blank=True)
    derivation = Derivation(read_only=True, allow_null=True)
    as_of = Days(read_only=True, allow_null=True)
    period = Days(read_only=True, allow_null=True)
    event = EventRef(read_only=True, allow_null=True)
    said_at = PartialDate("said_at", "said_precision", "said_at_offset")
    said_precision = serializers.CharField(
        read_only=True,
        help_text="The precision of that date: minute, day, month, year, or empty.",
    )
    lag_days = serializers.IntegerField(
        read_only=True,
        allow_null=True,
        help_text="Days from the last day it speaks of to the day it was said; null if either is "
        "not "
        "known to the day.",
    )
    claim = ClaimRef(read_only=True)
    speaker = SpeakerRef(read_only=True)
    root_speaker = SpeakerRef(read_only=True)
    relayed = serializers.BooleanField(
        read_only=True, help_text="Whether the speaker passes on what another said first."
    )
    source = SourceRef(read_only=True, allow_null=True, help_text="Where it was made first.")  # type: ignore[assignment]  # a member of this name
    retraction_reason = serializers.CharField(read_only=True)
    status = serializers.ChoiceField(
        STATUSES,
        read_only=True,
        help_text="Whether it counts towards agreement, or why not.",
    )
    forecast = serializers.BooleanField(
        read_only=True,
        help_text="Whether it is a forecast: said before its day, or by a prediction. A forecast "
        "never counts.",
    )
    superseded_by = serializers.UUIDField(
        read_only=True,
        allow_null=True,
        help_text="The assertion of the same root speaker that superseded it.",
    )

    class Meta:
        model = NumericAssertion
        fields = (
            "id",
            "group",
            "as_printed",
            "comparator",
            "precision",
            "form",
            "direction",
            "canonical",
            "shown",
            "unit",
            "basis",
            "derivation",
            "as_of",
            "period",
            "event",
            "said_at",
            "said_precision",
            "lag_days",
            "claim",
            "speaker",
            "root_speaker",
            "relayed",
            "source",
            "status",
            "forecast",
            "superseded_by",
            "retraction_reason",
        )


class SeriesByRootShape(SeriesShape):
    """An assertion in the line of its root speaker."""

    group = SpeakerRef(
        source="root_speaker",
        read_only=True,
        help_text="The speaker whose line the assertion belongs to, by `by`.",
    )

    class Meta(SeriesShape.Meta):
        pass


def with_status(body: bytes, found: Compared | None) -> bytes:
    """An entry with its status, which only all assertions together tell."""
    if found is None:
        return body
    entry, by = json.loads(body), found.superseded_by
    said = {"status": found.status, "superseded_by": by}
    entry |= {name: value for name, value in said.items() if name in entry}
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
