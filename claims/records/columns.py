"""The columns of a record: the paths of what it holds once, and the type of each, by its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rest_framework import serializers

from claims.formats.columns import Column, Type
from claims.records.claim_agreement import Agreement
from claims.records.fieldsets import WHOLE, Selection, item
from claims.records.values import BaselineId, Number

TYPES: dict[type[Any], Type] = {
    Number: Type.NUMBER,
    BaselineId: Type.ID,
    Agreement: Type.JSON,
    serializers.UUIDField: Type.ID,
    serializers.IntegerField: Type.INTEGER,
    serializers.BooleanField: Type.BOOLEAN,
    serializers.DateTimeField: Type.INSTANT,
    serializers.DateField: Type.DAY,
    serializers.ListField: Type.JSON,
    serializers.ListSerializer: Type.JSON,
}


def columns(shape: type[Any], selection: Selection = WHOLE) -> list[Column]:
    """The columns of a record, in the order of its members."""
    return [column for column, _ in columns_of(shape(), selection, "")]


def columns_of(shape: Any, selection: Selection, prefix: str) -> Iterator[tuple[Column, Any]]:
    """Each column, with the member that it is of."""
    for path, member in selection.members(shape, prefix):
        if parts := getattr(member, "PARTS", {}):
            named = (Column(f"{path}.{part}", kind) for part, kind in parts.items())
            yield from ((column, member) for column in named if selection.shows(column.path))
        elif isinstance(member, serializers.Serializer):
            yield from columns_of(member, selection, f"{path}.")
        else:
            yield Column(path, type_of(member)), member


def type_of(member: Any) -> Type:
    """The type of a member without parts."""
    return next((kind for known, kind in TYPES.items() if isinstance(member, known)), Type.TEXT)


def number_names(shapes: Iterable[type[Any]]) -> frozenset[str]:
    """What the numbers of records are called, wherever in them they stand."""
    return frozenset(name for shape in shapes for name in _numbers(shape()))


def _numbers(shape: Any) -> Iterator[str]:
    for name, member in shape.fields.items():
        if isinstance(item(member), serializers.BaseSerializer):
            yield from _numbers(item(member))
        elif type_of(member) is Type.NUMBER:
            yield name
        parts: dict[str, Type] = getattr(member, "PARTS", {})
        yield from (part for part, kind in parts.items() if kind is Type.NUMBER)
