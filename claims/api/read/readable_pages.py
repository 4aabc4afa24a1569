"""The same answers as pages for people: what a browser is shown where a program gets JSON.

No script and nothing of another host, as the site's policy asks. A form also sends the inputs that
were left empty, which the API refuses. `query_form.tidied` is the address without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from claims.api import problems
from claims.api.read import query_form
from claims.api.read.formats import MEDIA_TYPES
from claims.web.html import claims, highlights, links, values
from claims.web.html.labels import label
from claims.web.html.values import Json
from claims.web.problems import Problem

SITE = "Onrecord"
RESOURCES = tuple(
    "claims speakers sources events assertions measures reviews topics relations units".split()
)
TAIL = tuple("id slug dataset dataset_id redacted_at redaction_reason version modified".split())
# Of what a list shows less than its records hold.
BRIEFLY = {
    "assertions": (
        "interval",
        "unit",
        "form",
        "direction",
        "measure",
        "as_of",
        "period",
        "event",
        "observation_status",
        "claim",
    ),
    "reviews": (
        "claim",
        "rating",
        "verdict",
        "reviewer",
        "reviewed_at",
        "summary",
        "url",
        "retraction_reason",
    ),
    "series": tuple(
        "shown unit form direction as_of period speaker root_speaker said_at claim source stands "
        "retraction_reason".split()
    ),
}
# What there is of an entry, and the filter that finds it.
LEADS_TO = {
    "speakers": ("claims", "speaker"),
    "sources": ("claims", "source"),
    "topics": ("claims", "topic"),
    "events": ("assertions", "event"),
    "measures": ("assertions", "measure"),
}


def listing(
    request: HttpRequest,
    *,
    name: str,
    description: str,
    data: Json,
    parameters: Sequence[Json],
    offered: Sequence[str],
) -> HttpResponse:
    """A page of a resource. `data` is what a program would get, `offered` the formats there are."""
    inputs = [
        query_form.as_input(parameter, query_form.given(request.GET, parameter["name"]))
        for parameter in sorted(parameters, key=lambda each: each["name"] in TAIL)
        if parameter["name"] not in query_form.ABOUT_ANSWERS
    ]
    shown = {each.name for each in inputs} | {"cursor"}
    return _page(
        "listing",
        label(name),
        name=name,
        description=description,
        search=next((each for each in inputs if each.name == "q"), None),
        inputs=[each for each in inputs if each.name != "q"],
        kept=[(key, query_form.given(request.GET, key)) for key in request.GET if key not in shown],
        chips=query_form.chips(request.GET, data["results"]),
        clear=query_form.address(request, query_form.only(request.GET, query_form.UNSAID)),
        count=data.get("count"),
        total={name: f"{n:,}" for name, n in data.get("count", {}).items() if name != "kind"},
        facets=query_form.facets_of(
            request.GET, data.get("facets", {}), {each.name for each in inputs}
        ),
        entries=[_entry(name, each, data.get("highlights", {})) for each in data["results"]],
        data=data,
        others=query_form.others(request, offered, bulk=True),
    )


def record(request: HttpRequest, *, name: str, data: Json, offered: Sequence[str]) -> HttpResponse:
    """One record, whole."""
    return _page(
        "record",
        links.heading(data),
        name=name,
        kind=label(name),
        up=_list(name),
        claim=claims.claim(data) if name == "claims" else None,
        members=values.members(data),
        onward=_onward(name, data),
        public=_public(request, name, data),
        others=query_form.others(request, offered),
    )


def _public(request: HttpRequest, name: str, data: Json) -> str | None:
    """The page for people of the same."""
    found = links.page(name, data)
    return found and request.build_absolute_uri(found)


def _onward(name: str, data: Json) -> Json | None:
    if name not in LEADS_TO or not data.get("id"):
        return None
    resource, parameter = LEADS_TO[name]
    return {"label": label(resource), "address": f"{_list(resource)}?{parameter}={data['id']}"}


def index(*, descriptions: dict[str, str]) -> HttpResponse:
    """Where everything is: each resource with its one line."""
    resources = [each | {"description": descriptions[each["name"]]} for each in _menu()]
    return _page("index", SITE, resources=resources)


def problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A refusal, with what would be right and the way back."""
    shown = problems.as_json(problem)
    wrong = {fault.parameter for fault in problem.faults if fault.parameter}
    return _page(
        "problem",
        shown["title"],
        problem=shown,
        mended=query_form.mended(request, problem.faults),
        without=query_form.address(request, query_form.without(request.GET, *wrong))
        if wrong
        else None,
        status=problem.status,
        headers=problem.headers,
    )


def _page(
    template: str,
    title: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **context: Any,
) -> HttpResponse:
    """Rendered without the request: a page that reads its user could be kept by no cache."""
    context |= {"site": SITE, "title": title, "menu": _menu()}
    content = render_to_string(f"claims/api/{template}.html", context)
    return HttpResponse(content, status=status, headers=headers, content_type=MEDIA_TYPES["html"])


def _menu() -> list[Json]:
    return [{"name": name, "label": label(name), "address": _list(name)} for name in RESOURCES]


def _list(name: str) -> str:
    return reverse(f"api:{name}-list")


def _entry(name: str, record: Json, found: Json) -> Json:
    entry = {"heading": links.heading(record), "address": links.address(name, record)}
    if name == "claims":
        marked = found.get(record.get("id", ""), {})
        return entry | {"claim": claims.claim(record), "marked": highlights.fragments(marked)}
    return entry | {"members": values.members(_brief(name, record), [_title(record)])}


def _title(record: Json) -> str:
    return next((name for name in links.NAMES if record.get(name)), "")


def _brief(name: str, record: Json) -> Json:
    """What a list shows of a record."""
    if name in BRIEFLY:
        return {key: record[key] for key in BRIEFLY[name] if key in record}
    return {key: found for key, found in record.items() if key not in TAIL}
