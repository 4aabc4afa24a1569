"""What would go back, and why other things would not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.db import models

from claims.models import Claim, ReviewEvidence
from claims.queries.history.entries import REASONS
from claims.queries.history.states import Names, State, States, states_of
from claims.queries.history.steps import Done, Span, Step, steps
from claims.queries.history.tables import LARGE, PARTS, Column, Part, columns_of, parts_of
from claims.queries.history.words import said
from claims.services.locking import locked_fields

VERBS_ONLY = "The status is not reverted: publish, retract, reject or submit the claim instead."
MERGED = "A merge is not reverted here."
MOVED = "What moved here from another entry stays here."
IS_REDACTED = "What was redacted is gone."
MADE_ITSELF = "The making of it is not reverted. Reject, retract or delete it instead."
KEPT_BY_RECORDING = "A {noun} is not taken away: withdraw it on its own page, with the reason."
GONE = "The {noun} “{title}” was removed since."
OF_DATASET = "The data set that it came from is not changed."
EVIDENCE = "The evidence of a review is changed on the page of the review."
TEXT_IS_GONE = "The text of the snapshot “{title}” is added anew by hand."
NEVER_REMOVED = {"review", "relation"}
DATASET = {"dataset", "dataset_id"}


@dataclass(frozen=True)
class Item:
    """One thing that can go back: a field (`then` is what the transaction made of it, `now` what
    it is, `back` what it was), or a whole part. `changed_since`: it was changed again."""

    key: str
    noun: str
    title: str
    label: str
    then: str
    now: str
    back: str
    changed_since: bool
    locked: bool = False


@dataclass(frozen=True)
class Reversal:
    """What would go back, and why other things would not."""

    items: tuple[Item, ...]
    left_out: tuple[str, ...]

    @property
    def token(self) -> str:
        """Tells whether the same would go back as was looked at."""
        return blake2s(repr(self.items).encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Back:
    """An item with what it takes to do it. A column is None where the part as a whole goes back."""

    item: Item
    step: Step
    part: Part
    column: Column | None
    old: State | None


@dataclass
class Plan:
    backs: list[Back] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    locked: dict[UUID, frozenset[str]] = field(default_factory=dict)

    def told(self) -> Reversal:
        return Reversal(tuple(back.item for back in self.backs), tuple(self.left_out))


def whole_of(row: Any) -> tuple[type[models.Model], UUID]:
    """What a row is recorded with: its claim or its entry, or the row itself."""
    for whole, parts in PARTS.items():
        own = next((part for part in parts if part.model is type(row) and not part.through), None)
        if own is not None:
            return whole, getattr(row, own.owner)
    return type(row), row.pk


def plan_of(row: Any, at: datetime) -> Plan:
    model, key = whole_of(row)
    parts = {part.kind: part for part in parts_of(model)}
    found = [step for step in steps(model, key, Span(since=at, until=at)) if _is_of(step, row, key)]
    states, now = states_of(model, found), _now(parts, found)
    names = Names(
        (parts[step.kind].model, state)
        for step in found
        for state in (states.old(step), states.new(step), now.get((step.kind, step.id)))
        if state is not None
    )
    places = {kind: place for place, kind in enumerate(parts)}
    plan = Plan(locked=locked_fields(step.id for step in found))
    for step in sorted(found, key=lambda step: places[step.kind]):
        _add(plan, step, parts[step.kind], states, now, names)
    return plan


def _is_of(step: Step, row: Any, whole: UUID) -> bool:
    """All of a whole; of a part that part alone."""
    return row.pk in (whole, step.id)


def _now(parts: dict[str, Part], found: Iterable[Step]) -> dict[tuple[str, UUID], Any]:
    keys: dict[str, set[UUID]] = defaultdict(set)
    for step in found:
        keys[step.kind].add(step.id)
    return {
        (kind, each.pk): each
        for kind, ids in keys.items()
        for each in parts[kind].model._default_manager.filter(pk__in=ids)
    }


def _add(
    plan: Plan, step: Step, part: Part, states: States, now: dict[Any, Any], names: Names
) -> None:
    old, new, row = states.old(step), states.new(step), now.get((step.kind, step.id))
    title = _title(part, new or old, names)
    if why := _why_not(step, part, new or old, row, title):
        plan.left_out[why] = None
    elif step.done == Done.CHANGED:
        for column in columns_of(part.model):
            if column.value(old) != column.value(new):
                _add_column(plan, Back(EMPTY, step, part, column, old), new, row, names, title)
    elif (row is None) != (step.done == Done.MADE):
        plan.backs.append(Back(_of_part(step, part, new, row, title), step, part, None, old))


def _why_not(step: Step, part: Part, state: Any, row: Any, title: str) -> str:
    is_change, noun = step.done == Done.CHANGED, part.noun
    if step.done == Done.REDACTED or getattr(row, "redacted_at", None):
        return IS_REDACTED
    if not part.owner and not is_change:
        return MADE_ITSELF
    if part.model is ReviewEvidence:
        return EVIDENCE
    if step.done == Done.MADE and part.kind in NEVER_REMOVED:
        return KEPT_BY_RECORDING.format(noun=noun)
    if step.done == Done.REMOVED and part.model in LARGE:
        return TEXT_IS_GONE.format(title=title)
    return GONE.format(noun=noun, title=title) if is_change and row is None else ""


def _add_column(plan: Plan, back: Back, new: State, row: Any, names: Names, title: str) -> None:
    column, part = back.column, back.part
    assert column is not None  # noqa: S101 -- of a part as a whole there is no column
    if why := _why_not_column(column, part):
        plan.left_out[why] = None
    elif column.value(row) != column.value(back.old):
        item = Item(
            f"{back.step.kind}:{back.step.id}:{column.name}",
            part.noun,
            title,
            column.label,
            said(column, new, names),
            said(column, row, names),
            said(column, back.old, names),
            column.value(row) != column.value(new),
            column.name in plan.locked.get(back.step.id, ()),
        )
        plan.backs.append(Back(item, back.step, part, column, back.old))


def _why_not_column(column: Column, part: Part) -> str:
    if column.name == "status" or (part.model is Claim and column.name in REASONS):
        return VERBS_ONLY
    if column.name == "merged_into":
        return MERGED
    if column.attributes[0] == part.owner:
        return MOVED
    return OF_DATASET if part.model is Claim and column.name in DATASET else ""


def _of_part(step: Step, part: Part, new: State, row: Any, title: str) -> Item:
    made = step.done == Done.MADE
    changed = made and any(c.value(row) != c.value(new) for c in columns_of(part.model))
    there, gone = "on record", "not on record"
    before, after = (gone, there) if made else (there, gone)
    key = f"{step.kind}:{step.id}:"
    return Item(key, part.noun, title, "", after, after, before, changed)


def _title(part: Part, state: State | None, names: Names) -> str:
    named = next((each for each in columns_of(part.model) if each.name == part.named), None)
    return said(named, state, names) if named else ""


EMPTY = Item("", "", "", "", "", "", "", changed_since=False)
