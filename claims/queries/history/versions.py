"""Two versions of a whole beside each other, and the versions of a claim that the public saw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from claims.models import PUBLIC_STATUSES, Claim, RecordVersion
from claims.queries.history.entries import MOST, Change, change_of, entries
from claims.queries.history.states import Names, State, states_at
from claims.queries.history.steps import Done, Span, Step
from claims.queries.history.tables import columns_of, events_of, parts_of

Whole = dict[tuple[str, UUID], State]
# What the public record of a claim and of its parts does not show. A baseline may be a draft.
NOT_PUBLIC = {"rejection_reason", "rejection_note", "baseline_assertion", "status", "claim"}
VERSIONED = {"relation", "review"}  # parts that are public once they have a version of their own


@dataclass(frozen=True)
class Version:
    """A claim as the public saw it from a time on: what was done, and what then read otherwise."""

    at: datetime
    said: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Versions:
    """Versions, newest first. Where there are more, those `before` this time."""

    versions: tuple[Version, ...]
    before: datetime | None


def compare(
    model: type[models.Model], key: UUID, first: datetime, last: datetime
) -> tuple[Change, ...]:
    """What differs between a whole after one transaction and after another."""
    if is_redacted(model, key):
        return ()
    return _between(model, states_at(model, key, first), states_at(model, key, last), last)


def is_redacted(model: type[models.Model], key: UUID) -> bool:
    names = {field.name for field in model._meta.local_concrete_fields}
    rows = model._default_manager.filter(pk=key)
    return "redacted_at" in names and rows.filter(redacted_at__isnull=False).exists()


def public_versions(claim: Claim, *, before: datetime | None = None, most: int = MOST) -> Versions:
    """The versions of a claim since it was first published. They name no curator, and say nothing
    that is not in its public record, or was redacted since."""
    if claim.status not in PUBLIC_STATUSES or claim.redacted_at:
        return Versions((), None)
    since = published_at(claim)
    found = entries(Claim, claim.pk, Span(since=since, before=before, most=most + 1))
    shown, more = found[:most], found[most - 1].at if len(found) > most else None
    later = [(each.at, each.changes) for each in shown if each.at > since]
    told = [(at, _public(changes)) for at, changes in later]
    if not more:
        told.append((since, _public(_first(claim, since))))
    public = _seen(change for _, changes in told for change in changes)
    versions = [
        Version(at, tuple(v for each in kept for v in each.verbs), tuple(kept))
        for at, changes in told
        if (kept := [each for each in changes if (each.kind, each.id) in public])
    ]
    return Versions(tuple(versions), more)


def published_at(claim: Claim) -> datetime:
    """When the transaction began that first published a claim."""
    drafts = events_of(Claim)._default_manager.filter(pgh_obj_id=claim.pk)
    last = drafts.exclude(status__in=PUBLIC_STATUSES).order_by("-pgh_id").first()
    at: datetime = last.pgh_created_at if last else claim.created_at
    return at


def _first(claim: Claim, since: datetime) -> tuple[Change, ...]:
    """All that was published first."""
    changes = _between(Claim, {}, states_at(Claim, claim.pk, since), since)
    return tuple(
        replace(each, verbs=("Published",)) if each.id == claim.pk else each for each in changes
    )


def _public(changes: Iterable[Change]) -> list[Change]:
    shown = [
        replace(each, fields=tuple(f for f in each.fields if f.name not in NOT_PUBLIC))
        for each in changes
    ]
    return [each for each in shown if each.fields or each.verbs or each.done != Done.CHANGED]


def _seen(changes: Iterable[Change]) -> set[tuple[str, UUID]]:
    """The rows that may be shown: relations and reviews, once they have been public."""
    rows = {(each.kind, each.id) for each in changes}
    asked = {key for kind, key in rows if kind in VERSIONED}
    public = set(RecordVersion.objects.filter(pk__in=asked).values_list("pk", flat=True))
    return {(kind, key) for kind, key in rows if kind not in VERSIONED or key in public}


def _between(model: type[models.Model], old: Whole, new: Whole, at: datetime) -> tuple[Change, ...]:
    parts = {part.kind: part for part in parts_of(model)}
    names = Names(
        (parts[kind].model, state) for whole in (old, new) for (kind, _), state in whole.items()
    )
    found = []
    for kind, key in sorted(old.keys() | new.keys(), key=lambda pair: _place(parts, *pair)):
        states = old.get((kind, key)), new.get((kind, key))
        if None in states or _differ(parts[kind].model, *states):
            step = Step(kind, key, at, None, None, Done.CHANGED)
            found.append(change_of(parts[kind], key, *states, names, step))
    return tuple(found)


def _differ(model: type[models.Model], old: Any, new: Any) -> bool:
    return any(column.value(old) != column.value(new) for column in columns_of(model))


def _place(parts: dict[str, Any], kind: str, key: UUID) -> tuple[int, UUID]:
    return list(parts).index(kind), key
