"""Rows as CSV: exact for programs, harmless for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.formats import delimited, json_cells
from claims.formats.chunks import chunks
from claims.formats.columns import Column, Type, row_of


def written(paths: list[str], records: list[dict[str, Any]]) -> bytes:
    """By way of values and straight from JSON, which give the same."""
    columns = [Column(path) for path in paths]
    by_values = list(delimited.exact(columns, map(row_of(paths), records)))
    line = json_cells.line_of(paths)
    assert [line(packed(record)) for record in records] == by_values[1:]
    return b"".join(by_values)


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def in_spreadsheet(kind: Type, value: Any) -> str:
    lines = delimited.for_spreadsheets([Column("a", kind)], [[value]])
    return b"".join(lines).decode("utf-8-sig")


def test_a_line_is_exact() -> None:
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

    header, line = written(columns, [record]).decode().split("\r\n", 1)

    assert header == ",".join(columns)
    assert line == ('=1+1,,"",true,7,"a ""b"", c\r\nd",Zoë,,"[{""a"":""ü"",""b"":null}]"\r\n')


def test_an_object_that_is_not_there_has_empty_cells() -> None:
    assert written(["a.b", "a.c"], [{"a": None}]) == b"a.b,a.c\r\n,\r\n"


def test_a_row_of_nothing_is_still_a_row() -> None:
    found = written(["merged_into"], [{"merged_into": None}] * 3)

    assert len(list(csv.reader(io.StringIO(found.decode(), newline="")))) == 4
    assert b"\r\n\r\n" not in found


def test_a_list_without_records_has_its_header() -> None:
    assert written(["a", "b"], []) == b"a,b\r\n"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.lists(TEXTS, max_size=3)), max_size=5))
def test_what_is_written_reads_back_as_it_was(rows: list[tuple[str, str, list[str]]]) -> None:
    records = [{"a": a, "b": {"c": c}, "d": d} for a, c, d in rows]

    found = written(["a", "b.c", "d"], records).decode()

    header, *read = csv.reader(io.StringIO(found, newline=""), strict=True)
    assert header == ["a", "b.c", "d"]
    assert [(a, c, json.loads(d)) for a, c, d in read] == rows


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        pytest.param(Type.TEXT, "=1+1", "'=1+1", id="formula"),
        pytest.param(Type.TEXT, "+49", "'+49", id="plus"),
        pytest.param(Type.TEXT, "-5 percent", "'-5 percent", id="minus in words"),
        pytest.param(Type.TEXT, "@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param(Type.TEXT, "\t=1", "'\t=1", id="tab"),
        pytest.param(Type.TEXT, "\r=1", '"\'\r=1"', id="return"),
        pytest.param(Type.TEXT, "\n=1", '"\'\n=1"', id="line feed"),
        pytest.param(Type.TEXT, "＝1", "'＝1", id="full width"),
        pytest.param(Type.TEXT, '=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"', id="quoted"),
        pytest.param(Type.TEXT, "more than 10 = many", "more than 10 = many", id="within"),
        pytest.param(Type.NUMBER, "-5", "-5", id="a number is one"),
        pytest.param(Type.TEXT, None, '""', id="nothing"),
    ],
)
def test_a_spreadsheet_gets_no_formula(kind: Type, value: Any, shown: str) -> None:
    assert in_spreadsheet(kind, value) == f"a\r\n{shown}\r\n"


def test_a_spreadsheet_gets_a_byte_order_mark() -> None:
    first = next(iter(delimited.for_spreadsheets([Column("a")], [])))

    assert first == "\ufeff".encode()


def test_many_lines_leave_in_few_pieces() -> None:
    lines = [b"x" * 1000] * 200

    pieces = list(chunks(lines))

    assert len(pieces[0]) == 1000, "nobody waits for the first"
    assert len(pieces) == 3
    assert b"".join(pieces) == b"".join(lines)
