"""Suggestions while somebody types: entities, types and properties that begin so, or are called
something like it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claims.api.reconciliation import entities
from claims.api.reconciliation.candidates import folded
from claims.api.reconciliation.entities import PROPERTIES, TYPES, Property, Type
from claims.api.reconciliation.extension import named, type_named
from claims.queries import matching

Json = dict[str, Any]

PAGE, MOST = 10, 100


def of_entities(prefix: str, skipped: int, kinds: Iterable[str]) -> list[Json]:
    """Entities by the beginning of their names, or by a code."""
    found = [
        (kind, each)
        for kind in kinds
        for each in matching.matches(kind, [prefix], most=MOST, public=True, begun=True)[0]
    ]
    found.sort(key=lambda pair: (-pair[1].score, len(pair[1].name), pair[1].name))
    shown = found[skipped : skipped + PAGE]
    known = entities.found([each.id for _, each in shown])
    return [_entity(known[each.id]) for _, each in shown if each.id in known]


def _entity(entity: entities.Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "description": entity.description,
        "notable": [type_named(entity.type.id)],
    }


def of_types(prefix: str, skipped: int) -> list[Json]:
    known = _beginning(prefix, TYPES.values())[skipped:]
    return [type_named(each.id) | {"description": each.description} for each in known]


def of_properties(prefix: str, skipped: int, kind: str) -> list[Json]:
    known = TYPES[kind].properties if kind else PROPERTIES.values()
    return [named(each) for each in _beginning(prefix, known)[skipped:]]


def _beginning(prefix: str, known: Iterable[Any]) -> list[Any]:
    """Those with a word that begins so, in the id or the name."""
    return [each for each in known if f" {folded(prefix)}" in f" {_words(each)}"]


def _words(each: Type | Property) -> str:
    return f"{each.id.replace('_', ' ')} {each.id} {folded(each.name)}"
