"""The pages for people: what they say, that they are sound, and that no value becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import RequestFactory
from rest_framework import serializers

from claims.api.read import query_form, readable_pages
from claims.api.read.resources import RESOURCES
from claims.records import schemas
from claims.records.dependencies import RECORDS
from claims.records.fieldsets import item
from claims.records.values import Days, Interval
from claims.web.html import highlights, links, numbers, values
from claims.web.problems import Fault, Problem, bad_request
from tests.support.html import Page

ID = "01890a5d-ac96-774b-bcce-b302099a8057"
SHAPES = {
    **{f"{record.kind}s": record.shape for record in RECORDS},
    "assertions": schemas.AssertionRecordShape,
    "units": schemas.UnitShape,
}
REFERENCES = {
    schemas.SpeakerRef: "speakers",
    schemas.SourceRef: "sources",
    schemas.EventRef: "events",
    schemas.TopicRef: "topics",
    schemas.MeasureRef: "measures",
    schemas.ClaimRef: "claims",
}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
PARAMETERS = [
    {"name": "dataset", "description": "The data set.", "schema": {"type": "string"}},
    {"name": "q", "description": "Words.", "schema": {"type": "string"}},
    {"name": "speaker", "description": "Who. An id.", "schema": {"type": "string"}},
    {"name": "kind", "schema": {"type": "string", "enum": ["quantity", "event"]}},
    {"name": "has_assertions", "description": "Any.", "schema": {"type": "boolean"}},
    {
        "name": "said_at__gte",
        "description": "Said at `this` time. Or later.",
        "schema": {"type": "string", "examples": ["2022", "2022-03"]},
    },
    {"name": "ordering", "schema": {"type": "string", "enum": ["-said_at", "said_at", "id"]}},
    {"name": "page_size", "schema": {"type": "integer"}},
    {"name": "cursor", "schema": {"type": "string"}},
]
OFFERED = ("json", "csv", "ndjson", "html")
every_resource = pytest.mark.parametrize("name", SHAPES)


def asking(query: str = "") -> Any:
    return RequestFactory().get(f"/api/v1/claims/{query}")


def listing(
    results: list[dict[str, Any]], *, name: str = "claims", query: str = "", **besides: Any
) -> Page:
    data = {"next": None, "previous": None, "results": results} | besides
    return sound(
        readable_pages.listing(
            asking(query),
            name=name,
            description="All there are.",
            data=data,
            parameters=PARAMETERS,
            offered=OFFERED,
        )
    )


def record(data: dict[str, Any], name: str = "claims") -> Page:
    return sound(readable_pages.record(asking(), name=name, data=data, offered=("json", "html")))


def sound(response: HttpResponse) -> Page:
    """A page without script or style of its own, that one can find one's way in."""
    page = Page(response)
    names = {tag for tag, _ in page.elements}
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert names.isdisjoint({"script", "style", "img", "iframe", "object", "base"})
    assert names >= {"header", "nav", "main", "footer", "title"}
    assert len(page.all("h1")) == 1
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        assert not any(attribute.startswith(("on", "style")) for attribute in attributes)
        for attribute in ("href", "src", "action"):
            assert re.match(r"https?://|[/?#]|$|data:,$", attributes.get(attribute, ""))
        assert attributes.get("aria-describedby", ids[0]) in ids
    labelled = {attributes["for"] for attributes in page.all("label")}
    fields = [field for tag in ("input", "select") for field in page.all(tag)]
    assert {field["id"] for field in fields if field.get("type") != "hidden"} == labelled
    return page


def sample(shape: Any, text: str) -> dict[str, Any]:
    """A record of a shape, each of its texts the same."""
    return {name: _sampled(name, member, text) for name, member in shape.fields.items()}


def _sampled(name: str, member: Any, text: str) -> Any:
    if isinstance(member, serializers.ListSerializer):
        return [sample(member.child, text)]
    if isinstance(member, serializers.BaseSerializer):
        return sample(member, text)
    if isinstance(member, Interval):
        return {"low": "1", "high": text, "low_inclusive": True, "high_inclusive": False}
    if isinstance(member, Days):
        return {"from": text, "to": "2022-03-05"}
    if isinstance(member, serializers.ListField):
        return [text]
    if isinstance(member, serializers.IntegerField | serializers.BooleanField):
        return 1
    return ID if name in {"id", "slug", "through", "baseline_assertion", "unit"} else text


