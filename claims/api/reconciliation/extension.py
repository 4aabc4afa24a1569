"""Data extension: the properties of entities, as columns to add to a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from claims.api.reconciliation import entities
from claims.api.reconciliation.candidates import unknown_properties
from claims.api.reconciliation.entities import PROPERTIES, TYPES, Entity, Property
from claims.api.reconciliation.questions import Extension
from claims.queries.keys import read_key

Json = dict[str, Any]


def extended(asked: Extension) -> Json:
    """The values of each property of each entity, in a few statements. What is no entity here has
    none."""
    keys = {text: read_key(text, slugs=False) for text in asked.ids}
    known: Mapping[Any, Entity] = entities.found(
        {key for key in keys.values() if isinstance(key, UUID)}
    )
    rows = {text: _row(known.get(key), asked.properties) for text, key in keys.items()}
    answer: Json = {"meta": [_meta(name) for name in asked.properties], "rows": rows}
    if warnings := unknown_properties(asked.properties):
        answer["warnings"] = warnings
    return answer


def _row(entity: Entity | None, properties: Sequence[str]) -> Json:
    return {
        name: [cell(each) for each in entity.values(name)] if entity else [] for name in properties
    }


def cell(value: Any) -> Json:
    if isinstance(value, dict):
        return value
    return {"float": value} if isinstance(value, float) else {"str": value}


def _meta(name: str) -> Json:
    known = PROPERTIES.get(name)
    if known is None:
        return {"id": name, "name": name}
    return named(known) | ({"type": type_named(known.of)} if known.of else {})


def named(known: Property) -> Json:
    return {"id": known.id, "name": known.name}


def type_named(name: str) -> Json:
    return {"id": name, "name": TYPES[name].name}


def proposed(name: str, limit: int | None) -> Json:
    """The properties that entities of a type have; of any type, if none is named."""
    properties: Sequence[Property] = TYPES[name].properties if name else [*PROPERTIES.values()]
    answer: Json = {"properties": [named(each) for each in properties[:limit]]}
    answer |= {"type": name} if name else {}
    return answer | ({"limit": limit} if limit else {})
