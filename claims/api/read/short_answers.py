"""What is asked most, answered without a view: a stored record, and a page of stored ones in JSON.

Each answer is one statement, and is made of the same parts as a view's. What is not whole in the
store, has moved or was redacted, and every refusal, is left to the views: then there is no answer
here. Of the headers only those are given that differ between two answers of a kind.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.http.response import HttpResponseBase

from claims.api import responses
from claims.api.filtering import parameters
from claims.api.read import formats, list_query
from claims.api.read.links import links_header, neighbour_links
from claims.api.read.list_pages import ListReader, Page, as_they_are
from claims.api.read.list_query import ListQuery
from claims.api.read.lookups import Resource
from claims.api.read.record_details import validators
from claims.api.read.record_lists import RecordList
from claims.api.read.record_views import list_address
from claims.api.read.resources import RESOURCES
from claims.queries import searching
from claims.queries.keys import read_key
from claims.queries.pages import Sql
from claims.records import record_cache
from claims.records.record_cache import KINDS, Held, Kind
from claims.web import http_cache

Rows = Callable[[Sql], Awaitable[list[tuple[Any, ...]] | None]]
SHORT = {name: view for name, view in RESOURCES.items() if issubclass(view, Resource)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for one record, or a page of a list, in JSON: as much as an answer is made of.
    `tag` is the ETag that the client has."""

    resource: str
    key: str | None
    query: str
    address: str
    tag: str | None

    def build_absolute_uri(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes = b""


def is_short(resource: str, accept: str | None) -> bool:
    """Whether a question may have an answer here."""
    return resource in SHORT and formats.accepted(accept, formats.FORMATS) == "json"


async def answer(asked: Asked, rows: Rows) -> Answer | None:
    return await (_listed(asked, rows) if asked.key is None else _record(asked, rows))


async def _record(asked: Asked, rows: Rows) -> Answer | None:
    if asked.tag and (narrow := await _found(asked, rows, body=False)):
        etag, headers = _headers(asked, narrow)
        if asked.tag == etag:
            return Answer(304, headers)
    found = await _found(asked, rows, body=True)
    if found is None or not found.body:
        return None
    _, headers = _headers(asked, found)
    headers["Content-Location"] = f"{list_address(asked.resource)}{found.id}/"
    return Answer(200, headers, found.body)


def _headers(asked: Asked, held: Held) -> tuple[str, dict[str, str]]:
    etag, modified = validators(KINDS[SHORT[asked.resource].kind], held, "json")
    return etag, http_cache.validators(etag, modified)


async def _found(asked: Asked, rows: Rows, *, body: bool) -> Held | None:
    resource = SHORT[asked.resource]
    key: UUID | str | None = read_key(asked.key or "", slugs=resource.slugs)
    if key is None:
        return None
    read = await rows(record_cache.at_address(KINDS[resource.kind], key, body=body))
    found = record_cache.as_found(read or [])
    return found.held if found and not (found.merged_into or found.redacted_at) else None


async def _listed(asked: Asked, rows: Rows) -> Answer | None:
    read = _reader if "q=" in asked.query else _kept_reader
    reader = read(SHORT[asked.resource], asked.query)
    return await _page(asked, reader, rows) if reader and reader.has_one_plan else None


def _reader(resource: type[Resource], text: str) -> ListReader | None:
    """What reads a list, if one statement does. Raises a 400."""
    view = resource(detail=False)
    names, lists = view.known_parameters(), view.list_parameters()
    given = parameters.read_text(text, names, lists) if text else {}
    if given.get("format", "json") != "json":
        return None
    query = list_query.read(resource, KINDS[resource.kind], given, form="json")
    if not _is_one_statement(query):
        return None
    filtered = resource.filterset_class.apply(resource().get_queryset(), query.filters, within=True)
    return ListReader(query, filtered, resource.positions, resource.facets, as_they_are)


# Its text says all that it depends on, but for words: what is known of them changes.
_kept_reader = lru_cache(maxsize=500)(_reader)


def _is_one_statement(query: ListQuery) -> bool:
    """Whether a page of whole records is all that is asked for, and is read at once."""
    if query.selection or query.highlight or query.count != "none" or query.facets:
        return False
    return query.is_one_statement or (query.is_of_words and searching.is_understood(query.words))


async def _page(asked: Asked, reader: ListReader, rows: Rows) -> Answer | None:
    about = RecordList(asked, reader.query, reader, _no_page)  # type: ignore[arg-type]  # all it asks
    narrow = await _read(reader, record_cache.bodiless, rows) if asked.tag else None
    if narrow and about.tag(narrow) == asked.tag:
        return Answer(304, http_cache.validators(asked.tag))
    page = await _read(reader, record_cache.stored, rows)
    if page is None:
        return None
    bodies = [held.body for held in page.found if held.body]
    if len(bodies) < len(page.found):
        return None
    links = neighbour_links(asked, reader.neighbours(page))  # type: ignore[arg-type]
    headers = http_cache.validators(about.tag(page)) | links_header(links)
    return Answer(200, headers, responses.page(links | page.besides, bodies))


async def _read(
    reader: ListReader, statement: Callable[[Kind, Sql], Sql], rows: Rows
) -> Page | None:
    """A page, if there is anything in it."""
    found = await rows(statement(reader.query.kind, reader.walk))
    return reader.as_page(record_cache.as_held(found)) if found else None


def _no_page(body: bytes) -> HttpResponseBase:
    raise NotImplementedError