def a_claim(**members: Any) -> dict[str, Any]:
    minister = {"id": ID, "slug": "minister", "name": "The minister", "kind": "person"}
    witness = {"id": ID[:-1] + "8", "slug": "witness", "name": "A witness", "kind": "person"}
    figure = {
        "id": ID,
        "as_printed": "at least 331",
        "quote_start": 3,
        "quote_end": 15,
        "measure": {"id": ID, "slug": "killed", "label": "Civilians killed"},
        "unit": "1",
        "form": "absolute",
        "direction": "",
        "as_of": {"from": "2022-03-01", "to": "2022-03-05"},
        "interval": {"low": "331", "high": None, "low_inclusive": True, "high_inclusive": False},
    }
    source = {
        "id": ID,
        "title": "The report",
        "url": "https://example.org/report",
        "publisher": minister | {"name": "The paper"},
        "published_at": "2022-03",
    }
    review = {
        "reviewer": witness,
        "title": "Was it so?",
        "url": "javascript:alert(1)",
        "reviewed_at": "2022",
        "rating": "Half true",
        "verdict": "mixture",
        "through": ID,
    }
    return {
        "id": ID,
        "status": "published",
        "kind": "quantity",
        "statement": "At least 331 civilians were killed.",
        "speaker": minister,
        "root_speaker": witness,
        "attributions": [{"position": 1, "speaker": witness, "verb": "said", "source": None}],
        "said_at": "2022-03-05T14:30Z",
        "place": "Rzeszów",
        "language": "de",
        "quote": "Es at least 331, so.",
        "quote_translation": "",
        "assertions": [figure],
        "appearances": [{"id": ID, "source": source}],
        "topics": [{"id": ID, "slug": "losses", "label": "Losses"}],
        "reviews": [review],
        "relations": [
            {"kind": "derived_from", "direction": "out", "claim": {"id": ID, "statement": "X."}}
        ],
        "retraction_reason": "",
    } | members


def test_the_menu_has_every_resource() -> None:
    assert tuple(RESOURCES) == readable_pages.RESOURCES


def referring(shape: Any) -> Iterator[tuple[str, str]]:
    for name, member in shape.fields.items():
        if type(item(member)) in REFERENCES:
            yield name, REFERENCES[type(item(member))]
        if isinstance(item(member), serializers.BaseSerializer):
            yield from referring(item(member))


@every_resource
def test_every_reference_leads_to_its_resource(name: str) -> None:
    for member, resource in referring(SHAPES[name]()):
        assert links.REFERS[member] == resource


def test_a_claim_in_a_list_says_who_said_what_when_and_where() -> None:
    page = listing([a_claim()])

    assert (
        "At least 331 civilians were killed. "
        "The minister · after A witness · 5 March 2022, 14:30 UTC · Rzeszów · quantity "
        "“Es at least 331, so.” "
        "Figure “at least 331” ≥ 331 Civilians killed · as of 1 March 2022 to 5 March 2022 "
        "Source The report · The paper · March 2022 · record "
        "Review mixture “Half true” · A witness · Was it so? · 2022 · of the first utterance "
        "Topic Losses"
    ) in page.text
    assert "https://example.org/report" in page.links()
    assert {"lang": "de"} in page.all("blockquote")
    assert page.all("mark") == [{}]


def test_a_claim_by_itself_says_what_it_stands_in() -> None:
    page = record(a_claim())

    assert "Chain A witness · said" in page.text
    assert "Related This is derived from “X.”" in page.text
    assert "Every member of the record" in page.text


def test_a_retracted_claim_says_so_first() -> None:
    page = listing([a_claim(status="retracted", retraction_reason="It was wrong.")])

    assert "were killed. Retracted. It was wrong. The minister" in page.text


@every_resource
def test_what_people_wrote_never_becomes_markup(name: str) -> None:
    data = sample(SHAPES[name](), HOSTILE) | {"id": ID}

    for page in (listing([data], name=name), record(data, name)):
        assert "<script>alert(1)</script>" in page.text


def test_what_was_asked_for_never_becomes_markup() -> None:
    page = listing([], query=f"?q={HOSTILE}&speaker={HOSTILE}&kind={HOSTILE}&fields={HOSTILE}")

    assert "Search: \"'><script>alert(1)</script>" in page.text


@every_resource
def test_a_record_may_lack_anything(name: str) -> None:
    whole = sample(SHAPES[name](), "2022")

    for member, found in whole.items():
        listing([{member: found}, {member: None}, {}], name=name)
        record({key: value for key, value in whole.items() if key != member}, name)


