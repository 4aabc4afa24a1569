"""Files as tables, and tables as claims: one reader a kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claims.formats.records import ClaimRecord, LeftOut, Rejection
from claims.formats.tables.delimited import read_delimited
from claims.formats.tables.grid import BinaryFile, Grid
from claims.formats.tables.layout import Layout, Table, table_of
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.objects import read_objects
from claims.formats.tables.rows import claims_of
from claims.formats.tables.workbook import read_workbook

GRIDS: dict[str, Callable[[BinaryFile, Layout], Grid]] = {
    "csv": lambda file, layout: read_delimited(
        file, separator=layout.separator, encoding=layout.encoding
    ),
    "xlsx": lambda file, layout: read_workbook(file, sheet=layout.sheet),
    "json": lambda file, layout: read_objects(file, encoding=layout.encoding),
}
"""The kinds of files that hold a table."""


def read_table(kind: str, file: BinaryFile, layout: Layout) -> Table:
    """Raises FormatError if the file holds none."""
    return table_of(GRIDS[kind](file, layout), layout)


def read_claims(
    kind: str, file: BinaryFile, *, mapping: Mapping
) -> Iterator[tuple[int, ClaimRecord | LeftOut | Rejection]]:
    """Each row as a claim, or why it is none. Raises FormatError if there is no such table."""
    return claims_of(read_table(kind, file, mapping.layout), mapping)
