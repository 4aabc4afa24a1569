"""The forms in which the same records are answered: which one a request asks for, and the lines.

CSV is exact data for programs (RFC 4180: UTF-8, CRLF, a header line). Nothing in it is rounded or
neutralised: a text that begins with “=” stays one, which a spreadsheet would take for a formula.
A cell with nothing in it is null, `""` is an empty text, as PostgreSQL's COPY reads them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from rest_framework import serializers
from rest_framework.negotiation import DefaultContentNegotiation

from claims.api.filtering.fields import chosen
from claims.records.fieldsets import WHOLE, Selection
from claims.records.values import DAYS, INTERVAL, Days, Derivation, Interval
from claims.web.problems import Fault, Problem, Refusal

FORMATS = ("json", "csv", "ndjson", "html", "jsonld", "atom", "jsonfeed")
LINES = ("csv", "ndjson")  # records only, with nothing around them
FEEDS = ("atom", "jsonfeed")  # of lists
DOCUMENTS = ("jsonld", *FEEDS)  # made of whole records, in the words of other standards
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ndjson": "application/x-ndjson",
    "html": "text/html; charset=utf-8",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json",
}
ASKED_AS = {
    "json": {"application/json"},
    "csv": {"text/csv"},
    "ndjson": {"application/x-ndjson", "application/ndjson", "application/jsonl"},
    "html": {"text/html"},
    "jsonld": {"application/ld+json"},
    "atom": {"application/atom+xml"},
    "jsonfeed": {"application/feed+json"},
}
NAMES = {"jsonld": "JSON-LD", "atom": "Atom", "jsonfeed": "JSON Feed"}
LONGEST_ACCEPT = 1000
CHUNK = 64 * 1024

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PARAMETER = rf'[ \t]*;[ \t]*(?:{_NAME}=(?:{_NAME}|"(?:[^"\\]|\\.)*"))?'
_RANGE = re.compile(rf"({_NAME})/({_NAME})((?:{_PARAMETER})*)[ \t]*")
_GAP = re.compile(r"[ \t]*(?:,[ \t]*)*")
_QUALITY = re.compile(r";[ \t]*q=([^; \t]*)", re.IGNORECASE)
_QUALITY_FORM = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")


def offered(*, graph: bool, feed: bool) -> tuple[str, ...]:
    """The formats of an address: not everything has a word in schema.org, or changes one by one."""
    lacking = {*(() if graph else ("jsonld",)), *(() if feed else FEEDS)}
    return tuple(name for name in FORMATS if name not in lacking)


def named(form: str) -> str:
    """A format as people call it."""
    return NAMES.get(form, form.upper())


def negotiate(accept: str | None, named: str | None, offered: tuple[str, ...]) -> str:
    """The format to answer in: the one that `?format=` names, else what `Accept` likes best."""
    if named is not None:
        return chosen("format", named, offered, "unknown_format")
    found = accepted(accept, offered)
    if found is None:
        raise Refusal(_not_acceptable(offered))
    return found


@lru_cache(maxsize=256)
def accepted(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """The best of what is offered by an Accept header; what cannot be read asks for nothing.

    Of two that are liked equally the one that is named more exactly wins, then the one named first.
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offered[0]
    liked = {name: _liking(name, ranges) for name in offered}
    best = max(offered, key=lambda name: liked[name])
    return best if liked[best][0] else None


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Each media range with its quality; none at all if the header is malformed."""
    if len(accept) > LONGEST_ACCEPT:
        return []
    found, at = [], _end(_GAP, accept, 0)
    while at < len(accept):
        match = _RANGE.match(accept, at)
        quality = match and _quality(match[3])
        at = match.end() if match else at
        if match is None or quality is None or accept[at : at + 1] not in {"", ","}:
            return []
        found.append((f"{match[1]}/{match[2]}".lower(), quality))
        at = _end(_GAP, accept, at)
    return found


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _quality(parameters: str) -> float | None:
    match = _QUALITY.search(parameters)
    if match is None:
        return 1.0
    return float(match[1]) if _QUALITY_FORM.fullmatch(match[1]) else None


def _liking(name: str, ranges: list[tuple[str, float]]) -> tuple[float, int, int]:
    """How much a format is wanted, how exactly that is said, and how early."""
    exact = ASKED_AS[name]
    wider = {f"{media_type.partition('/')[0]}/*" for media_type in exact}
    for exactness, forms in ((2, exact), (1, wider), (0, {"*/*"})):
        said = [(q, exactness, -at) for at, (form, q) in enumerate(ranges) if form in forms]
        if said:
            return max(said)
    return 0.0, 0, 0


def _not_acceptable(offered: tuple[str, ...]) -> Problem:
    there_are = tuple(MEDIA_TYPES[name].partition(";")[0] for name in offered)
    detail = (
        f"“Accept” allows none of what there is: {', '.join(there_are)}. "
        f"Or name one with “format”: {', '.join(offered)}."
    )
    fault = Fault("not_acceptable", detail, allowed=there_are)
    return Problem(406, "not_acceptable", detail, (fault,))


def ndjson(records: Iterable[bytes]) -> Iterator[bytes]:
    """Each record on a line of its own."""
    return _chunks(record + b"\n" for record in records)


PARTS: dict[type[Any], list[str]] = {
    Days: DAYS["required"],
    Interval: INTERVAL["required"],
    Derivation: [
        "rule",
        "baseline.id",
        "baseline.claim",
        "baseline.as_printed",
        "explanation",
    ],
}


def columns(shape: Any, selection: Selection = WHOLE) -> list[str]:
    """The paths of what a record holds once. What it may hold more of is one column, of JSON."""
    return list(_paths(shape(), selection, ""))


def _paths(shape: Any, selection: Selection, prefix: str) -> Iterator[str]:
    for path, member in selection.members(shape, prefix):
        parts = PARTS.get(type(member))
        if parts:
            yield from (f"{path}.{part}" for part in parts)
        elif isinstance(member, serializers.Serializer):
            yield from _paths(member, selection, f"{path}.")
        else:
            yield path


def csv(columns: list[str], records: Iterable[bytes]) -> Iterator[bytes]:
    """A header line, then a line for each record."""
    paths = [tuple(column.split(".")) for column in columns]
    lines = (_line(paths, json.loads(record)) for record in records)
    yield from _chunks(line.encode() for line in _after(_joined(columns), lines))


def _after(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _line(paths: list[tuple[str, ...]], record: dict[str, Any]) -> str:
    return _joined(_cell(_at(record, path)) for path in paths)


def _joined(cells: Iterable[str]) -> str:
    """A line is never empty: readers would skip it, and lose a row."""
    return (",".join(cells) or '""') + "\r\n"


def _at(record: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if record is None:
            return None
        record = record.get(name)
    return record


_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_is_special = re.compile(r'[",\r\n]').search


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else _as_json(value)
    if text and not _is_special(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _chunks(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines put together, so that a large answer is sent in few pieces."""
    pieces: list[bytes] = []
    size = 0
    for line in lines:
        pieces.append(line)
        size += len(line)
        if size >= CHUNK:
            yield b"".join(pieces)
            pieces, size = [], 0
    if pieces:
        yield b"".join(pieces)


class Negotiation(DefaultContentNegotiation):
    """For views that answer in formats of their own: what DRF itself renders is JSON."""

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: str | None = None
    ) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type
