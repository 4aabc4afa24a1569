"""A list query, answered: which rows, in which order, and what goes with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from claims.api import responses
from claims.api.filtering.filterset import Filtered
from claims.api.filtering.number_answers import MEMBER
from claims.api.read import pagination
from claims.api.read.list_query import IN_ORDER, ListQuery
from claims.api.read.pagination import Neighbours
from claims.queries import estimates, pages, searching, summaries
from claims.queries.cursors import current_epoch
from claims.queries.pages import Order, Position, Sql
from claims.queries.summaries import Facet
from claims.queries.visible import Elsewhere, walked_by
from claims.records import record_cache
from claims.records.claim_agreement import added
from claims.records.fieldsets import Selection
from claims.records.record_cache import Held
from claims.services.exporting.walking import Listing
from claims.web.html import highlights

TOP = 20  # values of a facet
BATCH = 1000  # records read at a time; their agreement is asked for once for each batch


Finish = Callable[[Selection, list[Held]], list[Held]]


def as_they_are(_: Selection, found: list[Held]) -> list[Held]:
    return found


@dataclass(frozen=True)
class Page:
    """Its records in order, whether others follow in the direction of the walk, and what was asked
    for besides."""

    found: list[Held]
    more: bool
    besides: dict[str, Any]

    @property
    def epoch(self) -> str:
        """Of the database that it was read from."""
        return (self.found[0].epoch if self.found else None) or current_epoch()


@dataclass(frozen=True)
class ListReader:
    """Reads the pages that a query asks for from the rows that its filters have left.

    `positions`: what an order goes by, where that is no column of its name, or none of the rows.
    `finished` adds to records what their rows cannot know."""

    query: ListQuery
    filtered: Filtered
    positions: Mapping[str, str | Elsewhere]
    facets: Mapping[str, Facet]
    finished: Finish

    @cached_property
    def walk(self) -> Sql:
        turn = self.query.turn
        return self._walk(turn.start, turn.limit, backwards=turn.backwards)

    def _walk(self, start: Position | None, limit: int, *, backwards: bool = False) -> Sql:
        sql, order = self._order
        gathered = self.filtered.rows.gathered
        return pages.walk(sql, order, limit, start, backwards=backwards, gathered=gathered)

    @property
    def has_one_plan(self) -> bool:
        """Whether the values of the filters need no plan of their own."""
        return self.query.has_one_plan or self._is_found_by_words

    @property
    def _is_found_by_words(self) -> bool:
        """Whether documents alone know the rows and their order."""
        query = self.query
        by_time = query.ordering.removeprefix("-") == IN_ORDER
        return self.filtered.rows.gathered and query.is_of_words and by_time

    def versions(self) -> Page:
        """The page without the bodies of its records."""
        return self.as_page(
            record_cache.versions(self.query.kind, self.walk, one_plan=self.has_one_plan)
        )

    def as_page(self, found: list[Held]) -> Page:
        """The page of the records that were read by the walk. Raises a 400 if there is none since
        nothing on record has a value that was asked for."""
        if not found:
            self.filtered.check()
        shown, more = self.query.turn.page_of(found)
        return Page(shown, more, self.summary | self._beside(shown))

    def page(self) -> Page:
        return self.as_page(self._records(self.walk, one_plan=self.has_one_plan))

    def bodies(self, page: Page) -> Iterator[bytes]:
        """The records of a long page, some at a time."""
        for start in range(0, len(page.found), BATCH):
            yield from self._bodies([held.id for held in page.found[start : start + BATCH]])

    @property
    def listing(self) -> Listing:
        """All rows, as they are written into a file."""
        has_added = bool(self.members) or self.finished is not as_they_are
        return Listing(
            kind=self.query.kind,
            walk=self._walk,
            read=self._bodies,
            selection=self.query.selection,
            more=self.members,
            are_added=has_added,
            in_order=self.query.has_one_plan or not self.query.filters,
        )

    def _bodies(self, ids: list[Any]) -> Iterator[bytes]:
        """The records of some ids, in their order. What has gone meanwhile is left out."""
        walk = record_cache.walk_of(self.query.kind, ids)
        for held in self._records(walk, one_plan=False):
            if held.body:
                yield held.body

    @property
    def members(self) -> tuple[str, ...]:
        """What the records of a file hold that no shape knows, since nothing stands beside them."""
        return (MEMBER,) if self.query.is_file and self.filtered.conversions else ()

    def _records(self, walk: Sql, *, one_plan: bool) -> list[Held]:
        selection = self.query.selection
        found = record_cache.page(self.query.kind, walk, selection, one_plan=one_plan)
        found = self.finished(selection, found)
        if not (self.query.is_file and self.filtered.conversions):
            return found
        more = self.filtered.conversions.within([held.id for held in found])
        return [_extended(held, more[held.id]) for held in found]

    def neighbours(self, page: Page) -> Neighbours:
        """The ways on. Raises a 400 where the cursor is from before a restore."""
        query = self.query
        return pagination.neighbours(query.turn, page.found, page.more, query.list, page.epoch)

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What is said of all that is listed, whichever page is asked for."""
        said = dict(self.filtered.note)
        if self.query.words and (dropped := searching.dropped(self.query.words)):
            said["ignored_words"] = list(dropped)
        if self.query.count != "none":
            said["count"] = self._counted()
        if self.query.facets:
            said["facets"] = self._facets()
        return said

    def _facets(self) -> dict[str, Any]:
        """The facets. If there are too many rows to read, they are estimated from a sample."""
        kind, rows = self.query.kind, self.filtered.rows
        asked = {name: self.facets[name] for name in self.query.facets}
        if kind.versioned_by is None or not estimates.are_many(rows.sql("pk")):
            return summaries.facets(rows, asked, TOP)
        return estimates.facets(
            rows, asked, TOP, versioned_by=kind.versioned_by, kind=kind.versioned_as
        )

    def _counted(self) -> dict[str, Any]:
        kind, keys = self.query.kind, self.filtered.rows.sql("pk")
        if self.query.count == "exact" or kind.versioned_by is None:
            return {"value": summaries.exact(keys), "kind": "exact"}
        versioned = self.filtered.rows.sql(kind.versioned_by)
        found = estimates.estimated(keys, versioned, kind.versioned_as)
        if found.is_exact:
            return {"value": found.value, "kind": "exact"}
        return {"value": found.value, "kind": "estimated", "low": found.low, "high": found.high}

    def _beside(self, found: list[Held]) -> dict[str, Any]:
        """What is said of the rows of a page; a long one is lines, with nothing beside them."""
        ids: list[Any] = [held.id for held in found]
        said: dict[str, Any] = {}
        if self.query.highlight:
            marked = searching.highlights(ids, self.query.words)
            said["highlights"] = {key: highlights.as_html(texts) for key, texts in marked.items()}
        if self.filtered.conversions and ids and not self.query.is_long:
            said |= self.filtered.conversions.beside(ids)
        return said

    @cached_property
    def _order(self) -> tuple[Sql, Order]:
        rows, kind = self.filtered.rows, self.query.kind
        column = self.query.ordering.removeprefix("-")
        descending = self.query.ordering.startswith("-")
        if column == "rank":
            sql = searching.ranked(rows.sql("pk", "said_at"), self.query.words)
            return sql, Order("rank", descending)
        position = self.positions.get(column, column)
        if isinstance(position, Elsewhere):
            keys, values = rows.sql(*position.named_by)
            return (position.sql.format(keys), values), Order(column, descending, nullable=True)
        if column not in ("modified", kind.key):
            column = position
            if self._is_found_by_words:
                return searching.listed(self.query.words), Order(column, descending, nullable=True)
            walked = rows.sql(*walked_by(rows.queryset, column))
            return walked, Order(column, descending, self._lacks(column))
        keys, values = rows.sql("pk")
        if column == "modified":
            changed = (
                f"SELECT id, changed_at FROM claims_recordversion "
                f"WHERE kind = '{kind.name}' AND id IN ({keys})"
            )
            return (changed, values), Order(column, descending)
        return (f"SELECT id, NULL FROM ({keys}) listed(id)", values), Order(None, descending)

    def _lacks(self, column: str) -> bool:
        """Whether the column may be empty."""
        rows = self.filtered.rows.queryset
        if column in rows.query.annotations:
            return True
        return bool(rows.model._meta.get_field(column).null)


def _extended(held: Held, members: dict[str, Any]) -> Held:
    body = held.body
    for name, value in members.items():
        body = body and added(body, name, responses.dumped(value))
    return held._replace(body=body)
