"""Records in JSON as lines of CSV, without making values of them.

Most of a record is copied: the JSON of a list is a cell as it stands, and so is a text in which
nothing is escaped. Making values of all that and writing them anew takes twice as long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from claims.formats import delimited
from claims.formats.columns import row_of

LINE_END = b"\r\n"
TEXT, LIST, OBJECT, NULL = b'"[{n'  # how each begins
_members = msgspec.json.Decoder(dict[str, msgspec.Raw] | None).decode


def line_of(paths: Sequence[str]) -> Callable[[bytes], bytes]:
    """What makes a line of a record: its cells at these paths, as `delimited` has them."""
    row = row_of(paths, _opened)
    return lambda record: (b",".join(map(cell, row(record))) or b'""') + LINE_END


def _opened(found: Any) -> dict[str, Any] | None:
    return None if found is None else _members(found)


def cell(found: Any) -> bytes:
    """Of a piece of JSON."""
    if found is None:
        return b""
    text = bytes(found)
    first = text[0]
    if first == TEXT:
        is_plain = b"\\" not in text and b"," not in text
        return (text[1:-1] or text) if is_plain else _quoted(text)
    if first in (LIST, OBJECT):
        is_plain = b'"' not in text and b"," not in text
        return text if is_plain else b'"' + text.replace(b'"', b'""') + b'"'
    return b"" if first == NULL else text


def _quoted(text: bytes) -> bytes:
    return delimited.cell(msgspec.json.decode(text)).encode()
