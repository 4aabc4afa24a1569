"""The page of a measure: its picture, its figures, whether they agree, and how to cite it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from claims.charts.alt_text import alternative, heading
from claims.charts.chart import Chart
from claims.charts.colours import LIGHT
from claims.charts.specification import specification
from claims.formats.citations import Citation, in_words
from claims.queries import chart_data, series_outline
from claims.records import series_pages
from claims.services.rate_limits import HEAVY
from claims.site import agreement, tables
from claims.site.citations import cited
from claims.site.records import record_or_redirect
from claims.site.responses import cacheable_response, page, rendered
from claims.web import linked_data
from claims.web.html import values
from claims.web.html.values import Json

WIDE, NARROW = 960, 400


@page(costs=HEAVY)
def measure(request: HttpRequest, key: str) -> HttpResponse:
    found = record_or_redirect("measure", key)
    if isinstance(found, HttpResponse):
        return found
    record, cursor = json.loads(found), request.GET.get("cursor")
    place = reverse("site:measure", args=[record["slug"]])
    try:
        entries = series_pages.of_measure(UUID(record["id"]), cursor)
    except ValueError:
        return HttpResponseRedirect(place)
    here = request.build_absolute_uri(place)
    context = _about(record, here) | {
        "data": linked_data.in_page(request, "measure", record),
        "series": entries,
        "rows": [tables.row(entry) for entry in entries.entries],
        "others": _others(record["slug"]),
    }
    if cursor is None:
        context |= _first(record, here, request)
    return cacheable_response(request, rendered("measure", **context))


def _about(record: Json, here: str) -> Json:
    """What every page of it says."""
    title = record["label"]
    return {
        "title": title,
        "measure": record,
        "here": here,
        "description": f"{title}: who claimed which number when.",
        "citation": _citation(record, here),
    }


def _first(record: Json, here: str, request: HttpRequest) -> Json:
    """What the first page says besides: the picture, and whether the numbers agree."""
    measure = UUID(record["id"])
    chart = chart_data.chart(measure, address=lambda _: here)
    if chart is None:
        return {}
    summary = heading(chart)
    return {
        "picture": _picture(chart, record["slug"], request) if chart.figures else None,
        "summary": summary,
        "description": f"{record['label']}: who claimed which number when. {summary}.",
        "consensus": agreement.consensus(measure, record),
        "conflicts": agreement.conflicts(measure, record),
    } | (_forecasts(measure) if chart.tally.forecasts else {})


def _forecasts(measure: UUID) -> Json:
    found = series_pages.forecasts(measure)
    return {
        "forecasts": [tables.row(entry) for entry in found.entries],
        "more_forecasts": found.next,
    }


@page()
def index(request: HttpRequest) -> HttpResponse:
    try:
        found = series_pages.measures(request.GET.get("cursor"))
    except ValueError:
        return HttpResponseRedirect(reverse("site:measures"))
    rows = [
        entry | {"last": entry["last"] and values.date(entry["last"])} for entry in found.entries
    ]
    here = request.build_absolute_uri(reverse("site:measures"))
    return cacheable_response(
        request,
        rendered(
            "index",
            title="Measures",
            here=here,
            rows=rows,
            series=found,
            first=request.GET.get("cursor") is None,
            description="What is counted, and who claims which numbers of it.",
        ),
    )


@page(costs=HEAVY)
def citation(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = record_or_redirect("measure", key, route=f"site:measure-{form}")
    if isinstance(found, HttpResponse):
        return found
    record = json.loads(found)
    here = request.build_absolute_uri(reverse("site:measure", args=[record["slug"]]))
    return cited(request, _citation(record, here), form)


def _picture(chart: Chart, slug: str, request: HttpRequest) -> Json:
    """The picture's addresses and heights by width, and its text."""

    def high(width: int) -> int:
        drawn = specification(chart, width=width, theme=LIGHT)
        return int(drawn["height"] + drawn["padding"]["top"] + drawn["padding"]["bottom"])

    address = reverse("api:measures-series.svg", args=[slug])
    png = reverse("api:measures-series.png", args=[slug])
    return {
        "address": address,
        "png": png,
        "card": request.build_absolute_uri(f"{png}?width=1200"),
        "wide": {"width": WIDE, "height": high(WIDE)},
        "narrow": {"width": NARROW, "height": high(NARROW)},
        "text": alternative(chart),
        "embed": request.build_absolute_uri(f"{address}?width={WIDE}"),
    }


def _citation(record: Json, here: str) -> Citation:
    """Of its figures as they are: the same citation never stands for others."""
    figures, changed = series_outline.state(UUID(record["id"]))
    day, many = changed.date().isoformat(), "figure" if figures == 1 else "figures"
    return Citation(
        key=f"onrecord-{record['slug']}",
        title=f"{record['label']}: who claimed which number when",
        address=here,
        kind="dataset",
        issued=day,
        accessed=datetime.now(UTC).date().isoformat(),
        version=f"{changed:%Y-%m-%dT%H:%M:%SZ}",
        state=f"{figures:,} {many}, last changed {in_words(day)}, {changed:%H:%M:%S} UTC",
    )


def _others(slug: str) -> list[Json]:
    """Addresses of the measure's data for programs."""
    figures, claims = reverse("api:measures-series", args=[slug]), reverse("api:claims-list")
    about = [
        ("the figures as JSON", figures, "application/json", "?format=json"),
        ("as CSV", figures, "text/csv", "?format=csv&page_size=10000"),
        ("as NDJSON", figures, "application/x-ndjson", "?format=ndjson&page_size=10000"),
        (
            "the record",
            reverse("api:measures-detail", args=[slug]),
            "application/json",
            "?format=json",
        ),
        (
            "the record as JSON-LD",
            reverse("api:measures-detail", args=[slug]),
            "application/ld+json",
            "?format=jsonld",
        ),
        ("the consensus", reverse("api:measures-consensus", args=[slug]), "application/json", ""),
        (
            "the contradictions",
            reverse("api:measures-contradictions", args=[slug]),
            "application/json",
            "?strictness=loose",
        ),
        ("a feed of its claims", claims, "application/atom+xml", f"?format=atom&measure={slug}"),
        (
            "a feed of its contradictions",
            reverse("api:measures-contradictions", args=[slug]),
            "application/atom+xml",
            "?format=atom",
        ),
        (
            "the picture's specification",
            reverse("api:measures-series.vl.json", args=[slug]),
            "application/json",
            "",
        ),
    ]
    return [
        {"label": label, "address": f"{address}{query}", "media_type": media_type}
        for label, address, media_type, query in about
    ]
