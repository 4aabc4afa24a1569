"""The records of one kind, at the address of their list and at an address of each.

A resource is a declaration. `RecordList` and `RecordDetail` answer for it.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.filters import BaseFilterBackend
from rest_framework.viewsets import GenericViewSet

from claims.api.base import ReadView
from claims.api.filtering.filterset import FilterSet, QueryFilters
from claims.api.read import formats, list_query, readable_pages, sparse_fields
from claims.api.read.list_pages import ListReader
from claims.api.read.pagination import Pages
from claims.api.read.record_details import RecordDetail
from claims.api.read.record_lists import RecordList
from claims.api.read.sparse_fields import Trimming
from claims.formats import json_ld
from claims.queries.keys import read_key
from claims.queries.sql import compiled
from claims.queries.summaries import Facet
from claims.records import record_cache
from claims.records.fieldsets import Selection
from claims.records.record_cache import Held, Kind
from claims.records.schemas import Shape
from claims.services.rate_limits import HEAVY
from claims.web import http_cache
from claims.web.problems import NOT_FOUND, Refusal

MAY_BE_HEAVY = re.compile("facets|expand|highlight|contested|corroborated|rank|count|%")
HEAVY_PARAMETERS = {"facets", "expand", "highlight", "contested", "corroborated__gte"}
Finish = Callable[[Selection, list[Held]], list[Held]]


def as_they_are(_: Selection, found: list[Held]) -> list[Held]:
    return found


@cache
def list_address(name: str) -> str:
    return reverse(f"api:{name}-list")


@cache
def _known_parameters(
    resource: type[RecordViewSet], shape: type[Shape], detail: bool
) -> tuple[str, ...]:
    common = (*sparse_fields.known_names(shape), "format")
    if detail:
        return common
    more = ("facets",) * bool(resource.facets) + ("highlight",) * resource.searchable
    own = ("cursor", "page_size", "ordering", "count")
    return (*resource.filterset_class.base_filters, *own, *more, *common)


class RecordViewSet(ReadView, GenericViewSet[Model]):
    """Records of one kind. `orderings` begins with the one that holds unless told otherwise."""

    kind: str
    filterset_class: type[FilterSet]
    orderings: tuple[str, ...] = ("id", "-id")
    positions: ClassVar[dict[str, str]] = {}  # what an order goes by that is no column of its name
    facets: ClassVar[dict[str, Facet]] = {}
    searchable = False
    has_feed = True
    content_negotiation_class = formats.Negotiation
    filter_backends = [QueryFilters, Trimming]
    pagination_class = Pages
    lookup_field = "key"

    @property
    def holder(self) -> Kind:
        return record_cache.KINDS[self.kind]

    @property
    def offered(self) -> tuple[str, ...]:
        """The formats of this address."""
        graph = self.kind in json_ld.KINDS
        return formats.offered(graph=graph, feed=self.has_feed and not self.detail)

    def get_serializer_class(self) -> Any:
        """The form of its records, for their description."""
        return self.holder.shape

    def known_parameters(self) -> tuple[str, ...]:
        return _known_parameters(type(self), self.holder.shape, self.detail)

    def cost(self, request: HttpRequest) -> int:
        if not MAY_BE_HEAVY.search(request.META.get("QUERY_STRING", "")):
            return 1
        query = request.GET
        heavy = HEAVY_PARAMETERS & query.keys() or query.get("ordering") == "-rank"
        return HEAVY if heavy or query.get("count", "none") != "none" else 1

    def list(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.listed(request, self.get_queryset())

    def listed(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        *,
        scope: str = "",
        finished: Finish = as_they_are,
    ) -> HttpResponseBase:
        """A list of some rows. `scope` names them, where parameters do not; `finished` adds to
        records what their rows cannot know."""
        query = list_query.read(
            type(self), self.holder, self.parameters, form=self.form(request), scope=scope
        )
        filtered = self.filterset_class.apply(rows, query.filters, within=query.is_one_statement)
        reader = ListReader(query, filtered, self.positions, self.facets, finished)
        return RecordList(request, query, reader, self.as_page).answer()

    def retrieve(self, request: HttpRequest, key: str) -> HttpResponseBase:
        selection = sparse_fields.selection(self.holder.shape, self.parameters)
        form = self.form(request)
        list_query.refuse_beside(form, self.parameters)
        held = self.found(key, selection)
        if isinstance(held, HttpResponseBase):
            return held
        detail = RecordDetail(request, self.holder, form, selection, self.whole, self.as_page)
        return detail.answer(held, self.address(held.id))

    def found(self, key: str, selection: Selection) -> Held | HttpResponseBase:
        """What is at an address, or where it has moved to."""
        keys, values = compiled(self.get_queryset().filter(pk=self.key(key)), "pk")
        walk = (f"SELECT id, NULL, 1 FROM ({keys}) listed(id)", values)
        for held in record_cache.page(self.holder, walk, selection):
            return held
        raise Refusal(NOT_FOUND)

    def key(self, text: str) -> Any:
        return read_key(text, slugs=False)

    def whole(self, held: Held, selection: Selection) -> Held | None:
        return held

    def address(self, key: Any) -> str:
        if isinstance(key, UUID):
            return f"{list_address(self.basename)}{key}/"
        return reverse(f"api:{self.basename}-detail", args=[key])

    def as_page(self, body: bytes) -> HttpResponseBase:
        """The answer as a page for a browser."""
        name, data = self.basename, json.loads(body)
        if self.detail:
            page = readable_pages.record(self.request, name=name, data=data, offered=self.offered)
        else:
            page = readable_pages.listing(
                self.request,
                name=name,
                description=self.purpose,
                data=data,
                parameters=self.described(),
                offered=self.offered,
            )
        etag = http_cache.etag_of(page.content)
        for name, value in http_cache.validators(etag).items():
            page.headers[name] = value
        return http_cache.not_modified(self.request, etag) or page

    def about(self) -> dict[str, Any]:
        shape = self.holder.shape
        about: dict[str, Any] = {
            "name": self.basename,
            "description": self.purpose,
            "parameters": self.described(),
            "fields": sparse_fields.known_fields(shape),
            "expand": sparse_fields.known_references(shape),
            "formats": list(self.offered),
        }
        if not self.detail:
            about["facets"] = list(self.facets)
        return about

    @property
    def purpose(self) -> str:
        return inspect.getdoc(type(self)) or ""

    def described(self) -> Sequence[dict[str, Any]]:
        """The parameters, as OpenAPI describes them."""
        backends: Sequence[BaseFilterBackend | Pages] = (
            [Trimming()] if self.detail else [QueryFilters(), Pages(), Trimming()]
        )
        return [
            parameter
            for backend in backends
            for parameter in backend.get_schema_operation_parameters(self)
        ]

    def form(self, request: HttpRequest) -> str:
        """The format to answer in."""
        return formats.negotiate(
            request.META.get("HTTP_ACCEPT"), self.parameters.get("format"), self.offered
        )
