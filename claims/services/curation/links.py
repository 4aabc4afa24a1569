"""The columns by which rows point at an entry, and what becomes of those rows in a merge.

A row moves to the survivor, unless the survivor has one like it: then it is dropped, or withdrawn
if it is public itself. One statement moves the rows of a column, however many they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection, models

from claims.models import (
    Attribution,
    Claim,
    Mergeable,
    MoveAction,
    NumericAssertion,
    PublicObject,
    Relation,
    Role,
    Row,
)

# A merged claim keeps its own chain and its own numbers.
NOT_MOVED = {(Claim, Attribution), (Claim, NumericAssertion)}
# A public relation between the two would join the survivor to itself; a repeat of one of them might
# become the repeat of a repeat.
REPEATS = (
    "t.kind = 'repeats' AND t.retraction_reason = '' AND EXISTS (SELECT FROM claims_relation o "
    "WHERE o.kind = 'repeats' AND o.id <> t.id AND o.retraction_reason = '' AND ({}))"
)
MORE_COLLISIONS: dict[tuple[type[models.Model], str], tuple[str, ...]] = {
    (Relation, "subject"): (
        "t.object_id = %(into)s",
        REPEATS.format("o.subject_id IN (t.object_id, %(into)s) OR o.object_id = %(into)s"),
    ),
    (Relation, "object"): (
        "t.subject_id = %(into)s",
        REPEATS.format("o.subject_id IN (%(into)s, t.subject_id) OR o.object_id = t.subject_id"),
    ),
    (Role, "speaker"): ("t.organization_id = %(into)s",),
    (Role, "organization"): ("t.speaker_id = %(into)s",),
}


@dataclass(frozen=True)
class Link:
    """A column of a table that holds the ids of entries."""

    model: type[models.Model]
    column: models.Field[Any, Any]

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)

    @property
    def name(self) -> str:
        """What the rows are called, many of them: claims, other names, figures."""
        if self.column.name == "merged_into":
            return "entries merged into it earlier"
        usual = str(self.model._meta.verbose_name_plural)
        return NAMES.get((self.model.__name__, self.column.name), usual)

    @property
    def action(self) -> MoveAction | None:
        """What becomes of a row like one that the survivor has; None if it cannot be."""
        if self.model is Relation:
            return MoveAction.WITHDRAWN
        return None if issubclass(self.model, PublicObject) else MoveAction.DROPPED

    @cached_property
    def collides(self) -> str:
        """Whether the survivor has a row like `t`: a condition, or nothing."""
        known = [*self._unique(), *MORE_COLLISIONS.get((self.model, self.column.name), ())]
        return " OR ".join(f"({each})" for each in known)

    def _unique(self) -> Iterator[str]:
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and not constraint.condition:
                expressions: Any = constraint.expressions
                names = constraint.fields or [each.name for each in expressions]
                if self.column.name in names:
                    yield self._taken(*(name for name in names if name != self.column.name))

    def _taken(self, *names: str) -> str:
        fields: list[Any] = [self.model._meta.get_field(name) for name in names]
        same = " AND ".join(
            f'o."{each.column}" {"IS NOT DISTINCT FROM" if each.null else "="} t."{each.column}"'
            for each in fields
        )
        own = f'o."{self.column.column}" = %(into)s'
        return f"EXISTS (SELECT FROM {self.table} o WHERE {own} AND {same})"


NAMES = {
    ("Relation", "subject"): "relations to other claims",
    ("Relation", "object"): "relations of other claims",
    ("SpeakerAlias", "speaker"): "other names",
    ("TopicAlias", "topic"): "other names",
    ("MeasureAlias", "measure"): "other names",
    ("SpeakerIdentifier", "speaker"): "identifiers",
    ("EventIdentifier", "event"): "identifiers",
    ("ClaimTopic", "claim"): "topics",
    ("ClaimTopic", "topic"): "claims about it",
    ("Role", "organization"): "roles of others in it",
    ("Source", "publisher"): "sources published by it",
    ("Attribution", "speaker"): "links of chains",
    ("Attribution", "source"): "links of chains",
    ("Review", "reviewer"): "reviews written by it",
    ("ReviewEvidence", "source"): "reviews that rest on it",
    ("Measure", "part_of"): "parts of it",
    ("Topic", "broader"): "narrower topics",
}


def links(model: type[Mergeable]) -> list[Link]:
    """All columns whose rows move with an entry of this kind: earlier merges come first."""
    return [Link(model, model._meta.get_field("merged_into")), *_of_others(model)]


def link(table: str, column: str, model: type[Mergeable]) -> Link:
    return next(one for one in links(model) if (one.table, one.column.name) == (table, column))


def _of_others(model: type[Mergeable]) -> Iterator[Link]:
    for relation in model._meta.related_objects:
        other, column = relation.related_model, relation.field
        is_history = hasattr(other, "pgh_tracked_model")
        movable = column.many_to_one and column.editable and not is_history
        if movable and (model, other) not in NOT_MOVED:
            yield Link(other, column)


def parts_of(model: type[models.Model]) -> list[tuple[type[models.Model], Any]]:
    """The tables whose rows are parts of an entry of this kind, each with the column that says of
    which one. What is kept of who works on it is no part."""
    return [each for each in gone_with(model) if issubclass(each[0], Row)]


def gone_with(model: type[models.Model]) -> list[tuple[type[models.Model], Any]]:
    """All tables whose rows go with an entry of this kind."""
    return [
        (relation.related_model, relation.field)
        for relation in model._meta.related_objects
        if relation.on_delete is models.CASCADE
    ]


def ids(sql: str, **values: Any) -> list[Any]:
    """The one column that a statement returns."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [key for (key,) in cursor.fetchall()]
