"""The states of rows, read in two queries for each table, and the names of what they refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import models

from claims.models import Claim, NumericAssertion, Review, Source, Unit
from claims.queries.history.steps import Done, Step
from claims.queries.history.tables import (
    LARGE,
    Part,
    columns_of,
    events_of,
    kind_of,
    parts_of,
)

State = Any  # a row, or a former state of one: both have the columns of the row
NAMED: dict[type[models.Model], str] = {
    Claim: "statement",
    NumericAssertion: "as_printed",
    Review: "rating",
    Source: "title",
    Unit: "label",
}
REDACTED = "(redacted)"


@dataclass(frozen=True)
class States:
    """The states that some steps lead from and to."""

    former: Mapping[tuple[str, int], State] = field(default_factory=dict)
    rows: Mapping[tuple[str, UUID], State] = field(default_factory=dict)

    def old(self, step: Step) -> State | None:
        return None if step.old is None else self.former[step.kind, step.old]

    def new(self, step: Step) -> State | None:
        if step.done in (Done.REMOVED, Done.REDACTED):
            return None
        if step.new is None:
            return self.rows.get((step.kind, step.id))
        return self.former[step.kind, step.new]


def states_of(model: type[models.Model], steps: Iterable[Step]) -> States:
    former: dict[str, set[int]] = defaultdict(set)
    rows: dict[str, set[UUID]] = defaultdict(set)
    for step in steps:
        former[step.kind] |= {n for n in (step.old, step.new) if n is not None}
        if step.new is None:
            rows[step.kind].add(step.id)
    parts = {part.kind: part for part in parts_of(model)}
    return States(
        {
            (kind, event.pgh_id): event
            for kind, keys in former.items()
            for event in _former(parts[kind]).filter(pk__in=keys)
        },
        {
            (kind, row.pk): row
            for kind, keys in rows.items()
            for row in _rows(parts[kind]).filter(pk__in=keys)
        },
    )


def states_at(model: type[models.Model], key: UUID, at: datetime) -> dict[tuple[str, UUID], State]:
    """The whole as it was after what happened at that time: every row that it had then."""
    found: dict[tuple[str, UUID], State] = {}
    owners: dict[type[models.Model], set[UUID]] = {}
    for part in parts_of(model):
        keys = owners.get(part.through, set()) if part.through else {key}
        rows = _part_at(part, keys, at)
        owners[part.model] = {_key(row) for row in rows}
        found |= {(part.kind, _key(row)): row for row in rows}
    return found


def _part_at(part: Part, owners: set[UUID], at: datetime) -> list[State]:
    """The first state of each row that ended later, or else the row as it stands."""
    whose = f"{part.owner or 'pgh_obj_id'}__in"
    later = _former(part).filter(pgh_created_at__gt=at)
    known = later.filter(**{whose: owners}).values("pgh_obj_id")
    first = later.filter(pgh_obj_id__in=known).order_by("pgh_obj_id", "pgh_id")
    ended = [
        state
        for state in first.distinct("pgh_obj_id")
        if state.created_at <= at and getattr(state, part.owner or "pgh_obj_id") in owners
    ]
    changed = events_of(part.model)._default_manager.filter(
        pgh_obj_id=models.OuterRef("pk"), pgh_created_at__gt=at
    )
    standing = _rows(part).filter(created_at__lte=at, **{f"{part.owner or 'pk'}__in": owners})
    return [*ended, *standing.exclude(models.Exists(changed))]


def _key(state: State) -> UUID:
    key: UUID = getattr(state, "pgh_obj_id", None) or state.pk
    return key


def _former(part: Part) -> models.QuerySet[Any]:
    events = events_of(part.model)._default_manager.select_related("pgh_context")
    return _without_large(events, part.model)


def _rows(part: Part) -> models.QuerySet[Any]:
    return _without_large(part.model._default_manager.all(), part.model)


def _without_large(rows: models.QuerySet[Any], model: type[models.Model]) -> models.QuerySet[Any]:
    return rows.defer(LARGE[model]) if model in LARGE else rows


class Names:
    """What the entries that states refer to are called today. One query for each kind of them."""

    def __init__(self, states: Iterable[tuple[type[models.Model], State]]) -> None:
        asked: dict[type[Any], set[Any]] = defaultdict(set)
        for model, state in states:
            for column in columns_of(model):
                if column.field.is_relation and (key := column.value(state)[0]) is not None:
                    asked[_referred(column.field)].add(key)
        self._names = {
            (kind_of(model), key): name
            for model, keys in asked.items()
            for key, name in _named(model, keys)
        }

    def of(self, column: models.Field[Any, Any], key: Any) -> str:
        """The key itself, where what it refers to is gone."""
        return self._names.get((kind_of(_referred(column)), key), str(key))


def _referred(column: models.Field[Any, Any]) -> type[models.Model]:
    model: type[models.Model] = column.related_model  # type: ignore[assignment]  # of a relation
    return model


def _named(model: type[models.Model], keys: set[Any]) -> Iterable[tuple[Any, str]]:
    names = {field.name for field in model._meta.local_concrete_fields}
    name = NAMED.get(model) or next(each for each in ("name", "label") if each in names)
    for key, said in model._default_manager.filter(pk__in=keys).values_list("pk", name):
        yield key, said or REDACTED


def usernames(keys: Iterable[Any]) -> dict[Any, str]:
    asked = {key for key in keys if key is not None}
    users = get_user_model()._default_manager.filter(pk__in=asked) if asked else []
    return {user.pk: user.get_username() for user in users}
