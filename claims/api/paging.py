"""Pages by position: after this row, in this order. No row is lost to ties, NULLs or new rows.

A cursor holds the position of the row at the edge of a page, is signed, and fits only the list,
the filters and the order it was made for. Rows without a value come last, whichever the direction.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import F, Q, QuerySet
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from claims.api.fields import not_one_of
from claims.api.problems import Fault, Refusal, bad_request

SIGNER = Signer(salt="onrecord.cursor")
DEFAULT_SIZE, LARGEST_SIZE, LONGEST_CURSOR = 50, 100, 4000
OWN = ("cursor", "page_size")
# Where a page lies, seen from the position. The latter two include it: they lead back from a page
# that turned out to be empty.
AFTER, BEFORE, FROM, UNTIL = "after", "before", "from", "until"


@dataclass(frozen=True)
class Key:
    """One column of an order."""

    name: str
    descending: bool
    nullable: bool

    def order(self, *, backwards: bool) -> Any:
        nulls = (
            ({"nulls_first": True} if backwards else {"nulls_last": True}) if self.nullable else {}
        )
        column = F(self.name)
        return column.desc(**nulls) if self.descending ^ backwards else column.asc(**nulls)

    def beyond(self, value: Any, *, backwards: bool) -> Q:
        """Rows past a value. NULL is past every value, going forwards."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if backwards else Q(pk__in=[])
        further = Q(**{f"{self.name}__{'lt' if self.descending ^ backwards else 'gt'}": value})
        return (
            further | Q(**{f"{self.name}__isnull": True})
            if self.nullable and not backwards
            else further
        )

    def at(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})


@dataclass(frozen=True)
class Order:
    """A total order of a model's rows: by a column, if any, then by the key."""

    model: Any
    name: str

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        column, descending = self.name.removeprefix("-"), self.name.startswith("-")
        key = self.model._meta.pk
        if column == key.name:
            return (Key(key.name, descending, nullable=False),)
        nullable = self.model._meta.get_field(column).null
        return Key(column, descending, nullable), Key(key.name, descending=False, nullable=False)

    def sorted(self, rows: QuerySet[Any], *, backwards: bool) -> QuerySet[Any]:
        return rows.order_by(*(key.order(backwards=backwards) for key in self.keys))

    def past(self, position: list[Any], *, backwards: bool, included: bool) -> Q:
        """Rows past a position: in the first column, or level there and past it in the next."""
        past, level = Q(pk__in=[]), Q()
        for key, value in zip(self.keys, position, strict=True):
            past |= level & key.beyond(value, backwards=backwards)
            level &= key.at(value)
        return past | level if included else past

    def position(self, row: Any) -> list[Any]:
        return [getattr(row, key.name) for key in self.keys]

    @staticmethod
    def written(position: list[Any]) -> list[str | None]:
        return [None if value is None else str(value) for value in position]

    def read(self, written: list[str | None]) -> list[Any]:
        return [
            self.model._meta.get_field(key.name).to_python(value)
            for key, value in zip(self.keys, written, strict=True)
        ]


class CursorPagination(BasePagination):
    """A view names its orders, the first of which holds unless told otherwise."""

    def paginate_queryset(self, queryset: QuerySet[Any], request: Request, view: Any) -> list[Any]:
        parameters = view.parameters
        self.request = request
        self.order = Order(queryset.model, self._order_name(parameters, view.orderings))
        self.fits = self._digest(view.kind, parameters)
        side, position = self._cursor(parameters)
        size = self._size(parameters)

        backwards = side in (BEFORE, UNTIL)
        rows = self.order.sorted(queryset, backwards=backwards)
        if position is not None:
            included = side in (FROM, UNTIL)
            rows = rows.filter(self.order.past(position, backwards=backwards, included=included))
        found = list(rows[: size + 1])
        page, more = found[:size], len(found) > size
        self._link(page[::-1] if backwards else page, more, side, position)
        return page[::-1] if backwards else page

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next, "previous": self.previous, "results": data})

    def _link(self, page: list[Any], more: bool, side: str, position: list[Any] | None) -> None:
        """What lies on either side: more rows, or the position we came from, or nothing."""
        backwards = side in (BEFORE, UNTIL)
        came_from = position is not None
        ahead, behind = (came_from, more) if backwards else (more, came_from)
        if page:
            self.next = self._url(AFTER, self.order.position(page[-1])) if ahead else None
            self.previous = self._url(BEFORE, self.order.position(page[0])) if behind else None
        else:
            self.next = self._url(FROM, position) if ahead else None
            self.previous = self._url(UNTIL, position) if behind else None

    def _url(self, side: str, position: Any) -> str:
        cursor = SIGNER.sign_object([self.fits, side, self.order.written(position)])
        return replace_query_param(self.request.build_absolute_uri(), "cursor", cursor)

    def _cursor(self, parameters: dict[str, str]) -> tuple[str, list[Any] | None]:
        text = parameters.get("cursor")
        if text is None:
            return AFTER, None
        try:
            if len(text) > LONGEST_CURSOR:
                raise ValueError
            fits, side, written = SIGNER.unsign_object(text)
        except (BadSignature, ValueError, TypeError):
            raise _wrong(
                "invalid_cursor", "cursor", "is not one of ours: follow “next” as it is."
            ) from None
        if fits != self.fits:
            raise _wrong(
                "cursor_mismatch", "cursor",
                "belongs to another list, order or filter: keep what it came with, or drop it.",
            )  # fmt: skip
        return side, self.order.read(written)

    @staticmethod
    def _digest(kind: str, parameters: dict[str, str]) -> str:
        asked = sorted((name, value) for name, value in parameters.items() if name not in OWN)
        return hashlib.sha256(json.dumps([kind, asked]).encode()).hexdigest()[:16]

    @staticmethod
    def _size(parameters: dict[str, str]) -> int:
        text = parameters.get("page_size", str(DEFAULT_SIZE))
        if not (
            text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= LARGEST_SIZE
        ):
            raise _wrong("out_of_range", "page_size", f"is a number from 1 to {LARGEST_SIZE}.")
        return int(text)

    @staticmethod
    def _order_name(parameters: dict[str, str], orderings: tuple[str, ...]) -> str:
        name = parameters.get("ordering", orderings[0])
        if name not in orderings:
            error = not_one_of(name, orderings)
            raise bad_request(
                Fault("unknown_ordering", f"“ordering”: {error.messages[0]}", "ordering",
                      allowed=error.allowed, nearest=error.nearest)
            )  # fmt: skip
        return name

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        described = {
            "cursor": (
                "Where the page begins. Comes with “next” and “previous”, and fits only them.",
                {"type": "string", "minLength": 1, "maxLength": LONGEST_CURSOR},
            ),
            "page_size": (
                "How many results a page has.",
                {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
            ),
            "ordering": (
                (
                    "The order, in which the id decides between equals; a minus turns it round. "
                    "Rows without a value come last either way."
                ),
                {"type": "string", "enum": list(view.orderings), "default": view.orderings[0]},
            ),
        }
        return [
            {"name": name, "in": "query", "required": False, "description": text, "schema": schema}
            for name, (text, schema) in described.items()
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "properties": {
                "next": address | {"description": "The next page, or null on the last."},
                "previous": address | {"description": "The page before, or null on the first."},
                "results": schema,
            },
            "required": ["next", "previous", "results"],
        }


def _wrong(code: str, parameter: str, detail: str) -> Refusal:
    return bad_request(Fault(code, f"“{parameter}” {detail}", parameter))
