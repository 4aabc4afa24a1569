"""Where the header of a table is, and which lines are no rows."""

from __future__ import annotations

from io import BytesIO

import pytest

from claims.formats.records import FormatError
from claims.formats.tables.delimited import read_delimited
from claims.formats.tables.layout import Layout, Row, Table, table_of


def table(text: str, **layout: object) -> Table:
    return table_of(read_delimited(BytesIO(text.encode()), separator=","), Layout(**layout))  # type: ignore[arg-type]


def told(text: str, **layout: object) -> list[object]:
    return [
        list(each.cells.values()) if isinstance(each, Row) else each.code
        for _, each in table(text, **layout).rows
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (",,", "empty"),
        ("Total,12,", "total"),
        ("TOTAL:,12,", "total"),
        ("Insgesamt,12,", "total"),
        (",Sum,12", "total"),
        ("Day,Killed,Note", "repeated_header"),
        ("* provisional,,", "footnote"),
        ("Source: UN,,", "footnote"),
        ("Quelle: UN,,", "footnote"),
        ("1) revised,,", "footnote"),
        ("# help,text,text", "comment"),
        ("Monday,12", "missing_cells"),
        ("Monday,12,x,y", "extra_cells"),
    ],
)
def test_a_line_that_is_no_row_is_told(line: str, code: str) -> None:
    assert told(f"Day,Killed,Note\n{line}\nTuesday,3,\n") == [code, ["Tuesday", "3", ""]]


@pytest.mark.parametrize("line", ["Totalled,12,", "Source: UN,12,", "Summer,1,", "1,2,3"])
def test_a_row_that_begins_like_one_is_a_row(line: str) -> None:
    assert told(f"Day,Killed,Note\n{line}\n") == [line.split(",")]


def test_total_lines_are_rows_where_the_mapping_says_so() -> None:
    assert told("Day,Killed\nTotal,12\n", total_words=()) == [["Total", "12"]]


def test_empty_cells_beyond_the_header_are_nothing() -> None:
    assert told("Day,Killed,,\nMonday,12,,\n") == [["Monday", "12"]]


def test_titles_above_the_header_are_left_out() -> None:
    found = table("Casualties,\n,\nDay,Killed\nMonday,1\n")

    assert found.columns == ("Day", "Killed")
    assert "header in line 3" in found.told
    assert [each.code for _, each in list(found.rows)[:2]] == ["title", "empty"]  # type: ignore[union-attr]


def test_a_stated_header_line_is_taken() -> None:
    assert table("a,b\nDay,Killed\nMonday,1\n", header_line=2).columns == ("Day", "Killed")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "Day,Killed,,Hurt,\n,low,high,low,high\n",
            ("Day", "Killed / low", "Killed / high", "Hurt / low", "Hurt / high"),
        ),
        ("Day,Killed\n,\n", ("Day", "Killed")),
    ],
)
def test_a_merged_header_names_the_columns_below_it(text: str, columns: tuple[str, ...]) -> None:
    assert table(text, header_rows=2).columns == columns


def test_columns_of_one_name_are_told_apart() -> None:
    assert table("A,A,,A (2),B\n1,2,3,4,5\n").columns == (
        "A",
        "A (2)",
        "Column C",
        "A (2) (2)",
        "B",
    )


def test_a_blank_cell_has_the_value_above_where_the_mapping_says_so() -> None:
    text = "Day,Place,Killed\nMonday,Kyiv,1\n,Lviv,2\nTuesday,Kyiv,3\n"

    assert told(text, fill_down=("Day",)) == [
        ["Monday", "Kyiv", "1"],
        ["Monday", "Lviv", "2"],
        ["Tuesday", "Kyiv", "3"],
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "The table is empty"),
        ("one\ntwo\n", "No header was found in the first 2 lines"),
        ('a,"b\n', "No header was found.* not closed"),
        ("a,b\n", "The table ends within its header"),
    ],
)
def test_a_file_without_a_header_is_refused(text: str, hint: str) -> None:
    with pytest.raises(FormatError, match=hint):
        table(text, header_rows=2)
