"""CSV and its relatives: lines of cells with a separator between them.

A quotation mark that nobody closes would swallow the rest of a file. Then the line where it opens
is refused, and reading goes on with the line after it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from claims.formats.records import FormatError, Rejection
from claims.formats.tables.encodings import Encoding, encoding_of
from claims.formats.tables.grid import LONGEST_CELL, MOST_COLUMNS, BinaryFile, Cells, Grid, plain

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SAMPLE = 1 << 16  # characters that the separator is guessed of
SAMPLED = 50  # ... and lines
MOST_LINES = 500  # of one record: what is longer has an open quotation mark
MOST_OPEN = 100


def read_delimited(file: BinaryFile, *, separator: str = "", encoding: str = "") -> Grid:
    """A table of text. Raises FormatError if the file as a whole is none."""
    found = encoding_of(file, encoding)
    sample = _text(file, found).read(SAMPLE)
    between, skipped = _separator(sample, separator)
    told = (found.name, f"separator: {SEPARATORS[between]}")
    return Grid(_records(file, found, between, skipped), told)


class _Borrowed(io.RawIOBase):
    """A file that whoever opened it closes."""

    def __init__(self, file: BinaryFile) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def _text(file: BinaryFile, encoding: Encoding) -> io.TextIOWrapper:
    file.seek(0)
    borrowed = io.BufferedReader(_Borrowed(file))
    return io.TextIOWrapper(borrowed, encoding=encoding.codec, newline="")


def _separator(sample: str, stated: str) -> tuple[str, int]:
    """The separator, and how many lines at the beginning say nothing else."""
    first = sample.partition("\n")[0].strip("\r\ufeff")
    directive = first[4:] if first.startswith("sep=") and len(first) == 5 else ""
    chosen = stated or directive
    if chosen and chosen not in SEPARATORS:
        known = ", ".join(f"“{mark}”" if mark != "\t" else "a tab" for mark in SEPARATORS)
        raise FormatError(f"“{chosen[:10]}” is no separator. Choose one of: {known}.")
    return chosen or _guessed(sample), bool(directive)


def _guessed(sample: str) -> str:
    """The one that parts most lines into the same number of cells, and into several."""
    scores = {mark: _score(sample, mark) for mark in SEPARATORS}
    return max(scores, key=lambda mark: scores[mark])


def _score(sample: str, mark: str) -> tuple[float, int]:
    lines = sample.splitlines(keepends=True)
    whole = lines[:-1] if len(sample) >= SAMPLE and len(lines) > 1 else lines
    try:
        read = [*islice(csv.reader(whole, delimiter=mark), SAMPLED)]
    except csv.Error:
        return (0.0, 0)
    widths = Counter(len(cells) for cells in read if len(cells) > 1)
    if not widths:
        return (0.0, 0)
    width, lines_alike = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return (lines_alike / len(read), width)


class _TooLong(Exception):
    """A line, or a record of several lines, that is longer than any real one."""


class _Lines:
    """The lines of a file. Those of the last record can be given once more."""

    def __init__(self, text: io.TextIOWrapper, skipped: int) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self.number = skipped
        for _ in range(skipped):
            text.readline()

    def __iter__(self) -> _Lines:
        return self

    def begin(self) -> None:
        self._taken, self._size = [], 0

    @property
    def taken(self) -> int:
        return len(self._taken)

    @property
    def first(self) -> str:
        return self._taken[0] if self._taken else ""

    def give_again(self) -> None:
        """All lines of the record but its first."""
        self._again.extendleft(reversed(self._taken[1:]))
        self.number -= max(0, len(self._taken) - 1)

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        if not line:
            raise StopIteration
        self._taken.append(line)
        self._size += len(line)
        self.number += 1
        if self._size > LONGEST_CELL or len(self._taken) > MOST_LINES:
            raise _TooLong
        return line

    def _read(self) -> str:
        line = rest = self._text.readline(LONGEST_CELL + 1)
        while len(rest) > LONGEST_CELL and not rest.endswith(("\n", "\r")):
            rest = self._text.readline(LONGEST_CELL + 1)
        return line


def _records(
    file: BinaryFile, encoding: Encoding, separator: str, skipped: int
) -> Iterator[tuple[int, Cells | Rejection]]:
    return _refused_by_line(_Lines(_text(file, encoding), skipped), separator)


def _refused_by_line(lines: _Lines, separator: str) -> Iterator[tuple[int, Cells | Rejection]]:
    width = still_open = 0
    while True:
        lines.begin()
        start = lines.number + 1
        try:
            texts = next(csv.reader(lines, delimiter=separator, strict=True))
        except StopIteration:
            return
        except (csv.Error, _TooLong) as error:
            still_open += lines.taken > 1
            yield start, _fault(lines, separator, error)
            lines.give_again()
            if still_open > MOST_OPEN:
                raise FormatError(
                    f"More than {MOST_OPEN} lines have a quotation mark that is not closed, the "
                    f"last in line {start}. Is the separator right?"
                ) from None
            continue
        if lines.taken > 1 and width and len(texts) != width:
            still_open += 1
            yield start, _open(lines, separator)
            lines.give_again()
            continue
        width = max(width, len(texts))
        yield start, _cells(texts)


def _cells(texts: list[str]) -> Cells | Rejection:
    if len(texts) > MOST_COLUMNS:
        return Rejection(
            "", "too_many_columns", f"{len(texts):,} cells: a table has at most {MOST_COLUMNS:,}."
        )
    if any("\0" in text for text in texts):
        return Rejection("", "invalid_character", "The line holds a NUL character.")
    return Cells(tuple(map(plain, texts)))


def _fault(lines: _Lines, separator: str, error: Exception) -> Rejection:
    if lines.taken > 1 or "end of data" in str(error):
        return _open(lines, separator)
    if isinstance(error, _TooLong):
        return Rejection("", "line_too_long", f"A line holds at most {LONGEST_CELL:,} characters.")
    return Rejection(
        "",
        "stray_quote",
        "A quotation mark ends a cell before its end. A cell with quotation marks stands in "
        'quotation marks, and those within are doubled: "He said ""no""."',
        value=lines.first.strip()[:200],
    )


def _open(lines: _Lines, separator: str) -> Rejection:
    before = next(csv.reader([lines.first], delimiter=separator), [])
    return Rejection(
        "",
        "open_quote",
        f"The quotation mark that opens in cell {len(before)} is not closed in this line, and what "
        "follows does not fit. Close it, or double it if it belongs to the text.",
        value=lines.first.strip()[:200],
    )