def test_a_reference_may_be_a_whole_record() -> None:
    speaker = sample(schemas.SpeakerShape(), "Ada") | {"version": 3}

    page = record(a_claim(speaker=speaker))

    assert "Ada The whole record" in page.text


@pytest.mark.parametrize("name", readable_pages.LEADS_TO)
def test_an_entry_leads_to_what_there_is_of_it(name: str) -> None:
    resource, parameter = readable_pages.LEADS_TO[name]

    page = record({"id": ID}, name)

    assert f"/api/v1/{resource}/?{parameter}={ID}" in page.links()
    assert parameter in RESOURCES[resource].filterset_class.base_filters


@pytest.mark.parametrize(
    ("low", "high", "ends", "unit", "words"),
    [
        ("10000", None, "()", "1", "> 10,000"),
        ("331", None, "[)", "1", "≥ 331"),
        (None, "50", "()", "km", "< 50 km"),
        (None, "700", "(]", "", "≤ 700"),
        ("331", "331", "[]", "1", "= 331"),
        ("1250000", "1350000", "[)", "USD", "1,250,000 to under 1,350,000 USD"),
        ("40000", "50000", "[]", "1", "40,000 to 50,000"),
        ("-1234.50", "0", "(]", "1", "over -1,234.50 to 0"),
        (None, None, "()", "1", "any number"),
    ],
)
def test_an_interval_in_words(
    low: str | None, high: str | None, ends: str, unit: str, words: str
) -> None:
    found = {
        "low": low,
        "high": high,
        "low_inclusive": ends[0] == "[",
        "high_inclusive": ends[1] == "]",
    }

    assert numbers.interval(found, unit) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2022-03", "March 2022"),
        ("2022-03-05", "5 March 2022"),
        ("2022-03-05T14:30Z", "5 March 2022, 14:30 UTC"),
        ("2026-11-22T22:28:03.255728Z", "22 November 2026, 22:28 UTC"),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(text: str, words: str) -> None:
    assert values.date(text) == f'<time datetime="{text}">{words}</time>'


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-3-5", "<2022>"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert "<time" not in values.date(text)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", " https://x", "https:///x"]
)
def test_only_an_address_on_the_web_is_a_link(url: str) -> None:
    assert links.web(url) == url
    assert links.web("HTTPS://example.org/?a=1&b").startswith(
        '<a href="HTTPS://example.org/?a=1&amp;b" rel="external">'
    )


def test_figures_are_marked_only_where_they_stand_in_the_quote() -> None:
    spans = [(0, 3), (2, 5), (6, 99), (None, None), (8, 9)]
    figures = [{"quote_start": start, "quote_end": end} for start, end in spans]

    assert highlights.quote({"quote": "331 of 40", "assertions": figures}) == (
        "<mark>331</mark> of 4<mark>0</mark>"
    )


def test_what_was_asked_for_can_be_taken_off() -> None:
    query = "?speaker=minister&said_at__gte=2022-03&ordering=said_at&cursor=abc&format=html"

    page = listing([a_claim()], query=query)

    assert "Speaker: The minister ✕ Said, from: 2022-03 ✕ Take off all" in page.text
    assert "?said_at__gte=2022-03&ordering=said_at&format=html" in page.links()
    assert "/api/v1/claims/?ordering=said_at&format=html" in page.links()


def test_the_form_shows_what_was_asked_for_and_keeps_the_rest() -> None:
    page = listing([], query="?q=dead&kind=event&fields=id&page_size=5&cursor=abc")

    given = {field["name"]: field.get("value") for field in page.all("input")}
    assert given == {
        "q": "dead",
        "speaker": "",
        "said_at__gte": "",
        "dataset": "",
        "fields": "id",
        "page_size": "5",
    }
    assert {"value": "event", "selected": ""} in page.all("option")
    assert "Said, newest first" in page.text
    assert "Said at this time, as in 2022-03." in page.text
    assert "Nothing fits all of this." in page.text


def test_the_same_can_be_had_in_other_formats() -> None:
    page = listing([], query="?kind=event&cursor=abc&count=exact&format=html")

    assert [link["href"] for link in page.all("link") if link["rel"] == "alternate"] == [
        "/api/v1/claims/?kind=event&cursor=abc&count=exact&format=json",
        "/api/v1/claims/?kind=event&format=csv",
        "/api/v1/claims/?kind=event&format=ndjson",
    ]
    assert "This page as JSON. All of the list as CSV or NDJSON." in page.text
    assert "/api/v1/docs/" in page.links()


