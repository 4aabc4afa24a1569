"""What can be reconciled: types of entities, their properties, and what a record has of them.

An entity is an entry with a public record. Its properties are members of that record, so that
nothing is told here that the record does not tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from claims.queries import matching
from claims.records import record_cache
from claims.records.record_cache import KINDS

Json = dict[str, Any]
Values = Callable[[Json], list[Any]]


@dataclass(frozen=True)
class Property:
    """What an entity has: texts, numbers, or entities of the type `of`."""

    id: str
    name: str
    values: Values
    of: str = ""


@dataclass(frozen=True)
class Type:
    """A kind of entry. `told` are the properties that tell one from others of its name."""

    id: str
    name: str
    description: str
    properties: tuple[Property, ...]
    told: tuple[str, ...]

    def property(self, name: str) -> Property | None:
        return next((each for each in self.properties if each.id == name), None)


@dataclass(frozen=True)
class Entity:
    """An entry, by its public record."""

    type: Type
    record: Json

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def name(self) -> str:
        names = (self.record.get(member) for member in ("name", "label", "title"))
        return next(str(name) for name in names if name)

    @property
    def description(self) -> str:
        values = [value for name in self.type.told for value in self.values(name)]
        return ", ".join(value["name"] if isinstance(value, dict) else value for value in values)

    def values(self, name: str) -> list[Any]:
        found = self.type.property(name)
        return found.values(self.record) if found else []


def member(name: str, title: str = "") -> Property:
    """A property that is one member of the record."""

    def values(record: Json) -> list[Any]:
        return [record[name]] if record[name] else []

    return Property(name, title or name.replace("_", " ").capitalize(), values)


def number(name: str) -> Property:
    def values(record: Json) -> list[Any]:
        return [float(record[name])] if record[name] is not None else []

    return Property(name, name.capitalize(), values)


def entity(name: str, of: str, label: str, title: str = "") -> Property:
    """A property that is another entity."""

    def values(record: Json) -> list[Any]:
        found = record[name]
        return [{"id": found["id"], "name": found[label]}] if found else []

    return Property(name, title or name.replace("_", " ").capitalize(), values, of)


def identifiers(record: Json) -> list[Any]:
    return [f"{each['scheme']}:{each['value']}" for each in record["identifiers"]]


def in_wikidata(record: Json) -> list[Any]:
    return [each["value"] for each in record["identifiers"] if each["scheme"] == "wikidata"]


def organizations(record: Json) -> list[Any]:
    held_at = [each["organization"] for each in record["roles"] if each["organization"]]
    return [{"id": each["id"], "name": each["name"]} for each in held_at]


OTHER_NAMES = Property(
    "aliases", "Other names", lambda record: [each["name"] for each in record["aliases"]]
)
IDENTIFIERS = Property("identifiers", "Identifiers", identifiers)
WIKIDATA = Property("wikidata", "Wikidata", in_wikidata)
ROLES = Property(
    "roles", "Posts", lambda record: [each["title"] for each in record["roles"] if each["title"]]
)
TYPES = {
    each.id: each
    for each in (
        Type(
            "speaker",
            "Speaker",
            "A person, organization, group, outlet or anonymous source that says something.",
            (
                member("slug"),
                member("kind"),
                member("description"),
                member("country"),
                member("area"),
                OTHER_NAMES,
                IDENTIFIERS,
                WIKIDATA,
                ROLES,
                Property("organizations", "Organizations", organizations, "speaker"),
            ),
            ("kind", "country", "roles", "description"),
        ),
        Type(
            "source",
            "Source",
            "An article, report, press conference or other place where claims are recorded.",
            (
                member("kind"),
                member("url", "Address"),
                member("archived_url", "Archived address"),
                entity("publisher", "speaker", "name"),
                member("published_at", "Published"),
                member("language"),
                member("reliability"),
            ),
            ("kind", "publisher", "published_at"),
        ),
        Type(
            "measure",
            "Measure",
            "What is counted: assertions of one measure can be compared.",
            (
                member("slug"),
                member("description"),
                member("population"),
                member("place"),
                member("unit"),
                member("dimension"),
                member("temporal_kind"),
                member("start"),
                OTHER_NAMES,
                entity("part_of", "measure", "label"),
            ),
            ("temporal_kind", "unit", "description"),
        ),
        Type(
            "topic",
            "Topic",
            "A subject of claims.",
            (
                member("slug"),
                member("description"),
                OTHER_NAMES,
                entity("broader", "topic", "label", "Broader topic"),
            ),
            ("broader", "description"),
        ),
        Type(
            "event",
            "Event",
            "What a number may be about: a strike, a demonstration, an outbreak.",
            (
                member("kind"),
                member("start"),
                member("end"),
                member("place"),
                number("latitude"),
                number("longitude"),
                IDENTIFIERS,
                WIKIDATA,
            ),
            ("kind", "start", "place"),
        ),
    )
}
PROPERTIES = {each.id: each for known in TYPES.values() for each in known.properties}


def found(ids: Iterable[UUID]) -> dict[UUID, Entity]:
    """The entities of some ids. That of a merged entry is its survivor."""
    kinds = matching.kinds_of(list(ids))
    of_kind: dict[str, list[UUID]] = {}
    for key, kind in kinds.items():
        of_kind.setdefault(kind, []).append(key)
    return {
        key: entity for kind, keys in of_kind.items() for key, entity in of_type(kind, keys).items()
    }


def of_type(kind: str, keys: list[UUID]) -> dict[UUID, Entity]:
    """The entities of one type."""
    records = _records(kind, keys)
    merged = {
        key: UUID(each["merged_into"]) for key, each in records.items() if each["merged_into"]
    }
    survivors = _records(kind, [*set(merged.values())]) if merged else {}
    standing = {
        key: survivors.get(merged[key]) if key in merged else records[key] for key in records
    }
    return {
        key: Entity(TYPES[kind], record)
        for key, record in standing.items()
        if record and not record["redacted_at"]
    }


def _records(kind: str, keys: list[UUID]) -> dict[UUID, Json]:
    held = record_cache.some(KINDS[kind], keys)
    return {each.uuid: json.loads(each.body) for each in held if each.body}
