"""A JSON array of flat objects is a table as well: its members are the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.encodings import encoding_of
from claims.formats.tables.grid import (
    LONGEST_CELL,
    MOST_COLUMNS,
    BinaryFile,
    Cells,
    Digits,
    Grid,
    refused_cell,
)

LARGEST = 64 << 20  # bytes: the array is in memory as a whole


def read_objects(file: BinaryFile, *, encoding: str = "") -> Grid:
    """An array of objects as a table; the first line is that of its columns. Raises FormatError."""
    found = encoding_of(file, encoding)
    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise FormatError(f"A JSON table has at most {LARGEST >> 20} MB: CSV has no such limit.")
    rows = _array(raw.decode(found.codec))
    columns = tuple(dict.fromkeys(name for row in rows if isinstance(row, dict) for name in row))
    if len(columns) > MOST_COLUMNS:
        raise FormatError(f"{len(columns):,} columns: a table has at most {MOST_COLUMNS:,}.")
    return Grid(_lines(rows, columns), (found.name, "JSON"))


def _array(text: str) -> list[Any]:
    try:
        # Numbers stay as they are printed.
        found = json.loads(text, parse_float=Digits, parse_int=Digits, parse_constant=_refuse)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise FormatError(f"The file is not a JSON array of objects{place}.") from None
    if not isinstance(found, list) or not any(isinstance(row, dict) for row in found):
        raise FormatError("The file is not a JSON array of objects.")
    return found


def _refuse(name: str) -> Any:
    raise FormatError(f"The file holds {name}, which is no number.")


def _lines(rows: list[Any], columns: tuple[str, ...]) -> Iterator[tuple[int, Cells | Rejection]]:
    """The header as line 0, so that the first object is line 1."""
    yield 0, Cells(columns)
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict):
            yield number, _cells([row.get(name) for name in columns])
        else:
            yield number, Rejection("", "not_an_object", "An object is needed: {…}.")


def _cells(values: list[Any]) -> Cells:
    read = [_cell(value) for value in values]
    unread = {at: each for at, each in enumerate(read) if isinstance(each, Rejection)}
    return Cells(tuple("" if isinstance(each, Rejection) else each for each in read), unread)


def _cell(value: Any) -> str | Rejection:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Digits):
        return _digits(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return _text(", ".join(value))
    return refused_cell("not_a_cell", "A text, a number or a list of texts is needed.")


def _digits(value: str) -> str | Rejection:
    if "e" in value.lower() and len(value) < 12:
        return (
            Digits(f"{Decimal(value):f}")
            if abs(Decimal(value).adjusted()) < 40
            else _no_number(value)
        )
    return value if len(value) <= 60 else _no_number(value)


def _no_number(value: str) -> Rejection:
    return refused_cell("invalid_number", "A number has at most 40 digits.", value)


def _text(value: str) -> str | Rejection:
    if len(value) > LONGEST_CELL:
        return refused_cell("cell_too_long", f"A cell holds at most {LONGEST_CELL:,} characters.")
    if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
        return refused_cell("invalid_character", "A NUL character or half a surrogate pair.")
    return value.strip()
