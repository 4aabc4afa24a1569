"""The API described by itself: OpenAPI 3.1 from the views, and a page that shows it.

The page's scripts are our own files, so that it works offline and under a strict policy.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api.problems import MEDIA_TYPE
from claims.api.views import Strict

DETAILS = "/{key}/"
FAULT = {
    "type": "object",
    "description": "One thing that is wrong with the request.",
    "properties": {
        "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
        "detail": {"type": "string"},
        "parameter": {"type": "string", "description": "The parameter that is wrong."},
        "pointer": {
            "type": "string",
            "description": "The place in the body that is wrong (RFC 6901).",
        },
        "allowed": {
            "type": "array",
            "items": {"type": "string"},
            "description": "What there is instead.",
        },
        "nearest": {"type": "string", "description": "The one of them that is spelt most alike."},
    },
    "required": ["code", "detail"],
    "additionalProperties": False,
}
PROBLEM = {
    "type": "object",
    "description": "Why the request was refused (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "For people."},
        "code": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "description": "For programs."},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
        "request_id": {"type": "string", "description": "Name it when you ask us about this."},
    },
    "required": ["type", "title", "status", "detail", "code", "errors"],
}
TOMBSTONE = {
    "allOf": [{"$ref": "#/components/schemas/Problem"}],
    "type": "object",
    "description": "What stood here was redacted, when and why.",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "redacted_at": {"type": "string", "format": "date-time"},
        "redaction_reason": {"type": "string"},
    },
    "required": ["id", "redacted_at", "redaction_reason"],
}
ANYWHERE = {
    "400": "A parameter is unknown, repeated, empty or out of bounds: it is named.",
    "404": "There is nothing public at this address.",
    "405": "The address does not take this method.",
    "406": "There is no such format.",
    "500": "Something went wrong on our side.",
    "503": "The database cannot answer now. Ask again after `Retry-After` seconds.",
}
SENT = {
    "400": "The body is not as described: what is wrong is pointed at.",
    "411": "The body has no Content-Length.",
    "413": "The body is too large.",
    "415": "The body is not JSON in UTF-8.",
}
HEADERS = {
    "ETag": "The version of the record, as it is shown here.",
    "Last-Modified": "When what it shows last changed.",
    "Content-Location": "The address of the record by its id.",
}


def declare_answers(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Whatever any address may answer besides its records (a hook of drf-spectacular)."""
    schemas = result["components"]["schemas"]
    for name, schema in schemas.items():
        if "properties" in schema and not name.startswith("Paginated"):
            _close(schema)
    schemas |= {"Fault": FAULT, "Problem": PROBLEM, "Tombstone": TOMBSTONE}
    for path, item in result["paths"].items():
        (method, operation), *_ = item.items()
        refusals = ANYWHERE | (SENT if method == "post" else {})
        if "requestBody" in operation:
            operation["requestBody"]["required"] = True
        operation["responses"] |= {status: _problem(text) for status, text in refusals.items()}
        if path.endswith(DETAILS) and "/units/" not in path:
            _declare_validators(operation, tombstone="/assertions/" not in path)
    return result


def _close(schema: dict[str, Any]) -> None:
    """Records are read only, show all their members always, and have no others."""
    schema["required"] = list(schema["properties"])
    schema["additionalProperties"] = False
    for member in schema["properties"].values():
        member.pop("readOnly", None)


def _declare_validators(operation: dict[str, Any], *, tombstone: bool) -> None:
    answers = operation["responses"]
    answers["200"]["headers"] = {
        name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()
    }
    answers["304"] = {
        "description": "You have it already: `If-None-Match` or `If-Modified-Since` holds."
    }
    answers["412"] = _problem("`If-Match` or `If-Unmodified-Since` does not hold.")
    if tombstone:
        location = {"Location": {"schema": {"type": "string", "format": "uri-reference"}}}
        answers["301"] = {
            "description": "It was merged into the entry at `Location`.",
            "headers": location,
        }
        answers["410"] = _problem("What stood here was redacted.", "Tombstone")


def _problem(text: str, schema: str = "Problem") -> dict[str, Any]:
    content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"description": text, "content": content}


@cache
def described() -> dict[str, Any]:
    """The description, made once: it changes with the code only."""
    schema: dict[str, Any] = SchemaGenerator().get_schema(public=True)
    return schema


class Schema(Strict, SpectacularJSONAPIView):
    """This description."""

    schema = None

    def _get_schema_response(self, request: Request) -> Response:
        return Response(described())


class Documentation(SpectacularSwaggerSplitView):
    """The description as a page to read and try."""

    url_name = "api:schema"
