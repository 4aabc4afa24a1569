"""The formats of answers: which one is chosen, and that nothing is lost in them."""

from __future__ import annotations

from typing import Any

import pytest

from claims.api.problems import as_json
from claims.api.read import formats
from claims.api.read.formats import FORMATS
from claims.web.problems import Problem, Refusal

ALL = ("json", "csv", "spreadsheet", "ndjson", "html", "jsonld", "atom", "jsonfeed")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def refused(*question: Any) -> Problem:
    with pytest.raises(Refusal) as refusal:
        formats.negotiate(*question)
    return refusal.value.problem


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        pytest.param(None, "json", id="no header"),
        pytest.param("", "json", id="an empty header"),
        pytest.param(" , ", "json", id="an empty list"),
        pytest.param("*/*", "json", id="anything"),
        pytest.param("application/json", "json", id="json"),
        pytest.param("APPLICATION/JSON", "json", id="in any case"),
        pytest.param("application/json; charset=utf-8", "json", id="with a parameter"),
        pytest.param('application/json;profile="a,b;q=x\\""', "json", id="with a quoted one"),
        pytest.param("text/csv", "csv", id="csv"),
        pytest.param("application/x-ndjson", "ndjson", id="ndjson"),
        pytest.param("application/ndjson", "ndjson", id="ndjson without the x"),
        pytest.param("application/jsonl", "ndjson", id="json lines"),
        pytest.param("application/ld+json", "jsonld", id="json-ld"),
        pytest.param(
            'application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"',
            "jsonld",
            id="json-ld in a form",
        ),
        pytest.param("application/atom+xml, application/xml;q=0.9", "atom", id="a feed reader"),
        pytest.param("application/feed+json", "jsonfeed", id="json feed"),
        pytest.param("application/ld+json;q=0.5, */*", "json", id="rather json than json-ld"),
        pytest.param(BROWSER, "html", id="a browser"),
        pytest.param("application/json, text/plain, */*", "json", id="a script in a browser"),
        pytest.param("application/json;q=0.5, text/csv", "csv", id="by quality"),
        pytest.param("text/csv, text/html", "csv", id="equals as they are named"),
        pytest.param("text/html, text/csv", "html", id="equals the other way round"),
        pytest.param("*/*, text/csv", "csv", id="the exact one of equals"),
        pytest.param("text/*", "csv", id="any text"),
        pytest.param("text/*;q=0.9, text/csv;q=0.1, */*;q=0.2", "html", id="the exact one holds"),
        pytest.param("application/json;q=0, */*", "csv", id="zero excludes"),
        pytest.param("text/html ; q=0.7 ,, image/png", "html", id="spaces and gaps"),
        pytest.param("text/html;q=2, text/csv", "json", id="malformed: a quality over one"),
        pytest.param("text/html;q=0.1234", "json", id="malformed: too fine a quality"),
        pytest.param("text/html, *; q=.2, */*; q=.2", "json", id="malformed: Java's"),
        pytest.param("text/csv text/html", "json", id="malformed: no comma"),
        pytest.param("text/csv," * 500, "json", id="endless"),
    ],
)
def test_the_header_chooses(accept: str | None, chosen: str) -> None:
    assert formats.negotiate(accept, None, ALL) == chosen


def test_the_parameter_wins_over_the_header() -> None:
    assert formats.negotiate(BROWSER, "csv", ALL) == "csv"
    assert formats.negotiate("image/png", "html", ALL) == "html"


def test_an_unknown_format_is_named() -> None:
    problem = refused(None, "jsn", ("json", "csv"))

    assert (problem.status, problem.code) == (400, "unknown_format")
    assert as_json(problem)["errors"] == [
        {
            "code": "unknown_format",
            "detail": "“format”: “jsn” is not one of: json, csv. Did you mean “json”?",
            "parameter": "format",
            "allowed": ("json", "csv"),
            "nearest": "json",
        }
    ]


@pytest.mark.parametrize(
    ("graph", "feed", "lacking"),
    [
        (True, True, set()),
        (True, False, {"atom", "jsonfeed"}),
        (False, True, {"jsonld"}),
        (False, False, {"jsonld", "atom", "jsonfeed"}),
    ],
)
def test_an_address_has_the_formats_that_it_has_words_for(
    graph: bool, feed: bool, lacking: set[str]
) -> None:
    offered = formats.offered(graph=graph, feed=feed)

    assert set(ALL) - set(offered) == lacking
    assert formats.accepted("application/ld+json, application/json;q=0.1", offered) == (
        "jsonld" if graph else "json"
    )


@pytest.mark.parametrize(
    "accept",
    ["image/png", "application/*;q=0, text/csv", "application/json;q=0", "*/*;q=0", "text/*"],
)
def test_what_cannot_be_had_is_refused(accept: str) -> None:
    problem = refused(accept, None, ("json", "ndjson"))

    assert (problem.status, problem.code) == (406, "not_acceptable")
    assert problem.faults[0].allowed == ("application/json", "application/x-ndjson")


def test_parquet_is_refused_where_nobody_can_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.formats.parquet.find_spec", lambda _: None)

    named = refused(None, "parquet", FORMATS)
    accepted = refused("application/vnd.apache.parquet", None, FORMATS)

    assert (named.status, named.code) == (accepted.status, accepted.code) == (406, "not_installed")


def test_csv_for_spreadsheets_is_asked_for_by_its_name_alone() -> None:
    assert formats.negotiate(None, "spreadsheet", ALL) == "spreadsheet"
    assert formats.negotiate("text/csv", None, ("json", "spreadsheet", "csv")) == "csv"
