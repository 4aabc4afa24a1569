"""The answers about a measure: what its figures allow together, and which of them conflict."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from rest_framework import serializers

from claims.models import Basis, Claim, NumericAssertion
from claims.quantities.intervals import plain
from claims.quantities.units.conversion import CANONICAL
from claims.queries import read_connection
from claims.queries.agreement import (
    Agreement,
    Conflict,
    Consensus,
    Period,
    Reason,
    Verdict,
    Witness,
)
from claims.queries.series import FIGURES
from claims.records import display_units
from claims.records.projection import json_of
from claims.records.schemas import ClaimRef, MeasureRef, Shape, SpeakerRef
from claims.records.values import Days, Interval, Number, PartialDate

Json = dict[str, Any]
STRICTNESS = ("strict", "loose")


class UtteranceRef(Shape):
    """The claim that a figure stands in: whose it is, and when it was made."""

    speaker = SpeakerRef(read_only=True)
    root_speaker = SpeakerRef(read_only=True)
    said_at = PartialDate("said_at", "said_precision", "said_at_offset")

    class Meta:
        model = Claim
        fields = (*ClaimRef.Meta.fields, "speaker", "root_speaker", "said_at")


class FigureRef(Shape):
    """A figure, with what is needed to compare it."""

    claim = UtteranceRef(read_only=True)
    canonical = Interval(read_only=True)
    shown = Interval(read_only=True, help_text="The same in the `unit` beside it.")
    unit = serializers.CharField(
        source="shown_unit", read_only=True, help_text="The unit that its measure is shown in."
    )
    basis = serializers.ChoiceField(Basis.choices, read_only=True)
    as_of = Days(read_only=True, allow_null=True)
    period = Days(read_only=True, allow_null=True)

    ROWS = FIGURES

    class Meta:
        model = NumericAssertion
        fields = (
            "id",
            "as_printed",
            "comparator",
            "precision",
            "form",
            "canonical",
            "shown",
            "unit",
            "basis",
            "as_of",
            "period",
            "claim",
        )


class OpposingRoots(serializers.Serializer[Any]):
    """How many origins are against a figure."""

    strict = serializers.IntegerField(
        min_value=0, help_text="The root speakers with a figure in strict conflict."
    )
    loose = serializers.IntegerField(
        min_value=0, help_text="The root speakers whose figures conflict only loosely."
    )


class ShownGap(serializers.Serializer[Any]):
    """A gap in the unit that the measure is shown in."""

    unit = serializers.CharField()
    gap = Number(help_text="Rounded down if it does not end.")


class WitnessShape(serializers.Serializer[Any]):
    """A figure that cannot hold together with another."""

    figure = FigureRef()
    strictness = serializers.ChoiceField(STRICTNESS, help_text="The strictness of this conflict.")
    reason = serializers.ChoiceField([str(reason) for reason in Reason])
    gap = Number(help_text="The distance between the facing ends, in `unit`.")
    shown = ShownGap()


class ConflictShape(serializers.Serializer[Any]):
    """A figure in conflict, and who is against it."""

    figure = FigureRef()
    strictness = serializers.ChoiceField(
        STRICTNESS, help_text="Strict, if one of its conflicts is."
    )
    opposing_roots = OpposingRoots(
        allow_null=True, help_text="The number of root speakers against it; null for a revision."
    )
    witnesses = WitnessShape(
        many=True,
        help_text="For each root speaker against it, the figure that lies farthest off, the widest "
        "gap first: 20 at most, or 1,000 for one figure alone. For a revision, the figure "
        "that superseded it.",
    )


class RootShape(serializers.Serializer[Any]):
    """An origin, and how many pass on what it said."""

    speaker = SpeakerRef()
    figures = serializers.IntegerField(
        min_value=1, help_text="The number of its figures, whoever passes them on."
    )
    relayed_by = serializers.IntegerField(
        min_value=0, help_text="The number of other speakers that pass them on."
    )


class CountsShape(serializers.Serializer[Any]):
    """How many have a say in a consensus. Several speakers of one root are not independent."""

    figures = serializers.IntegerField(min_value=0)
    strict_figures = serializers.IntegerField(min_value=0)
    claims = serializers.IntegerField(min_value=0)
    speakers = serializers.IntegerField(min_value=0)
    roots = serializers.IntegerField(min_value=0)
    comparable_roots = serializers.IntegerField(
        min_value=0,
        help_text="The root speakers that give a number, not only a bound, for the day or period "
        "itself. Agreement takes two.",
    )


class ShownConsensus(serializers.Serializer[Any]):
    """The intervals of a consensus in the unit that the measure is shown in, rounded outward where
    that does not end."""

    unit = serializers.CharField()
    allowed = Interval(allow_null=True)
    strictly_allowed = Interval(allow_null=True)
    spread = Interval(allow_null=True)


class ConsensusShape(serializers.Serializer[Any]):
    """What all figures of a measure that count allow together."""

    measure = MeasureRef()
    unit = serializers.CharField(
        help_text="The unit of all intervals outside `shown`; empty if the dimension has none."
    )
    day = serializers.DateField(
        allow_null=True, help_text="The day of the consensus; null without figures."
    )
    period = Days(allow_null=True, help_text="For a flow, the period of the consensus.")
    verdict = serializers.ChoiceField(
        [str(word) for word in Verdict],
        help_text="The verdict on all figures that count, of all days: whether root speakers "
        "contradict each other, or two agree, or there is only one.",
    )
    agreement = serializers.ChoiceField(
        [str(word) for word in Agreement],
        help_text="The verdict on this day alone; nothing, if no figure speaks of it.",
    )
    allowed = Interval(
        allow_null=True, help_text="What all figures allow; null if no value is left."
    )
    strictly_allowed = Interval(
        allow_null=True, help_text="What the strict figures allow; null if no value is left."
    )
    spread = Interval(
        allow_null=True,
        help_text="From the lowest to the highest value for the day itself; null without figures.",
    )
    shown = ShownConsensus(help_text="These intervals in the unit that the measure is shown in.")
    counts = CountsShape()
    earliest = FigureRef(allow_null=True, help_text="The first of them by time.")
    latest = FigureRef(allow_null=True, help_text="The last of them by time.")
    roots = RootShape(many=True, help_text="The root speakers, the most relayed first, 20 at most.")
    periods = serializers.ListField(
        child=Days(), help_text="For a flow, all periods that cover the day."
    )


OPEN = {"low": None, "high": None, "low_inclusive": False, "high_inclusive": False}


def consensus(found: Consensus, unit: str) -> Json:
    """What a measure's figures allow, beside what is said `about` it. It is shown in `unit`."""
    figures = rendered(FigureRef, filter(None, [found.earliest, found.latest]))
    speakers = rendered(SpeakerRef, [root.speaker for root in found.most_relayed])
    intervals = {
        "allowed": interval(found.allowed),
        "strictly_allowed": interval(found.strictly),
        "spread": found.spread and interval(found.spread),
    }
    return {
        "day": found.day and found.day.isoformat(),
        "period": found.period and days(found.period),
        "verdict": found.verdict,
        "agreement": found.agreement,
        **intervals,
        "shown": {
            "unit": unit,
            **{name: display_units.interval(each, unit) for name, each in intervals.items()},
        },
        "counts": asdict(found.counts),
        "earliest": figures.get(found.earliest),
        "latest": figures.get(found.latest),
        "roots": [
            {
                "speaker": speakers[root.speaker],
                "figures": root.figures,
                "relayed_by": root.relayed_by,
            }
            for root in found.most_relayed
            if root.speaker in speakers
        ],
        "periods": [days(period) for period in found.periods],
    }


