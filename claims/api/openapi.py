"""The API described by itself: OpenAPI 3.1 from the views, and a page that shows it.

The page's scripts are our own files, so that it works offline and under a strict policy.
"""

from __future__ import annotations

import inspect
from functools import cache
from threading import Lock
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api import deprecations, responses
from claims.api.base import Described, Strict
from claims.api.problems import MEDIA_TYPE
from claims.api.read.agreement import AGREEMENT
from claims.api.read.charts import PICTURES
from claims.api.read.formats import MEDIA_TYPES
from claims.api.read.resources import RESOURCES
from claims.api.read.vocabulary import NODE
from claims.records.schemas import WHOLE_RECORDS, ClaimReviewShape, ClaimShape, ReviewShape
from claims.records.schemas.reviews import WholeClaimReviewShape
from claims.web import http_cache

API = "/api/v1/"
DETAILS = "/{key}/"
ANSWERS = {f"{API}measures{DETAILS}{name}/" for name in AGREEMENT}
SCHEMAS = "#/components/schemas/"
WHOLE = {reference.__name__: shape.__name__ for reference, shape in WHOLE_RECORDS.items()}
NAMES = {"type": "array", "items": {"type": "string"}}
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
            "description": "The allowed values.",
        },
        "nearest": {"type": "string", "description": "The nearest allowed value."},
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
        "request_id": {"type": "string", "description": "Quote it in a report."},
    },
    "required": ["type", "title", "status", "detail", "code", "errors"],
}
TOMBSTONE = {
    "allOf": [{"$ref": "#/components/schemas/Problem"}],
    "type": "object",
    "description": "The record at this address was redacted: when and why.",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "redacted_at": {"type": "string", "format": "date-time"},
        "redaction_reason": {"type": "string"},
    },
    "required": ["id", "redacted_at", "redaction_reason"],
}
OPTIONS = {
    "type": "object",
    "description": "The options of an address.",
    "properties": {
        "name": {"type": "string"},
        "description": {"type": "string"},
        "parameters": {
            "type": "array",
            "items": {"$ref": f"{SCHEMAS}Parameter"},
        },
        "fields": NAMES | {"description": "The names that `fields` and `omit` take."},
        "expand": NAMES | {"description": "The names that `expand` takes."},
        "facets": NAMES | {"description": "The names that `facets` takes, for a list."},
        "formats": NAMES | {"description": "The names that `format` takes."},
    },
    "required": ["name", "description", "parameters", "fields", "expand", "formats"],
    "additionalProperties": False,
}
PARAMETER = {
    "type": "object",
    "description": "A parameter, as OpenAPI describes it.",
    "additionalProperties": True,
}
ANYWHERE = {
    "400": "A parameter is unknown, repeated, empty or out of bounds. The answer names it.",
    "404": "No public record is at this address.",
    "405": "The address does not take this method.",
    "406": "There is no such format.",
    "429": "The limit of requests is reached.",
    "500": "The server failed.",
    "503": (
        "Try again later: the database cannot answer (`unavailable`), the question reads too "
        "much (`too_expensive`), too many long downloads are running (`too_many_downloads`), or"
        " no picture can be drawn (`not_drawn`)."
    ),
}
SENT = {
    "400": "The body is not as described. The answer points at each fault.",
    "411": "The body has no Content-Length.",
    "413": "The body is too large.",
    "415": "The body is not JSON in UTF-8.",
}
AS_TEXT = {
    "csv": "A header line, then a line for each record (RFC 4180).",
    "spreadsheet": "A header line, then a line for each record (RFC 4180).",
    "ndjson": "One JSON record a line.",
    "parquet": "A table with typed columns.",
    "html": "A page to read.",
    "atom": "A feed (RFC 4287).",
}
FEED_ITEM = {"type": "object", "description": "An item of a feed.", "required": ["id"]}
AS_OBJECT: dict[str, dict[str, Any]] = {
    "jsonld": {
        "type": "object",
        "description": "Records in the vocabulary of schema.org, and beside it in those of PROV, "
        "Web Annotation and our own.",
        "properties": {
            "@context": {"type": "array", "items": {}},
            "@graph": {"type": "array", "items": NODE},
        },
        "required": ["@context", "@graph"],
    },
    "jsonfeed": {
        "type": "object",
        "description": "A feed (JSON Feed 1.1).",
        "properties": {
            "version": {"type": "string"},
            "items": {"type": "array", "items": FEED_ITEM},
        },
        "required": ["version", "title", "items"],
    },
}
LIMITS = {
    "RateLimit-Policy": (
        'The limit of requests, and its window in seconds: `"default";q=600;w=60`.'
    ),
    "RateLimit": (
        'The requests that are left, and the seconds until all are back: `"default";r=598;t=41`.'
    ),
}
CACHING = {
    "ETag": (
        "A tag of the versions that this answer shows. A file of a whole list has none, if that has"
        " over 100 records, nor has such a page with `expand`."
    ),
    "Cache-Control": "The rule for caches.",
    "Vary": "The request headers that the answer depends on: `Accept`, `Accept-Encoding`.",
}
OF_LIST = CACHING | {"Link": "The next page and the previous one (RFC 8288)."}
NAMED = {"Content-Disposition": "For a file: its name (RFC 6266)."}
OF_RECORDS = OF_LIST | NAMED
OF_RECORDS |= {
    "Onrecord-About": (
        "In all formats but JSON and HTML, as JSON: how `min` and `max` were understood "
        "(`interval`), the `ignored_words` of `q`, and the `count`."
    )
}
OF_RECORD = CACHING | NAMED
OF_RECORD |= {
    "Last-Modified": "The time of the last change.",
    "Content-Location": "The address of the record by its id.",
}
SUMMARIES = {
    "index": "List the addresses",
    "contradictions_list": "List contradictions over all measures",
    "measures_consensus": "Get what the assertions of a measure allow together",
    "measures_contradictions": "List the contradictions of a measure",
    "measures_series_list": "List the series of a measure",
    "measures_series_png": "Draw the series of a measure as PNG",
    "measures_series_svg": "Draw the series of a measure as SVG",
    "measures_series_vl_json": "Get the Vega-Lite specification of a series",
    "parse": "Read the numbers of a text",
    "rules": "Get the rules of the number language",
    "vocabulary": "Get the terms that JSON-LD uses beside schema.org's",
}
OF_REFUSAL = {
    "405": {"Allow": "The supported methods."},
    "429": {"Retry-After": "The seconds to wait."},
    "503": {"Retry-After": "The seconds to wait."},
}


