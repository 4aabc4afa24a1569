"""XLSX: one sheet of a workbook, row by row, its cells as the workbook prints them.

A formula counts as the value that was computed last; without one its cell is refused, as are the
errors of formulas. A file that would unpack to more than any real one is refused before it is.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import repeat
from typing import IO, Any, cast

from openpyxl import load_workbook

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.grid import (
    LONGEST_CELL,
    MOST_COLUMNS,
    BinaryFile,
    Cells,
    Digits,
    Grid,
    refused_cell,
)
from claims.formats.tables.number_formats import NotShown, date_precision, shown

LARGEST = 1 << 30  # bytes unpacked, of all parts
LARGEST_TEXTS = 128 << 20  # ... of those that are held in memory: shared texts and styles
LAST_ROW = 1_048_576
SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
IN_MEMORY = re.compile(r"xl/(sharedStrings|styles|workbook)\.xml", re.IGNORECASE)
FORMULA = re.compile(rb"<(\w+:)?f[ />]")
PIECE = 1 << 20
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
warnings.filterwarnings("ignore", module="openpyxl")  # of styles, which nobody asked about


def read_workbook(file: BinaryFile, *, sheet: str = "") -> Grid:
    """One sheet as lines of cells. Raises FormatError if there is none, or several to choose."""
    has_formulas = _examine(file)
    name = _chosen(_names(file), sheet)
    return Grid(_lines(file, name, has_formulas), ("XLSX", f"sheet: {name}"), ragged=True)


def sheets(file: BinaryFile) -> list[str]:
    """The names of the sheets. Raises FormatError."""
    _examine(file)
    return _names(file)


def _examine(file: BinaryFile) -> bool:
    """Whether any sheet has formulas. Raises FormatError of what is no workbook, or a bomb."""
    file.seek(0)
    if file.read(4) == OLD_EXCEL:
        raise FormatError(
            "The file is an old Excel file (.xls) or has a password: save it as XLSX."
        )
    try:
        with zipfile.ZipFile(cast("IO[bytes]", file)) as archive:
            _refuse_bombs(archive.infolist())
            parts = [name for name in archive.namelist() if SHEETS.fullmatch(name)]
            return any(_holds_formula(archive, part) for part in parts)
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001 (a damaged archive fails in any way)
        raise _damaged(error) from None


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    in_memory = sum(part.file_size for part in parts if IN_MEMORY.fullmatch(part.filename))
    if sum(part.file_size for part in parts) > LARGEST or in_memory > LARGEST_TEXTS:
        raise FormatError(
            f"The workbook unpacks to more than {LARGEST >> 20:,} MB, or its texts to more than "
            f"{LARGEST_TEXTS >> 20} MB: save the sheet as CSV."
        )


def _holds_formula(archive: zipfile.ZipFile, part: str) -> bool:
    kept = b""
    with archive.open(part) as opened:
        while piece := opened.read(PIECE):
            if FORMULA.search(kept + piece):
                return True
            kept = piece[-32:]
    return False


def _damaged(error: Exception) -> FormatError:
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return FormatError(f"The workbook cannot be read ({said}). Open it and save it anew as XLSX.")


def _open(file: BinaryFile, *, values: bool) -> Any:
    file.seek(0)
    try:
        return load_workbook(
            cast("IO[bytes]", file), read_only=True, data_only=values, keep_links=False
        )
    except Exception as error:  # noqa: BLE001 (a damaged workbook fails in any way)
        raise _damaged(error) from None


def _names(file: BinaryFile) -> list[str]:
    return [str(each.title) for each in _open(file, values=True).worksheets]


def _chosen(names: list[str], wanted: str) -> str:
    quoted = ", ".join(f"“{name}”" for name in names[:30])
    if wanted:
        if wanted not in names:
            raise FormatError(f"There is no sheet “{wanted[:80]}”. The workbook has {quoted}.")
        return wanted
    if len(names) != 1:
        raise FormatError(f"The workbook has {len(names)} sheets: name one of {quoted}.")
    return names[0]


def _lines(
    file: BinaryFile, name: str, has_formulas: bool
) -> Iterator[tuple[int, Cells | Rejection]]:
    values = _open(file, values=True)
    formulas = _open(file, values=False) if has_formulas else None
    try:
        yield from _rows(values[name], formulas[name] if formulas else None)
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001 (a damaged sheet fails in any way)
        raise _damaged(error) from None


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[int, Cells | Rejection]]:
    sheet.reset_dimensions()  # what a sheet says of its size pads each row to it
    if formulas is not None:
        formulas.reset_dimensions()
    beside = formulas.iter_rows() if formulas is not None else repeat(())
    for number, (row, written) in enumerate(zip(sheet.iter_rows(), beside, strict=False), 1):
        if number > LAST_ROW:
            raise FormatError(f"A sheet has at most {LAST_ROW:,} rows.")
        yield number, _cells(row, written)


def _cells(row: tuple[Any, ...], written: tuple[Any, ...]) -> Cells | Rejection:
    if len(row) > MOST_COLUMNS and any(cell.value is not None for cell in row[MOST_COLUMNS:]):
        return Rejection(
            "", "too_many_columns", f"{len(row):,} cells: a table has at most {MOST_COLUMNS:,}."
        )
    read = [_cell(cell) for cell in row[:MOST_COLUMNS]]
    for at, cell in enumerate(written[: len(read)]):
        if cell.data_type == "f" and row[at].value is None:
            read[at] = refused_cell(
                "formula",
                "The formula has no value yet: open the workbook, save it, or put the "
                "value in its place.",
                str(cell.value),
            )
    unread = {at: each for at, each in enumerate(read) if isinstance(each, Rejection)}
    texts = ["" if isinstance(each, Rejection) else each for each in read]
    return Cells(tuple(texts), unread)


def _cell(cell: Any) -> str | Rejection:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return refused_cell("cell_error", "The cell holds an error.", str(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    if isinstance(value, date | time | timedelta):
        return _date(value, str(cell.number_format))
    return _text(str(value))


def _number(value: int | float, code: str) -> str | Rejection:
    try:
        return Digits(shown(value, code))
    except (NotShown, ArithmeticError, ValueError):
        return refused_cell(
            "number_format",
            f"The number format {code[:60]} shows {value} as something else: give it a plain one.",
            str(value),
        )


def _date(value: date | time | timedelta, code: str) -> str | Rejection:
    """A date as finely as its format shows it."""
    if not isinstance(value, date):
        return refused_cell("time_without_day", "The cell holds a time without a day.", str(value))
    if not isinstance(value, datetime):
        return value.isoformat()
    precision = date_precision(code)
    if precision == "minute" and (value.hour or value.minute):
        return value.isoformat(timespec="minutes")
    return value.date().isoformat()[: {"year": 4, "month": 7}.get(precision, 10)]


def _text(value: str) -> str | Rejection:
    if len(value) > LONGEST_CELL:
        return refused_cell("cell_too_long", f"A cell holds at most {LONGEST_CELL:,} characters.")
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        return refused_cell("invalid_character", "A NUL character or half a surrogate pair.")
    return value.replace("_x000D_", "").strip()
