"""When something changed, and between which two states: one statement, whatever the whole is.

A trigger keeps the state that a row had before a change. What it became is its next former state,
or the row as it stands. The first state of a row was made when the row was, and so was the first
one after a removal, since a row may come back under its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection, models

from claims.queries.history.tables import Part, can_be_redacted, events_of, parts_of

STATEMENT = """
WITH {known}, states AS ({states}),
steps AS (
    SELECT *, lead(n) OVER own_states AS next_n, lead(is_part) OVER own_states AS stays,
        coalesce(lag(gone) OVER own_states, true) AS is_new,
        max(redacted_at) OVER (PARTITION BY kind, id) AS redacted
    FROM states WINDOW own_states AS (PARTITION BY kind, id ORDER BY n NULLS LAST)
),
changes AS (
    SELECT kind, id, at, n AS old, next_n AS new,
        CASE WHEN gone THEN 'removed' ELSE 'changed' END AS done
    FROM steps WHERE n IS NOT NULL AND redacted IS NULL AND (is_part OR stays)
    UNION ALL
    SELECT kind, id, created_at, NULL, n, 'made'
    FROM steps WHERE is_new AND is_part AND redacted IS NULL
    UNION ALL
    SELECT kind, id, redacted, NULL, NULL, 'redacted'
    FROM steps WHERE n IS NULL AND is_part AND redacted IS NOT NULL
)
SELECT kind, id, at, old, new, done FROM changes
WHERE at IN (
    SELECT DISTINCT at FROM changes
    WHERE at >= coalesce(%(since)s, at) AND at <= coalesce(%(until)s, at)
        AND (%(before)s::timestamptz IS NULL OR at < %(before)s)
    ORDER BY at DESC LIMIT %(most)s
)
ORDER BY at DESC, old IS NOT NULL, old, id
"""


class Done(StrEnum):
    MADE = "made"
    CHANGED = "changed"
    REMOVED = "removed"
    REDACTED = "redacted"


@dataclass(frozen=True)
class Step:
    """A change of one row: from a former state to another, or to the row as it stands (None)."""

    kind: str
    id: UUID
    at: datetime
    old: int | None
    new: int | None
    done: Done


@dataclass(frozen=True)
class Span:
    """Which changes are asked for: `since` and `until` both within, and `before` another."""

    since: datetime | None = None
    until: datetime | None = None
    before: datetime | None = None
    most: int | None = None  # transactions


def steps(model: type[models.Model], key: UUID, span: Span) -> list[Step]:
    """The changes of a whole and all its parts, newest first."""
    asked = {"key": key, **vars(span)}
    with connection.cursor() as cursor:
        cursor.execute(_statement(model), asked)
        return [
            Step(kind, id_, at, old, new, Done(done))
            for kind, id_, at, old, new, done in cursor.fetchall()
        ]


@cache
def _statement(model: type[models.Model]) -> str:
    parts = parts_of(model)
    known = (f"known_{part.kind} AS ({' UNION '.join(_known(part))})" for part in parts)
    states = (state for part in parts for state in _states(part))
    return STATEMENT.format(known=", ".join(known), states=" UNION ALL ".join(states))


def _known(part: Part) -> Iterator[str]:
    """The keys of all rows that are or were parts of the whole."""
    if not part.owner:
        yield "SELECT %(key)s::uuid AS id"
        return
    owner = "= %(key)s"
    if part.through:
        owner = f"IN (SELECT id FROM known_{part.through._meta.model_name})"
    table, history = _tables(part)
    yield f"SELECT id FROM {table} WHERE {part.owner} {owner}"
    yield f"SELECT pgh_obj_id FROM {history} WHERE {part.owner} {owner}"


def _states(part: Part) -> Iterator[str]:
    table, history = _tables(part)
    is_part = f"{part.owner} = %(key)s" if part.owner and not part.through else "true"
    redacted = "redacted_at" if can_be_redacted(part.model) else "NULL::timestamptz"
    yield (
        f"SELECT '{part.kind}' AS kind, pgh_obj_id AS id, pgh_id::bigint AS n, "
        f"pgh_created_at AS at, pgh_label = 'delete' AS gone, {is_part} AS is_part, created_at, "
        f"NULL::timestamptz AS redacted_at FROM {history} "
        f"WHERE pgh_obj_id IN (SELECT id FROM known_{part.kind})"
    )
    yield (
        f"SELECT '{part.kind}', id, NULL, NULL, false, {is_part}, created_at, {redacted} "
        f"FROM {table} WHERE id IN (SELECT id FROM known_{part.kind})"
    )


def _tables(part: Part) -> tuple[str, Any]:
    return part.model._meta.db_table, events_of(part.model)._meta.db_table
