"""Public records as bytes: taken from the store, or rendered by the database and stored.

A record is taken at the version and the moment that its record version has in the same statement,
so it is never stale, and losing the store loses nothing. What is not there is rendered on the way,
all of a page at once, and kept for the next reader. Keeping it never fails the read: a reader
without the right to write, a full disk or a replica only means that it is rendered again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from operator import itemgetter
from time import monotonic
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError, connections, transaction
from psycopg.errors import QueryCanceled

from claims.models import Mergeable
from claims.queries import read_connection
from claims.queries.pages import Sql
from claims.queries.series import ASSERTIONS
from claims.records import claim_agreement
from claims.records.dependencies import RECORDS
from claims.records.fieldsets import WHOLE, Selection
from claims.records.projection import json_of
from claims.records.schemas import AssertionRecordShape, Shape, UnitShape
from claims.records.series import SeriesByRootShape, SeriesShape

# Raise it when the form of a record changes: every validator and every stored record then does.
SHAPE_VERSION = 10
PAUSE = 60.0  # seconds without storing, after storing has failed
BATCH = 500

log = logging.getLogger(__name__)
_failed_at = -PAUSE


@dataclass(frozen=True)
class Kind:
    """How the records of a resource are found: their form, and whose record version they have."""

    name: str
    shape: type[Shape]
    key: str = "id"
    versioned_by: str | None = "id"
    stored: bool = True
    rows: str = ""  # SQL to read them from, where that is more than their table

    @property
    def model(self) -> type[Any]:
        model: type[Any] = self.shape.Meta.model
        return model

    @property
    def table(self) -> str:
        name: str = self.rows or self.model._meta.db_table
        return name

    @property
    def key_type(self) -> str:
        return "uuid" if self.key == "id" else "text"

    @property
    def record_version(self) -> str:
        """The join to the record version of a row `t`."""
        if self.versioned_by is None:
            return "CROSS JOIN (SELECT 1 AS version, 'epoch'::timestamptz AS changed_at) record"
        return (
            f"JOIN claims_recordversion record ON record.id = t.{self.versioned_by} "
            f"AND record.kind = '{self.versioned_as}'"
        )

    @property
    def versioned_as(self) -> str:
        """The kind of that record version: assertions have the one of their claim."""
        return self.name if self.stored else "claim"


def _series(name: str, shape: type[Shape]) -> Kind:
    return Kind(name, shape, versioned_by="claim_id", stored=False, rows=ASSERTIONS)


CLAIMS_FIRST = sorted(RECORDS, key=lambda record: record.kind != "claim")  # they are read most
KINDS = {record.kind: Kind(record.kind, record.shape) for record in CLAIMS_FIRST} | {
    "assertion": Kind(
        "assertion",
        AssertionRecordShape,
        versioned_by="claim_id",
        stored=False,
        rows=AssertionRecordShape.ROWS,
    ),
    "unit": Kind("unit", UnitShape, key="code", versioned_by=None, stored=False),
    "series": _series("series", SeriesShape),
    "series by root": _series("series", SeriesByRootShape),
}


class Held(NamedTuple):
    """A record as it is answered, and its place in the list it was asked for in. A tuple, since a
    page is 50 of them, and a frozen dataclass takes four times as long to make."""

    id: UUID | str
    version: int
    modified: datetime
    body: bytes | None = None
    position: Any = None
    epoch: str | None = None  # of the database, where a list was walked

    @property
    def uuid(self) -> UUID:
        """The id of a record that is no unit: all others have a UUID."""
        if not isinstance(self.id, UUID):
            raise TypeError(f"{self.id} is no UUID.")
        return self.id

    @property
    def state(self) -> str:
        """What names this content for good. The version alone does not: it may be given again
        after a restore."""
        return f"{self.version} {self.modified.timestamp()}"


STORED = (
    "LEFT JOIN claims_storedrecord kept ON kept.id = record.id AND kept.version = record.version "
    f"AND kept.changed_at = record.changed_at AND kept.shape = {SHAPE_VERSION}"
)


def page(
    kind: Kind, walk: Sql, selection: Selection = WHOLE, *, one_plan: bool = False
) -> list[Held]:
    """The records of a page, in the order of the walk. `one_plan` is good for all its values."""
    if kind.stored and selection.is_whole(kind.shape):
        found = _completed(kind, _read(stored(kind, walk), one_plan=one_plan))
    else:
        rows = f"JOIN {kind.table} t ON t.{kind.key} = page.id {kind.record_version}"
        sql = _walked(walk, "page", bytes_of(kind, selection), rows)
        found = _read(sql, one_plan=one_plan)
    for name, _ in selection.beside(kind.shape):
        found = _with_beside(found, name)
    return found


def _with_beside(found: list[Held], name: str) -> list[Held]:
    values = claim_agreement.beside([held.uuid for held in found])
    return [
        held._replace(body=held.body and claim_agreement.added(held.body, name, values[held.uuid]))
        for held in found
    ]


def some(kind: Kind, ids: Sequence[UUID]) -> list[Held]:
    """The whole records of some objects, in this order."""
    return page(kind, walk_of(kind, list(ids)))


def versions(kind: Kind, walk: Sql, *, one_plan: bool = False) -> list[Held]:
    """The records of a walk without their bodies."""
    return _read(bodiless(kind, walk), one_plan=one_plan)


def stored(kind: Kind, walk: Sql) -> Sql:
    """The statement that reads the whole records of a walk, as far as they are stored."""
    row, joined = _versions_of(kind)
    return _walked(walk, row, "kept.body", f"{joined} {STORED}")


def stored_rows(kind: Kind, walk: Sql) -> Sql:
    """The same for `read_connection.copied`, in order: each record's id, position as text, body."""
    row, joined = _versions_of(kind)
    sql = (
        f"SELECT {row}.id, {row}.position::text, kept.body "
        f"FROM ({walk[0]}) {row}(id, position, place) {joined} {STORED} ORDER BY {row}.place"
    )
    return sql, walk[1]