def conflicts(found: Iterable[Conflict], unit: str) -> list[Json]:
    """The entries of a page of contradictions or of revisions, of a measure shown in `unit`."""
    found = list(found)
    keys = {conflict.id for conflict in found}
    keys |= {witness.assertion for conflict in found for witness in conflict.witnesses}
    figures = rendered(FigureRef, keys)
    return [_conflict(each, figures, unit) for each in found if each.id in figures]


def _conflict(found: Conflict, figures: dict[UUID | None, Json], unit: str) -> Json:
    is_strict = any(witness.strict for witness in found.witnesses) or found.strict > 0
    opposing = {"strict": found.strict, "loose": found.loose}
    return {
        "figure": figures[found.id],
        "strictness": STRICTNESS[not is_strict],
        "opposing_roots": opposing if any(opposing.values()) else None,
        "witnesses": [
            _witness(witness, figures, unit)
            for witness in found.witnesses
            if witness.assertion in figures
        ],
    }


def _witness(found: Witness, figures: dict[UUID | None, Json], unit: str) -> Json:
    gap = plain(found.gap)
    return {
        "figure": figures[found.assertion],
        "strictness": STRICTNESS[not found.strict],
        "reason": found.reason,
        "gap": gap,
        "shown": {"unit": unit, "gap": display_units.gap(gap, unit)},
    }


def about(measure: UUID) -> Json:
    """Which measure an answer is of, and the unit that its figures are compared in."""
    [(dimension,)] = read_connection.rows(
        "SELECT dimension FROM claims_measure WHERE id = %s", [measure]
    )
    return {
        "measure": rendered(MeasureRef, [measure])[measure],
        "unit": CANONICAL.get(dimension, ""),
    }


def rendered(shape: Any, keys: Iterable[UUID]) -> dict[UUID | None, Json]:
    """References to some objects, by their ids. What has gone meanwhile is left out."""
    table = getattr(shape, "ROWS", shape.Meta.model._meta.db_table)
    found = read_connection.rows(
        f"SELECT t.id, {json_of(shape, 't')}::text FROM {table} t WHERE t.id = ANY (%s::uuid[])",
        [list(keys)],
    )
    return {key: json.loads(text) for key, text in found}


def days(period: Period) -> Json:
    return {"from": str(period.first), "to": str(period.last)}


def interval(found: Any) -> Json | None:
    """A range of the database; None, if nothing is in it. No range at all leaves all values."""
    if found is None:
        return OPEN
    return None if found.isempty else Interval().to_representation(found)
