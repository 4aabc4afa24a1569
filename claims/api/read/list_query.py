"""What a request asks of a list: read once from its parameters, and handed down as it is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from claims.api.filtering.fields import chosen
from claims.api.filtering.parameters import joined
from claims.api.read import formats, pagination, sparse_fields
from claims.api.read.pagination import COUNTS, LARGEST_BULK, LARGEST_SIZE, YES_NO
from claims.queries.cursors import Turn
from claims.records.fieldsets import Selection
from claims.records.record_cache import Kind
from claims.web.problems import wrong

IN_ORDER = "said_at"  # the order in which indexes have the claims of a value
BESIDE_RECORDS = ("facets", "highlight")
NEWEST, LATEST = "-modified", "-id"


@dataclass(frozen=True)
class ListQuery:
    """One request for a list. `scope` names the part of a resource that it is of, where parameters
    do not; `list` names the list, order and filters that a cursor is for; `has_one_plan`: an index
    has its rows in its order, whatever the values of the filters."""

    kind: Kind
    scope: str
    format: str
    filters: Mapping[str, Any]
    ordering: str
    turn: Turn
    list: str
    selection: Selection
    count: str
    facets: tuple[str, ...]
    highlight: bool
    has_one_plan: bool

    @property
    def is_one_statement(self) -> bool:
        """Whether the page is all that is asked for, and one plan reads it."""
        return self.has_one_plan and self.count == "none" and not self.facets

    @property
    def words(self) -> str:
        """What is looked for in texts."""
        return str(self.filters.get("q", ""))

    @property
    def is_of_words(self) -> bool:
        """Whether all that is listed is asked for its words, and for nothing else."""
        return not self.scope and self.filters.keys() == {"q"}

    @property
    def is_in_lines(self) -> bool:
        """Whether records only are asked for, with nothing around them."""
        return self.format in formats.LINES

    @property
    def is_document(self) -> bool:
        """Whether records are asked for in the words of another standard."""
        return self.format in formats.DOCUMENTS

    @property
    def is_long(self) -> bool:
        """Whether the page is longer than one that is answered in one piece."""
        return self.turn.size > LARGEST_SIZE


def read(
    resource: Any, kind: Kind, parameters: Mapping[str, str], *, form: str, scope: str = ""
) -> ListQuery:
    """A question about the rows of a resource. No database is asked. Raises a 400.

    `scope` names the part of a resource that a list is of, where its parameters do not."""
    refuse_beside(form, parameters)
    if form in formats.FEEDS:
        parameters = {"ordering": _newest(resource.orderings), **parameters}
    filters = resource.filterset_class.read(parameters)
    ordering = pagination.ordering(parameters, resource.orderings)
    named = pagination.list_name(f"{kind.name}{scope and ' '}{scope}", parameters)
    largest = LARGEST_BULK if form in formats.LINES else LARGEST_SIZE
    query = ListQuery(
        kind=kind,
        scope=scope,
        format=form,
        filters=MappingProxyType(filters),
        ordering=ordering,
        turn=pagination.turn(parameters, named, largest=largest),
        list=named,
        selection=sparse_fields.selection(kind.shape, parameters),
        count=chosen("count", parameters.get("count", "none"), COUNTS),
        facets=_facets(parameters, resource.facets),
        highlight=chosen("highlight", parameters.get("highlight", "false"), YES_NO) == "true",
        has_one_plan=not scope
        and ordering.removeprefix("-") == IN_ORDER
        and resource.filterset_class.has_one_plan(filters),
    )
    _check_words(query)
    return query


def _check_words(query: ListQuery) -> None:
    if not query.words and (query.highlight or query.ordering == "-rank"):
        name = "highlight" if query.highlight else "ordering"
        raise wrong("needs_words", f"“{name}” needs words to look for in “q”.", name)


def refuse_beside(form: str, parameters: Mapping[str, str]) -> None:
    """Refuse what a format has no place for. Raises a 400."""
    if form in (*formats.LINES, *formats.DOCUMENTS):
        for name in BESIDE_RECORDS:
            if parameters.get(name, "false") != "false":
                detail = f"“{name}” is no part of the records: ask for it in JSON."
                raise wrong("not_in_lines", detail, name)
    if form in formats.DOCUMENTS:
        for name in sparse_fields.NAMES:
            if name in parameters:
                detail = f"{formats.named(form)} is made of whole records, without “{name}”."
                raise wrong("not_in_format", detail, name)


def _newest(orderings: Collection[str]) -> str:
    """The order of a feed: what changed last, or was made last, comes first."""
    return NEWEST if NEWEST in orderings else LATEST


def _facets(parameters: Mapping[str, str], known: Mapping[str, Any]) -> tuple[str, ...]:
    if "facets" not in parameters:
        return ()
    return tuple(chosen("facets", name, known) for name in joined("facets", parameters["facets"]))
