"""What the schemas of all records are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rest_framework import serializers

VERSIONED = (
    "EXISTS (SELECT FROM claims_recordversion s WHERE s.id = {row}.%s)"  # that a row is public
)


class Shape(serializers.ModelSerializer[Any]):
    """A part of a record: its members and their types. The database writes it out, see
    `claims.records.projection`."""

    BESIDE: dict[str, Any] = {}  # what `expand` adds to a record that no column of its holds


@dataclass(frozen=True)
class Via:
    """Relations that lead from a record to rows which SQL of its own finds for it.

    `only` is the condition on the rows `{row}` of the first relation under which they lead there.
    `sources` are the relations of those members of a row that are named otherwise.
    """

    path: str
    only: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


class Rows(serializers.ListSerializer[Any]):
    """A list whose rows `{row}` come from SQL of its own, of the row `{own}` it is a part of. What
    they show is reached `via` relations."""

    def __init__(self, child: Any, rows: str, *via: Via) -> None:
        super().__init__(child=child, read_only=True)
        self.rows = rows
        self.via = via


class RecordShape(Shape):
    """What every record ends with: where it came from, what became of it, and its version."""

    version = serializers.IntegerField(source="record_version", read_only=True)
    modified = serializers.DateTimeField(source="record_modified", read_only=True)

    TAIL = ("dataset", "dataset_id", "redacted_at", "redaction_reason", "version", "modified")


class MergeableShape(RecordShape):
    """The record of an entry that may turn out to be another one."""

    merged_into = serializers.UUIDField(source="merged_into_id", read_only=True, allow_null=True)
