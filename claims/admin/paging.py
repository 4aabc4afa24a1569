"""Pages of a list by position: the rows after this one, in any order that a list offers.

A position is the value of each key of an order, in one row. Rows without a value of the first key
come last, whichever the direction: they are a second walk after the first. Each walk follows an
index, so that the last page costs what the first one does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field, Model, OrderBy, Q, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.db.models.expressions import F
from django.utils.timezone import is_naive, make_aware

AFTER, BEFORE, FROM = "_after", "_before", "_from"
END = "end"  # before it lies the last page
DEEPEST = 100_000  # rows that are passed over for a page by its number
DEEPEST_SEARCHED = 30_000  # where each of them is asked whether it holds a word

Position = tuple[Any, ...]


@dataclass(frozen=True)
class Key:
    """A column of an order, by its path from the listed model."""

    path: str
    field: Field[Any, Any]
    descending: bool
    nulls_first: bool
    nullable: bool

    @classmethod
    def made(cls, path: str, field: Any, order: OrderBy, *, nullable: bool) -> Key:
        first = order.nulls_first or (order.descending and not order.nulls_last)
        return cls(path, field, order.descending, bool(first), nullable)

    def turned(self) -> Key:
        return replace(self, descending=not self.descending, nulls_first=not self.nulls_first)

    def order(self) -> OrderBy:
        return OrderBy(
            F(self.path),
            descending=self.descending,
            nulls_first=True if self.nulls_first and not self.descending else None,
            nulls_last=True if self.descending and not self.nulls_first else None,
        )

    def beyond(self, value: Any) -> Q:
        """Rows with a value of this key after this one."""
        return Q(**{f"{self.path}__{'lt' if self.descending else 'gt'}": value})

    def at(self, value: Any) -> Q:
        lookup = "isnull" if value is None else "exact"
        return Q(**{f"{self.path}__{lookup}": True if value is None else value})

    def onwards(self, value: Any) -> Q:
        return Q(**{f"{self.path}__{'lte' if self.descending else 'gte'}": value})

    def missing(self, yes: bool) -> Q:
        return Q(**{f"{self.path}__isnull": yes})

    def read(self, text: str | None) -> Any:
        value = None if text is None else self.field.to_python(text)
        if isinstance(value, datetime) and is_naive(value):
            return make_aware(value, UTC)
        return value


def keys(model: type[Model], ordering: Iterable[Any]) -> tuple[Key, ...]:
    """The keys of an order, with the id as the last. An order by one column goes on as its index
    does, there or back."""
    asked = list(_keys(model, ordering))
    if asked and all(key.field.primary_key for key in asked[1:]):
        asked = _as_indexed(model, asked[0]) or asked
    return tuple(_up_to_unique(model, asked))


def _as_indexed(model: type[Model], asked: Key) -> list[Key] | None:
    for index in model._meta.indexes:
        names = [_ordered(each) for each in index.expressions or index.fields]
        named = [getattr(each.expression, "name", None) for each in names]
        if index.condition is None and named == [asked.path, "id"]:
            way = list(_keys(model, names))
            turned = way[0].descending != asked.descending
            return [key.turned() for key in way] if turned else way
    return None


def _keys(model: type[Model], ordering: Iterable[Any], prefix: str = "") -> Iterator[Key]:
    for each in ordering:
        order = _ordered(each)
        if not isinstance(order.expression, F):
            raise TypeError(f"{order.expression} is no column to walk along.")
        name = str(getattr(order.expression, "name", ""))
        path = f"{prefix}{name}"
        field, nullable = _column(model, name)
        if field.remote_field and not path.endswith(("pk", "_id")):
            other: Any = field.related_model
            inner = [_ordered(one) for one in other._meta.ordering or ["pk"]]
            turned = [_reversed(one) for one in inner] if order.descending else inner
            for key in _keys(other, turned, f"{path}{LOOKUP_SEP}"):
                yield replace(key, nullable=key.nullable or nullable)
        else:
            yield Key.made(path, getattr(field, "target_field", field), order, nullable=nullable)


def _ordered(each: Any) -> OrderBy:
    if isinstance(each, OrderBy):
        return each
    if isinstance(each, str):
        return OrderBy(F(each.removeprefix("-")), descending=each.startswith("-"))
    return OrderBy(each)


def _reversed(order: OrderBy) -> OrderBy:
    turned = order.copy()
    turned.reverse_ordering()
    return turned


def _column(model: type[Model], path: str) -> tuple[Any, bool]:
    """The field at the end of a path, and whether a row may have no value there."""
    field: Any = None
    nullable = False
    here: Any = model
    for name in path.split(LOOKUP_SEP):
        field = here._meta.pk if name == "pk" else here._meta.get_field(name)
        nullable = nullable or bool(field.null)
        here = field.related_model
    return field, nullable


def _up_to_unique(model: type[Model], found: list[Key]) -> Iterator[Key]:
    for key in found:
        yield key
        if LOOKUP_SEP not in key.path and key.field.unique and not key.nullable:
            return
    down = found[0].descending if found else True
    yield Key("pk", model._meta.pk, down, down, nullable=False)


@dataclass(frozen=True)
class Turn:
    """Which page is asked for: after a row, before one, or from a value on."""

    after: str | None = None
    before: str | None = None
    start: str | None = None

    @property
    def backwards(self) -> bool:
        return self.before is not None


@dataclass(frozen=True)
class Page:
    """The ids of a page, and the positions to go on from, where there are other rows."""

    ids: list[Any]
    previous: str | None
    next: str | None


def page(rows: QuerySet[Any], order: Sequence[Key], turn: Turn, *, size: int, offset: int) -> Page:
    found = list(_read(rows, order, turn, size=size, offset=offset))
    more, found = len(found) > size, found[:size]
    started = bool(turn.after or turn.start or offset)
    if turn.backwards:
        found.reverse()
        ahead, behind = turn.before != END, more
    else:
        ahead, behind = more, started
    return Page(
        [row[0] for row in found],
        written(found[0][1:]) if found and behind else None,
        written(found[-1][1:]) if found and ahead else None,
    )


def _read(
    rows: QuerySet[Any], order: Sequence[Key], turn: Turn, *, size: int, offset: int
) -> Iterator[tuple[Any, ...]]:
    """One more row than the page has: the id, and the value of each key."""
    way = tuple(key.turned() for key in order) if turn.backwards else tuple(order)
    wanted = size + 1
    for condition in _walks(way, order, turn):
        walk = rows.filter(condition).order_by(*(key.order() for key in way))
        found = walk.values_list("pk", *(key.path for key in way))[offset : offset + wanted]
        taken = list(found)
        yield from taken
        wanted -= len(taken)
        if wanted == 0:
            return
        offset = max(0, offset - walk.count()) if offset else 0


def _walks(way: Sequence[Key], order: Sequence[Key], turn: Turn) -> Iterator[Q]:
    """The conditions of the walks of a page: rows with a value of the first key, and those without,
    as far as either is in it."""
    first = way[0]
    position = _position(order, turn)
    if position is None:
        parts = [_from(first, turn), *([first.missing(True)] if first.nullable else [])]
    elif position[0] is None:
        parts = [first.missing(True) & _beyond(way[1:], position[1:])]
        parts += [first.missing(False)] if turn.backwards else []
    else:
        valued = (replace(first, nullable=False), *way[1:])
        parts = [first.onwards(position[0]) & _beyond(valued, position)]
        parts += [first.missing(True)] if first.nullable and not turn.backwards else []
    if turn.backwards and position is None:
        parts.reverse()
    yield from parts


def _from(first: Key, turn: Turn) -> Q:
    if turn.start:
        return first.onwards(read_value(first, turn.start))
    return first.missing(False) if first.nullable else Q()


def _beyond(way: Sequence[Key], position: Position) -> Q:
    """Rows after a position: a later value of one key, and the same of all keys before it."""
    condition, same = Q(pk__in=[]), Q()
    for key, value in zip(way, position, strict=True):
        if value is not None:
            later = key.beyond(value)
            if key.nullable and not key.nulls_first:
                later |= key.missing(True)
            condition |= same & later
        elif key.nulls_first:
            condition |= same & key.missing(False)
        same &= key.at(value)
    return condition


def _position(order: Sequence[Key], turn: Turn) -> Position | None:
    text = turn.after if turn.after is not None else turn.before
    if text is None or text == END:
        return None
    values = json.loads(text)
    if not isinstance(values, list) or len(values) != len(order):
        raise ValueError("no position of this order")
    if not all(value is None or isinstance(value, str) for value in values):
        raise ValueError("no position of this order")
    read = tuple(key.read(value) for key, value in zip(order, values, strict=True))
    if any(value is None and not key.nullable for key, value in zip(order, read, strict=True)):
        raise ValueError("no position of this order")
    return read


def read_value(key: Key, text: str) -> Any:
    """What was typed to go to: a day, or how a name begins. Where the newest comes first, a day
    begins with its evening."""
    value = key.read(text)
    if value is None:
        raise ValidationError("Nothing to go to.")
    if isinstance(value, datetime) and key.descending and len(text) == len("2022-03-05"):
        value += timedelta(days=1) - timedelta(microseconds=1)
    return value


def written(values: Iterable[Any]) -> str:
    """A position as an address has it. `str` of a value is what its field reads, to the last
    microsecond."""
    shown = [None if value is None else str(value) for value in values]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
