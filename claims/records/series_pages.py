"""Pages of a series, and of measures, for people: entries as data, with the cursors around them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from claims.models import Measure
from claims.queries import agreement, cursors, pages, read_connection, series
from claims.queries.cursors import Neighbours, Turn
from claims.queries.pages import Order, Sql
from claims.queries.sql import compiled
from claims.queries.visible import listed
from claims.records import record_cache
from claims.records.record_cache import Held
from claims.records.series import with_status

Json = dict[str, Any]
SIZE = 50
NEWEST = Order("speaks_at", descending=True, nullable=True)
BY_LABEL = Order("label", descending=False)
COUNTS = """
SELECT l.measure_id, count(*),
    max(upper(coalesce(l.as_of, l.period)) - 1) FILTER (WHERE NOT l.forecast)
FROM claims_assertionlisting l
WHERE l.measure_id = ANY (%s) GROUP BY l.measure_id
"""


@dataclass(frozen=True)
class Page:
    """Some entries, and the cursors of what comes before and after."""

    entries: list[Json]
    next: str | None
    previous: str | None


def of_measure(measure: UUID, cursor: str | None) -> Page:
    """A page of the series of a measure without forecasts, newest first. Raises ValueError for a
    cursor that does not fit."""
    rows = compiled(series.of_measure(measure).filter(forecast=False), "pk", "speaks_at")
    found, ways = _page(record_cache.KINDS["series"], rows, NEWEST, f"series {measure}", cursor)
    statuses = agreement.of_assertions([_id(held) for held in found])
    entries = [
        json.loads(with_status(held.body or b"{}", statuses.get(_id(held)))) for held in found
    ]
    return Page(entries, ways.next, ways.previous)


def forecasts(measure: UUID) -> Page:
    """The first page of a measure's forecasts, those of the latest days first."""
    rows = compiled(series.of_measure(measure).filter(forecast=True), "pk", "speaks_at")
    found, ways = _page(record_cache.KINDS["series"], rows, NEWEST, f"forecasts {measure}", None)
    return Page([json.loads(held.body or b"{}") for held in found], ways.next, ways.previous)


def measures(cursor: str | None) -> Page:
    """A page of all measures by their labels, each with `figures`, how many it has, and the `last`
    day that one speaks of, forecasts aside. Raises ValueError for a cursor that does not fit."""
    rows = compiled(listed(Measure), "pk", "label")
    found, ways = _page(record_cache.KINDS["measure"], rows, BY_LABEL, "measures", cursor)
    counted = {
        key: more for key, *more in read_connection.rows(COUNTS, [[held.id for held in found]])
    }
    entries = []
    for held in found:
        figures, last = counted.get(_id(held), (0, None))
        about = {"figures": figures, "last": last and last.isoformat()}
        entries.append(json.loads(held.body or b"{}") | about)
    return Page(entries, ways.next, ways.previous)


def _page(
    kind: record_cache.Kind, rows: Sql, order: Order, named: str, cursor: str | None
) -> tuple[list[Held], Neighbours]:
    turn = cursors.read(cursor, named, SIZE) if cursor else Turn(SIZE)
    walk = pages.walk(rows, order, turn.limit, turn.start, backwards=turn.backwards)
    shown, more = turn.page_of(record_cache.page(kind, walk))
    return shown, cursors.neighbours(turn, shown, more, named)


def _id(held: Held) -> UUID:
    return UUID(str(held.id))
