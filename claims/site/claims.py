"""The page of a claim: who said what when, through whom, in which sources, and its history."""

from __future__ import annotations

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.formats.citations import Citation
from claims.records import claim_agreement
from claims.services.rate_limits import HEAVY
from claims.site.citations import cited
from claims.site.records import record_or_redirect
from claims.site.responses import cacheable_response, page, rendered
from claims.web import linked_data
from claims.web.html import claims as claim_html
from claims.web.html import links, values
from claims.web.html.values import Json

LONGEST_DESCRIPTION = 200


@page(costs=HEAVY)
def claim(request: HttpRequest, key: str) -> HttpResponse:
    found = record_or_redirect("claim", key, slugs=False)
    if isinstance(found, HttpResponse):
        return found
    record = json.loads(found)
    record["agreement"] = json.loads(
        claim_agreement.beside([UUID(record["id"])])[UUID(record["id"])]
    )
    here = _address(request, record)
    content = rendered(
        "claim",
        title=record["statement"],
        claim=claim_html.claim(record, links.public_link),
        record=record,
        here=here,
        words=[_words(each) for each in record["appearances"] if each["exact"]],
        history=_history(record),
        citation=_citation(record, here),
        data=linked_data.in_page(request, "claim", record),
        card=_preview_picture(request, record),
        description=_description(record),
        api=reverse("api:claims-detail", args=[record["id"]]),
    )
    return cacheable_response(request, content)


@page()
def citation(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = record_or_redirect("claim", key, route=f"site:claim-{form}", slugs=False)
    if isinstance(found, HttpResponse):
        return found
    record = json.loads(found)
    return cited(request, _citation(record, _address(request, record)), form)


def _address(request: HttpRequest, record: Json) -> str:
    return request.build_absolute_uri(reverse("site:claim", args=[record["id"]]))


def _words(appearance: Json) -> Json:
    """The words of the claim in a source, with the words around them."""
    return {name: appearance[name] for name in ("prefix", "exact", "suffix")} | {
        "source": values.source(appearance["source"]),
        "is_first": appearance["is_first"],
    }


def _history(record: Json) -> list[Json]:
    """What happened to the claim since it was published, in order."""
    retracted = record["status"] == "retracted"
    version = f"Version {record['version']} of the record"
    return [
        each
        for each in (
            {"what": "First published here", "when": _day(record["first_published_at"])},
            {"what": "Retracted", "reason": record["retraction_reason"]} if retracted else None,
            {"what": version, "when": _day(record["modified"])},
        )
        if each
    ]


def _day(instant: str | None) -> SafeString | None:
    return values.date(instant[:10]) if instant else None


def _citation(record: Json, here: str) -> Citation:
    speaker = record["speaker"]
    return Citation(
        key=f"onrecord-{record['id']}",
        title=record["statement"],
        address=here,
        kind="webpage",
        author=speaker["name"] if speaker else "",
        issued=(record["said_at"] or "")[:10],
        version=str(record["version"]),
        changed=record["modified"][:10],
        withdrawn=record["retraction_reason"] if record["status"] == "retracted" else "",
    )


def _preview_picture(request: HttpRequest, record: Json) -> str:
    """The address of the series picture of the claim's first measure, for link previews."""
    if not record["assertions"]:
        return ""
    measure = record["assertions"][0]["measure"]["slug"]
    place = reverse("api:measures-series.png", args=[measure])
    return request.build_absolute_uri(f"{place}?width=1200")


def _description(record: Json) -> str:
    said = record["quote_translation"] or record["quote"] or record["statement"]
    speaker = record["speaker"]["name"] if record["speaker"] else "Somebody"
    when = f", {record['said_at'][:10]}" if record["said_at"] else ""
    text = f"{speaker}{when}: {said}"
    if record["status"] == "retracted":
        text = f"Retracted. {text}"
    return text if len(text) <= LONGEST_DESCRIPTION else f"{text[: LONGEST_DESCRIPTION - 1]}…"
