"""XLSX as people keep it: number formats, dates, formulas, sheets, and files that are none."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.grid import Cells
from claims.formats.tables.layout import Layout, Row, table_of
from claims.formats.tables.number_formats import NotShown, shown
from claims.formats.tables.workbook import read_workbook, sheets
from tests.support.workbooks import book

MIDNIGHT = datetime(2022, 3, 5)  # noqa: DTZ001  a workbook knows no time zones
HALF_PAST_TWO = MIDNIGHT + timedelta(hours=14, minutes=30)


def texts(file: BytesIO, **options: Any) -> list[Any]:
    return [
        each.texts if isinstance(each, Cells) else each.code
        for _, each in read_workbook(file, **options).lines
    ]


@pytest.mark.parametrize(
    ("value", "code", "wanted"),
    [
        (331, "General", "331"),
        (0.1 + 0.2, "General", "0.3"),
        (1e21, "General", "1000000000000000000000"),
        (7200000, "#,##0", "7200000"),
        (12.5, "0.00", "12.50"),
        (12.3456, "0.00", "12.3456"),
        (0.123, "0%", "12.3%"),
        (0.5, "0.0%", "50.0%"),
        (1234, '"$"#,##0', "$1234"),
        (1234, "[$€-407]#,##0", "€1234"),
        (1234, '#,##0 "EUR"', "1234 EUR"),
        (5, '"ca. "0', "ca. 5"),
        (5, "0;[Red]-0", "5"),
        (-5, "0;[Red]-0", "-5"),
        (1234, "_(* #,##0_);_(* (#,##0)", "1234"),
        (7, "@", "7"),
    ],
)
def test_a_number_is_shown_with_what_its_format_says(value: Any, code: str, wanted: str) -> None:
    assert shown(value, code) == wanted


@pytest.mark.parametrize("code", ['0.0,,"M"', '#,##0,"k"', '"Q"1', "[>100]"])
def test_a_format_that_shows_another_number_is_refused(code: str) -> None:
    with pytest.raises(NotShown):
        shown(7_200_000, code)


@pytest.mark.parametrize(
    ("value", "code", "wanted"),
    [
        (MIDNIGHT, "yyyy-mm-dd", "2022-03-05"),
        (MIDNIGHT, "mmm yyyy", "2022-03"),
        (MIDNIGHT, "yyyy", "2022"),
        (MIDNIGHT, "dd/mm/yyyy hh:mm", "2022-03-05"),
        (HALF_PAST_TWO, "dd/mm/yyyy hh:mm", "2022-03-05T14:30"),
        (date(2022, 3, 5), "d. mmmm yyyy", "2022-03-05"),
    ],
)
def test_a_date_is_as_fine_as_its_format_shows_it(value: Any, code: str, wanted: str) -> None:
    assert texts(book((("x"), ((value, code))))) == [("x", wanted)]


def test_what_a_cell_cannot_say_is_told_by_its_place() -> None:
    file = book(("a", "=1+1", "#REF!", ((7, '0.0,,"M"')), ((time(9, 30), "hh:mm")), True))

    ((_, cells),) = read_workbook(file).lines

    assert isinstance(cells, Cells)
    assert {at: each.code for at, each in cells.unread.items()} == {
        1: "formula",
        2: "cell_error",
        3: "number_format",
        4: "time_without_day",
    }
    assert cells.texts == ("a", "", "", "", "", "TRUE")


def test_a_formula_counts_as_its_last_value() -> None:
    file = with_part(book(("a", 1, 2)), '<c r="C1" t="n"><v>', '<c r="C1"><f>B1*2</f><v>')

    assert texts(file) == [("a", "1", "2")]


def with_part(file: BytesIO, old: str, new: str) -> BytesIO:
    """The workbook with a text of its sheet replaced."""
    held = BytesIO()
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(held, "w") as other:
        for part in archive.infolist():
            raw = archive.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                raw = raw.replace(old.encode(), new.encode())
            other.writestr(part.filename, raw)
    return held


def test_one_sheet_is_taken_and_several_are_asked_about() -> None:
    file = book(("a", "b"), Second=[("c", "d")])

    with pytest.raises(FormatError, match="has 2 sheets: name one of “Sheet”, “Second”"):
        read_workbook(file)
    with pytest.raises(FormatError, match="There is no sheet “Third”"):
        read_workbook(file, sheet="Third")
    assert texts(file, sheet="Second") == [("c", "d")]
    assert sheets(file) == ["Sheet", "Second"]


def test_a_merged_header_and_short_rows_make_a_table() -> None:
    workbook = Workbook()
    sheet: Any = workbook.active
    for row in [["Day", "Killed", None, "Note"], [None, "low", "high", None], ["Monday", 1]]:
        sheet.append(row)
    sheet.merge_cells("B1:C1")
    sheet.merge_cells("A1:A2")
    held = BytesIO()
    workbook.save(held)

    table = table_of(read_workbook(held), Layout(header_rows=2))

    assert table.columns == ("Day", "Killed / low", "Killed / high", "Note")
    ((number, row),) = table.rows
    assert (number, isinstance(row, Row) and list(row.cells.values())) == (
        3,
        ["Monday", "1", "", ""],
    )


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    file = with_part(book(("a", "b")), 'ref="A1:B1"', 'ref="A1:XFD1048576"')

    assert texts(file) == [("a", "b")]


def test_a_row_far_to_the_right_costs_its_line_alone() -> None:
    file = with_part(book(("a", "b"), ("c", "d")), 'r="B2"', 'r="XFD2"')

    assert texts(file) == [("a", "b"), "too_many_columns"]


def test_rows_without_end_are_refused() -> None:
    file = with_part(book(("a", "b"), ("c", "d")), 'row r="2"', 'row r="99999999999"')

    with pytest.raises(FormatError, match="at most 1,048,576 rows"):
        texts(file)


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"", "cannot be read"),
        (b"PK\x03\x04nonsense", "cannot be read"),
        (b"\xd0\xcf\x11\xe0", "old Excel"),
        (b"a,b\n", "cannot be read"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(raw: bytes, hint: str) -> None:
    with pytest.raises(FormatError, match=hint):
        read_workbook(BytesIO(raw))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    held = BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sharedStrings.xml", "w") as part,
    ):
        for _ in range(130):
            part.write(bytes(1 << 20))

    with pytest.raises(FormatError, match="unpacks to more than"):
        read_workbook(held)


SMALL = book(("Day", "Killed"), ("Monday", 12), ("Tuesday", "=1+1")).getvalue()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), max_size=6))
def test_no_damage_gives_a_traceback(damage: list[tuple[int, int]]) -> None:
    raw = bytearray(SMALL)
    for place, byte in damage:
        raw[place] = byte

    with suppress(FormatError):
        assert all(
            isinstance(each, Cells | Rejection)
            for _, each in read_workbook(BytesIO(bytes(raw))).lines
        )
