"""Locks of single fields: what a curator has locked, no import overwrites.

Recording asks for them where its policy heeds locks, and the database refuses an import that does
not. Curators may still change a locked field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from claims.models import FieldLock, LockedKind, NumericAssertion, PublicObject
from claims.queries.history.entries import REASONS
from claims.queries.history.tables import Column, columns_of, kind_of
from claims.services.audit import acting

NOT_LOCKED = {"merged_into", "status", "claim", "position", *REASONS}
NAMES = {"dataset", "dataset_id"}  # what an import knows the object by
# The words of a figure and its numbers belong together: who locks one of them locks all.
TOGETHER = {
    "as_printed",
    "quote_start",
    "quote_end",
    "comparator",
    "low",
    "high",
    "best",
    "multiplier",
    "unit",
    "precision",
    "resolution",
    "form",
    "direction",
    "read_by",
}


def is_lockable(model: type[models.Model]) -> bool:
    return kind_of(model) in LockedKind.values


def lockable(model: type[models.Model]) -> list[Column]:
    """The fields that can be locked, in the order of the model."""
    if not is_lockable(model):
        return []
    left_out = NOT_LOCKED | (NAMES if issubclass(model, PublicObject) else set())
    return [each for each in columns_of(model) if each.name not in left_out]


def lock(*, row: Any, field: str, by: Any, why: str = "") -> FieldLock:
    """Lock a field. One that is locked stays locked as it is."""
    _check(row, field)
    with acting(by=by):
        found, _ = FieldLock.objects.get_or_create(
            kind=kind_of(type(row)), object_id=row.pk, field=field, defaults={"why": why.strip()}
        )
    return found


def unlock(*, row: Any, field: str, by: Any) -> None:
    _check(row, field)
    with acting(by=by):
        locks_on(row).filter(field=field).delete()


def locks_on(row: Any) -> models.QuerySet[FieldLock]:
    return FieldLock.objects.filter(kind=kind_of(type(row)), object_id=row.pk)


def locked_fields(keys: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The names of the locked fields of each object that has any."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = FieldLock.objects.filter(object_id__in=list(keys))
    for key, field in rows.values_list("object_id", "field"):
        found[key].add(field)
    return {key: frozenset(names) for key, names in found.items()}


def held_columns(model: type[models.Model], locked: frozenset[str]) -> frozenset[str]:
    """The columns that locks hold: a date with its precision, words with their numbers."""
    return frozenset(_held(model, locked))


def _held(model: type[models.Model], locked: frozenset[str]) -> Iterator[str]:
    together = TOGETHER if model is NumericAssertion and locked & TOGETHER else set()
    for column in columns_of(model):
        if column.name in locked | together:
            yield from column.attributes


def _check(row: Any, field: str) -> None:
    if field not in {column.name for column in lockable(type(row))}:
        raise ValidationError("There is no such field to lock.", code="unknown_field")
