"""A list, from its parameters to a page: which rows, in which order, and what goes with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from claims.api import responses
from claims.api.filtering.fields import chosen
from claims.api.filtering.parameters import joined
from claims.api.read import pagination, sparse_fields
from claims.api.read.pagination import COUNTS, YES_NO, Neighbours, Turn
from claims.queries import estimates, pages, searching, summaries
from claims.queries.pages import Order, Sql
from claims.queries.sql import compiled as compiled
from claims.queries.summaries import Facet
from claims.queries.visible import walked_by
from claims.records import record_cache
from claims.records.claim_agreement import added
from claims.records.fieldsets import Selection
from claims.records.record_cache import Held, Kind
from claims.web.html import highlights
from claims.web.problems import Fault, bad_request

TOP = 20  # values of a facet
BATCH = 1000  # what all figures of a measure have to be compared for is asked for by the batch


@dataclass(frozen=True)
class Listed:
    """A page: its records in order, the ways on, and what was asked for besides."""

    found: list[Held]
    neighbours: Neighbours
    besides: dict[str, Any]


class Question:
    """One request for a list."""

    def __init__(
        self,
        kind: Kind,
        rows: QuerySet[Any],
        parameters: dict[str, str],
        *,
        orderings: tuple[str, ...],
        facets: dict[str, Facet],
        note: dict[str, Any],
        positions: dict[str, str] | None = None,
        finished: Callable[[list[Held]], list[Held]] | None = None,
        beside: Callable[[list[Any]], dict[str, Any]],
        within: Callable[[list[Any]], dict[Any, dict[str, Any]]] | None = None,
        largest: int = pagination.LARGEST_SIZE,
    ) -> None:
        self.kind, self.rows, self.parameters = kind, rows, parameters
        self.words, self.note, self.beside = parameters.get("q", ""), note, beside
        self.ordering = pagination.ordering(parameters, orderings)
        self.positions = positions or {}
        self.finished = finished or list
        self.within = within
        self.fits = pagination.question(kind.name, parameters)
        self.turn: Turn = pagination.turn(parameters, self.fits, largest=largest)
        self.selection: Selection = sparse_fields.selection(kind.shape, parameters)
        self.count = chosen("count", parameters.get("count", "none"), COUNTS)
        self.facets = _facets(parameters, facets)
        self.highlights = (
            chosen("highlight", parameters.get("highlight", "false"), YES_NO) == "true"
        )
        if not self.words and (self.highlights or self.ordering == "-rank"):
            name = "highlight" if self.highlights else "ordering"
            raise bad_request(
                Fault("needs_words", f"“{name}” needs words to look for in “q”.", name)
            )

    @cached_property
    def walk(self) -> Sql:
        sql, order = self._ordered()
        turn = self.turn
        return pages.walk(sql, order, turn.size + 1, turn.start, backwards=turn.backwards)

    def versions(self) -> Listed:
        """The page without the bodies of its records."""
        return self._listed(record_cache.versions(self.kind, self.walk))

    def page(self) -> Listed:
        return self._listed(self._records(self.walk))

    def bodies(self, listed: Listed) -> Iterator[bytes]:
        """The records of a long page, some at a time. What has gone meanwhile is left out."""
        for start in range(0, len(listed.found), BATCH):
            ids = [held.id for held in listed.found[start : start + BATCH]]
            many = "uuid[]" if isinstance(ids[0], UUID) else "text[]"
            wanted = f"unnest(%s::{many}) WITH ORDINALITY wanted(id, place)"
            walk = f"SELECT id, NULL, place FROM {wanted}", [ids]
            for held in self._records(walk):
                if held.body:
                    yield held.body

    def _records(self, walk: Sql) -> list[Held]:
        found = self.finished(record_cache.page(self.kind, walk, self.selection))
        if self.within is None:
            return found
        more = self.within([held.id for held in found])
        return [_extended(held, more[held.id]) for held in found]

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What is said of all that is listed, whichever page is asked for."""
        found = dict(self.note)
        if self.count != "none":
            found["count"] = self._counted()
        if self.facets:
            found["facets"] = summaries.facets(self.rows, self.facets, TOP)
        return found

    def _counted(self) -> dict[str, Any]:
        keys = compiled(self.rows, "pk")
        if self.count == "exact" or self.kind.stamped_by is None:
            return {"value": summaries.exact(keys), "kind": "exact"}
        stamped = compiled(self.rows, self.kind.stamped_by)
        found = estimates.estimated(keys, stamped, self.kind.stamped_as)
        if found.is_exact:
            return {"value": found.value, "kind": "exact"}
        return {"value": found.value, "kind": "estimated", "low": found.low, "high": found.high}

    def _listed(self, found: list[Held]) -> Listed:
        more = len(found) > self.turn.size
        found = found[: self.turn.size]
        if self.turn.backwards:
            found.reverse()
        neighbours = pagination.neighbours(self.turn, found, more, self.fits)
        return Listed(found, neighbours, self.summary | self._marked(found) | self._beside(found))

    def _beside(self, found: list[Held]) -> dict[str, Any]:
        """Of the rows of a page; a long one is lines of records, with nothing beside them."""
        short = self.turn.size <= pagination.LARGEST_SIZE
        return self.beside([held.id for held in found]) if short and found else {}

    def _marked(self, found: list[Held]) -> dict[str, Any]:
        if not self.highlights:
            return {}
        marked = searching.highlights([held.id for held in found], self.words)
        return {"highlights": {key: highlights.as_html(texts) for key, texts in marked.items()}}

    def _ordered(self) -> tuple[Sql, Order]:
        column, descending = self.ordering.removeprefix("-"), self.ordering.startswith("-")
        if column == "rank":
            sql = searching.ranked(compiled(self.rows, "pk", "said_at"), self.words)
            return sql, Order("rank", descending)
        if column not in ("modified", self.kind.key):
            column = self.positions.get(column, column)
            walked = compiled(self.rows, *walked_by(self.rows, column))
            return walked, Order(column, descending, self._lacks(column))
        keys, values = compiled(self.rows, "pk")
        if column == "modified":
            sql = (
                f"SELECT id, changed_at FROM claims_stamp "
                f"WHERE kind = '{self.kind.name}' AND id IN ({keys})"
            )
            return (sql, values), Order(column, descending)
        return (f"SELECT id, NULL FROM ({keys}) listed(id)", values), Order(None, descending)

    def _lacks(self, column: str) -> bool:
        """Whether a row may be without it."""
        if column in self.rows.query.annotations:
            return True
        return bool(self.rows.model._meta.get_field(column).null)


def _extended(held: Held, members: dict[str, Any]) -> Held:
    body = held.body
    for name, value in members.items():
        body = body and added(body, name, responses.dumped(value))
    return replace(held, body=body)


def _facets(parameters: dict[str, str], known: dict[str, Facet]) -> dict[str, Facet]:
    if "facets" not in parameters:
        return {}
    names = joined("facets", parameters["facets"])
    return {chosen("facets", name, known): known[name] for name in names}
