"""Dataclasses as JSON, and back: how what was worked out of a group is kept with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from uuid import UUID

Kind = TypeVar("Kind")
READ: dict[type, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
    UUID: UUID,
}


def written(value: Any) -> Any:
    """As JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: written(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, list | tuple):
        return [written(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, date | Decimal | UUID) else value


def restored(kind: type[Kind], found: Any) -> Kind:
    """What was written, as it was."""
    made: Kind = _restored(kind, found)
    return made


def _restored(kind: Any, found: Any) -> Any:
    if found is None:
        return None
    if get_origin(kind) is UnionType:
        [kind] = [each for each in get_args(kind) if each is not NoneType]
    if get_origin(kind) in (list, tuple):
        of, *_ = get_args(kind)
        return get_origin(kind)(_restored(of, each) for each in found)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _restored(of, found[name]) for name, of in _members(kind)})
    return READ.get(kind, kind)(found)


@cache
def _members(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(get_type_hints(kind).items())
