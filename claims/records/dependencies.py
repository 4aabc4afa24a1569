"""The public records, and what each reads: derived from its schema.

From this the triggers that raise a record's version are made. A path is a chain of Django relation
names; "" is the record's own row. A property test changes every column by SQL, and compares bytes
with versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from rest_framework import serializers

from claims.models import Mergeable
from claims.records.fieldsets import item
from claims.records.schemas import (
    ClaimShape,
    EventShape,
    MeasureShape,
    RecordShape,
    RelationShape,
    ReviewShape,
    Rows,
    SourceShape,
    SpeakerShape,
    TopicShape,
    Via,
)
from claims.records.schemas.base import VERSIONED
from claims.records.values import PartialDate

Model = type[models.Model]
Reads = Iterator[tuple[str, Iterable[str]]]
COMMON = [field.column for field in Mergeable._meta.local_fields]  # they are read first
OF_ROW = re.compile(r"{row}\.(\w+)")  # a column that a condition reads


@dataclass(frozen=True)
class Hop:
    """One relation of a path, from a model to the next. `column` is the foreign key's column, which
    is on the near side for a forward hop and on the far side for a reverse one.
    """

    name: str
    model: Model
    column: str
    forward: bool


@dataclass(frozen=True)
class Record:
    """The public record of one kind of object.

    `public` is the SQL condition under which a row ({row}) is public by itself; without one it is
    public once a public record refers to it (an entry of the catalogue).
    """

    kind: str
    shape: type[RecordShape]
    public: str = ""

    @property
    def model(self) -> Model:
        model: Model = self.shape.Meta.model
        return model

    @cached_property
    def reads(self) -> dict[str, list[str]]:
        """The columns that are shown of the rows at each path, or that decide what is shown."""
        found: dict[str, list[str]] = {}
        for path, columns in _read(self.shape(), self.model, "", {}):
            found.setdefault(path, []).extend(columns)
        return {path: _ordered(columns) for path, columns in found.items()}

    @cached_property
    def only(self) -> dict[str, str]:
        """The conditions on rows `t1`, of its first relation, under which a path leads on."""
        lists = [member for member in self.shape().fields.values() if isinstance(member, Rows)]
        ways = [via for member in lists for via in member.via if via.only]
        return {via.path: via.only.format(row="t1") for via in ways}

    def hops(self, path: str) -> list[Hop]:
        return list(_hops(self.model, path))

    def target(self, path: str) -> Model:
        """The model a path leads to."""
        return _target(self.model, path)

    def columns(self, path: str) -> list[str]:
        """The columns read of the rows a path leads to: those of `reads`, and those that link."""
        last = self.hops(path)[-1:]
        from_whole = [hop.column for hop in last if not hop.forward]
        onward = [link.column for link in self.links(path)]
        return list(dict.fromkeys([*self.reads[path], *from_whole, *onward]))

    def links(self, path: str) -> list[Hop]:
        """The foreign keys that lead on from a path."""
        below = [p for p in self.reads if p and p.rpartition(".")[0] == path]
        return [hop for p in below if (hop := self.hops(p)[-1]).forward]


def _read(shape: Any, model: Model, path: str, sources: Mapping[str, str]) -> Reads:
    """What a shape reads of a record's `model`: path by path, as its members stand."""
    yield path, ()
    columns = _columns(_target(model, path))
    for name, member in shape.fields.items():
        if isinstance(member, Rows):
            for via in member.via:
                yield from _read_via(via, member.child, model, path)
        elif isinstance(item(member), serializers.BaseSerializer):
            source = sources.get(name, member.source)
            yield from _read(item(member), model, _joined(path, source), {})
        else:
            names = member.names if isinstance(member, PartialDate) else [member.source]
            yield path, [columns[name] for name in names if name in columns]


def _read_via(via: Via, shape: Any, model: Model, path: str) -> Reads:
    hops = via.path.split(".")
    yield _joined(path, hops[0]), OF_ROW.findall(via.only)
    yield from ((_joined(path, *hops[:depth]), ()) for depth in range(2, len(hops)))
    yield from _read(shape, model, _joined(path, via.path), via.sources)


def _columns(model: Model) -> dict[str, str]:
    """The columns of a model, by the names that members are read from."""
    return {field.attname: str(field.column) for field in model._meta.concrete_fields}


def _joined(*names: str) -> str:
    return ".".join(filter(None, names))


def _ordered(columns: list[str]) -> list[str]:
    """Each once, where it stands last: the columns that every record has, then the others."""
    once = list(dict.fromkeys(reversed(columns)))[::-1]
    return sorted(once, key=lambda name: COMMON.index(name) if name in COMMON else len(COMMON))


def _hops(model: Model, path: str) -> Iterator[Hop]:
    for name in filter(None, path.split(".")):
        relation: Any = model._meta.get_field(name)
        forward = not relation.auto_created
        foreign_key = relation if forward else relation.field
        model = relation.related_model
        yield Hop(name, model, foreign_key.column, forward)


def _target(model: Model, path: str) -> Model:
    return next((hop.model for hop in reversed(list(_hops(model, path)))), model)


RECORDS = (
    Record("speaker", SpeakerShape),
    Record("source", SourceShape),
    Record("event", EventShape),
    Record("measure", MeasureShape),
    Record("topic", TopicShape),
    Record("review", ReviewShape, public=VERSIONED % "claim_id"),
    Record(
        "relation",
        RelationShape,
        public=f"{VERSIONED % 'subject_id'}\n    AND {VERSIONED % 'object_id'}",
    ),
    Record("claim", ClaimShape, public="{row}.first_published_at IS NOT NULL"),
)
