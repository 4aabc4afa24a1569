"""What every address of the API does alike: read strictly, answer with records and validators.

A detail's ETag is made of its record's version, which the database raises when, and only when, what
the record shows has changed (`claims.models.stamps`).
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework import exceptions, mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from claims.api import parameters
from claims.api.fields import read_key
from claims.api.filters import QueryFilters
from claims.api.paging import CursorPagination
from claims.api.problems import NOT_FOUND, Problem, Refusal
from claims.queries.visible import found, listed
from claims.records.catalogue import RECORDS
from claims.records.shapes import SHAPES

# Raise it when a record's form changes: every validator then changes with it.
SHAPE_VERSION = 1
OUTDATED = Problem(412, "precondition_failed", "It has another version than you asked for.")
BY_KIND = {record.kind: record for record in RECORDS}


class Strict:
    """A view that knows its parameters and refuses all others, as it does other methods."""

    parameter_names: tuple[str, ...] = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        if request.method not in self.allowed_methods:
            raise exceptions.MethodNotAllowed(request.method)
        super().initial(request, *args, **kwargs)
        self.parameters = parameters.read(request, self.known_parameters())

    def known_parameters(self) -> tuple[str, ...]:
        return self.parameter_names


class Listing(Strict, mixins.ListModelMixin, GenericViewSet):
    """A list. `orderings` begins with the one that holds unless told otherwise."""

    kind: str
    filterset_class: Any
    orderings: tuple[str, ...] = ("id", "-id")
    filter_backends = [QueryFilters]
    pagination_class = CursorPagination
    lookup_field = "key"

    def known_parameters(self) -> tuple[str, ...]:
        if self.detail:
            return ()
        return (*self.filterset_class.base_filters, "cursor", "page_size", "ordering")


class Resource(Listing):
    """The records of one kind of public object, under their addresses."""

    slugs = False

    @property
    def record(self) -> Any:
        return BY_KIND[self.kind]

    def get_serializer_class(self) -> Any:
        return SHAPES[self.kind]

    def get_queryset(self) -> Any:
        return self.record.load(listed(self.record.model))

    def retrieve(self, request: Request, key: str) -> Response:
        entry = self.entry(key)
        if getattr(entry, "merged_into_id", None):
            return Response(status=301, headers={"Location": self.address(entry.merged_into_id)})
        if getattr(entry, "redacted_at", None):
            raise Refusal(redacted(entry))
        if self.is_current(request, entry):
            return Response(status=304, headers=self.cache_headers(entry))
        row = self.whole(entry)
        headers = self.cache_headers(row) | {"Content-Location": self.address(row.pk)}
        return Response(self.get_serializer(row).data, headers=headers)

    def entry(self, key: str) -> Any:
        """The object at an address, without its parts."""
        name = read_key(key, slugs=self.slugs)
        return first(found(self.record.model, name)) if name else first(None)

    def whole(self, entry: Any) -> Any:
        return first(self.get_queryset().filter(pk=entry.pk))

    def validators(self, row: Any) -> tuple[str, Any]:
        """The ETag and the time of the last change."""
        return f'"{self.kind}-{row.pk}-{row.record_version}.{SHAPE_VERSION}"', row.record_modified

    def is_current(self, request: Request, row: Any) -> bool:
        """Whether the client has it already. A precondition that does not hold is a 412."""
        etag, modified = self.validators(row)
        response = get_conditional_response(request._request, etag, int(modified.timestamp()))
        if response is not None and response.status_code == 412:
            raise Refusal(OUTDATED)
        return response is not None

    def cache_headers(self, row: Any) -> dict[str, str]:
        etag, modified = self.validators(row)
        return {
            "ETag": etag,
            "Last-Modified": http_date(modified.timestamp()),
            "Cache-Control": "no-cache",  # keep it, and ask whether it still holds
        }

    def address(self, key: Any) -> str:
        return reverse(f"api:{self.basename}-detail", args=[str(key)])


def first(rows: Any) -> Any:
    row = None if rows is None else rows.first()
    if row is None:
        raise Refusal(NOT_FOUND)
    return row


def redacted(entry: Any) -> Problem:
    return Problem(
        410,
        "redacted",
        "What stood here was redacted.",
        more={
            "id": str(entry.pk),
            "redacted_at": entry.redacted_at.isoformat().replace("+00:00", "Z"),
            "redaction_reason": entry.redaction_reason,
        },
    )
