"""Rows as the records that would make them, for who changes some of a claim's parts by their rows.

The records name what they refer to by its id, so that nothing of it is compared or completed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from psycopg.types.range import DateRange

from claims.formats.records import (
    AppearanceRecord,
    AssertionRecord,
    AttributionRecord,
    ClaimRecord,
    Days,
    EventRecord,
    MeasureRecord,
    RelationRecord,
    ReviewRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
    own_members,
    partial,
)
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    NumericAssertion,
    Relation,
    Review,
)
from claims.models.dates import partial_date
from claims.services.recording.existing import owner_of

ASSERTION = own_members(
    AssertionRecord,
    beside="unit as_of period observation_status baseline baseline_assertion "
    "dimension cell vouched",
)
APPEARANCE = own_members(AppearanceRecord)
REVIEW = own_members(ReviewRecord, beside="id through dataset dataset_id")
RELATION = own_members(RelationRecord, beside="object")
DATES = {"said_at": "said_precision", "reviewed_at": "reviewed_precision"}


def claim_record(claim: Claim, names: Iterable[str], **parts: Any) -> ClaimRecord:
    """A partial record of these members of a claim, and of these collections."""
    return partial(
        ClaimRecord, id=claim.pk, **{name: _said(claim, name) for name in names}, **parts
    )


def assertion_record(row: NumericAssertion) -> AssertionRecord:
    return partial(
        AssertionRecord,
        **{name: getattr(row, name) for name in ASSERTION},
        measure=MeasureRecord(id=row.measure_id),
        unit=row.unit_id,
        as_of=_days(row.as_of),
        period=_days(row.period),
        baseline=_days(row.baseline),
        baseline_assertion=row.baseline_assertion_id,
        event=EventRecord(id=row.event_id) if row.event_id else None,
        observation_status="" if row.observation_status_derived else row.observation_status,
    )


def appearance_record(row: Appearance) -> AppearanceRecord:
    own = {name: getattr(row, name) for name in APPEARANCE}
    return AppearanceRecord(**own, source=SourceRecord(id=row.source_id))


def attribution_record(row: Attribution) -> AttributionRecord:
    return AttributionRecord(
        position=row.position,
        speaker=SpeakerRecord(id=row.speaker_id),
        verb=row.verb,
        source=SourceRecord(id=row.source_id) if row.source_id else None,
    )


def topic_record(row: ClaimTopic) -> TopicRecord:
    return TopicRecord(id=row.topic_id)


def review_record(row: Review) -> ReviewRecord:
    """A partial record of a review, which is silent on its evidence."""
    own = {name: _said(row, name) for name in REVIEW}
    return partial(ReviewRecord, id=row.pk, reviewer=SpeakerRecord(id=row.reviewer_id), **own)


def relation_record(row: Relation) -> RelationRecord:
    own = {name: getattr(row, name) for name in RELATION}
    return partial(RelationRecord, **own, object=row.object_id)


def with_part(row: Any) -> ClaimRecord:
    """A partial record of a claim in which one of its parts is this one, the last of its kind. The
    claim is locked, so that the others stay what they are said to be."""
    model, owner = type(row), owner_of(type(row))
    key = getattr(row, owner)
    Claim.objects.select_for_update(no_key=True).filter(pk=key).values_list("pk").first()
    others = model._default_manager.filter(**{owner: key}).exclude(pk=row.pk)
    name, record = RECORDS[model]
    return partial(ClaimRecord, id=key, **{name: tuple(map(record, [*others, row]))})


def _said(row: Any, name: str) -> Any:
    if name in DATES:
        offset = row.said_at_offset if name == "said_at" else None
        return partial_date(getattr(row, name), getattr(row, DATES[name]), offset)
    if name == "speaker":
        return SpeakerRecord(id=row.speaker_id) if row.speaker_id else None
    return getattr(row, name)


def _days(days: DateRange | None) -> Days | None:
    """First and last, both within, however the range says it: the database leaves the end out."""
    if days is None or days.lower is None or days.upper is None:
        return None
    one = timedelta(days=1)
    first = days.lower if days.lower_inc else days.lower + one
    return Days(first, days.upper if days.upper_inc else days.upper - one)


RECORDS: dict[type[Any], tuple[str, Callable[..., Any]]] = {
    NumericAssertion: ("assertions", assertion_record),
    Appearance: ("appearances", appearance_record),
    Attribution: ("attributions", attribution_record),
    ClaimTopic: ("topics", topic_record),
    Review: ("reviews", review_record),
    Relation: ("relations_out", relation_record),
}
