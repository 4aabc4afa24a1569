"""CSV as people keep it: encodings, separators, quotation marks, and files that are none."""

from __future__ import annotations

import codecs
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.delimited import MOST_LINES, read_delimited
from claims.formats.tables.encodings import encoding_of
from claims.formats.tables.grid import Cells


def lines(raw: bytes, **stated: str) -> list[tuple[int, object]]:
    return [
        (number, each.texts if isinstance(each, Cells) else each.code)
        for number, each in read_delimited(BytesIO(raw), **stated).lines
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"a;b\n1;2\n", "UTF-8"),
        ("a;b\nä;2\n".encode(), "UTF-8"),
        (codecs.BOM_UTF8 + "a;ä\n".encode(), "UTF-8 with a byte order mark"),
        ("a;ä\n".encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + "a;ä\n".encode("utf-16-be"), "UTF-16"),
        ("a;ä;long enough\n".encode("utf-16-le"), "UTF-16"),
        ("a;ä;“quoted” €\n".encode("cp1252"), "Windows-1252"),
    ],
)
def test_the_encoding_is_told(raw: bytes, name: str) -> None:
    grid = read_delimited(BytesIO(raw))

    assert grid.told[0] == name
    assert next(grid.lines)[0] == 1
    assert "\ufeff" not in str(lines(raw))


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"a;\xc3\xa4\nb;\xe4\n", "Line 2 holds a byte that is not UTF-8"),
        (b"a;b\nc;\x81\n", "Line 2 holds bytes that are not Windows-1252"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "ZIP"),
    ],
)
def test_a_file_that_is_no_text_is_refused(raw: bytes, hint: str) -> None:
    with pytest.raises(FormatError, match=hint):
        read_delimited(BytesIO(raw))


def test_a_stated_encoding_is_taken_or_refused_by_line() -> None:
    assert lines("ж;2\n".encode("cp1251"), encoding="windows-1251") == [(1, ("ж", "2"))]
    with pytest.raises(FormatError, match="Line 2 holds bytes that are not utf-8"):
        read_delimited(BytesIO(b"a;b\n\xe4;1\n"), encoding="utf-8")
    with pytest.raises(FormatError, match="no known encoding"):
        encoding_of(BytesIO(b"a"), "ebcdic")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a,b\n1,2\n", ("a", "b")),
        ("a;b\n1,5;2\n3,5;4\n", ("a", "b")),
        ("a\tb\n1\t2, and 3\n", ("a", "b")),
        ("a|b\n1|2\n", ("a", "b")),
        ('name;text\nx;"one; two, three"\ny;"a, b"\n', ("name", "text")),
    ],
)
def test_the_separator_is_that_which_parts_lines_alike(text: str, wanted: tuple[str, ...]) -> None:
    assert lines(text.encode())[0] == (1, wanted)


def test_a_line_may_say_the_separator_itself() -> None:
    assert lines(b"sep=|\r\na;b|c\r\n") == [(2, ("a;b", "c"))]
    with pytest.raises(FormatError, match="no separator"):
        read_delimited(BytesIO(b"a"), separator="x")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_a_line_will_do(end: str) -> None:
    assert lines(f"a,b{end}1,2{end}".encode()) == [(1, ("a", "b")), (2, ("1", "2"))]


def test_a_cell_may_have_several_lines() -> None:
    assert lines(b'a,b\n"1\n2",x\n3,4\n') == [
        (1, ("a", "b")),
        (2, ("1\n2", "x")),
        (4, ("3", "4")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n"1,2\n3,4\n5,6\n',
        'a,b\n"1,2\n3,"4"\n5,6\n',
        'a,b\n1,"2\n3,4\n5,6\n',
    ],
)
def test_an_open_quotation_mark_costs_its_line_alone(text: str) -> None:
    found = lines(text.encode())

    assert found[1] == (2, "open_quote")
    assert found[2:] == [(3, ("3", "4")), (4, ("5", "6"))]


def test_an_open_quotation_mark_swallows_no_long_file() -> None:
    many = 3 * MOST_LINES
    raw = b'a,b\n"1,2\n' + b"3,4\n" * many

    found = lines(raw)

    assert found[1] == (2, "open_quote")
    assert len(found) == many + 2


def test_a_file_of_open_quotation_marks_is_refused_as_a_whole() -> None:
    with pytest.raises(FormatError, match="More than 100 lines have a quotation mark"):
        lines(b"a,b\n" + b'"1,2\n' * 300)


def test_a_quotation_mark_within_a_cell_is_told() -> None:
    assert lines(b'a,b\n"Big" John,2\n3,4\n')[1:] == [(2, "stray_quote"), (3, ("3", "4"))]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a,b\n" + b"x" * 1_000_000 + b",2\n3,4\n", "line_too_long"),
        (b"a,b\n" + b"," * 2_000 + b"\n3,4\n", "too_many_columns"),
        (b"a,b\n\x00,2\n3,4\n", "invalid_character"),
    ],
    ids=["a cell of a megabyte", "two thousand columns", "NUL"],
)
def test_what_no_table_holds_costs_its_line_alone(raw: bytes, code: str) -> None:
    assert lines(raw)[1:] == [(2, code), (3, ("3", "4"))]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text('a"\n\r,;\t0', max_size=200).map(str.encode))
def test_no_bytes_give_a_traceback(raw: bytes) -> None:
    with suppress(FormatError):
        found = [*read_delimited(BytesIO(raw)).lines]
        assert all(isinstance(each, Cells | Rejection) for _, each in found)
        assert [number for number, _ in found] == sorted({number for number, _ in found})
