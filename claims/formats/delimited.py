"""Rows as CSV: exact data for programs, or cells that a spreadsheet takes for what they are.

Exact is RFC 4180: UTF-8, CRLF, a header line. Nothing is rounded or neutralised: a text that begins
with “=” stays one. An empty cell is null, `""` is an empty text, as PostgreSQL's COPY reads them.

Spreadsheets get a byte order mark, without which they take UTF-8 for something else. A text that
they would take for a formula gets an apostrophe in front, as OWASP says; a number stays a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from claims.formats.columns import Column, Type, Values

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # https://owasp.org/www-community/attacks/CSV_Injection

_is_special = re.compile(r'[",\r\n]').search


def header(columns: Sequence[Column]) -> bytes:
    return joined(column.path for column in columns).encode()


def exact(columns: Sequence[Column], rows: Iterable[Values]) -> Iterator[bytes]:
    """A header line, then a line for each row."""
    yield header(columns)
    for row in rows:
        yield joined(map(cell, row)).encode()


def for_spreadsheets(columns: Sequence[Column], rows: Iterable[Values]) -> Iterator[bytes]:
    """The same, without formulas, behind a byte order mark."""
    texts = [at for at, column in enumerate(columns) if column.type is Type.TEXT]
    yield BYTE_ORDER_MARK
    yield from exact(columns, (neutralised(row, texts) for row in rows))


def neutralised(row: Values, texts: Iterable[int]) -> Values:
    for at in texts:
        if text := row[at]:
            row[at] = without_formula(text)
    return row


def without_formula(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def joined(cells: Iterable[str]) -> str:
    """A line is never empty: readers would skip it, and lose a row."""
    return (",".join(cells) or '""') + "\r\n"


def cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    if text and not _is_special(text):
        return text
    return '"' + text.replace('"', '""') + '"'
