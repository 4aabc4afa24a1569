"""Files that must be seen whole: one JSON document, a web page, an archive.

What can be read line by line is (`lines`). A whole file is held in memory, so its size is limited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from claims.formats.lines import BOM, NOT_TEXT, BinaryLines
from claims.formats.records import FormatError, Rejection
from claims.formats.strict_json import LONGEST_NUMBER, RecordError, whole_text

LARGEST = 64 * 2**20
PIECE = 2**16
LARGEST_IN_WORDS = f"{LARGEST // 2**20} MB"
TOO_LARGE = f"The file is larger than {LARGEST_IN_WORDS}, and this format is read whole. Split it."
Item = tuple[int, Any]  # a number to find it by, and the value or a Rejection


def read_whole(file: BinaryLines) -> bytes:
    """The file's bytes. Raises FormatError if there are too many."""
    pieces, size = [], 0
    while piece := file.readline(PIECE):
        size += len(piece)
        if size > LARGEST:
            raise FormatError(TOO_LARGE)
        pieces.append(piece)
    return b"".join(pieces)


def read_text(file: BinaryLines) -> str:
    """The file as text in UTF-8, without its byte order mark. Raises FormatError."""
    data = read_whole(file)
    for mark, name in NOT_TEXT.items():
        if data.startswith(mark):
            raise FormatError(f"The file is {name}: text in UTF-8 is needed.")
    try:
        return data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            f"The file is not UTF-8: see byte {error.start + 1}, line {line}."
        ) from None


def read_items(text: str) -> Iterator[Item]:
    """The items of a JSON list by their places in it from 1, one JSON value, or one a line by their
    lines. All numbers are the texts that they are printed as."""
    if is_by_line(text):
        yield from read_by_line(text)
    else:
        found = read_value(text)
        yield from zip(count(1), found if isinstance(found, list) else [found])


def is_by_line(text: str) -> bool:
    """Whether the first line that is not blank is a JSON value by itself, and others follow."""
    first, _, rest = text.lstrip().partition("\n")
    return bool(rest.strip()) and not isinstance(read_value(first), Rejection)


def read_by_line(text: str) -> Iterator[Item]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, read_value(line)


def read_value(text: str) -> Any:
    """One JSON value, or why it is none."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return _invalid(error)
    except RecursionError:
        return TOO_DEEP


def prose_of(value: Any, path: str) -> str:
    """A text as it is printed; none where there is null. Raises RecordError."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RecordError(path, "wrong_type", f"A text is needed, not {named(value)}.")
    if not whole_text(value):
        reason = "The text holds a NUL character or half a surrogate pair."
        raise RecordError(path, "invalid_character", reason)
    return value.strip()


def text_of(value: Any, path: str) -> str:
    """A text on one line; none where there is null. Raises RecordError."""
    return " ".join(prose_of(value, path).split())


def named(value: Any) -> str:
    """A JSON value's type in words."""
    names = {dict: "an object", list: "a list", bool: "true or false", str: "a text"}
    return names.get(type(value), "null")


def _invalid(error: json.JSONDecodeError) -> Rejection:
    place = f"line {error.lineno}, character {error.colno}"
    return Rejection("", "invalid_json", f"This is not JSON: {error.msg} at {place}.")


def _printed(text: str) -> str:
    return text[: LONGEST_NUMBER + 1]


TOO_DEEP = Rejection("", "too_deep", "The JSON is nested too deep.")
# Publishers print line ends and tabs in texts, which the standard reader takes if it is not strict.
_DECODER = json.JSONDecoder(
    strict=False, parse_float=_printed, parse_int=_printed, parse_constant=_printed
)
