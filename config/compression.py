"""What is compressed on its way: the pages of the desk, and public answers where a client takes it.

A page of the desk that shows a secret beside what an address asked for could be guessed by its
length (BREACH). The only secret is the token of forms, which Django masks anew for every answer;
and each answer is of a random length, for up to a hundred bytes more. Public answers hold no
secret. They are compressed after all else, on a thread of their own, and what many ask for is kept.

The tag of a compressed answer is weak, as nginx has it: its bytes are others, and say the same.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

DESK = "/admin/"
SMALLEST = 1_000  # bytes: less fits one packet anyway
LEVEL = 1  # the fastest: a page of 50 claims is an eighth of its size
FORMAT = 31  # gzip, in the largest window
MOST_KEPT, LARGEST_KEPT = 100, 1_000_000  # answers, and bytes of one
TEXTUAL = re.compile(
    rb"(text/[a-z]+|image/svg\+xml|application/(x-ndjson|javascript|([a-z.-]+\+)?json))\b"
)
TAKEN = re.compile(rb"(?:^|[,\s])(?:gzip|\*)(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")

Headers = list[tuple[bytes, bytes]]
Whole = tuple[int, Headers, bytes]

THREAD = ThreadPoolExecutor(1, "compression")
KEPT: dict[bytes, bytes] = {}  # by the tag of an answer


class CompressionMiddleware(GZipMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not request.path.startswith(DESK):
            return response
        return super().process_response(request, response)


def takes_gzip(scope: dict[str, Any]) -> bool:
    """Whether a client says that it does."""
    return any(
        name == b"accept-encoding" and TAKEN.search(value) for name, value in scope["headers"]
    )


async def compressed(whole: Whole) -> Whole:
    """An answer for a client that takes gzip."""
    status, headers, body = whole
    told = dict(headers)
    if status == 304:
        return status, [(name, _weak(name, value)) for name, value in headers], body
    if len(body) < SMALLEST or not TEXTUAL.match(told.get(b"content-type", b"")):
        return whole
    if b"content-encoding" in told:
        return whole
    packed = await _packed(body, told.get(b"etag"))
    changed = [
        (name, str(len(packed)).encode() if name == b"content-length" else _weak(name, value))
        for name, value in headers
    ]
    return status, [*changed, (b"content-encoding", b"gzip")], packed


async def _packed(body: bytes, tag: bytes | None) -> bytes:
    if tag in KEPT:
        return KEPT[tag]
    packed = await asyncio.get_running_loop().run_in_executor(THREAD, _gzip, body)
    if tag and len(packed) < LARGEST_KEPT:
        if len(KEPT) >= MOST_KEPT:
            KEPT.clear()
        KEPT[tag] = packed
    return packed


def _gzip(body: bytes) -> bytes:
    return zlib.compress(body, LEVEL, FORMAT)


def _weak(name: bytes, value: bytes) -> bytes:
    return b"W/" + value if name == b"etag" and not value.startswith(b"W/") else value
