"""Answers as HTTP sends them: a body, its media type and its headers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase


def about(besides: dict[str, Any]) -> dict[str, str]:
    """The Onrecord-About header. CSV and NDJSON bodies hold only records. The header tells how the
    question was understood, and how many records there are."""
    told = ("interval", "ignored_words", "count")
    said = {name: besides[name] for name in told if name in besides}
    return {"Onrecord-About": json.dumps(said, separators=(",", ":"))} if said else {}


def answer(
    body: bytes | Iterator[bytes], media_type: str, headers: dict[str, str]
) -> HttpResponseBase:
    kind = HttpResponse if isinstance(body, bytes) else StreamingHttpResponse
    return kind(body, content_type=media_type, headers=headers)


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def page(before: dict[str, Any], records: Iterable[bytes]) -> bytes:
    """A list as one JSON object: its members, and its records as they are held."""
    pieces = [dumped(before)[:-1], b',"results":[']
    for record in records:
        pieces += record, b","
    pieces[-1:] = [b"]}"] if len(pieces) > 2 else [b',"results":[]}']
    return b"".join(pieces)  # once: a page is long
