"""The columns of a record that is written as a row of a table.

A column is a path of the record, such as `speaker.name`. What a record may hold several of is one
column, of JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any

Values = list[Any]


class Type(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    ID = "id"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    INSTANT = "instant"
    JSON = "json"


@dataclass(frozen=True)
class Column:
    path: str
    type: Type = Type.TEXT


def as_it_is(found: Any) -> Any:
    return found


def row_of(
    paths: Sequence[str], opened: Callable[[Any], Any] = as_it_is
) -> Callable[[Any], Values]:
    """What makes a row of a record: the values at these paths. Neighbours in one object are taken
    from it at once, since a list of claims has dozens of columns. `opened` makes an object of what
    has to be read first."""
    runs = groupby((tuple(path.split(".")) for path in paths), key=lambda path: path[:-1])
    steps = [(parent, *_taking([path[-1] for path in run])) for parent, run in runs]

    def row(record: Any) -> Values:
        values: Values = []
        whole = opened(record)
        for parent, take, nothing in steps:
            holder = whole
            for name in parent:
                holder = holder and opened(holder.get(name))
            values += take(holder) if holder else nothing
        return values

    return row


def _taking(names: list[str]) -> tuple[Callable[[Any], Sequence[Any]], Values]:
    """What takes some members of an object, and what stands for them where there is none."""
    getter = itemgetter(*names)
    several: Callable[[Any], Sequence[Any]] = getter
    return several if len(names) > 1 else lambda holder: (getter(holder),), [None] * len(names)


def in_batches(values: Iterator[Any], size: int) -> Iterator[list[Any]]:
    batch = []
    for value in values:
        batch.append(value)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
