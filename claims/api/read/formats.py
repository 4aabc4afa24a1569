"""The forms in which the same records are answered, and which one a request asks for.

How records are written in a format of files is `claims.services.exporting`' business.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation

from claims.api.filtering.fields import chosen
from claims.formats import parquet
from claims.web.problems import Fault, Problem, Refusal

FORMATS = (
    "json",
    "csv",
    "spreadsheet",
    "ndjson",
    "parquet",
    "html",
    "jsonld",
    "atom",
    "jsonfeed",
)
FILES = ("csv", "spreadsheet", "ndjson", "parquet")  # records only, with nothing around them
FEEDS = ("atom", "jsonfeed")  # of lists
DOCUMENTS = ("jsonld", *FEEDS)  # made of whole records, in the words of other standards
WHOLE_LISTS = (*FILES, "jsonld")  # of all rows, unless a page is asked for
ENDINGS = {"spreadsheet": "csv"}  # of a file's name, where that is not the name of its format
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "spreadsheet": "text/csv; charset=utf-8; header=present",
    "ndjson": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "html": "text/html; charset=utf-8",
    "jsonld": "application/ld+json",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json",
}
ASKED_AS = {
    "json": {"application/json"},
    "csv": {"text/csv"},
    "spreadsheet": set(),  # CSV as well: `format` asks for it
    "ndjson": {"application/x-ndjson", "application/ndjson", "application/jsonl"},
    "parquet": {"application/vnd.apache.parquet"},
    "html": {"text/html"},
    "jsonld": {"application/ld+json"},
    "atom": {"application/atom+xml"},
    "jsonfeed": {"application/feed+json"},
}
NAMES = {"jsonld": "JSON-LD", "atom": "Atom", "jsonfeed": "JSON Feed"}
LONGEST_ACCEPT = 1000

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PARAMETER = rf'[ \t]*;[ \t]*(?:{_NAME}=(?:{_NAME}|"(?:[^"\\]|\\.)*"))?'
_RANGE = re.compile(rf"({_NAME})/({_NAME})((?:{_PARAMETER})*)[ \t]*")
_GAP = re.compile(r"[ \t]*(?:,[ \t]*)*")
_QUALITY = re.compile(r";[ \t]*q=([^; \t]*)", re.IGNORECASE)
_QUALITY_FORM = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")

NOT_INSTALLED = Problem(
    406,
    "not_installed",
    "This site does not write Parquet, for its operator has not installed pyarrow. Ask for CSV or "
    "NDJSON.",
)


def offered(*, graph: bool, feed: bool) -> tuple[str, ...]:
    """The formats of an address: not everything has a word in schema.org, or changes one by one."""
    lacking = {*(() if graph else ("jsonld",)), *(() if feed else FEEDS)}
    return tuple(name for name in FORMATS if name not in lacking)


def named(form: str) -> str:
    """A format as people call it."""
    return NAMES.get(form, form.upper())


def negotiate(accept: str | None, named: str | None, offered: tuple[str, ...]) -> str:
    """The format to answer in: the one that `?format=` names, else what `Accept` likes best."""
    chose = named is not None and chosen("format", named, offered, "unknown_format")
    found = chose or accepted(accept, offered)
    if found is None:
        raise Refusal(_not_acceptable(offered))
    if not can_be_had(found):
        raise Refusal(NOT_INSTALLED)
    return found


def can_be_had(name: str) -> bool:
    return name != "parquet" or parquet.is_installed()


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


class Negotiation(DefaultContentNegotiation):
    """For views that answer in formats of their own: what DRF itself renders is JSON."""

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: str | None = None
    ) -> tuple[Any, str]:
        return renderers[0], renderers[0].media_type
