"""The tables of sentences in tests/data, read and checked.

A row is a line of cells between bars; a line "    = cell" adds a cell to the row above it. A line
"## name" opens a section, and a line "# text" is a comment. A character that nobody would see is
written as its escape, \\u00a0. A broken row is refused with its file and its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.notation import meanings, unmarked

DATA = Path(__file__).parents[1] / "data"
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class RowError(ValueError):
    pass


@dataclass(frozen=True)
class Row:
    place: str
    section: str
    cells: tuple[str, ...]

    @property
    def param(self) -> Any:
        return pytest.param(*self.cells, id=f"{self.section}-{' | '.join(self.cells)}")


def meant(path: Path, locale: str = "en") -> list[Row]:
    """Rows "text | meanings", or "text | meanings | locale" where it is another one."""
    found = [_with_locale(row, locale) for row in rows(path)]
    return checked(found, cells=3, problem=_no_meaning)


def _with_locale(row: Row, locale: str) -> Row:
    return replace(row, cells=(*row.cells, locale)) if len(row.cells) == 2 else row


def refused(path: Path) -> list[Row]:
    """Rows "text | codes"."""
    return checked(rows(path), cells=2, problem=_not_one_code_a_bracket)


def plain(path: Path) -> list[Row]:
    """Rows of a text alone."""
    return checked(rows(path), cells=1, problem=lambda row: "")


def rows(path: Path) -> list[Row]:
    found: list[Row] = []
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        place, text = f"{path.name}:{number}", ESCAPE.sub(lambda e: chr(int(e[1], 16)), line)
        if text.startswith("## "):
            section = text[3:]
        elif text.startswith("    = "):
            found[-1] = _continued(found, place, text[6:])
        elif text and not text.startswith("# "):
            found.append(Row(place, section, tuple(each.strip(" ") for each in text.split("|"))))
    return found


def _continued(found: list[Row], place: str, cell: str) -> Row:
    if not found:
        raise RowError(f"{place}: there is no row above")
    return replace(found[-1], cells=(*found[-1].cells, cell))


def checked(found: list[Row], *, cells: int, problem: Callable[[Row], str]) -> list[Row]:
    for row in found:
        wrong = _misshapen(row, cells) or problem(row)
        if wrong:
            raise RowError(f"{row.place}: {wrong}")
    return found


def _misshapen(row: Row, cells: int) -> str:
    if not row.section:
        return "it stands in no section"
    if len(row.cells) != cells or not all(row.cells):
        return f"{row.cells} should be {cells} cells with something in them"
    return ""


def _no_meaning(row: Row) -> str:
    try:
        known = len(meanings(row.cells[1]))
    except (ValueError, IndexError) as error:
        return f"{row.cells[1]!r} is no meaning: {error}"
    marked = len(unmarked(row.cells[0])[1])
    return f"{marked} in brackets mean {known}" if marked not in (0, known) else ""


def _not_one_code_a_bracket(row: Row) -> str:
    codes, marked = row.cells[1].split("; "), len(unmarked(row.cells[0])[1])
    return f"{marked} in brackets have {len(codes)} codes" if marked != len(codes) else ""


ACCEPTED = meant(DATA / "accepted.txt")
NEWS = meant(DATA / "news.txt")
NEWS_IN = {
    language: meant(DATA / f"news_{name}.txt", language)
    for language, name in (("fr", "french"), ("es", "spanish"))
}
LANGUAGES = meant(DATA / "languages.txt")
READING = meant(DATA / "reading.txt")
REFUSED = refused(DATA / "refused.txt")
WITHOUT_QUANTITIES = plain(DATA / "without_quantities.txt")
