"""Pages by position: the rows after this one, in this order, by one walk along an index.

An order is of one column and then of the id, both in one direction, so that a position is a pair
that PostgreSQL compares as one value. Rows without a value come last, whichever the direction: they
are a second walk after the first, and the backward walks are the same two, turned round. However
far a page lies, finding it costs what the first one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

Value = datetime | date | Decimal | str | float | None
Sql = tuple[str, list[Any]]


@dataclass(frozen=True)
class Order:
    """By `position`, a column of the rows that are walked (None: by the id alone)."""

    position: str | None
    descending: bool
    nullable: bool = False


@dataclass(frozen=True)
class Position:
    """A row's place in an order. `included` reads from there on, not after it."""

    value: Value
    id: UUID | str
    included: bool = False


def walk(
    rows: Sql,
    order: Order,
    limit: int,
    start: Position | None,
    *,
    backwards: bool,
    gathered: bool = False,
) -> Sql:
    """The ids and positions of one page, from rows of an id and a position in any order.

    They are numbered by `place`, which rises in the direction of the walk. Rows that are
    `gathered`, since no index has them in this order, are gathered and sorted once.
    """
    parts = list(_parts(order, start, backwards=backwards))
    if gathered and order.position is not None:
        return _sorted(rows, order, parts, limit, backwards=backwards)
    direction = "DESC" if order.descending ^ backwards else "ASC"
    texts, parameters = [], []
    keys = ("id",) if order.position is None else ("position", "id")
    by = ", ".join(f"{key} {direction}" for key in keys)
    for condition, values in parts:
        texts.append(
            f"(SELECT id, position FROM ({rows[0]}) listed(id, position) WHERE {condition} "
            f"ORDER BY {by} LIMIT {limit})"
        )
        parameters += [*rows[1], *values]
    joined = " UNION ALL ".join(texts)
    sql = f"SELECT id, position, row_number() OVER () AS place FROM ({joined}) page LIMIT {limit}"
    return sql, parameters


def _sorted(
    rows: Sql,
    order: Order,
    parts: list[tuple[str, list[Any]]],
    limit: int,
    *,
    backwards: bool,
) -> Sql:
    conditions = " OR ".join(f"({condition})" for condition, _ in parts)
    direction = "DESC" if order.descending ^ backwards else "ASC"
    without = "FIRST" if backwards else "LAST"
    sql = (
        f"SELECT id, position, row_number() OVER () AS place FROM ("
        f"SELECT id, position FROM ({rows[0]}) listed(id, position) WHERE {conditions} "
        f"ORDER BY position {direction} NULLS {without}, id {direction} LIMIT {limit}) page"
    )
    return sql, [*rows[1], *(value for _, values in parts for value in values)]


def _parts(
    order: Order, start: Position | None, *, backwards: bool
) -> Iterator[tuple[str, list[Any]]]:
    """The walks of a page: of rows with a value and of those without, as far as either is in it."""
    sign = "<" if order.descending ^ backwards else ">"
    if start and start.included:
        sign += "="
    if order.position is None:
        yield (f"id {sign} %s", [start.id]) if start else ("true", [])
    elif start is None:
        conditions = ["position IS NOT NULL", "position IS NULL"][: 1 + order.nullable]
        yield from ((condition, []) for condition in conditions[:: -1 if backwards else 1])
    elif start.value is None:
        yield f"position IS NULL AND id {sign} %s", [start.id]
        if backwards:
            yield "position IS NOT NULL", []
    else:
        yield f"(position, id) {sign} (%s, %s)", [start.value, start.id]
        if order.nullable and not backwards:
            yield "position IS NULL", []
