"""The tables of sentences name the file and the line of a row that is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.sentences import Row, RowError, meant, plain, refused


def written(folder: Path, text: str) -> Path:
    path = folder / "table.txt"
    path.write_text(text)
    return path


def test_a_row_has_a_place_a_section_and_cells(tmp_path: Path) -> None:
    path = written(
        tmp_path, "# why\n\n## some\n[1\\u00a0km] | 1 km\nTwo fell.\n    = 2\n3 | 3 | de\n"
    )

    assert meant(path) == [
        Row("table.txt:4", "some", ("[1\u00a0km]", "1 km", "en")),
        Row("table.txt:5", "some", ("Two fell.", "2", "en")),
        Row("table.txt:7", "some", ("3", "3", "de")),
    ]


@pytest.mark.parametrize(
    ("read", "row", "wrong"),
    [
        (meant, "331 civilians", r"\('331 civilians',\) should be 3 cells"),
        (meant, "331 civilians | ", "should be 3 cells"),
        (meant, "331 | 331 | en | more", "should be 3 cells"),
        (meant, "331 | many", "'many' is no figure"),
        (meant, "331 | 331 one two", r"what is \['two'\]"),
        (meant, "331 | gt", "'gt' is no meaning"),
        (meant, "[331] of [400] | 331", "2 in brackets mean 1"),
        (refused, "in [2022] and [2023] | year", "2 in brackets have 1 codes"),
        (refused, "in [2022]", "should be 2 cells"),
        (plain, "none | of it", "should be 1 cells"),
    ],
)
def test_a_broken_row_is_named(
    tmp_path: Path, read: Callable[[Path], list[Row]], row: str, wrong: str
) -> None:
    path = written(tmp_path, f"# why\n\n## some\n{row}\n")

    with pytest.raises(RowError, match=f"^table.txt:4: .*{wrong}"):
        read(path)


def test_a_row_stands_in_a_section(tmp_path: Path) -> None:
    with pytest.raises(RowError, match=r"^table.txt:1: it stands in no section"):
        plain(written(tmp_path, "none\n"))


def test_a_second_cell_needs_a_first(tmp_path: Path) -> None:
    with pytest.raises(RowError, match=r"^table.txt:2: there is no row above"):
        meant(written(tmp_path, "## some\n    = 12\n"))
