"""Lists of records, and records by themselves: answered with validators, in every format.

A record's ETag is made of its version, which the database raises when, and only when, what the
record shows has changed (`claims.models.record_versions`), and of the moment it did: a restored
database gives the same number again, to other content. A list's is made of those that it shows.
"""

from __future__ import annotations

import inspect
import json
from datetime import datetime
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param
from rest_framework.viewsets import GenericViewSet

from claims.api import responses
from claims.api.base import Strict
from claims.api.filtering.fields import read_key
from claims.api.filtering.filters import QueryFilters
from claims.api.read import formats, readable_pages, sparse_fields
from claims.api.read.downloads import Download
from claims.api.read.formats import FORMATS
from claims.api.read.list_query import Listed, Question, compiled
from claims.api.read.pagination import LARGEST_BULK, LARGEST_SIZE, Neighbours, Pages
from claims.api.read.sparse_fields import Trimming
from claims.queries.summaries import Facet
from claims.records import record_cache
from claims.records.fieldsets import Selection
from claims.records.record_cache import SHAPE_VERSION, Held
from claims.services.rate_limits import HEAVY, client_of
from claims.web import http_cache
from claims.web.problems import NOT_FOUND, Refusal, wrong

HEAVY_PARAMETERS = {"facets", "expand", "highlight", "contested", "corroborated__gte"}


