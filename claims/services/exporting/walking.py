"""A list of any length, read in pieces: its ids by position, then the records of some at a time.

Each piece is a statement of its own. A slow reader therefore holds neither a connection nor a
snapshot, and text that was redacted meanwhile is not given out. The price: a row whose place in the
order changes while it is read may come twice or not at all, as on pages. Pieces are small at first,
so that the first bytes leave at once, and long later, since an order that no index has is sorted
anew for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from threading import BoundedSemaphore
from typing import Any

from claims.formats.chunks import parts
from claims.formats.columns import Column, Type
from claims.queries import read_connection
from claims.queries.pages import Position, Sql
from claims.records import columns, record_cache, table_rows
from claims.records.fieldsets import WHOLE, Selection
from claims.records.record_cache import Held, Kind

FIRST, MOST = 500, 10_000  # ids read at a time
RECORDS, STORED, ROWS = 500, 2_000, 5_000  # records, stored ones, rows of a table read at a time
TURN = BoundedSemaphore(1)  # exports read one after the other, so that pages need not wait for them

Walk = Callable[[Position | None, int], Sql]
Ids = list[Any]


@dataclass(frozen=True)
class Listing:
    """The rows of a list: where its walk goes on after a position, and what reads the records of
    some ids. Members that `are_added` to a record are known to no table; `more` names those that no
    schema has. `in_order`: an index has the rows in this order. `ids` are the rows of a page, where
    that is all that is written."""

    kind: Kind
    walk: Walk
    read: Callable[[Ids], Iterable[bytes]]
    selection: Selection = WHOLE
    more: tuple[str, ...] = ()
    are_added: bool = False
    in_order: bool = False
    ids: Ids | None = None

    @property
    def columns(self) -> list[Column]:
        added = [Column(name, Type.JSON) for name in self.more]
        return columns.columns(self.kind.shape, self.selection) + added

    @property
    def is_table(self) -> bool:
        """Whether the database writes its rows faster than they are made of stored records."""
        return not (self._is_stored or self._has_added)

    @property
    def is_read_at_once(self) -> bool:
        """Whether one statement walks along an index and takes whole records from the store."""
        return self.in_order and self._is_stored and not self._has_added

    @property
    def _is_stored(self) -> bool:
        return self.kind.stored and self.selection.is_whole(self.kind.shape)

    @property
    def _has_added(self) -> bool:
        return self.are_added or any(self.selection.beside(self.kind.shape))


def of_one(kind: Kind, selection: Selection, held: Held) -> Listing:
    """The list that holds one record alone."""
    nowhere = record_cache.walk_of(kind, [])
    return Listing(kind, lambda *_: nowhere, lambda _: [held.body or b""], selection, ids=[held.id])


def records(listing: Listing, start: Position | None = None) -> Iterator[bytes]:
    """All records after a position."""
    if listing.is_read_at_once:
        yield from _stored(listing, start)
        return
    for ids in _batches(listing, start, RECORDS):
        with TURN:
            found = list(listing.read(ids))
        yield from found


def _stored(listing: Listing, start: Position | None) -> Iterator[bytes]:
    """Those that are kept, and in their places what has to be rendered."""
    size = FIRST
    while True:
        sql, values = record_cache.stored_rows(listing.kind, listing.walk(start, size))
        with TURN:
            rows = read_connection.copied(sql, values, ["uuid", "text", "bytea"])
            fresh = _rendered(listing.kind, [key for key, _, body in rows if body is None])
        yield from (body or fresh[key] for key, _, body in rows if body or key in fresh)
        if len(rows) < size:
            return
        key, value, _ = rows[-1]
        start, size = Position(value, key), STORED


def _rendered(kind: Kind, ids: Ids) -> dict[Any, bytes]:
    found = record_cache.render(kind, ids) if ids else []
    return {held.id: held.body for held in found if held.body}


def lines(listing: Listing, start: Position | None = None) -> Iterator[bytes]:
    """All rows after a position as CSV, written by the database."""
    sql = table_rows.rows_of(listing.kind, listing.selection)
    for ids in _batches(listing, start, ROWS):
        with TURN:
            found = read_connection.lines(sql, [ids])
        yield from parts(_ended(found))


def _ended(found: list[bytes]) -> bytes:
    """Lines as RFC 4180 ends them. Most have no other line break in them, and are taken at once."""
    text = b"".join(found)
    if text.count(b"\n") == len(found):
        return text.replace(b"\n", b"\r\n")
    return b"".join(line[:-1] + b"\r\n" for line in found)


def widths(listing: Listing) -> dict[str, tuple[int, int]]:
    """The most digits that each column of numbers has before the point, and after it."""
    paths = [column.path for column in listing.columns if column.type is Type.NUMBER]
    if not paths:
        return {}
    found = [0] * (2 * len(paths))
    numbers = Selection(fields=frozenset(paths), expand=listing.selection.expand)
    sql = table_rows.widths_of(listing.kind, numbers)
    for ids in _batches(listing, None, MOST):
        with TURN:
            [measured] = read_connection.rows(sql, [ids])
        found = [max(known, new or 0) for known, new in zip(found, measured, strict=True)]
    return {path: (found[2 * at], found[2 * at + 1]) for at, path in enumerate(paths)}


def _batches(listing: Listing, start: Position | None, size: int) -> Iterator[Ids]:
    pieces = _ids(listing.walk, start) if listing.ids is None else [listing.ids]
    for ids in pieces:
        yield from (ids[at : at + size] for at in range(0, len(ids), size))


def _ids(walk: Walk, start: Position | None) -> Iterator[Ids]:
    size = FIRST
    while True:
        rows: Sequence[tuple[Any, ...]] = sorted(
            read_connection.rows(*walk(start, size)), key=itemgetter(2)
        )
        if rows:
            yield [row[0] for row in rows]
        if len(rows) < size:
            return
        start, size = Position(rows[-1][1], rows[-1][0]), MOST
