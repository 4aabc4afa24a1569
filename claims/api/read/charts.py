"""The series of a measure as a picture, and as the specification that it is drawn from.

The tag of a picture is the hash of its specification, so that nothing is drawn for whoever has it.
Pictures of one series at any widths show the same figures or fewer, so many who ask at once have
them read together.
"""

from __future__ import annotations

import inspect
import time
from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api import responses
from claims.api.base import ReadView
from claims.api.filtering.fields import chosen
from claims.api.read import formats
from claims.api.read.lookups import moved_along
from claims.api.read.pagination import parameter
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
from claims.records.record_cache import Found
from claims.services.rate_limits import HEAVY
from claims.web import http_cache, lookups
from claims.web.problems import NOT_FOUND, Fault, Problem, Refusal, bad_request

RENDERER = Renderer(places=settings.SERVE_PICTURES)
SERIES = Together()
SCALES = ("1", "2")
PIXELS = 2  # of the width for each figure, so that they can be told apart
NOT_NOW = Problem(
    503,
    "not_drawn",
    "The picture cannot be drawn now. Ask again in a few seconds, or take `series.vl.json` and "
    "draw it yourself.",
    headers={"Retry-After": "5"},
)
WIDTH = OpenApiParameter(
    "width",
    {"type": "integer", "minimum": NARROWEST, "maximum": WIDEST, "default": USUAL},
    description="The width in pixels. Narrow and wide pictures have different layouts.",
)
THEME = OpenApiParameter(
    "theme",
    {"type": "string", "enum": list(THEMES), "default": LIGHT.name},
    description="A light or a dark background.",
)
BY = OpenApiParameter(
    "by",
    {"type": "string", "enum": list(LINES), "default": "speaker"},
    description="Whose colour a mark has: the speaker's or the root speaker's.",
)
SCALE = OpenApiParameter(
    "scale",
    {"type": "string", "enum": list(SCALES), "default": "1"},
    description="Dots for each pixel: 2 for fine screens and print.",
)
COMMON = [WIDTH, THEME, BY]
PARAMETERS = {parameter.name: parameter for parameter in (*COMMON, SCALE)}


def as_openapi(known: OpenApiParameter) -> Json:
    return parameter(known.name, known.description, known.type)


class Picture(ReadView, APIView):
    """What pictures have in common: the measure, what is drawn of it, and how it is kept."""

    content_negotiation_class = formats.Negotiation
    parameter_names = ("width", "theme", "by")
    name = ""
    form = ""
    media_type = ""

    def cost(self, request: Request) -> int:
        return HEAVY

    def answer(self, request: Request, key: str) -> HttpResponseBase:
        by = self.choice("by", "speaker", LINES)
        theme = THEMES[self.choice("theme", LIGHT.name, THEMES)]
        wide, dots = width(self.parameters), self.dots
        arrived = request.META.get(ARRIVED) or time.monotonic()
        found, chart = SERIES.ask((key, by), partial(read, key, by), arrived=arrived)
        if chart is None:
            return moved_along(request, self.name, found.merged_into)
        address = address_of(request, chart.address)
        shown = replace(thinned(chart, wide // PIXELS), address=address)
        drawn = specification(shown, width=wide, theme=theme)
        etag = http_cache.tag(fingerprint(drawn, dots))
        if same := http_cache.not_modified(request, etag):
            return same
        return responses.answer(self.bytes(drawn), self.media_type, http_cache.validators(etag))

    def choice(self, name: str, usual: str, known: Any) -> str:
        return chosen(name, self.parameters.get(name, usual), known)

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What can be asked for here, by the declarations that answer it."""
        about = {
            "name": self.name.partition("-")[2],
            "description": inspect.getdoc(self.get) or "",
            "parameters": [as_openapi(PARAMETERS[name]) for name in self.parameter_names],
            "fields": [],
            "expand": [],
            "formats": [self.name.rpartition(".")[2]],
        }
        return responses.answer(responses.dumped(about), formats.MEDIA_TYPES["json"], {})

    @property
    def dots(self) -> str:
        return self.form

    def bytes(self, drawn: Json) -> bytes:
        try:
            return RENDERER.draw(drawn, self.dots)
        except RenderError as error:
            raise Refusal(NOT_NOW) from error


def read(key: str, by: str) -> tuple[Found, Chart | None]:
    """What is at an address, and the series that is drawn of it; none of a measure that moved."""
    found = lookups.find(record_cache.KINDS["measure"], key)
    if found.merged_into:
        return found, None
    chart = chart_data.chart(found.held.id, by=by)
    if chart is None:
        raise Refusal(NOT_FOUND)
    return found, chart


def address_of(request: HttpRequest | Request, slug: str) -> str:
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
        responses={(200, "image/svg+xml"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, key: str) -> HttpResponseBase:
        """The series of a measure as a picture that scales, with its text for whoever cannot
        see."""
        return self.answer(request, key)


class SeriesPng(Picture):
    name, media_type = "measures-series.png", "image/png"
    parameter_names = (*Picture.parameter_names, "scale")

    @property
    def dots(self) -> str:
        return self.choice("scale", "1", SCALES)

    @extend_schema(
        operation_id="measures_series_png",
        parameters=[*COMMON, SCALE],
        responses={(200, "image/png"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, key: str) -> HttpResponseBase:
        """The series of a measure as a picture of dots."""
        return self.answer(request, key)


class SeriesSpecification(Picture):
    name, form, media_type = "measures-series.vl.json", "v", "application/json"

    def bytes(self, drawn: Json) -> bytes:
        return responses.dumped(drawn)

    @extend_schema(
        operation_id="measures_series_vl_json",
        parameters=COMMON,
        responses={(200, "application/json"): {"type": "object", "description": "Vega-Lite 6."}},
    )
    def get(self, request: Request, key: str) -> HttpResponseBase:
        """What the pictures are drawn from, in the Vega-Lite language: to change and to draw
        yourself."""
        return self.answer(request, key)


PICTURES: dict[str, Any] = {
    "series.svg": SeriesSvg,
    "series.png": SeriesPng,
    "series.vl.json": SeriesSpecification,
}
