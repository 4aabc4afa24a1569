"""What each public record reads, from which the triggers that raise its version are made.

A path is a chain of Django relation names; "" is the record's own row. A record must not show a
column that is not declared, nor declare one that it does not show: a property test changes every
column and compares bytes with versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Hop:
    """One relation of a path, from a model to the next. `column` is the foreign key's column, which
    is on the near side for a forward hop and on the far side for a reverse one.
    """

    name: str
    model: type[models.Model]
    column: str
    forward: bool


@dataclass(frozen=True)
class Record:
    """The public record of one kind of object.

    `public` is the SQL condition under which a row ({row}) is public by itself; without one it is
    public once a public record refers to it (an entry of the catalogue). `only` are conditions on
    the rows of a path of which the record shows some.
    """

    kind: str
    model: type[models.Model]
    reads: Mapping[str, tuple[str, ...]]
    public: str = ""
    only: Mapping[str, str] = field(default_factory=dict)

    def hops(self, path: str) -> list[Hop]:
        hops: list[Hop] = []
        model = self.model
        for name in filter(None, path.split(".")):
            relation: Any = model._meta.get_field(name)
            forward = not relation.auto_created
            foreign_key = relation if forward else relation.field
            model = relation.related_model
            hops.append(Hop(name, model, foreign_key.column, forward))
        return hops

    def target(self, path: str) -> type[models.Model]:
        """The model a path leads to."""
        hops = self.hops(path)
        return hops[-1].model if hops else self.model

    def columns(self, path: str) -> list[str]:
        """The columns read of the rows a path leads to: those shown, and those that link."""
        model, hops = self.target(path), self.hops(path)
        columns = [_column(model, name) for name in self.reads[path]]
        if hops and not hops[-1].forward:
            columns.append(hops[-1].column)
        columns += [link.column for link in self.links(path)]
        return list(dict.fromkeys(columns))

    def links(self, path: str) -> list[Hop]:
        """The foreign keys that lead on from a path."""
        below = [p for p in self.reads if p and p.rpartition(".")[0] == path]
        return [hop for p in below if (hop := self.hops(p)[-1]).forward]


def _column(model: type[models.Model], name: str) -> str:
    found: Any = model._meta.get_field(name)
    column: str = found.column
    return column
