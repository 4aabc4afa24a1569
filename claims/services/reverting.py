"""Take back what one transaction did: one new change, which a curator looks at first.

A field goes back to what it was if it still is what that transaction made of it. Where it was
changed again since, both values are told, and it goes back only if it is chosen. Claims and their
parts are written by recording; entries of the catalogue by the rules of their models. The status of
a claim is moved by its verbs alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2s
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from claims.formats.records import ClaimRecord, own_members
from claims.models import Claim, NumericAssertion, ObservationStatus, ReviewEvidence
from claims.queries.history.entries import REASONS
from claims.queries.history.states import Names, State, States, states_of
from claims.queries.history.steps import Done, Span, Step, steps
from claims.queries.history.tables import LARGE, PARTS, Column, Part, columns_of, parts_of
from claims.queries.history.words import said
from claims.services import recording
from claims.services.audit import acting
from claims.services.locking import locked_fields
from claims.services.recording.from_rows import RECORDS, claim_record

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
MEMBERS = {"speaker", *own_members(ClaimRecord, beside="id dataset dataset_id retraction_reason")}


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
class _Back:
    """An item with what it takes to do it. A column is None where the part as a whole goes back."""

    item: Item
    step: Step
    part: Part
    column: Column | None
    old: State | None


@dataclass
class _Plan:
    backs: list[_Back] = field(default_factory=list)
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


def preview(row: Any, at: datetime) -> Reversal:
    """What going back behind the transaction of that time would change of a row with its parts."""
    return _plan(row, at).told()


def revert(
    *, row: Any, at: datetime, chosen: Collection[str], token: str, by: Any, note: str = ""
) -> None:
    """Take the chosen items back. Refused if they are not what was looked at, or break a rule."""
    model, key = whole_of(row)
    with acting(by=by, note=note):
        model._default_manager.select_for_update(no_key=True).filter(pk=key).first()
        plan = _plan(row, at)
        if plan.told().token != token:
            raise ValidationError(
                "It was changed while you looked at it. Look again.", code="changed_since"
            )
        backs = [back for back in plan.backs if back.item.key in chosen]
        if not backs:
            raise ValidationError("Choose what goes back.", code="nothing_chosen")
        if model is Claim:
            _record(key, backs, by=by)
        else:
            _save(model, key, backs)


def _plan(row: Any, at: datetime) -> _Plan:
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
    plan = _Plan(locked=locked_fields(step.id for step in found))
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
    plan: _Plan, step: Step, part: Part, states: States, now: dict[Any, Any], names: Names
) -> None:
    old, new, row = states.old(step), states.new(step), now.get((step.kind, step.id))
    title = _title(part, new or old, names)
    if why := _why_not(step, part, new or old, row, title):
        plan.left_out[why] = None
    elif step.done == Done.CHANGED:
        for column in columns_of(part.model):
            if column.value(old) != column.value(new):
                _add_column(plan, _Back(_EMPTY, step, part, column, old), new, row, names, title)
    elif (row is None) != (step.done == Done.MADE):
        plan.backs.append(_Back(_of_part(step, part, new, row, title), step, part, None, old))


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


def _add_column(plan: _Plan, back: _Back, new: State, row: Any, names: Names, title: str) -> None:
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
        plan.backs.append(_Back(item, back.step, part, column, back.old))


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


def _record(key: UUID, backs: list[_Back], *, by: Any) -> None:
    """One partial record of the claim: its own fields, and each collection that is concerned."""
    claim = Claim.objects.get(pk=key)
    own = [back for back in backs if back.part.model is Claim]
    for back in own:
        _put(claim, back)
    collections = {
        RECORDS[part.model][0]: tuple(map(RECORDS[part.model][1], _rows_back(part, key, backs)))
        for part in {back.part for back in backs if back.part.model is not Claim}
    }
    names = [back.column.name for back in own if back.column and back.column.name in MEMBERS]
    [outcome] = recording.record([claim_record(claim, names, **collections)], by=by)
    if outcome.faults:
        raise ValidationError([fault.as_error() for fault in outcome.faults])


def _rows_back(part: Part, key: UUID, backs: list[_Back]) -> Iterator[Any]:
    """The rows of a collection, as they are to be."""
    of_row: dict[UUID, list[_Back]] = defaultdict(list)
    for back in backs:
        if back.part == part:
            of_row[back.step.id].append(back)
    for row in part.model._default_manager.filter(**{part.owner: key}).order_by("pk"):
        own = of_row.pop(row.pk, [])
        if not any(back.column is None for back in own):
            for back in own:
                _put(row, back)
            yield row
    for own in of_row.values():
        yield _row_again(own[0])


def _put(row: Any, back: _Back) -> None:
    for name in back.column.attributes if back.column else ():
        setattr(row, name, getattr(back.old, name))


def _row_again(back: _Back) -> Any:
    """A row of a former state, under its own key."""
    row = back.part.model(pk=back.step.id)
    for column in columns_of(back.part.model):
        for name in column.attributes:
            setattr(row, name, getattr(back.old, name))
    if isinstance(row, NumericAssertion):
        row.observation_status_derived = _follows_dates(row)
    return row


def _follows_dates(figure: NumericAssertion) -> bool:
    """Whether a status is the one that a figure without days has by itself. Of another, history
    does not know whether somebody gave it, and it stays as it was."""
    is_plain = figure.observation_status == ObservationStatus.NORMAL
    return is_plain and not (figure.as_of or figure.period)


def _save(model: type[models.Model], key: UUID, backs: list[_Back]) -> None:
    """Rows of the catalogue, one by one: what is taken away first."""
    changed: dict[UUID, list[_Back]] = defaultdict(list)
    for back in sorted(backs, key=lambda back: back.step.done != Done.MADE):
        if back.column is not None:
            changed[back.step.id].append(back)
        elif back.step.done == Done.MADE:
            back.part.model._default_manager.filter(pk=back.step.id).delete()
        else:
            _checked(_row_again(back)).save(force_insert=True)
    for row_key, own in changed.items():
        row = own[0].part.model._default_manager.get(pk=row_key)
        for back in own:
            _put(row, back)
        _checked(row).save()


def _checked(row: Any) -> Any:
    row.full_clean()
    return row


_EMPTY = Item("", "", "", "", "", "", "", changed_since=False)
