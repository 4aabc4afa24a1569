"""Files as numbered lines of text, however large the file or one of its lines is.

At most one line is held in memory. A line that is not text is refused by its number; the lines
around it stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from claims.formats.records import FormatError, Rejection

LONGEST = 1_000_000
NOT_TEXT = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"\x1f\x8b": "compressed with gzip",
    b"PK\x03\x04": "a ZIP archive",
    b"BZh": "compressed with bzip2",
    b"\x28\xb5\x2f\xfd": "compressed with zstd",
    b"%PDF": "a PDF",
}
BOM = b"\xef\xbb\xbf"


class BinaryLines(Protocol):
    """What is read: a file opened in binary, an upload, BytesIO."""

    def readline(self, limit: int = -1, /) -> bytes: ...


def read_lines(file: BinaryLines) -> Iterator[tuple[int, str | Rejection]]:
    """Each line that is not empty, with its number from 1 and without its end."""
    number = 0
    while raw := file.readline(LONGEST + 2):
        number += 1
        if number == 1:
            _refuse_other_formats(raw)
            raw = raw.removeprefix(BOM)
        line = raw.removesuffix(b"\n").removesuffix(b"\r")
        if len(line) > LONGEST:
            _skip_rest(file, raw)
            yield number, Rejection("", "line_too_long", f"A line holds at most {LONGEST:,} bytes.")
        elif line:
            yield number, _decode(line)


def _refuse_other_formats(start: bytes) -> None:
    for mark, name in NOT_TEXT.items():
        if start.startswith(mark):
            raise FormatError(f"The file is {name}: lines of text in UTF-8 are needed.")


def _skip_rest(file: BinaryLines, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(LONGEST)


def _decode(line: bytes) -> str | Rejection:
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        return Rejection("", "invalid_utf8", f"Byte {error.start + 1} of the line is not UTF-8.")
    if "\0" in text:
        return Rejection("", "invalid_character", "The line holds a NUL character.")
    return text
