"""The formats of answers: which one is chosen, and that nothing is lost in them."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.api.problems import as_json
from claims.api.read import formats
from claims.records.dependencies import RECORDS
from claims.records.fieldsets import Selection
from claims.records.schemas import AssertionRecordShape, ReviewShape, TopicShape, UnitShape
from claims.web.problems import Problem, Refusal

ALL = ("json", "csv", "ndjson", "html", "jsonld", "atom", "jsonfeed")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


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


def test_each_record_of_ndjson_has_a_line() -> None:
    records = [packed({"a": "1\n2"}), packed({"a": "ü"})]

    assert b"".join(formats.ndjson(records)) == b'{"a":"1\\n2"}\n{"a":"\xc3\xbc"}\n'
    assert list(formats.ndjson([])) == []


def test_a_long_answer_comes_in_pieces() -> None:
    records = [packed({"a": "x" * 1000})] * 200

    pieces = list(formats.ndjson(records))

    assert len(pieces) == 4
    assert b"".join(pieces) == b"".join(record + b"\n" for record in records)


def test_columns_are_what_a_record_holds_once() -> None:
    assert formats.columns(TopicShape) == [
        "id",
        "slug",
        "label",
        "aliases",
        "description",
        "broader.id",
        "broader.slug",
        "broader.label",
        "merged_into",
        "dataset",
        "dataset_id",
        "redacted_at",
        "redaction_reason",
        "version",
        "modified",
    ]


def test_intervals_and_days_have_a_column_for_each_of_their_parts() -> None:
    selection = Selection(fields=frozenset({"interval", "as_of", "unit"}))

    assert formats.columns(AssertionRecordShape, selection) == [
        "unit",
        "as_of.from",
        "as_of.to",
        "interval.low",
        "interval.high",
        "interval.low_inclusive",
        "interval.high_inclusive",
    ]


def test_what_there_may_be_more_of_is_one_column() -> None:
    names = frozenset({"evidence.title", "claim.statement"})

    assert formats.columns(ReviewShape, Selection(fields=names)) == ["claim.statement", "evidence"]
    assert "aliases" in formats.columns(UnitShape)


def test_an_expanded_reference_has_all_its_columns() -> None:
    selection = Selection(
        fields=frozenset({"reviewer"}),
        omit=frozenset({"reviewer.id"}),
        expand=frozenset({"reviewer"}),
    )

    columns = formats.columns(ReviewShape, selection)

    assert columns[:3] == ["reviewer.slug", "reviewer.name", "reviewer.kind"]
    assert "reviewer.aliases" in columns


@pytest.mark.parametrize(
    "shape", [*(record.shape for record in RECORDS), UnitShape], ids=lambda shape: shape.__name__
)
def test_no_shape_has_a_column_twice(shape: Any) -> None:
    columns = formats.columns(shape)

    assert len(columns) == len(set(columns))


def test_a_line_of_csv_is_exact() -> None:
    columns = ["id", "none", "empty", "yes", "number", "text", "speaker.name", "gone.name", "many"]
    record = {
        "id": "=1+1",
        "none": None,
        "empty": "",
        "yes": True,
        "number": 7,
        "text": 'a "b", c\r\nd',
        "speaker": {"name": "Zoë"},
        "gone": None,
        "many": [{"a": "ü", "b": None}],
    }

    header, line = b"".join(formats.csv(columns, [packed(record)])).decode().split("\r\n", 1)

    assert header == ",".join(columns)
    assert line == ('=1+1,,"",true,7,"a ""b"", c\r\nd",Zoë,,"[{""a"":""ü"",""b"":null}]"\r\n')


def test_a_member_that_was_not_asked_for_is_an_empty_cell() -> None:
    assert b"".join(formats.csv(["a", "b.c"], [b"{}"])) == b"a,b.c\r\n,\r\n"


def test_a_row_of_nothing_is_still_a_row() -> None:
    written = b"".join(formats.csv(["merged_into"], [packed({"merged_into": None})] * 3))

    assert len(list(csv.reader(io.StringIO(written.decode(), newline="")))) == 4
    assert b"\r\n\r\n" not in written


def test_a_list_without_records_has_its_header() -> None:
    assert list(formats.csv(["a", "b"], [])) == [b"a,b\r\n"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), max_size=5))
def test_csv_reads_back_as_it_was(rows: list[tuple[str, str, list[str]]]) -> None:
    records = [packed({"a": a, "b": {"c": c}, "d": d}) for a, c, d in rows]

    written = b"".join(formats.csv(["a", "b.c", "d"], records)).decode()

    header, *read = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert header == ["a", "b.c", "d"]
    assert [(a, c, json.loads(d)) for a, c, d in read] == rows