def bodiless(kind: Kind, walk: Sql) -> Sql:
    """The statement that reads the records of a walk without their bodies."""
    row, joined = _versions_of(kind)
    return _walked(walk, row, "NULL", joined)


def _versions_of(kind: Kind) -> tuple[str, str]:
    """What the rows of a walk are called, and the join to their record versions. Rows that have
    one of their own are not looked up for it."""
    if kind.versioned_by == kind.key:
        return "t", kind.record_version
    return "page", f"JOIN {kind.table} t ON t.{kind.key} = page.id {kind.record_version}"


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to, and what became of it."""

    held: Held
    merged_into: UUID | None
    redacted_at: datetime | None
    redaction_reason: str


def find(kind: Kind, key: UUID | str) -> Found | None:
    """A public object by its id or slug, merged and redacted ones included."""
    return as_found(read_connection.rows(*at_address(kind, key), one_plan=True))


def at_address(kind: Kind, key: UUID | str, *, body: bool = True) -> Sql:
    """The statement that finds a public object, with or without its body."""
    return _at_address(kind, "id" if isinstance(key, UUID) else "slug", body=body), [key]


@cache
def _at_address(kind: Kind, name: str, *, body: bool) -> str:
    merged = "t.merged_into_id" if issubclass(kind.model, Mergeable) else "NULL::uuid"
    shown, joined = ("kept.body", STORED) if body else ("NULL", "")
    return (
        f"SELECT t.id, record.version, record.changed_at, {shown}, {merged}, "
        f"t.redacted_at, t.redaction_reason FROM {kind.table} t {kind.record_version} {joined} "
        f"WHERE t.{name} = %s"
    )


def as_found(rows: list[tuple[Any, ...]]) -> Found | None:
    return Found(Held(*rows[0][:4]), *rows[0][4:]) if rows else None


def whole(kind: Kind, held: Held) -> Held | None:
    """With its body, rendered if it was not stored."""
    return next(iter(_completed(kind, [held])), None)


def trimmed(kind: Kind, held: Held, selection: Selection) -> Held | None:
    """With the body that was asked for."""
    return next(iter(page(kind, ("SELECT %s::uuid, NULL, 1", [held.id]), selection)), None)


def bytes_of(kind: Kind, selection: Selection = WHOLE) -> str:
    """The record of a row `t`, as SQL."""
    return f"convert_to({json_of(kind.shape, 't', selection)}::text, 'UTF8')"


def walk_of(kind: Kind, ids: Sequence[UUID | str]) -> Sql:
    """The walk along some ids, in their order."""
    wanted = f"unnest(%s::{kind.key_type}[]) WITH ORDINALITY wanted(id, place)"
    return f"SELECT id, NULL, place FROM {wanted}", [ids]


PLACE = itemgetter(6)  # of a row of such a walk


def _walked(walk: Sql, row: str, body: str, join: str) -> Sql:
    sql = (
        f"SELECT {row}.id, record.version, record.changed_at, {body}, {row}.position, "
        f"(SELECT onrecord_epoch()), {row}.place "
        f"FROM ({walk[0]}) {row}(id, position, place) {join}"
    )
    return sql, walk[1]


def as_held(rows: list[tuple[Any, ...]]) -> list[Held]:
    """The records that such a statement has read, in the order of its walk."""
    rows.sort(key=PLACE)
    return [Held(*row[:6]) for row in rows]


def _read(sql: Sql, *, one_plan: bool) -> list[Held]:
    return as_held(read_connection.rows(*sql, one_plan=one_plan))


def _completed(kind: Kind, found: list[Held]) -> list[Held]:
    missing = [held.id for held in found if held.body is None]
    if not missing:
        return found
    fresh = {held.id: held for held in render(kind, missing)}
    complete = (
        held
        if held.body is not None
        else fresh[held.id]._replace(position=held.position, epoch=held.epoch)
        for held in found
        if held.body is not None or held.id in fresh
    )
    return list(complete)


# ---- rendering, and keeping what was rendered


KEEPS: ContextVar[bool] = ContextVar("record_cache_keeps", default=True)


@contextmanager
def only_reading() -> Iterator[None]:
    """Keep nothing that is rendered: a transaction that only reads could not."""
    token = KEEPS.set(False)
    try:
        yield
    finally:
        KEEPS.reset(token)


def render(kind: Kind, ids: Iterable[UUID | str]) -> list[Held]:
    """Records made anew, and kept if that can be done."""
    global _failed_at
    ids = list(ids)
    if KEEPS.get() and monotonic() - _failed_at >= PAUSE:
        try:
            with _undone_by_itself():
                return _rendered(kind, ids, KEEPING)
        except DatabaseError as error:
            if isinstance(error.__cause__, QueryCanceled):  # rendering is what took too long
                raise
            _failed_at = monotonic()
            log.warning("record_not_stored", exc_info=error)
    return _rendered(kind, ids, "")


REPLACED = (
    "ON CONFLICT (id) DO UPDATE SET version = excluded.version, changed_at = excluded.changed_at, "
    "shape = excluded.shape, body = excluded.body"
)
# A record of an unfinished transaction, which only that transaction sees, is not kept.
KEEPING = f"""
, kept AS (
    INSERT INTO claims_storedrecord (id, version, changed_at, shape, body)
    SELECT id, version, changed_at, {SHAPE_VERSION}, body FROM fresh
    WHERE changed_xid IS DISTINCT FROM pg_current_xact_id_if_assigned() ORDER BY id
    {REPLACED}
    WHERE (claims_storedrecord.version, claims_storedrecord.changed_at, claims_storedrecord.shape)
        < (excluded.version, excluded.changed_at, excluded.shape)
)
"""


def _rendered(kind: Kind, ids: list[UUID | str], keeping: str) -> list[Held]:
    found = read_connection.rows(
        "WITH fresh AS MATERIALIZED ("
        f"SELECT record.id, record.version, record.changed_at, record.changed_xid, "
        f"{bytes_of(kind)} AS body FROM {kind.table} t {kind.record_version} WHERE t.id = ANY (%s)"
        f") {keeping} SELECT id, version, changed_at, body FROM fresh",
        [ids],
    )
    return [Held(*row) for row in found]


def _undone_by_itself() -> AbstractContextManager[Any]:
    """Inside a transaction a savepoint, so that a refusal does not end it."""
    connection = connections[read_connection.alias()]
    return (
        transaction.atomic(read_connection.alias()) if connection.in_atomic_block else nullcontext()
    )


# ---- what is not kept yet, and what must not be


def forget_changed() -> None:
    """Erase every kept record that shows what this transaction has changed: for redaction.

    An empty one stays in its place, so that a reader who rendered it before cannot keep it after.
    """
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_storedrecord (id, version, changed_at, shape, body) "
            "SELECT id, version, changed_at, 0, '' FROM claims_recordversion "
            f"WHERE changed_xid = pg_current_xact_id() ORDER BY id {REPLACED}"
        )


def warm(kind: Kind) -> Iterator[int]:
    """Render all records of a kind that are not kept. Yields how many, batch by batch."""
    after = UUID(int=0)
    while batch := _batch(kind, after):
        missing = [key for key, kept in batch if not kept]
        yield len(render(kind, missing)) if missing else 0
        after = batch[-1][0]


def _batch(kind: Kind, after: UUID) -> list[tuple[UUID, bool]]:
    """The next objects of a kind, and whether their records are kept."""
    found = read_connection.rows(
        "WITH record AS MATERIALIZED (SELECT id, version, changed_at FROM claims_recordversion "
        f"WHERE kind = '{kind.name}' AND id > %s ORDER BY id LIMIT {BATCH}) "
        f"SELECT record.id, kept.id IS NOT NULL FROM record {STORED} ORDER BY record.id",
        [after],
    )
    return [(row[0], row[1]) for row in found]
