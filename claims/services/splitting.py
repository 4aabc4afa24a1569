"""The opposite of a merge: some assertions of a measure become another measure's, or an event's.

    splitting.into_measure(measure=one, chosen=Q(claim__speaker=ada), into=other, by=user)
    splitting.into_events(measure=one, chosen=Q(), into=EachDay(kind="strike"), by=user)

All chosen assertions move, or none. They move by recording, so that their claims get new versions
and a history, and what is kept of their groups is brought up to date. Where all assertions go to
another measure, the emptied one is merged into it, and its address leads there. `dry_run` does all
of it but the commit, and answers the same. A merged claim keeps its own assertions where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from claims.formats.records import AssertionRecord, ClaimRecord, EventRecord, MeasureRecord, partial
from claims.models import Claim, Event, Measure, Mergeable, NumericAssertion
from claims.services import curation, recording
from claims.services.audit import acting
from claims.services.curation.faults import IN_COMMON
from claims.services.recording.from_rows import assertion_record

AT_ONCE = 1_000  # claims that are recorded together
SHOWN = 10
# What a new measure takes over from the one that it is split from.
TAKEN_OVER = (
    "description",
    "population",
    "place",
    "unit",
    "non_negative",
    "temporal_kind",
    "start",
    "counts_pledges",
    "part_of",
)


@dataclass(frozen=True)
class NewMeasure:
    """A measure that is yet to be made: as the first one is, but for its names."""

    slug: str
    label: str


@dataclass(frozen=True)
class NewEvent:
    """An event that is made, unless one of this label, place and beginning is on record."""

    label: str
    kind: str = "other"
    place: str = ""
    start: str | None = None


@dataclass(frozen=True)
class EachDay:
    """An event for all assertions that speak of the same days, and were said at the same place."""

    kind: str = "other"


@dataclass(frozen=True)
class Move:
    """One assertion, and where it goes."""

    assertion: UUID
    printed: str
    claim: UUID
    statement: str
    target: str


@dataclass(frozen=True)
class Split:
    """What moves: how many assertions of how many claims, where to, and the first of them."""

    assertions: int
    claims: int
    targets: tuple[str, ...]
    first: tuple[Move, ...]
    merged: bool = False


@dataclass(frozen=True)
class Target:
    """Where an assertion goes: what it is called, and what changes in its record."""

    label: str
    changes: Mapping[str, Any]


def into_measure(
    *, measure: Measure, chosen: Q, into: Measure | NewMeasure, by: Any, dry_run: bool = False
) -> Split:
    """Make the chosen assertions of a measure another measure's."""
    with acting(by=by):
        known = _locked(Measure, measure, into)
        measure = known[measure.pk]
        rows, everything = _to_move(measure, chosen)
        target = _made_of(measure, into) if isinstance(into, NewMeasure) else known[into.pk]
        _check_fit(measure, target, everything=everything)
        targets = dict.fromkeys((row.pk for row in rows), _measure_target(target))
        if everything:
            curation.merge(entry=measure, into=target, by=by)
        else:
            _record(rows, targets, by)
        transaction.set_rollback(dry_run)
    return _split(rows, targets, merged=everything)


def into_events(
    *, measure: Measure, chosen: Q, into: Event | NewEvent | EachDay, by: Any, dry_run: bool = False
) -> Split:
    """Have the chosen assertions of a measure speak of an event, or each of that of its days."""
    with acting(by=by):
        measure = _locked(Measure, measure)[measure.pk]
        rows, _ = _to_move(measure, chosen)
        targets = _event_targets(measure, rows, into)
        _record(rows, targets, by)
        transaction.set_rollback(dry_run)
    return _split(rows, targets)


def _locked(model: type[Mergeable], *entries: Any) -> dict[UUID, Any]:
    """Those of the entries that are on record, locked, as they are now."""
    keys = [entry.pk for entry in entries if isinstance(entry, model)]
    rows = model._default_manager.select_for_update(no_key=True).filter(pk__in=keys)
    return {row.pk: row for row in rows.order_by("pk")}


def _to_move(measure: Measure, chosen: Q) -> tuple[list[NumericAssertion], bool]:
    """The chosen assertions of a measure, and whether these are all it has."""
    if measure.merged_into_id:
        raise _refused("measure", "chain_of_merges", "This measure was merged into another one.")
    own = NumericAssertion.objects.filter(measure=measure, claim__merged_into=None)
    rows = list(own.filter(chosen).select_related("claim").order_by("claim", "position").distinct())
    if not rows:
        raise _refused("chosen", "nothing_chosen", "No assertion of the measure is chosen.")
    return rows, len(rows) == own.count()


def _made_of(measure: Measure, new: NewMeasure) -> Measure:
    made = Measure(slug=new.slug, label=new.label)
    for name in TAKEN_OVER:
        setattr(made, name, getattr(measure, name))
    made.full_clean(exclude=["dimension"])
    made.save()
    made.refresh_from_db()
    return made


