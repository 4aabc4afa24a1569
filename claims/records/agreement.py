"""The answers about a measure: what its assertions allow together, and which of them conflict."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from rest_framework import serializers

from claims.models import Basis, Claim, NumericAssertion
from claims.quantities.intervals import plain
from claims.quantities.units.conversion import CANONICAL
from claims.queries import agreement, read_connection
from claims.queries.agreement import (
    Allowed,
    Conflict,
    Consensus,
    GroupKey,
    Period,
    Reason,
    Verdict,
    Version,
    Witness,
)
from claims.queries.series import ASSERTIONS
from claims.records import display_units
from claims.records.claim_agreement import opposing_roots
from claims.records.projection import json_of
from claims.records.schemas import ClaimRef, EventRef, MeasureRef, Shape, SpeakerRef
from claims.records.values import Days, Interval, Number, PartialDate

Json = dict[str, Any]
STRICTNESS = ("strict", "loose")
VERSION = "How many changes of the assertions are in this answer."
IS_CURRENT = "Whether nothing has changed since that version."
VERDICTS = [str(word) for word in Verdict]


class UtteranceRef(Shape):
    """The claim that an assertion stands in: whose it is, and when it was made."""

    speaker = SpeakerRef(read_only=True)
    root_speaker = SpeakerRef(read_only=True)
    said_at = PartialDate("said_at", "said_precision", "said_at_offset")

    class Meta:
        model = Claim
        fields = (*ClaimRef.Meta.fields, "speaker", "root_speaker", "said_at")


class AssertionRef(Shape):
    """An assertion, with what is needed to compare it."""

    claim = UtteranceRef(read_only=True)
    measure = MeasureRef(read_only=True)
    event = EventRef(read_only=True, allow_null=True)
    canonical = Interval(read_only=True)
    shown = Interval(read_only=True, help_text="The same in the `unit` beside it.")
    unit = serializers.CharField(
        source="shown_unit", read_only=True, help_text="The unit that its measure is shown in."
    )
    basis = serializers.ChoiceField(Basis.choices, read_only=True)
    as_of = Days(read_only=True, allow_null=True)
    period = Days(read_only=True, allow_null=True)

    ROWS = ASSERTIONS

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
            "measure",
            "event",
            "claim",
        )


class OpposingRoots(serializers.Serializer[Any]):
    """How many root speakers are against an assertion: counted to ten in all, so that ten is ten or
    more."""

    strict = serializers.IntegerField(
        min_value=0, help_text="The root speakers with an assertion in strict conflict."
    )
    loose = serializers.IntegerField(
        min_value=0, help_text="The root speakers whose assertions conflict only loosely."
    )
    or_more = serializers.BooleanField(help_text="Whether there may be more than these ten.")


class ShownGap(serializers.Serializer[Any]):
    """A gap in the unit that the measure is shown in."""

    unit = serializers.CharField()
    gap = Number(help_text="Rounded down if it does not end.")


class WitnessShape(serializers.Serializer[Any]):
    """An assertion that cannot hold together with another."""

    assertion = AssertionRef()
    strictness = serializers.ChoiceField(STRICTNESS, help_text="The strictness of this conflict.")
    reason = serializers.ChoiceField([str(reason) for reason in Reason])
    gap = Number(help_text="The distance between the facing ends, in `unit`.")
    shown = ShownGap()


class ConflictShape(serializers.Serializer[Any]):
    """An assertion in conflict, and who is against it."""

    assertion = AssertionRef()
    strictness = serializers.ChoiceField(
        STRICTNESS, help_text="Strict, if one of its conflicts is."
    )
    opposing_roots = OpposingRoots(
        allow_null=True,
        help_text="The number of root speakers against it; null for a revision, and where only its "
        "own root speaker is.",
    )
    witnesses = WitnessShape(
        many=True,
        help_text="For each root speaker against it, the assertion that lies farthest off, the "
        "widest gap first: three, or up to 1,000 for one assertion alone. For a revision, the one "
        "that superseded it.",
    )


class RootShape(serializers.Serializer[Any]):
    """An origin, and how many pass on what it said."""

    speaker = SpeakerRef()
    assertions = serializers.IntegerField(
        min_value=1, help_text="The number of its assertions, whoever passes them on."
    )
    relayed_by = serializers.IntegerField(
        min_value=0, help_text="The number of other speakers that pass them on."
    )


class RoundedCountsShape(serializers.Serializer[Any]):
    """How many of these are not exact: rounded, approximate, or an order of magnitude."""

    assertions = serializers.IntegerField(min_value=0)
    claims = serializers.IntegerField(min_value=0)
    speakers = serializers.IntegerField(min_value=0)
    roots = serializers.IntegerField(min_value=0)


class CountsShape(RoundedCountsShape):
    """How many bear on a consensus. Several speakers of one root are not independent."""

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
    """What all assertions of a measure and an event that count allow together."""

    measure = MeasureRef()
    event = EventRef(
        allow_null=True, help_text="The event that they speak of; null for those that name none."
    )
    version = serializers.IntegerField(min_value=0, help_text=VERSION)
    is_current = serializers.BooleanField(help_text=IS_CURRENT)
    groups = serializers.DictField(
        child=serializers.IntegerField(min_value=0),
        help_text="How many groups of the measure have which verdict. Each of its events is a "
        "group, and so are the assertions that name none.",
    )
    unit = serializers.CharField(
        help_text="The unit of all intervals outside `shown`; empty if the dimension has none."
    )
    day = serializers.DateField(
        allow_null=True, help_text="The last day of the consensus; null without assertions."
    )
    period = Days(allow_null=True, help_text="The period of the consensus, if longer than a day.")
    verdict = serializers.ChoiceField(
        VERDICTS,
        help_text="The verdict on all assertions that count, of all days: whether root speakers "
        "contradict each other, or two agree, or there is only one.",
    )
    verdict_on_day = serializers.ChoiceField(
        VERDICTS, help_text="The verdict on this day or period alone."
    )
    same_root = serializers.BooleanField(
        help_text="Whether a root speaker said at once what cannot both hold: it contests nothing."
    )
    valid_until = serializers.DateField(
        allow_null=True, help_text="The day on which the default day will be another one."
    )
    allowed = Interval(
        allow_null=True, help_text="What all of them allow; null if no value is left."
    )
    strictly_allowed = Interval(
        allow_null=True,
        help_text="What those that are not loose allow, each rounded end widened to a whole unit "
        "of its last digit; null if no value is left.",
    )
    spread = Interval(
        allow_null=True,
        help_text="From the lowest to the highest value for the day itself; null without any.",
    )
    shown = ShownConsensus(help_text="These intervals in the unit that the measure is shown in.")
    counts = CountsShape()
    rounded_counts = RoundedCountsShape()
    earliest = AssertionRef(allow_null=True, help_text="The first of them by time.")
    latest = AssertionRef(allow_null=True, help_text="The last of them by time.")
    roots = RootShape(many=True, help_text="The root speakers, the most relayed first, 20 at most.")
    periods = serializers.ListField(
        child=Days(), help_text="For a flow, all periods that cover the day."
    )


OPEN = {"low": None, "high": None, "low_inclusive": False, "high_inclusive": False}


def consensus(found: Consensus, unit: str) -> Json:
    """What the assertions of a group allow, beside what is said `about` it, shown in `unit`."""
    assertions = rendered(AssertionRef, filter(None, [found.earliest, found.latest]))
    speakers = rendered(SpeakerRef, [root.speaker for root in found.most_relayed])
    intervals = {
        "allowed": interval(found.allowed),
        "strictly_allowed": interval(found.strictly),
        "spread": interval(found.spread) if found.spread else None,
    }
    time = found.time
    return {
        "day": time and str(time.last),
        "period": days(time) if time and time.first != time.last else None,
        "verdict": found.verdict,
        "verdict_on_day": found.verdict_on_day,
        "same_root": found.disagrees_within_root,
        "valid_until": found.valid_until and str(found.valid_until),
        **intervals,
        "shown": {
            "unit": unit,
            **{name: display_units.interval(each, unit) for name, each in intervals.items()},
        },
        "counts": asdict(found.counts) | {"comparable_roots": found.comparable_roots},
        "rounded_counts": asdict(found.rounded),
        "earliest": assertions.get(found.earliest),
        "latest": assertions.get(found.latest),
        "roots": [
            {
                "speaker": speakers[root.speaker],
                "assertions": root.assertions,
                "relayed_by": root.relayed_by,
            }
            for root in found.most_relayed
            if root.speaker in speakers
        ],
        "periods": [days(period) for period in found.periods],
    }


def conflicts(found: Iterable[Conflict]) -> list[Json]:
    """The entries of a page of contradictions or of revisions."""
    found = list(found)
    keys = {conflict.id for conflict in found}
    keys |= {witness.key for conflict in found for witness in conflict.witnesses}
    assertions = rendered(AssertionRef, keys)
    return [_conflict(each, assertions) for each in found if each.id in assertions]


def _conflict(found: Conflict, assertions: dict[UUID | None, Json]) -> Json:
    is_strict = any(witness.strict for witness in found.witnesses) or found.strict > 0
    assertion, is_opposed = assertions[found.id], found.strict or found.loose
    return {
        "assertion": assertion,
        "strictness": STRICTNESS[not is_strict],
        "opposing_roots": opposing_roots(found) if is_opposed else None,
        "witnesses": [
            _witness(witness, assertions[witness.key], assertion["unit"])
            for witness in found.witnesses
            if witness.key in assertions
        ],
    }


def _witness(found: Witness, assertion: Json, unit: str) -> Json:
    gap = plain(found.gap)
    return {
        "assertion": assertion,
        "strictness": STRICTNESS[not found.strict],
        "reason": found.reason,
        "gap": gap,
        "shown": {"unit": unit, "gap": display_units.gap(gap, unit)},
    }


def about(measure: UUID) -> Json:
    """Which measure an answer is of, and the unit that its assertions are compared in."""
    [(dimension,)] = read_connection.rows(
        "SELECT dimension FROM claims_measure WHERE id = %s", [measure]
    )
    return {
        "measure": rendered(MeasureRef, [measure])[measure],
        "unit": CANONICAL.get(dimension, ""),
    }


def tally(groups: Collection[GroupKey]) -> Json:
    """How many groups have which verdict."""
    found = agreement.verdicts(groups)
    return {str(verdict): found[verdict] for verdict in Verdict}


def version(found: Version) -> Json:
    return {"version": found.number, "is_current": found.is_current}


def event(key: UUID | None) -> Json | None:
    return rendered(EventRef, [key]).get(key) if key else None


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


def interval(found: Allowed | None) -> Json | None:
    """Values that are allowed; None, if there are none. Where nobody says anything, all are."""
    if found is None:
        return OPEN
    if found.empty:
        return None
    return {
        "low": None if found.low is None else plain(found.low),
        "high": None if found.high is None else plain(found.high),
        "low_inclusive": found.low_inclusive,
        "high_inclusive": found.high_inclusive,
    }
