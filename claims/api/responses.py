"""Answers as HTTP sends them: validators, conditions and how long a cache may keep them.

A cache between us and the reader may keep every answer, and has to ask whether it still holds, so
that nobody is shown what was corrected or withdrawn since. Refusals are not kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from rest_framework.request import Request

from claims.api.problems import Problem, Refusal
from claims.web.http_cache import tag as tag
from claims.web.http_cache import validators

OUTDATED = Problem(412, "precondition_failed", "It has another version than you asked for.")


def not_modified(
    request: Request, etag: str, modified: datetime | None = None
) -> HttpResponse | None:
    """A 304 if the client has this already. A precondition that does not hold is a 412."""
    if not is_conditional(request):
        return None
    last = int(modified.timestamp()) if modified else None
    found = get_conditional_response(request._request, etag, last)
    if found is None or (found.status_code == 304 and _has_another_date(request, last)):
        return None
    if found.status_code == 412:
        raise Refusal(OUTDATED)
    return HttpResponse(status=304, headers=validators(etag, modified))


def _has_another_date(request: Request, last: int | None) -> bool:
    """Whether a client knows a date alone, and not this one. A later one is no newer version of
    ours: a restore has lost that, and what is older here has never been seen there."""
    if "HTTP_IF_NONE_MATCH" in request.META:
        return False
    return parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", "")) != last


def about(besides: dict[str, Any]) -> dict[str, str]:
    """What lines have no place for: how the question was understood, and how many there are."""
    said = {name: besides[name] for name in ("interval", "count") if name in besides}
    return {"Onrecord-About": json.dumps(said, separators=(",", ":"))} if said else {}


def is_conditional(request: Request) -> bool:
    return any(name in request.META for name in CONDITIONS)


CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)


def answer(
    body: bytes | Iterator[bytes], media_type: str, headers: dict[str, str]
) -> HttpResponseBase:
    kind = HttpResponse if isinstance(body, bytes) else StreamingHttpResponse
    return kind(body, content_type=media_type, headers=headers)


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def page(before: dict[str, Any], records: Iterable[bytes]) -> bytes:
    """A list as one JSON object: its members, and its records as they are held."""
    return b'%s,"results":[%s]}' % (dumped(before)[:-1], b",".join(records))
