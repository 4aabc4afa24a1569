"""The addresses of the reconciliation service: the endpoint, suggestions, properties, previews.

The endpoint takes its parameters strictly. Suggestions ignore what they do not know: the widgets
that ask for them send parameters of services long gone.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus
from uuid import UUID

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse

from claims.api import request_bodies, responses
from claims.api.base import ReadView
from claims.api.filtering import parameters
from claims.api.filtering.fields import chosen
from claims.api.read.formats import MEDIA_TYPES
from claims.api.reconciliation import candidates, entities, extension, questions, suggestions
from claims.api.reconciliation.entities import TYPES, Entity
from claims.api.reconciliation.manifest import manifest
from claims.formats.strict_json import RecordError
from claims.queries.keys import read_key
from claims.web import http_cache, rate_limits
from claims.web.html import links
from claims.web.problems import NOT_FOUND, Fault, Problem, Refusal, bad_request, wrong

Json = dict[str, Any]

FORM = "application/x-www-form-urlencoded"
TEXTS_OF_A_REQUEST = 5  # so many that are looked for are charged as one
ELSEWHERE_ON_CARD = ("slug", "description", "wikidata")
RESOURCES = {name: f"{name}s" for name in TYPES}
FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)


class Service(ReadView):
    """The endpoint: its manifest, reconciliation queries, and data extension."""

    schema = None  # another contract has it
    parameter_names = ("queries", "extend")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        if self.parameters:
            return answer(self.answered(request, self.parameters))
        here, documentation = (
            request.build_absolute_uri(reverse(name))
            for name in ("api:reconciliation:service", "api:documentation")
        )
        return kept(request, responses.dumped(manifest(here, documentation)))

    def post(self, request: HttpRequest) -> HttpResponseBase:
        request_bodies.require_length(request)  # type: ignore[arg-type]  # reads META alone
        if request.content_type != FORM:
            raise Refusal(Problem(415, "unsupported_media_type", f"The body must be {FORM}."))
        form = parameters.read_text(request.body.decode("latin-1"), self.parameter_names)
        return answer(self.answered(request, self.parameters | form))

    def answered(self, request: HttpRequest, given: dict[str, str]) -> Json:
        if len(given) != 1:
            detail = "is needed, or “extend”, and not both."
            raise wrong("required", f"“queries” {detail}", "queries")
        if "extend" in given:
            return extension.extended(questions.extension(given["extend"]))
        batch = questions.batch(given["queries"])
        texts = sum(len(query.texts) for query in batch.values())
        rate_limits.charge_more(request, texts // TEXTS_OF_A_REQUEST)
        return candidates.results(batch)

    def about(self) -> Json:
        return {"parameters": [*self.parameter_names], "types": [*TYPES]}


class Lenient(ReadView):
    """A view that takes some parameters, and overlooks others and empty ones."""

    schema = None

    def read_parameters(self, request: HttpRequest) -> dict[str, str]:
        query = request.META.get("QUERY_STRING", "")
        pairs = [pair.partition("=") for pair in query.split("&")]
        known = [
            f"{name}={value}"
            for name, _, value in pairs
            if name in self.parameter_names and unquote_plus(value).strip()
        ]
        return parameters.read_text("&".join(known), self.parameter_names)

    def about(self) -> Json:
        return {"parameters": [*self.parameter_names]}

    @property
    def type(self) -> str:
        """The type that is asked for, or none."""
        name = self.parameters.get("type", "")
        return chosen("type", name, TYPES, "unknown_type") if name else ""

    def number(self, name: str) -> int:
        text = self.parameters.get(name, "0")
        if not (text.isascii() and text.isdigit() and len(text) < 7):
            raise wrong("out_of_range", f"“{name}” is a whole number.", name)
        return int(text)

    @property
    def prefix(self) -> str:
        try:
            return questions.text(self.parameters.get("prefix", ""), "")
        except RecordError as error:
            refused = error.rejection
            raise bad_request(Fault(refused.code, refused.reason, "prefix")) from None


class Suggest(Lenient):
    """Entities, types or properties by the beginning of their names."""

    parameter_names = ("prefix", "cursor", "type")
    of = ""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return answer({"result": self.suggested(self.prefix, self.number("cursor"))})

    def suggested(self, prefix: str, skipped: int) -> list[Json]:
        match self.of:
            case "type":
                return suggestions.of_types(prefix, skipped)
            case "property":
                return suggestions.of_properties(prefix, skipped, self.type)
        kinds = [self.type] if self.type else [*TYPES]
        return suggestions.of_entities(prefix, skipped, kinds) if prefix.strip() else []


class Properties(Lenient):
    """The properties that a type has, to be fetched by data extension."""

    parameter_names = ("type", "limit")

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return answer(extension.proposed(self.type, self.number("limit") or None))


class Preview(Lenient):
    """An entity as a small card, for a frame on a page of anybody."""

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        entity = found(key)
        facts = [
            (each.name, ", ".join(map(in_words, entity.values(each.id))))
            for each in entity.type.properties
            if each.id not in ELSEWHERE_ON_CARD and entity.values(each.id)
        ]
        card = render_to_string("claims/api/card.html", {"entity": entity, "facts": facts})
        response = kept(request, card.encode(), "text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = FRAMED
        response.xframe_options_exempt = True
        return response


class EntityPage(Lenient):
    """The page of an entity, by its id alone."""

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        entity = found(key)
        resource = RESOURCES[entity.type.id]
        place = links.page(resource, entity.record) or links.address(resource, entity.record)
        return HttpResponseRedirect(place or reverse("api:index"))


def found(key: str) -> Entity:
    """The entity of an id. Raises a 404."""
    name = read_key(key, slugs=False)
    known = entities.found([name]) if isinstance(name, UUID) else {}
    if not known:
        raise Refusal(NOT_FOUND)
    return next(iter(known.values()))


def in_words(value: Any) -> str:
    return value["name"] if isinstance(value, dict) else str(value)


def answer(value: Json) -> HttpResponseBase:
    return responses.answer(responses.dumped(value), MEDIA_TYPES["json"], {})


def kept(request: HttpRequest, body: bytes, media_type: str = MEDIA_TYPES["json"]) -> HttpResponse:
    """An answer that caches may keep, or a 304."""
    etag = http_cache.etag_of(media_type, body)
    if same := http_cache.not_modified(request, etag, negotiated=False):
        return same
    headers = http_cache.validators(etag, negotiated=False)
    return HttpResponse(body, content_type=media_type, headers=headers)