def _check_fit(measure: Measure, target: Measure, *, everything: bool) -> None:
    """Refuse a measure that cannot have these assertions, by the field that is in the way."""
    if target.pk == measure.pk or target.merged_into_id or target.redacted_at:
        raise _refused("into", "no_target", "Choose another measure, one that is not merged.")
    faults = {
        field: ValidationError(why, code=code)
        for field, (name, code, why) in IN_COMMON.items()
        if getattr(measure, name) != getattr(target, name)
    }
    if everything and target.part_of_id == measure.pk:
        why = "A measure is not merged into a part of it. Leave an assertion with the whole."
        faults["part_of"] = ValidationError(why, code="part_of_itself")
    if faults:
        raise ValidationError(faults)


def _measure_target(measure: Measure) -> Target:
    return Target(measure.label, {"measure": MeasureRecord(id=measure.pk)})


def _event_targets(
    measure: Measure, rows: list[NumericAssertion], into: Event | NewEvent | EachDay
) -> dict[UUID, Target]:
    if isinstance(into, EachDay):
        return _of_each_day(measure, rows, into)
    if isinstance(into, NewEvent):
        made = EventRecord(label=into.label, kind=into.kind, place=into.place, start=into.start)
        return dict.fromkeys((row.pk for row in rows), Target(into.label, {"event": made}))
    event = _locked(Event, into)[into.pk]
    if event.merged_into_id or event.redacted_at:
        raise _refused("into", "no_target", "Choose an event that is not merged.")
    known = Target(event.label, {"event": EventRecord(id=event.pk)})
    return dict.fromkeys((row.pk for row in rows), known)


def _of_each_day(
    measure: Measure, rows: list[NumericAssertion], into: EachDay
) -> dict[UUID, Target]:
    if lacking := sum(row.as_of is None for row in rows):
        why = f"{lacking} of the chosen assertions name no day that they speak of."
        raise _refused("as_of", "day_missing", why)
    made: dict[Any, Target] = {}
    found = {}
    for row in rows:
        days, place = row.as_of, row.claim.place
        key = (days.lower, days.upper, place.casefold())
        found[row.pk] = made.setdefault(key, _of_days(measure, days, place, into.kind))
    return found


def _of_days(measure: Measure, days: Any, place: str, kind: str) -> Target:
    first, last = str(days.lower), str(days.upper - timedelta(days=1))
    when = first if first == last else f"{first} to {last}"
    label = ", ".join(filter(None, [measure.label[:200], place[:60], when]))
    end = None if first == last else last
    event = EventRecord(label=label, kind=kind, start=first, end=end, place=place)
    return Target(label, {"event": event})


def _record(rows: list[NumericAssertion], targets: Mapping[UUID, Target], by: Any) -> None:
    """Record the claims of these rows, each with all its assertions, some of them changed."""
    claims = list(dict.fromkeys(row.claim_id for row in rows))
    for start in range(0, len(claims), AT_ONCE):
        some = _records(claims[start : start + AT_ONCE], targets)
        outcomes = recording.record(list(some), by=by)
        faults = {fault.message: fault for outcome in outcomes for fault in outcome.faults}
        if faults:
            raise ValidationError([fault.as_error() for fault in list(faults.values())[:SHOWN]])


def _records(claims: Iterable[UUID], targets: Mapping[UUID, Target]) -> Iterator[ClaimRecord]:
    """The claims are locked, so that their other assertions stay what they are said to be."""
    locked = Claim.objects.select_for_update(no_key=True).filter(pk__in=claims).order_by("pk")
    found = NumericAssertion.objects.filter(claim__in=list(locked.values_list("pk", flat=True)))
    for claim, own in groupby(found.order_by("claim", "position"), lambda row: row.claim_id):
        parts = tuple(_moved(row, targets.get(row.pk)) for row in own)
        yield partial(ClaimRecord, id=claim, assertions=parts)


def _moved(row: NumericAssertion, target: Target | None) -> AssertionRecord:
    """An assertion as it is but for where it belongs: nobody reads its words anew."""
    return replace(assertion_record(row), vouched=True, **(target.changes if target else {}))


def _split(
    rows: list[NumericAssertion], targets: Mapping[UUID, Target], *, merged: bool = False
) -> Split:
    return Split(
        assertions=len(rows),
        claims=len({row.claim_id for row in rows}),
        targets=tuple(dict.fromkeys(targets[row.pk].label for row in rows)),
        first=tuple(
            Move(row.pk, row.as_printed, row.claim_id, row.claim.statement, targets[row.pk].label)
            for row in rows[:SHOWN]
        ),
        merged=merged,
    )


def _refused(field: str, code: str, why: str) -> ValidationError:
    return ValidationError({field: ValidationError(why, code=code)})
