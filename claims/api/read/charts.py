"""The series of a measure as a picture, and as the specification that it is drawn from.

The tag of a picture is the hash of its specification, so that nothing is drawn for whoever has it.
Pictures of one series at any widths show the same assertions or fewer, so many who ask at once have
them read together.
"""

from __future__ import annotations

import inspect
import time
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiTypes, extend_schema

from claims.api import responses
from claims.api.base import ReadView
from claims.api.filtering.fields import chosen
from claims.api.read import formats
from claims.api.read.lookups import moved_along
from claims.api.read.pagination import declared, parameter
from claims.api.read.series import LINES
from claims.charts.chart import Chart
from claims.charts.colours import LIGHT, THEMES
from claims.charts.renderer import Renderer, RenderError, fingerprint
from claims.charts.specification import (
    NARROWEST,
    USUAL,
    WIDEST,
    Json,
    specification,
)
from claims.charts.thinning import thinned
from claims.queries import chart_data
from claims.queries.together import ARRIVED, Together
from claims.records import record_cache
from claims.services.rate_limits import HEAVY
from claims.web import http_cache, lookups
from claims.web.problems import NOT_FOUND, Fault, Problem, Refusal, bad_request

RENDERER = Renderer(places=settings.SERVE_PICTURES)
SERIES = Together()
SCALES = ("1", "2")
PIXELS = 2  # of the width for each assertion, so that they can be told apart
NOT_NOW = Problem(
    503,
    "not_drawn",
    "The picture cannot be drawn now. Ask again in a few seconds, or take `series.vl.json` and "
    "draw it yourself.",
    headers={"Retry-After": "5"},
)
WIDTH = parameter(
    "width",
    "The width in pixels. Narrow and wide pictures have different layouts.",
    {"type": "integer", "minimum": NARROWEST, "maximum": WIDEST, "default": USUAL},
)
THEME = parameter(
    "theme",
    "A light or a dark background.",
    {"type": "string", "enum": list(THEMES), "default": LIGHT.name},
)
BY = parameter(
    "by",
    "Whose colour a mark has: the speaker's or the root speaker's.",
    {"type": "string", "enum": list(LINES), "default": "speaker"},
)
SCALE = parameter(
    "scale",
    "Dots for each pixel: 2 for fine screens and print.",
    {"type": "string", "enum": list(SCALES), "default": "1"},
)
PARAMETERS = {known["name"]: known for known in (WIDTH, THEME, BY, SCALE)}
COMMON = [declared(known) for known in (WIDTH, THEME, BY)]


VEGA_LITE = {"type": "object", "description": "Vega-Lite 6.", "additionalProperties": True}
BYTES = "application/octet-stream"


class Picture(ReadView):
    """What pictures have in common: the measure, what is drawn of it, and how it is kept."""

    content_negotiation_class = formats.Negotiation
    parameter_names: tuple[str, ...] = ("width", "theme", "by")
    name = ""
    form = ""
    media_type = ""

    def cost(self, request: HttpRequest) -> int:
        return HEAVY

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        by = self.choice("by", "speaker", LINES)
        theme = THEMES[self.choice("theme", LIGHT.name, THEMES)]
        wide, dots = width(self.parameters), self.dots
        arrived = request.META.get(ARRIVED) or time.monotonic()
        chart = SERIES.ask((key, by), partial(read, key, by), arrived=arrived)
        if isinstance(chart, UUID):
            return moved_along(request, self.name, chart)
        address = address_of(request, chart.address)
        shown = replace(thinned(chart, wide // PIXELS), address=address)
        drawn = specification(shown, width=wide, theme=theme)
        media_type = self.served_as(request)
        etag = http_cache.etag_of(fingerprint(drawn, dots), media_type)
        if same := http_cache.not_modified(request, etag):
            return same
        return responses.answer(self.bytes(drawn), media_type, http_cache.validators(etag))

    def served_as(self, request: HttpRequest) -> str:
        """The media type: a program that takes no pictures may ask for bytes."""
        return BYTES if request.META.get("HTTP_ACCEPT", "") == BYTES else self.media_type

    def choice(self, name: str, usual: str, known: Any) -> str:
        return chosen(name, self.parameters.get(name, usual), known)

    def about(self) -> dict[str, Any]:
        return {
            "name": self.name.partition("-")[2],
            "description": inspect.getdoc(self.get) or "",
            "parameters": [PARAMETERS[name] for name in self.parameter_names],
            "fields": [],
            "expand": [],
            "formats": [self.name.rpartition(".")[2]],
        }

    @property
    def dots(self) -> str:
        return self.form

    def bytes(self, drawn: Json) -> bytes:
        try:
            return RENDERER.draw(drawn, self.dots)
        except RenderError as error:
            raise Refusal(NOT_NOW) from error


def read(key: str, by: str) -> Chart | UUID:
    """The series of the measure at an address, or the measure that this one was merged into."""
    found = lookups.find(record_cache.KINDS["measure"], key)
    if found.merged_into:
        return found.merged_into
    chart = chart_data.chart(found.held.uuid, by=by)
    if chart is None:
        raise Refusal(NOT_FOUND)
    return chart


def address_of(request: HttpRequest, slug: str) -> str:
    """Where more is to be read."""
    return request.build_absolute_uri(reverse("site:measure", args=[slug]))


def width(parameters: dict[str, str]) -> int:
    text = parameters.get("width", str(USUAL))
    if text.isascii() and text.isdigit() and len(text) < 6 and NARROWEST <= int(text) <= WIDEST:
        return int(text)
    detail = f"“width” is a number of pixels from {NARROWEST} to {WIDEST}."
    raise bad_request(Fault("out_of_range", detail, "width"))


class SeriesSvg(Picture):
    name, form, media_type = "measures-series.svg", "s", "image/svg+xml"

    @extend_schema(
        operation_id="measures_series_svg",
        parameters=COMMON,
        responses={(200, "image/svg+xml"): OpenApiTypes.BINARY, (200, BYTES): OpenApiTypes.BINARY},
    )
    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """The series of a measure as a picture that scales, with its text for whoever cannot
        see."""
        return super().get(request, key)


class SeriesPng(Picture):
    name, media_type = "measures-series.png", "image/png"
    parameter_names = (*Picture.parameter_names, "scale")

    @property
    def dots(self) -> str:
        return self.choice("scale", "1", SCALES)

    @extend_schema(
        operation_id="measures_series_png",
        parameters=[*COMMON, declared(SCALE)],
        responses={(200, "image/png"): OpenApiTypes.BINARY, (200, BYTES): OpenApiTypes.BINARY},
    )
    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """The series of a measure as a picture of dots."""
        return super().get(request, key)


class SeriesSpecification(Picture):
    name, form, media_type = "measures-series.vl.json", "v", "application/json"

    def bytes(self, drawn: Json) -> bytes:
        return responses.dumped(drawn)

    @extend_schema(
        operation_id="measures_series_vl_json",
        parameters=COMMON,
        responses={(200, "application/json"): VEGA_LITE},
    )
    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """What the pictures are drawn from, in the Vega-Lite language: to change and to draw
        yourself."""
        return super().get(request, key)


PICTURES: dict[str, Any] = {
    "series.svg": SeriesSvg,
    "series.png": SeriesPng,
    "series.vl.json": SeriesSpecification,
}