class Listing(Strict, GenericViewSet):
    """Records of one kind. `orderings` begins with the one that holds unless told otherwise."""

    kind: str
    filterset_class: Any
    orderings: tuple[str, ...] = ("id", "-id")
    positions: dict[str, str] = {}  # what an order goes by, where that is no column of its name
    facets: dict[str, Facet] = {}
    searchable = False
    offered = FORMATS
    content_negotiation_class = formats.Negotiation
    filter_backends = [QueryFilters, Trimming]
    pagination_class = Pages
    lookup_field = "key"

    @property
    def holder(self) -> record_cache.Kind:
        return record_cache.KINDS[self.kind]

    def get_serializer_class(self) -> Any:
        """The form of its records, for their description."""
        return self.holder.shape

    def known_parameters(self) -> tuple[str, ...]:
        common = (*sparse_fields.known_names(self.holder.shape), "format")
        if self.detail:
            return common
        more = ("facets",) * bool(self.facets) + ("highlight",) * self.searchable
        own = ("cursor", "page_size", "ordering", "count")
        return (*self.filterset_class.base_filters, *own, *more, *common)

    def cost(self, request: Request) -> int:
        query = request.GET
        heavy = HEAVY_PARAMETERS & query.keys() or query.get("ordering") == "-rank"
        return HEAVY if heavy or query.get("count", "none") != "none" else 1

    def list(self, request: Request) -> HttpResponseBase:
        form = self.form(request)
        in_lines = form in formats.LINES
        if in_lines:
            self.refuse_beside_lines()
        rows = self.filter_queryset(self.get_queryset())
        question = Question(
            self.holder,
            rows,
            self.parameters,
            note=self.note,
            beside=self.beside,
            orderings=self.orderings,
            positions=self.positions,
            finished=self.finished,
            within=self.within if in_lines and self.members else None,
            facets=self.facets,
            largest=LARGEST_BULK if in_lines else LARGEST_SIZE,
        )
        if question.turn.size > LARGEST_SIZE:
            return self.streamed(request, question, form)
        if same := self.unchanged_page(request, question, form):
            return same
        page = question.page()
        bodies = [held.body for held in page.found]
        return self.answered(request, question, page, form, bodies)

    def retrieve(self, request: Request, key: str) -> HttpResponseBase:
        form = self.form(request)
        selection = sparse_fields.selection(self.holder.shape, self.parameters)
        held = self.found(key, selection)
        if isinstance(held, HttpResponseBase):
            return held
        by_version = self.is_versioned(selection)
        if by_version and (same := self.unchanged(request, held, form, selection)):
            return same
        held = self.whole(held, selection)
        if held is None or held.body is None:
            raise Refusal(NOT_FOUND)
        if not by_version and (same := self.unchanged(request, held, form, selection)):
            return same
        headers = http_cache.validators(*self.validators(held, form, selection))
        headers["Content-Location"] = self.address(held.id)
        if form == "html":
            return self.as_page(request, held.body)
        if form == "json":
            return responses.answer(held.body, formats.MEDIA_TYPES[form], headers)
        return self.in_lines(form, [held.body], headers, selection)

    def found(self, key: str, selection: Selection) -> Held | HttpResponseBase:
        """What is at an address, or where it has moved to."""
        keys, values = compiled(self.get_queryset().filter(pk=self.key(key)), "pk")
        walk = (f"SELECT id, NULL, 1 FROM ({keys}) listed(id)", values)
        for held in record_cache.page(self.holder, walk, selection):
            return held
        raise Refusal(NOT_FOUND)

    def finished(self, found: list[Held]) -> list[Held]:
        """Records with what their rows cannot know."""
        return found

    def key(self, text: str) -> Any:
        return read_key(text, slugs=False)

    def whole(self, held: Held, selection: Selection) -> Held | None:
        return held

    def validators(
        self, held: Held, form: str, selection: Selection
    ) -> tuple[str, datetime | None]:
        by_version = self.is_versioned(selection)
        content = held.state if by_version else held.body
        etag = http_cache.tag(SHAPE_VERSION, self.kind, held.id, form, selection, content)
        dated = self.holder.stamped_by and not selection.expand
        return etag, held.modified if dated else None

    def unchanged(
        self, request: Request, held: Held, form: str, selection: Selection
    ) -> HttpResponseBase | None:
        if not http_cache.is_conditional(request):
            return None
        return http_cache.not_modified(request, *self.validators(held, form, selection))

    def address(self, key: Any) -> str:
        return reverse(f"api:{self.basename}-detail", args=[str(key)])

    def streamed(self, request: Request, question: Question, form: str) -> HttpResponseBase:
        page = question.versions()
        return self.answered(request, question, page, form, question.bodies(page))

    def answered(
        self, request: Request, question: Question, page: Listed, form: str, bodies: Any
    ) -> HttpResponseBase:
        links = ways_on(request, page.neighbours)
        if form == "html":
            return self.as_page(request, responses.page(links | page.besides, bodies))
        etag, by_version = None, self.is_versioned(question.selection) and not question.within
        if by_version or isinstance(bodies, list):
            etag = self.tag_of_page(page, links, question.selection, form)
            if same := http_cache.not_modified(request, etag):
                return same
        headers = http_cache.validators(etag) | links_header(links)
        if form not in formats.LINES:
            return responses.answer(
                responses.page(links | page.besides, bodies), formats.MEDIA_TYPES[form], headers
            )
        headers |= responses.about(page.besides)
        more = self.members if question.within else ()
        return self.in_lines(form, bodies, headers, question.selection, more)

    def unchanged_page(
        self, request: Request, question: Question, form: str
    ) -> HttpResponseBase | None:
        """A 304, found without reading a body; fragments of texts are not made to find it."""
        by_version = self.is_versioned(question.selection) and not question.highlights
        if not (by_version and http_cache.is_conditional(request)):
            return None
        page = question.versions()
        links = ways_on(request, page.neighbours)
        etag = self.tag_of_page(page, links, question.selection, form)
        return http_cache.not_modified(request, etag)

    def tag_of_page(
        self, page: Listed, links: dict[str, str | None], selection: Selection, form: str
    ) -> str:
        by_version = self.is_versioned(selection)
        shown = [f"{held.id}.{held.state}" if by_version else held.body for held in page.found]
        return http_cache.tag(
            SHAPE_VERSION, self.kind, form, selection, links, page.besides, *shown
        )

    def is_versioned(self, selection: Selection) -> bool:
        """Whether the versions of records say all that an answer depends on."""
        return self.holder.stored and not selection.expand

    def in_lines(
        self,
        form: str,
        bodies: Any,
        headers: dict[str, str],
        selection: Selection,
        more: tuple[str, ...] = (),
    ) -> HttpResponseBase:
        """As CSV or NDJSON. `more` are members that no shape knows."""
        if form == "csv":
            columns = [*formats.columns(self.holder.shape, selection), *more]
            lines = formats.csv(columns, bodies)
        else:
            lines = formats.ndjson(bodies)
        if isinstance(bodies, list):
            body: bytes | Download = b"".join(lines)
        else:
            body = Download(lines, client_of(self.request.META))
        return responses.answer(body, formats.MEDIA_TYPES[form], headers)

    def refuse_beside_lines(self) -> None:
        for name in ("facets", "highlight"):
            if self.parameters.get(name, "false") != "false":
                detail = f"“{name}” stands beside the records: ask for it in JSON."
                raise wrong("not_in_lines", detail, name)

    def as_page(self, request: Request, body: bytes) -> HttpResponseBase:
        """The same for a person."""
        about = {"name": self.basename, "data": json.loads(body), "offered": FORMATS}
        if self.detail:
            page = readable_pages.record(request._request, **about)
        else:
            more = {"description": self.purpose, "parameters": self.described()}
            page = readable_pages.listing(request._request, **about, **more)
        etag = http_cache.tag(page.content)
        for name, value in http_cache.validators(etag).items():
            page.headers[name] = value
        return http_cache.not_modified(request, etag) or page

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What can be asked for here, by the declarations that answer it."""
        shape = self.holder.shape
        about = {
            "name": self.basename,
            "description": self.purpose,
            "parameters": self.described(),
            "fields": sparse_fields.known_fields(shape),
            "expand": sparse_fields.known_references(shape),
            "formats": list(FORMATS),
        }
        if not self.detail:
            about["facets"] = list(self.facets)
        return responses.answer(responses.dumped(about), formats.MEDIA_TYPES["json"], {})

    @property
    def purpose(self) -> str:
        return inspect.getdoc(type(self)) or ""

    def described(self) -> list[dict[str, Any]]:
        """The parameters, as OpenAPI describes them."""
        backends = [Trimming()] if self.detail else [QueryFilters(), Pages(), Trimming()]
        return [
            parameter
            for backend in backends
            for parameter in backend.get_schema_operation_parameters(self)
        ]

    def form(self, request: Request) -> str:
        """The format to answer in."""
        return formats.negotiate(
            request.META.get("HTTP_ACCEPT"), self.parameters.get("format"), FORMATS
        )


def ways_on(request: Request, neighbours: Neighbours) -> dict[str, str | None]:
    """The addresses of the pages on either side."""
    here = request.build_absolute_uri()
    ways = {"next": neighbours.next, "previous": neighbours.previous}
    return {
        name: cursor and replace_query_param(here, "cursor", cursor)
        for name, cursor in ways.items()
    }


def links_header(links: dict[str, str | None]) -> dict[str, str]:
    """The ways on, as RFC 8288 has them."""
    names = {"next": "next", "previous": "prev"}
    ways = [f'<{place}>; rel="{names[name]}"' for name, place in links.items() if place]
    return {"Link": ", ".join(ways)} if ways else {}
