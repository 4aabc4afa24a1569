"""The lines of a table as they stand in its file, whatever the file is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from claims.formats.records import Rejection

MOST_COLUMNS = 1_000
LONGEST_CELL = 100_000  # characters; of a file with separators, also of a line
NOTHING_UNREAD: Mapping[int, Rejection] = {}


class BinaryFile(Protocol):
    """What is read, from its beginning and more than once: an open file, an upload, BytesIO."""

    def read(self, size: int = -1, /) -> bytes: ...
    def seek(self, offset: int, whence: int = 0, /) -> int: ...


class Digits(str):
    """A number that the file holds as one: its digits are English, whatever the others are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of one line. What a cell holds that is no text, such as a formula without a value,
    is told by the cell's place."""

    texts: tuple[str, ...]
    unread: Mapping[int, Rejection] = field(default_factory=lambda: NOTHING_UNREAD)

    @property
    def filled(self) -> int:
        return sum(map(bool, self.texts)) + len(self.unread)


@dataclass(frozen=True)
class Grid:
    """The lines of a file with their numbers, and how the file was understood.

    `ragged` says that a line may lack the cells at its end, as in a workbook.
    """

    lines: Iterator[tuple[int, Cells | Rejection]]
    told: tuple[str, ...]
    ragged: bool = False


def plain(text: str) -> str:
    """A cell's text, without the spaces around it."""
    return text.strip().strip("\ufeff\u200b")


def letter(index: int) -> str:
    """What a spreadsheet calls a column: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def refused_cell(
    code: str, reason: str, value: str = "", allowed: tuple[str, ...] = ()
) -> Rejection:
    return Rejection("", code, reason, value=value[:200], allowed=allowed)