def test_a_record_is_as_long_in_any_format() -> None:
    page = sound(readable_pages.record(asking(), name="claims", data=a_claim(), offered=OFFERED))

    assert "This page as JSON or CSV or NDJSON." in page.text
    assert "/api/v1/claims/?format=csv" in page.links()


def test_a_page_leads_on_and_back() -> None:
    page = listing([], next="https://here/?cursor=n", previous="https://here/?cursor=p")

    ways = {link.get("rel"): link["href"] for link in page.all("a")}
    assert (ways["prev"], ways["next"]) == ("https://here/?cursor=p", "https://here/?cursor=n")


def test_counts_facets_and_fragments_are_shown() -> None:
    counted = [
        {"value": "event", "count": 1200},
        {"value": ID, "slug": "ada", "label": "Ada", "count": 7},
    ]

    page = listing(
        [a_claim()],
        query="?q=dead&cursor=abc",
        count={"value": 1234567, "kind": "estimated", "low": 1200000, "high": 1300000},
        facets={"speaker": {"distinct": 40, "values": counted}},
        highlights={ID: {"statement": ["At &lt;b&gt; <mark>least</mark> 331"]}},
    )

    assert "About 1,234,567 in all, between 1,200,000 and 1,300,000." in page.text
    assert "Speaker event 1,200 Ada 7 of 40 in all" in page.text
    assert "?q=dead&speaker=ada" in page.links()
    assert "At <b> least 331" in page.text


@pytest.mark.parametrize(
    ("query", "tidy"),
    [
        ("?q=&kind=event&speaker=+", "/api/v1/claims/?kind=event"),
        ("?q=", "/api/v1/claims/"),
        ("?kind=event", None),
        ("", None),
    ],
)
def test_inputs_left_empty_are_left_out(query: str, tidy: str | None) -> None:
    assert query_form.tidied(asking(query)) == tidy


def test_a_refusal_says_what_is_wrong_and_the_way_back() -> None:
    wrong = [
        Fault("unknown_parameter", "No “speakr”.", "speakr", nearest="speaker"),
        Fault("unknown_value", "No “evnt”.", "kind", nearest="event"),
        Fault("unknown_field", "No “satus”.", "fields", nearest="status"),
        Fault("unknown_member", "No “a”.", pointer="/a", nearest="b"),
    ]

    response = readable_pages.problem(
        asking("?speakr=ada&kind=evnt&fields=id,satus"), bad_request(*wrong).problem
    )

    page = sound(response)
    assert response.status_code == 400
    assert "No “evnt”. No “satus”. No “a”. Ask with “speaker”" in page.text
    assert page.links()[-4:-1] == [
        "/api/v1/claims/?kind=evnt&fields=id%2Csatus&speaker=ada",
        "/api/v1/claims/?speakr=ada&fields=id%2Csatus&kind=event",
        "/api/v1/claims/",
    ]


def test_a_refusal_keeps_its_headers_and_its_reason() -> None:
    gone = Problem(
        410,
        "redacted",
        "It was redacted.",
        more={"redaction_reason": "<court>"},
        headers={"Retry-After": "5"},
    )

    response = readable_pages.problem(asking(), gone)

    assert (response.status_code, response["Retry-After"]) == (410, "5")
    assert "It was redacted. Reason: <court>" in sound(response).text


def test_the_front_page_says_what_there_is() -> None:
    page = sound(readable_pages.index(descriptions={name: f"All {name}." for name in RESOURCES}))

    assert "Claims All claims. Speakers All speakers." in page.text
    assert "/api/v1/units/" in page.links()
    assert {"action": "/api/v1/claims/", "method": "get", "role": "search"} in page.all("form")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def style() -> str:
    return Path(str(finders.find("claims/api.css"))).read_text()


@pytest.mark.parametrize("palette", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_ground(palette: int) -> None:
    found = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)[palette]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", found))
    grounds = {"warn": ["warn-ground"], "text": ["ground", "raised", "mark"]}

    for name in ("text", "quiet", "link", "good", "bad", "mixed", "warn"):
        for ground in grounds.get(name, ["ground", "raised"]):
            light, dark = sorted(map(luminance, (colours[name], colours[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_the_style_needs_nothing_from_elsewhere() -> None:
    assert not re.search(r"url\(|@import|https?:", style())
