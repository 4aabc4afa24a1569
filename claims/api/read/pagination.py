"""The parameters of pages: how many rows, from where, in which order; and how they are described.

What a cursor is, is `claims.queries.cursors`' business; how its rows are found, that of `pages`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.pagination import BasePagination

from claims.api.filtering.fields import chosen
from claims.queries import cursors
from claims.queries.cursors import Neighbours as Neighbours
from claims.queries.cursors import OutlivedCursor, Turn, UnfitCursor
from claims.records.values import INTERVAL
from claims.web.problems import Fault, Refusal, bad_request

DEFAULT_SIZE, LARGEST_SIZE, LARGEST_BULK = 50, 100, 10_000
OWN = tuple(
    "cursor page_size fields omit expand count facets highlight format numbers".split()
)  # what a cursor may be followed with, whatever it was made with


def list_name(kind: str, parameters: Mapping[str, str]) -> str:
    """What a cursor is good for: all that decides which rows there are, and in which order."""
    asked = sorted((name, value) for name, value in parameters.items() if name not in OWN)
    return hashlib.sha256(json.dumps([kind, asked]).encode()).hexdigest()[:16]


def turn(parameters: Mapping[str, str], named: str, *, largest: int = LARGEST_SIZE) -> Turn:
    size = _size(parameters, largest)
    text = parameters.get("cursor")
    if text is None:
        return Turn(size)
    try:
        return cursors.read(text, named, size)
    except UnfitCursor:
        raise _wrong(
            "cursor_mismatch",
            "cursor",
            "belongs to another list, order or filter: keep those, or leave the cursor out.",
        ) from None
    except ValueError:
        raise _wrong(
            "invalid_cursor", "cursor", "was not made here: follow “next” as it is."
        ) from None


def neighbours(
    turn: Turn, found: list[Any], more: bool, named: str, epoch: str | None = None
) -> Neighbours:
    try:
        return cursors.neighbours(turn, found, more, named, epoch)
    except OutlivedCursor:
        raise _wrong(
            "database_restored",
            "cursor",
            "is from before the database was restored from a backup: begin again without it.",
        ) from None


def is_long(size: str) -> bool:
    """Whether a page is longer than those that are answered in one piece."""
    return _is_number(size) and int(size) > LARGEST_SIZE


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _size(parameters: Mapping[str, str], largest: int) -> int:
    text = parameters.get("page_size", str(DEFAULT_SIZE))
    if not (_is_number(text) and 1 <= int(text) <= largest):
        raise _wrong("out_of_range", "page_size", f"is a number from 1 to {largest}.")
    return int(text)


def ordering(parameters: Mapping[str, str], orderings: tuple[str, ...]) -> str:
    name = parameters.get("ordering", orderings[0])
    return chosen("ordering", name, orderings, "unknown_ordering")


def _wrong(code: str, parameter: str, detail: str) -> Refusal:
    return bad_request(Fault(code, f"“{parameter}” {detail}", parameter))


def parameter(name: str, text: str, schema: dict[str, Any]) -> dict[str, Any]:
    """As OpenAPI describes it: a list is joined by commas."""
    found = {"name": name, "in": "query", "required": False, "description": text}
    joined = {"style": "form", "explode": False} if schema["type"] == "array" else {}
    return found | joined | {"schema": schema}


def declared(known: dict[str, Any]) -> OpenApiParameter:
    """A parameter as a view declares it to drf-spectacular."""
    return OpenApiParameter(known["name"], known["schema"], description=known["description"])


class Pages(BasePagination):
    """A list and its own parameters, as OpenAPI describes them."""

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        return [
            parameter(name, text, schema)
            for name, (text, schema) in described(view).items()
            if name in view.known_parameters()
        ]

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "properties": {
                "next": address | {"description": "The next page, or null on the last."},
                "previous": address | {"description": "The page before, or null on the first."},
                **BESIDES,
                "results": schema,
            },
            "required": ["next", "previous", "results"],
            "additionalProperties": False,
        }


COUNTS = ("exact", "estimated", "none")
YES_NO = ("true", "false")
BESIDES: dict[str, Any] = {
    "interval": {
        "type": "object",
        "description": "How `min` and `max` were understood, where they are given.",
        "properties": {
            "mode": {"type": "string", "enum": ["possible", "certain", "stated"]},
            "min": {"type": ["string", "null"]},
            "max": {"type": ["string", "null"]},
            "unit": {"type": "string"},
            "convert_to": {
                "type": "string",
                "description": "The currency into which other money was converted.",
            },
            "converted_from": {
                "type": "array",
                "items": {"type": "string"},
                "description": (
                    "The currencies that have rates with it. Assertions in other currencies, or "
                    "without a rate for their day, are left out."
                ),
            },
        },
        "required": ["mode", "min", "max", "unit"],
        "additionalProperties": False,
    },
    "ignored_words": {
        "type": "array",
        "items": {"type": "string"},
        "description": (
            "The words of `q` that are in every text, such as “the”: they were not looked for, "
            "in a phrase neither."
        ),
    },
    "conversions": {
        "type": "object",
        "description": (
            "With `convert_to`: for the id of each converted assertion, its rate as on record."
        ),
        "additionalProperties": {
            "type": "object",
            "properties": {
                "from": {"type": "string", "description": "One of this …"},
                "to": {"type": "string", "description": "… is `rate` of this."},
                "rate": {"type": "string"},
                "day": {"type": "string", "format": "date"},
                "inverted": {
                    "type": "boolean",
                    "description": "Whether the amount was divided by it.",
                },
                "source": {
                    "type": "object",
                    "properties": {
                        "id": {"type": "string", "format": "uuid"},
                        "kind": {"type": "string"},
                        "title": {"type": "string"},
                        "url": {"type": "string"},
                    },
                    "required": ["id", "kind", "title", "url"],
                    "additionalProperties": False,
                },
                "interval": INTERVAL,
            },
            "required": ["from", "to", "rate", "day", "inverted", "source", "interval"],
            "additionalProperties": False,
        },
    },
    "count": {
        "type": "object",
        "description": (
            "The number of all records, if `count` asks for it. An estimate has bounds that "
            "hold the true number 997 times out of 1,000."
        ),
        "properties": {
            "value": {"type": "integer", "minimum": 0},
            "kind": {"type": "string", "enum": list(COUNTS[:2])},
            "low": {"type": "integer", "minimum": 0},
            "high": {"type": "integer", "minimum": 0},
        },
        "required": ["value", "kind"],
        "additionalProperties": False,
    },
    "facets": {
        "type": "object",
        "description": "For each requested facet, its most frequent values.",
        "additionalProperties": {
            "type": "object",
            "properties": {
                "distinct": {
                    "type": "integer",
                    "minimum": 0,
                    "description": "The number of values, null included.",
                },
                "kind": {
                    "type": "string",
                    "enum": ["estimated"],
                    "description": "There where so much is listed that the numbers come from a "
                    "sample: the counts are projected from it, between `low` and `high`, and "
                    "`distinct` is of it alone.",
                },
                "values": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "value": {
                                "type": ["string", "null"],
                                "description": "Null for the records that have none.",
                            },
                            "label": {"type": ["string", "null"]},
                            "slug": {"type": ["string", "null"]},
                            "count": {"type": "integer", "minimum": 1},
                            "low": {"type": "integer", "minimum": 1},
                            "high": {"type": "integer", "minimum": 1},
                        },
                        "required": ["value", "count"],
                        "additionalProperties": False,
                    },
                },
            },
            "required": ["distinct", "values"],
            "additionalProperties": False,
        },
    },
    "highlights": {
        "type": "object",
        "description": (
            "For the id of each claim, the fragments with the words of `q`: HTML, escaped "
            "except for <mark>."
        ),
        "additionalProperties": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


CURSOR = (
    "The start of the page, from “next” or “previous”.",
    {"type": "string", "format": "cursor"},
)


def size(largest: int) -> tuple[str, dict[str, Any]]:
    """How long a page may be."""
    schema = {"type": "integer", "minimum": 1, "maximum": largest, "default": DEFAULT_SIZE}
    return f"The number of results on a page: {largest} at most.", schema


def described(view: Any) -> dict[str, tuple[str, dict[str, Any]]]:
    """What a list takes besides its filters."""
    return {
        "cursor": CURSOR,
        "page_size": (
            (
                f"The number of results on a page: {LARGEST_SIZE} at most, {LARGEST_BULK:,} in a "
                "file. Without it, a file (CSV, NDJSON, Parquet) has all of them."
            ),
            {"type": "integer", "minimum": 1, "maximum": LARGEST_BULK, "default": DEFAULT_SIZE},
        ),
        "ordering": (
            (
                "The order. A minus reverses it, and the id decides between equal values. Rows "
                "without a value come last either way."
            ),
            {"type": "string", "enum": list(view.orderings), "default": view.orderings[0]},
        ),
        "count": (
            "The number of all records: counted, or estimated beyond 10,000, or left out.",
            {"type": "string", "enum": list(COUNTS), "default": "none"},
        ),
        "facets": (
            (
                f"Counts by: {', '.join(view.facets)}. Names joined by "
                "commas; the 20 most frequent values of each."
            ),
            names(view.facets),
        ),
        "highlight": (
            "Show the fragments with the words of `q`.",
            {"type": "boolean", "default": False},
        ),
    }


def names(known: Iterable[str], **bounds: int) -> dict[str, Any]:
    """Some of these, each once. How a list is joined, OpenAPI says beside the schema."""
    items = {"type": "string", "enum": list(known)}
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True, **bounds}
