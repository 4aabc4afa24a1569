"""Which columns a field may be taken from, by their cells."""

from __future__ import annotations

from collections.abc import Callable

from claims.formats.tables.columns import Column
from claims.formats.tables.fields import STATUSES
from claims.formats.tables.headers import NUMBERED, PROSE

LONGEST_CODE = 7  # letters of a language: zh-Hant


def may_be(name: str, column: Column) -> bool:
    """Whether the cells of a column are what a field needs."""
    if name in ("value", "low", "high", "best"):
        named = NUMBERED.search(column.name)
        return column.is_numbers and not (column.is_counter or column.is_marks or named)
    if name in ("said_at", "as_of", "period"):
        return column.is_dates
    if name == "source_url":
        return column.is_urls
    if name == "dataset_id":
        return column.is_identifiers or (column.is_unique and not column.is_counter)
    if column.is_numbers or column.is_dates or column.is_marks:
        return False
    if name == "status":
        return {*column.words} <= {*STATUSES}
    if name == "language":
        return max(map(len, column.texts)) <= LONGEST_CODE
    if name == "qualifier":
        return column.length < PROSE / 2
    if name in ("statement", "quote"):
        return column.length > PROSE / 4 and not column.is_urls
    return not column.is_urls and (column.length < PROSE * 2 or name in ("note", "source_title"))


BY_CELLS: dict[str, Callable[[Column], bool]] = {
    "source_url": lambda column: column.is_urls,
    "said_at": lambda column: column.is_dates,
    "statement": lambda column: column.length > 1.5 * PROSE and not column.is_urls,
}