def declare_answers(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """What each operation is, and whatever it may answer besides its records (a hook of
    drf-spectacular)."""
    schemas = result["components"]["schemas"]
    for name, schema in schemas.items():
        if "properties" in schema and not name.startswith("Paginated"):
            _close(schema)
    schemas |= {"Fault": FAULT, "Problem": PROBLEM, "Tombstone": TOMBSTONE}
    schemas |= {"Options": OPTIONS, "Parameter": PARAMETER}
    for path, item in result["paths"].items():
        for method, operation in item.items():
            operation["summary"] = _summary(operation["operationId"])
            _declare_refusals(operation, SENT if method == "post" else {})
            _declare_formats(operation)
            if path in ANSWERS:
                _declare_answer(path, operation)
            elif path.rpartition("/")[2] in PICTURES:
                _declare_picture(operation)
            elif any(path.startswith(f"{API}{name}/") for name in RESOURCES):
                _declare_records(path, operation, schemas)
            deprecations.mark(path, operation)
        if "get" in item and path.removeprefix(API).partition("/")[0] in RESOURCES:
            item["options"] = _options(item["get"])
        for operation in item.values():
            _declare_headers(operation)
    return result


def _summary(operation: str) -> str:
    """What an operation is, in some words."""
    if operation in SUMMARIES:
        return SUMMARIES[operation]
    name, _, verb = operation.rpartition("_")
    return f"List {name}" if verb == "list" else f"Get one of the {name}"


def _close(schema: dict[str, Any]) -> None:
    """Records are read only, show all their members always, and have no others."""
    schema["required"] = list(schema["properties"])
    schema["additionalProperties"] = False
    for member in schema["properties"].values():
        member.pop("readOnly", None)


def _declare_refusals(operation: dict[str, Any], more: dict[str, str]) -> None:
    if "requestBody" in operation:
        operation["requestBody"]["required"] = True
    operation["responses"] |= {status: _problem(text) for status, text in (ANYWHERE | more).items()}


def _declare_formats(operation: dict[str, Any]) -> None:
    """What else than JSON its `format` takes."""
    for parameter in operation.get("parameters", []):
        if parameter["name"] == "format":
            for form in parameter["schema"]["enum"]:
                if form != "json":
                    content = operation["responses"]["200"]["content"]
                    content[_type_of(form)] = _in_format(form)


def _type_of(form: str) -> str:
    return MEDIA_TYPES[form].partition(";")[0]


def _in_format(form: str) -> dict[str, Any]:
    return {"schema": AS_OBJECT[form]} if form in AS_OBJECT else _text(AS_TEXT[form])


def _declare_records(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """A list or a record: its formats, its validators, and where else it may be."""
    responses, one = operation["responses"], path.endswith(DETAILS)
    content = responses["200"]["content"]
    content["application/json"]["schema"] = _perhaps_in_part(content["application/json"], schemas)
    responses["200"] |= {
        "description": "As requested.",
        "headers": OF_RECORD if one else OF_RECORDS,
    }
    _declare_validators(responses)
    if "{key}" in path and not any(f"/{name}/" in path for name in ("assertions", "units")):
        _declare_fates(responses)


def _declare_answer(path: str, operation: dict[str, Any]) -> None:
    """What a measure's assertions tell together: in JSON, wherever the measure is."""
    responses = operation["responses"]
    responses["200"] |= {"description": "As requested.", "headers": OF_LIST}
    _declare_validators(responses)
    _declare_fates(responses)


def _declare_validators(responses: dict[str, Any]) -> None:
    responses["302"] = _elsewhere("A form left inputs empty; this is the address without them.")
    responses["304"] = {
        "description": "Your copy is current: `If-None-Match` or `If-Modified-Since` holds.",
        "headers": CACHING,
    }
    responses["412"] = _problem("`If-Match` or `If-Unmodified-Since` does not hold.")


def _declare_fates(responses: dict[str, Any]) -> None:
    responses["301"] = _elsewhere("It was merged into the entry at `Location`.")
    responses["410"] = _problem("The record at this address was redacted.", "Tombstone")


def _declare_picture(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses["200"] |= {"description": "As requested.", "headers": CACHING}
    _declare_validators(responses)
    _declare_fates(responses)


def _perhaps_in_part(content: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """A record is whole, unless `fields`, `omit` or `expand` are given."""
    schema: dict[str, Any] = content["schema"]
    name = schema["$ref"].rpartition("/")[2]
    if name.startswith("Paginated"):
        results = schemas[name]["properties"]["results"]
        if "$ref" in results["items"]:
            results["items"] = _perhaps_in_part({"schema": results["items"]}, schemas)
        return schema
    return {"anyOf": [schema, _in_part(name, schemas)]}


def _in_part(name: str, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a record with any of its members, at any depth. A reference may be expanded:
    the whole record has all members that the reference has."""
    name = WHOLE.get(name, name)
    part = f"{name}Part"
    if part not in schemas:
        schemas[part] = {}  # it may refer to itself
        whole = _whole(name, schemas)
        schemas[part] |= {
            "type": "object",
            "description": f"Some members of {name}, with `fields` or `omit`; a reference in it "
            "may be a whole record, with `expand`.",
            "properties": _with_parts(whole["properties"], schemas),
            "additionalProperties": False,
        }
        if name == ClaimShape.__name__:
            schemas[part]["properties"] |= {
                added: member.schema for added, member in ClaimShape.BESIDE.items()
            }
    return {"$ref": f"{SCHEMAS}{part}"}


def _whole(name: str, schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a whole record. That of a review inside a claim is no answer by itself."""
    if name != WholeClaimReviewShape.__name__:
        found: dict[str, Any] = schemas[name]
        return found
    review, inside = (schemas[shape.__name__] for shape in (ReviewShape, ClaimReviewShape))
    through = {"through": inside["properties"]["through"]}
    return {**review, "properties": review["properties"] | through}


def _with_parts(found: Any, schemas: dict[str, Any]) -> Any:
    match found:
        case {"$ref": str(place)}:
            name = place.removeprefix(SCHEMAS)
            return _in_part(name, schemas) if "properties" in schemas[name] else found
        case dict():
            given = found.keys() - ({"required"} if "properties" in found else set())
            return {key: _with_parts(found[key], schemas) for key in found if key in given}
        case list():
            return [_with_parts(value, schemas) for value in found]
    return found


def _options(get: dict[str, Any]) -> dict[str, Any]:
    said = {"schema": {"$ref": f"{SCHEMAS}Options"}}
    path = [each for each in get.get("parameters", []) if each["in"] == "path"]
    refusals = {status: _problem(text) for status, text in ANYWHERE.items()}
    return {
        "operationId": f"{get['operationId']}_options",
        "summary": f"Options: {get['summary'][0].lower()}{get['summary'][1:]}",
        "description": "The options of this address.",
        "parameters": path,
        "tags": get["tags"],
        "responses": {
            "200": {"description": "As requested.", "content": {"application/json": said}},
            **refusals,
        },
    }


def _declare_headers(operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        headers = LIMITS | OF_REFUSAL.get(status, {}) | answer.get("headers", {})
        answer["headers"] = {name: _header(said) for name, said in headers.items()}


def _header(said: str) -> dict[str, Any]:
    return {"description": said, "schema": {"type": "string"}}


def _text(said: str) -> dict[str, Any]:
    return {"schema": {"type": "string", "description": said}}


def _elsewhere(text: str) -> dict[str, Any]:
    return {"description": text, "headers": {"Location": "Where to."}}


def _problem(text: str, schema: str = "Problem") -> dict[str, Any]:
    return {
        "description": text,
        "content": {
            MEDIA_TYPE: {"schema": {"$ref": f"{SCHEMAS}{schema}"}},
            "text/html": _text("The same as a page to read."),
        },
    }


MAKING = Lock()


@cache
def _made() -> dict[str, Any]:
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # typed in part
    schema: dict[str, Any] = generator.get_schema(public=True)  # type: ignore[no-untyped-call]
    return schema


def described() -> dict[str, Any]:
    """The description, made once: it changes with the code only. By one thread, for all: the
    framework loads its extensions while another may already read them."""
    with MAKING:
        return _made()


@cache
def written() -> bytes:
    return responses.dumped(described())


class Schema(Strict, Described):
    """This description."""

    schema = None
    renderer_classes = [OpenApiJsonRenderer, OpenApiJsonRenderer2]

    def get(self, request: Request) -> HttpResponseBase:
        body, media_type = written(), request.accepted_media_type
        etag = http_cache.etag_of(media_type, body)
        if same := http_cache.not_modified(request, etag):
            return same
        return responses.answer(body, media_type, http_cache.validators(etag))

    def about(self) -> dict[str, Any]:
        return _about("schema", self)


class Documentation(Described, SpectacularSwaggerSplitView):
    """The description as a page to read and try."""

    url_name = "api:schema"

    def about(self) -> dict[str, Any]:
        return _about("docs", self)


def _about(name: str, view: APIView) -> dict[str, Any]:
    return {
        "name": name,
        "description": inspect.getdoc(view) or "",
        "parameters": [],
        "fields": [],
        "expand": [],
        "formats": [view.renderer_classes[0].format],
    }
