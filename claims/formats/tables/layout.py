"""Lines of cells as columns and rows: where the header is, and which lines are no rows.

Empty lines, totals, footnotes and a header that is repeated are told and left out, never dropped
in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from claims.formats.records import FormatError, LeftOut, Rejection
from claims.formats.tables.grid import NOTHING_UNREAD, Cells, Grid, letter

TOTAL_WORDS = tuple(
    "total|totals|grand total|subtotal|sub-total|sum|summe|gesamt|insgesamt|gesamtsumme|"
    "zwischensumme|total général|ensemble|somme|suma|total general|totale|totaal|razem|ogółem|"
    "всього|разом|итого|всего".split("|")
)
FOOTNOTE = re.compile(
    r"([*†‡¹²³⁴]|\(?\[?\d{1,2}[\])]\s|(sources?|notes?|quellen?|anm(erkung(en)?)?|hinweise?|fuentes?|"
    r"notas?|remarks?|fonte|stand|as of|last updated?)\b\s*[:.])",
    re.IGNORECASE,
)
SEARCHED = 50  # lines in which the header is looked for
BETWEEN = " / "  # the two levels of a column's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things are in a table. A `header_line` of 0 is the first line with two cells."""

    sheet: str = ""
    separator: str = ""
    encoding: str = ""
    header_line: int = 0
    header_rows: int = 1
    fill_down: tuple[str, ...] = ()
    total_words: tuple[str, ...] = TOTAL_WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by the names of their columns."""

    cells: Mapping[str, str]
    unread: Mapping[str, Rejection] = field(default_factory=dict)


Line = tuple[int, Row | LeftOut | Rejection]


@dataclass(frozen=True)
class Table:
    """Columns and rows, and how the file was understood."""

    columns: tuple[str, ...]
    rows: Iterator[Line]
    told: tuple[str, ...]


def table_of(grid: Grid, layout: Layout = Layout()) -> Table:
    """The table that lines make. Raises FormatError if no header is found."""
    lines = iter(grid.lines)
    before, number, header = _header(lines, layout)
    below = [_next_line(lines) for _ in range(layout.header_rows - 1)]
    columns, above = _columns([header, *below]), _above(before)
    told = (*grid.told, *([f"header in line {number}"] if number else []))
    rows = _Rows(columns, [header, *below], layout, ragged=grid.ragged)
    return Table(columns, chain(above, rows.of(lines)), told)


def _header(
    lines: Iterator[tuple[int, Cells | Rejection]], layout: Layout
) -> tuple[list[tuple[int, Cells | Rejection]], int, Cells]:
    """What stands before the header, and the header with its line."""
    before: list[tuple[int, Cells | Rejection]] = []
    for number, cells in lines:
        wanted = layout.header_line
        if isinstance(cells, Cells) and (number >= wanted if wanted else cells.filled > 1):
            return before, number, cells
        before.append((number, cells))
        if len(before) > max(SEARCHED, wanted):
            break
    raise FormatError(_no_header(before))


def _no_header(before: list[tuple[int, Cells | Rejection]]) -> str:
    if not before:
        return "The table is empty."
    refused = next((each for _, each in before if isinstance(each, Rejection)), None)
    why = f" {refused.reason}" if refused else ""
    return (
        f"No header was found in the first {len(before)} lines: a line with two cells or more is "
        f"needed.{why}"
    )


def _next_line(lines: Iterator[tuple[int, Cells | Rejection]]) -> Cells:
    for number, cells in lines:
        if isinstance(cells, Rejection):
            raise FormatError(f"The header in line {number} cannot be read. {cells.reason}")
        return cells
    raise FormatError("The table ends within its header.")


def _above(before: list[tuple[int, Cells | Rejection]]) -> list[Line]:
    """The lines above the header: a title is no row."""
    title = LeftOut("title", "It stands above the header.")
    empty = LeftOut("empty", "The line is empty.")
    return [
        (number, cells if isinstance(cells, Rejection) else title if cells.filled else empty)
        for number, cells in before
    ]


def _columns(levels: list[Cells]) -> tuple[str, ...]:
    """One name a column, of all levels of the header. A merged cell holds for those beside it."""
    width = max(len(level.texts) for level in levels)
    padded = [[*level.texts, *[""] * (width - len(level.texts))] for level in levels]
    spread = [*map(_spread, padded[:-1]), padded[-1]]
    names = [_name([level[at] for level in spread], at) for at in range(width)]
    while names and not any(level[len(names) - 1] for level in padded):
        names.pop()
    return _told_apart(names)


def _spread(texts: list[str]) -> list[str]:
    spread, last = [], ""
    for text in texts:
        last = text or last
        spread.append(last)
    return spread


def _name(levels: list[str], at: int) -> str:
    said = dict.fromkeys(" ".join(level.split()) for level in levels if level)
    return BETWEEN.join(said) or f"Column {letter(at)}"


def _told_apart(names: list[str]) -> tuple[str, ...]:
    """Names that are all different: Deaths, Deaths (2)."""
    taken: dict[str, int] = {}
    told = []
    for name in names:
        taken[name] = taken.get(name, 0) + 1
        again = f"{name} ({taken[name]})"
        told.append(name if taken[name] == 1 else again)
        taken.setdefault(again, 1)
    return tuple(told)


class _Rows:
    """The lines below a header, each a row or what else it is."""

    def __init__(
        self, columns: tuple[str, ...], header: list[Cells], layout: Layout, *, ragged: bool
    ) -> None:
        self._columns, self._ragged = columns, ragged
        self._header = [_content(level) for level in header]
        self._totals = {word.casefold() for word in layout.total_words}
        self._filled = dict.fromkeys(layout.fill_down, "")

    def of(self, lines: Iterator[tuple[int, Cells | Rejection]]) -> Iterator[Line]:
        for number, cells in lines:
            yield number, cells if isinstance(cells, Rejection) else self._row(cells)

    def _row(self, cells: Cells) -> Row | LeftOut | Rejection:
        return self._left_out(cells) or self._misfit(cells) or self._named(cells)

    def _left_out(self, cells: Cells) -> LeftOut | None:
        filled = [text for text in cells.texts if text]
        if not filled and not cells.unread:
            return LeftOut("empty", "The line is empty.")
        if _content(cells) in self._header:
            return LeftOut("repeated_header", "The line is the header once more.")
        first = filled[0] if filled else ""
        if first.startswith("# "):
            return LeftOut("comment", "The line begins with “#”.")
        if first.casefold().rstrip(" :") in self._totals:
            return LeftOut("total", f"The line begins with “{first}”.")
        if len(filled) == 1 and len(self._columns) > 1 and FOOTNOTE.match(first):
            return LeftOut("footnote", f"The line is a note: “{first[:80]}”.")
        return None

    def _misfit(self, cells: Cells) -> Rejection | None:
        width, given = len(self._columns), len(cells.texts)
        if any(cells.texts[width:]):
            beyond = next(text for text in cells.texts[width:] if text)
            return Rejection(
                "",
                "extra_cells",
                f"{given} cells instead of {width}: “{beyond[:60]}” has no column. A text with the "
                "separator in it stands in quotation marks.",
            )
        if given < width and not self._ragged:
            return Rejection(
                "",
                "missing_cells",
                f"{given} cells instead of {width}: from “{self._columns[given]}” on none is left. "
                "An empty cell needs its separator.",
            )
        return None

    def _named(self, cells: Cells) -> Row:
        texts = [*cells.texts, *[""] * (len(self._columns) - len(cells.texts))]
        named = dict(zip(self._columns, texts, strict=False))
        for column in self._filled:
            named[column] = self._filled[column] = named.get(column) or self._filled[column]
        if cells.unread is NOTHING_UNREAD:
            return Row(named)
        unread = {
            self._columns[at]: each for at, each in cells.unread.items() if at < len(self._columns)
        }
        return Row(named, unread)


def _content(cells: Cells) -> tuple[str, ...]:
    """The texts without the empty ones at the end."""
    texts = [*cells.texts]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
