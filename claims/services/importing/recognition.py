"""What kind of file it is, by how it begins and what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

START = 4096  # bytes that are looked at
_LIAR = re.compile(rb"\d+\.json\t(?:[^\t\n]*\t){12}[^\t\n]*(?:\r?\n|$)")
_OBJECT = re.compile(rb"\s*\{")
_ARRAY = re.compile(rb"\s*\[\s*\{")
_TYPES = rb"(?:https?://schema\.org/)?(?:Claim|ClaimReview|DataFeed|ItemList)"
_LINKED = re.compile(
    rb"\s*(?:<|[\[{].*\"@(?:graph|type)\"\s*:\s*\[?\s*(?:\{|\"" + _TYPES + rb"\"))", re.DOTALL
)
_GKG = re.compile(rb"\d{14}-\w+\t\d{14}\t\d\t")
_ARCHIVES = (".tar", ".tar.gz", ".tgz", ".zip")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # the latter are old, which their reader says
_TABLES = (".csv", ".tsv", ".tab", ".txt")

# In this order: the first that knows the file has it.
RECOGNISED: dict[str, Callable[[bytes, str], bool]] = {
    "factopolis": lambda start, name: name.endswith(_ARCHIVES),
    "claimreview": lambda start, name: _LINKED.match(start) is not None,
    "averitec": lambda start, name: b'"fact_checking_article"' in start,
    "gdelt": lambda start, name: _GKG.match(start) is not None,
    "xlsx": lambda start, name: start.startswith(_WORKBOOKS) or name.endswith(".xlsx"),
    "liar": lambda start, name: _LIAR.match(start) is not None,
    "ndjson": lambda start, name: _OBJECT.match(start) is not None,
    "json": lambda start, name: _ARRAY.match(start) is not None,
    "csv": lambda start, name: name.endswith(_TABLES) or start.startswith(_MARKS[1:]),
}


def format_of(file: Any, name: str) -> str:
    """The format of a file that is at its beginning, and then is again; empty if nobody knows."""
    start = file.read(START).removeprefix(_MARKS[0])
    file.seek(0)
    called = PurePath(name).name.lower()
    return next((kind for kind, knows in RECOGNISED.items() if knows(start, called)), "")
