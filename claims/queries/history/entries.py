"""The entries of a history: what was done in one transaction, by whom, through what, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import models

from claims.models import Claim, Import, ImportedClaim, RejectionReason, Status
from claims.queries.history.states import Names, State, States, states_of, usernames
from claims.queries.history.steps import Done, Span, Step, steps
from claims.queries.history.tables import Part, columns_of, parts_of
from claims.queries.history.words import said

MOST = 25  # entries of a page
SQL = "sql"
REASONS = {"retraction_reason", "rejection_reason", "rejection_note"}
VERBS = {
    Status.DRAFT: "Made a draft",
    Status.IN_REVIEW: "Submitted for review",
    Status.PUBLISHED: "Published",
    Status.REJECTED: "Rejected",
    Status.RETRACTED: "Retracted",
}


@dataclass(frozen=True)
class FieldChange:
    """A field that changed, in words. An empty one said nothing."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """A change of one row: the whole itself, or one of its parts. `verbs` tell what curators did
    to it as a whole (“Published”); their columns are not among the `fields`."""

    kind: str
    id: UUID
    noun: str
    title: str
    done: Done
    verbs: tuple[str, ...]
    fields: tuple[FieldChange, ...]
    step: Step


@dataclass(frozen=True)
class Entry:
    """What one transaction changed. `via` is a word such as admin, api, import or sql; the `run` of
    an import is told where it is known."""

    at: datetime
    who: str | None
    via: str
    note: str
    dataset: str
    changes: tuple[Change, ...]
    run: Import | None = None


@dataclass(frozen=True)
class Page:
    """Entries, newest first. Where there are more, those `before` this time."""

    entries: tuple[Entry, ...]
    before: datetime | None


def page(
    model: type[models.Model], key: UUID, *, before: datetime | None = None, most: int = MOST
) -> Page:
    """One page of the history of a whole and all its parts."""
    found = entries(model, key, Span(before=before, most=most + 1))
    more = found[most - 1].at if len(found) > most else None
    return Page(tuple(found[:most]), more)


def entry(model: type[models.Model], key: UUID, at: datetime) -> Entry | None:
    """What the transaction that began at this time did to a whole."""
    found = entries(model, key, Span(since=at, until=at))
    return found[0] if found else None


def entries(model: type[models.Model], key: UUID, span: Span) -> list[Entry]:
    found = _of_redacted(steps(model, key, span), key)
    states = states_of(model, found)
    parts = {part.kind: part for part in parts_of(model)}
    pairs = [(step, states.old(step), states.new(step)) for step in found]
    named = [(parts[step.kind].model, state) for step, *both in pairs for state in both if state]
    names = Names(named)
    acts = {step: _act(step, states) for step in found}
    users = usernames(act.user for act in acts.values())
    told = []
    runs = _imports(key, {step.at for step in found}) if model is Claim else {}
    places = {kind: place for place, kind in enumerate(parts)}
    for at, group in groupby(found, key=lambda step: step.at):
        own = sorted(group, key=lambda step: places[step.kind])
        act = next((acts[step] for step in own if acts[step].is_told), acts[own[0]])
        changes = [change for step in own if (change := _change(step, states, parts, names))]
        if changes:
            dataset = next((given for step in own if (given := _dataset(step, states))), "")
            who = users.get(act.user)
            told.append(Entry(at, who, act.via, act.note, dataset, tuple(changes), runs.get(at)))
    return told


def _imports(claim: UUID, at: Iterable[datetime]) -> dict[datetime, Import]:
    """The imports that wrote a claim in the transactions that began at these times."""
    links = ImportedClaim.objects.filter(claim=claim, at__in=at).values_list("at", "run_id")
    when = dict(links)
    runs = Import.objects.only("file_name").in_bulk(set(when.values()))
    return {at: runs[key] for at, key in when.items() if key in runs}


def change_of(
    part: Part, key: UUID, old: State | None, new: State | None, names: Names, step: Step
) -> Change:
    """What differs between two states of a row, in words."""
    verbs = tuple(_verbs(old, new, names)) if old is not None and new is not None else ()
    fields = _fields(part, old, new, names, is_verb=bool(verbs))
    title = _title(part, new if new is not None else old, names)
    done = Done.MADE if old is None else Done.REMOVED if new is None else Done.CHANGED
    return Change(part.kind, key, part.noun, title, done, verbs, tuple(fields), step)


def _of_redacted(found: list[Step], key: UUID) -> list[Step]:
    """Of a whole that was redacted, nothing but that."""
    redacted = [step for step in found if step.id == key and step.done == Done.REDACTED]
    return redacted or found


def _change(step: Step, states: States, parts: dict[str, Part], names: Names) -> Change | None:
    part = parts[step.kind]
    if step.done == Done.REDACTED:
        return Change(step.kind, step.id, part.noun, "", step.done, (), (), step)
    change = change_of(part, step.id, states.old(step), states.new(step), names, step)
    says_nothing = step.done == Done.CHANGED and not (change.fields or change.verbs)
    return None if says_nothing else change


def _fields(
    part: Part, old: State | None, new: State | None, names: Names, *, is_verb: bool
) -> Iterator[FieldChange]:
    left_out = {"status", "merged_into", *REASONS} if is_verb else set()
    for column in columns_of(part.model):
        is_owner = column.attributes[0] == part.owner and (old is None or new is None)
        if column.name in left_out or is_owner:
            continue
        if old is not None and new is not None and column.value(old) == column.value(new):
            continue
        before, after = said(column, old, names), said(column, new, names)
        if before != after:
            yield FieldChange(column.name, column.label, before, after)


def _verbs(old: State, new: State, names: Names) -> Iterator[str]:
    if getattr(old, "status", "") != getattr(new, "status", ""):
        yield _moved(old, new)
    into = getattr(new, "merged_into_id", None)
    if into and old.merged_into_id != into:
        yield f"Merged into “{names.of(old._meta.get_field('merged_into'), into)}”"


def _moved(old: State, new: State) -> str:
    verb = VERBS.get(new.status, new.status)
    if new.status == Status.PUBLISHED and old.status == Status.RETRACTED:
        return "Published again: the retraction was taken back"
    if new.status == Status.REJECTED:
        reason = str(RejectionReason(new.rejection_reason).label).lower()
        return f"{verb}: {reason}" + (f" ({new.rejection_note})" if new.rejection_note else "")
    reason = new.retraction_reason if new.status == Status.RETRACTED else ""
    return f"{verb}: {reason}" if reason else verb


def _title(part: Part, state: State | None, names: Names) -> str:
    named = next((each for each in columns_of(part.model) if each.name == part.named), None)
    return said(named, state, names) if named else ""


@dataclass(frozen=True)
class _Act:
    user: Any
    via: str
    note: str = ""
    is_told: bool = True  # by a context, not by the columns of the row


def _act(step: Step, states: States) -> _Act:
    old = states.old(step)
    if old is not None:
        context = old.pgh_context
        if context is None:
            return _Act(None, SQL)
        told = context.metadata
        return _Act(told.get("user"), told.get("via", SQL), told.get("note", ""))
    made = states.new(step)
    if made is not None:
        return _Act(made.created_by_id, made.created_via, is_told=False)
    row = states.rows.get((step.kind, step.id))
    return _Act(None, "", is_told=False) if row is None else _redacted_by(row)


def _redacted_by(row: State) -> _Act:
    return _Act(row.modified_by_id, row.modified_via, row.redaction_reason, is_told=False)


def _dataset(step: Step, states: States) -> str:
    """The data set that a row was made from."""
    made = states.new(step) if step.done == Done.MADE else None
    if not getattr(made, "dataset", ""):
        return ""
    return " ".join(filter(None, [made.dataset, made.dataset_id]))  # type: ignore[union-attr]  # it has one
