"""The SQL files of agreement: each says what it is, takes and gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from claims.queries import agreement
from claims.queries.agreement import statements
from claims.queries.agreement.statements import Statement, statement

FILES = sorted(statements.FOLDER.glob("*.sql"))
TEXT = {path: path.read_text(encoding="utf-8") for path in FILES}
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def header(path: Path) -> str:
    """The comment that a file opens with."""
    found = re.match(r"(--.*\n)*", TEXT[path])
    return found[0] if found else ""


def test_the_files_lie_beside_the_module() -> None:
    assert Path(agreement.__file__).parent / "sql" == statements.FOLDER
    assert FILES


@EVERY_FILE
def test_a_file_says_what_it_answers_what_it_takes_and_what_it_gives(path: Path) -> None:
    opening = header(path)

    assert "?" in opening
    assert "-- Rows: " in opening
    for name in re.findall(r"%\((\w+)\)s", TEXT[path]):
        assert re.search(rf"^-- .*\b{name}\b", opening, re.MULTILINE), name


@EVERY_FILE
def test_a_line_is_no_longer_than_one_of_python(path: Path) -> None:
    assert [line for line in TEXT[path].splitlines() if len(line) > 100] == []


@EVERY_FILE
def test_a_statement_is_whole_and_without_comments(path: Path) -> None:
    found = statement(path.stem).sql

    assert "--" not in found
    assert found.startswith(("SELECT", "WITH"))


class Pair(NamedTuple):
    low: int
    high: int


@pytest.mark.django_db
def test_a_row_is_filled_by_the_names_of_its_columns() -> None:
    [found] = Statement("SELECT %(more)s AS high, 1 AS low").rows(Pair, more=2)

    assert found == Pair(low=1, high=2)


@pytest.mark.django_db
def test_a_column_that_a_row_does_not_know_is_an_error() -> None:
    with pytest.raises(TypeError, match="middle"):
        Statement("SELECT 1 AS low, 2 AS high, 3 AS middle").rows(Pair)
