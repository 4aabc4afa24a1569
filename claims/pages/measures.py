"""The page of a measure: its picture, its figures, whether they agree, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.interchange.citing import Citation
from claims.interchange.pictures.chart import Chart
from claims.interchange.pictures.colours import LIGHT
from claims.interchange.pictures.specification import specification
from claims.interchange.pictures.words import alternative, heading
from claims.pages.answers import kept, page, rendered
from claims.pages.finding import at
from claims.quantities.units import CANONICAL
from claims.queries import agreement, outline
from claims.records import agreement as answers
from claims.records import lines, readable
from claims.records.readable import Json

WIDE, NARROW = 960, 400
MOST_CONFLICTS = 10
SAID = {
    "agree": "The figures that count agree: there are values that fit all of them.",
    "loose_contradiction": "No value fits all figures that count. Of those that were printed "
    "exactly some still agree.",
    "strict_contradiction": "The figures contradict each other, as they were printed: no value "
    "fits all of them.",
    "nothing": "There is nothing to compare.",
}
STANDS = {"retracted": "withdrawn", "superseded": "replaced by a later figure",
          "unresolved": "a change without a known baseline"}  # fmt: skip
WHY = {
    "disjoint_at_the_same_time": "at the same time",
    "same_period": "of the same period",
    "count_that_fell": "a count that never falls would have fallen",
}


@page
def measure(request: HttpRequest, key: str) -> HttpResponse:
    found = at("measure", key)
    if isinstance(found, HttpResponse):
        return found
    record = json.loads(found)
    id_, slug = UUID(record["id"]), record["slug"]
    here = request.build_absolute_uri(reverse("pages:measure", args=[slug]))
    try:
        series = lines.of_measure(id_, request.GET.get("cursor"))
    except ValueError:
        return HttpResponseRedirect(reverse("pages:measure", args=[slug]))
    chart = outline.chart(id_, address=lambda _: here)
    content = rendered(
        "measure",
        title=record["label"],
        measure=record,
        here=here,
        first=request.GET.get("cursor") is None,
        picture=_picture(chart, slug, request) if chart and chart.figures else None,
        summary=heading(chart) if chart else "",
        rows=[_row(entry) for entry in series.entries],
        series=series,
        consensus=_consensus(id_, record),
        conflicts=_conflicts(id_, record),
        citation=_citation(record, here),
        others=_others(slug),
        description=f"{record['label']}: who claimed which number when. "
        f"{heading(chart) if chart else ''}",
    )
    return kept(request, content)


@page
def index(request: HttpRequest) -> HttpResponse:
    try:
        found = lines.measures(request.GET.get("cursor"))
    except ValueError:
        return HttpResponseRedirect(reverse("pages:measures"))
    rows = [
        entry | {"last": entry["last"] and readable.date(entry["last"])} for entry in found.entries
    ]
    here = request.build_absolute_uri(reverse("pages:measures"))
    return kept(
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


@page
def citation(request: HttpRequest, key: str, form: str) -> HttpResponse:
    found = at("measure", key, route=f"pages:measure-{form}")
    if isinstance(found, HttpResponse):
        return found
    record = json.loads(found)
    here = request.build_absolute_uri(reverse("pages:measure", args=[record["slug"]]))
    return cited(request, _citation(record, here), form)


def cited(request: HttpRequest, citation: Citation, form: str) -> HttpResponse:
    """A citation as a file."""
    if form == "bibtex":
        return kept(request, citation.as_bibtex(), "application/x-bibtex; charset=utf-8")
    text = json.dumps(citation.as_csl(), ensure_ascii=False, indent=1)
    return kept(request, text, "application/vnd.citationstyles.csl+json")


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


def _row(entry: Json) -> Json:
    """A line of the table."""
    speaker, root = entry["speaker"], entry["root_speaker"]
    unit = entry["unit"]
    times = entry["as_of"] or entry["period"]
    return {
        "id": entry["id"],
        "printed": entry["as_printed"],
        "claim": readable.page("claims", entry["claim"]),
        "means": readable.interval(entry["shown"], unit) if entry["shown"] else "",
        "change": "" if entry["form"] == "absolute" else readable.words(entry["form"]),
        "times": times and readable.days(times),
        "speaker": speaker and readable.link("speakers", speaker),
        "after": root and entry["relayed"] and readable.link("speakers", root),
        "said": entry["said_at"] and readable.date(entry["said_at"]),
        "lag": entry["lag_days"],
        "source": entry["source"] and _source(entry["source"]),
        "stands": STANDS.get(entry["stands"], ""),
        "reason": entry["retraction_reason"],
        "status": entry["stands"],
    }


def _source(source: Json) -> SafeString:
    """One click away: the source itself, or what is known of it where it has no address."""
    publisher = source["publisher"]
    name = publisher["name"] if publisher else source["title"]
    if source["url"]:
        return readable.web(source["url"], name)
    return readable.link("sources", source | {"title": name, "name": name})


def _consensus(measure: UUID, record: Json) -> Json:
    found = answers.consensus(agreement.at(measure))
    unit = CANONICAL[record["dimension"]]
    return {
        "agreement": found["agreement"],
        "said": SAID[found["agreement"]],
        "day": found["day"] and readable.date(str(found["day"])),
        "allowed": found["allowed"] and readable.interval(found["allowed"], unit),
        "spread": found["spread"] and readable.interval(found["spread"], unit),
        "counts": found["counts"],
    }


def _conflicts(measure: UUID, record: Json) -> Json:
    found = agreement.contradictions(
        measure, strict=False, limit=MOST_CONFLICTS, start=None, backwards=False
    )
    unit = CANONICAL[record["dimension"]]
    shown = list(_pairs(answers.conflicts(found.conflicts), unit))
    looked_at = len(found.conflicts)
    return {"count": found.count, "shown": shown, "looked_at": looked_at,
            "more": found.count > looked_at}  # fmt: skip


def _pairs(found: list[Json], unit: str) -> Iterator[Json]:
    """Each figure with those it cannot hold together with, two of them once."""
    met: set[frozenset[str]] = set()
    for each in found:
        against = []
        for witness in each["witnesses"]:
            pair = frozenset((each["figure"]["id"], witness["figure"]["id"]))
            if pair not in met:
                met.add(pair)
                against.append(_witness(witness, unit))
        if against:
            yield {"figure": _figure(each["figure"], unit), "against": against}


def _witness(found: Json, unit: str) -> Json:
    why = {"reason": WHY.get(found["reason"], readable.words(found["reason"]))}
    return _figure(found["figure"], unit) | why | {"is_loose": found["strictness"] == "loose"}


def _figure(found: Json, unit: str) -> Json:
    claim, times = found["claim"], found["as_of"] or found["period"]
    return {
        "printed": found["as_printed"],
        "means": readable.interval(found["canonical"], unit),
        "claim": readable.page("claims", claim),
        "speaker": claim["speaker"] and claim["speaker"]["name"],
        "times": times and readable.days(times),
    }


def _citation(record: Json, here: str) -> Citation:
    return Citation(
        key=f"onrecord-{record['slug']}",
        title=f"{record['label']}: who claimed which number when",
        address=here,
        kind="dataset",
        version=str(record["version"]),
        changed=record["modified"][:10],
    )


def _others(slug: str) -> list[Json]:
    """The same for programs."""
    series = reverse("api:measures-series", args=[slug])
    about = [
        ("the figures as JSON", series, "application/json", "?format=json"),
        ("as CSV", series, "text/csv", "?format=csv&page_size=10000"),
        ("as NDJSON", series, "application/x-ndjson", "?format=ndjson&page_size=10000"),
        ("the record", reverse("api:measures-detail", args=[slug]), "application/json",
         "?format=json"),
        ("the consensus", reverse("api:measures-consensus", args=[slug]), "application/json", ""),
        ("the contradictions", reverse("api:measures-contradictions", args=[slug]),
         "application/json", "?strictness=loose"),
        ("the picture's specification", reverse("api:measures-series.vl.json", args=[slug]),
         "application/json", ""),
    ]  # fmt: skip
    return [
        {"label": label, "address": f"{address}{query}", "media_type": media_type}
        for label, address, media_type, query in about
    ]
