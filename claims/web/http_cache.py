"""Cache headers, ETags, and 304 answers.

A cache may keep every answer, but has to ask each time whether it is still current, so that nobody
is shown what has been corrected or withdrawn since. Refusals are not kept.

`etag_of` makes an ETag. What it is made of is decided where the answer is made: for lists in
`api.read.record_lists`, for single records in `api.read.record_details`.
"""

from __future__ import annotations

import hashlib
import re
import time
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_http_date_safe

from claims.web.problems import OUTDATED, Refusal

CONDITIONS = (
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_UNMODIFIED_SINCE",
)


# Our tag, with what servers on the way add to it when they compress an answer.
TAG = re.compile(r'"([0-9a-f]{32})(?:[-;:.]{1,2}(?:gzip|br|zstd|deflate))?"')


def etag_of(*parts: object) -> str:
    """A strong ETag, of all parts that decide the bytes of an answer."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\0")
    return f'"{digest.hexdigest()}"'


def validators(
    etag: str | None, modified: datetime | None = None, *, negotiated: bool = True
) -> dict[str, str]:
    """The headers of an answer that may be kept; `negotiated` if there are other forms of it."""
    varies = "Accept, Accept-Encoding" if negotiated else "Accept-Encoding"
    headers = {"Cache-Control": settings.CACHE_CONTROL, "Vary": varies}
    if etag:
        headers["ETag"] = etag
    if modified and _is_final(modified):
        headers["Last-Modified"] = http_date(modified.timestamp())
    return headers


def not_modified(
    request: Any,
    etag: str,
    modified: datetime | None = None,
    *,
    negotiated: bool = True,
) -> HttpResponse | None:
    """A 304 if the client has this already. A precondition that does not hold is a 412."""
    if not is_conditional(request):
        return None
    _take_tags_as_sent(request)
    last = int(modified.timestamp()) if modified else None
    found = get_conditional_response(request, etag, last)
    if found is None or (found.status_code == 304 and _has_another_date(request, last)):
        return None
    if found.status_code == 412:
        raise Refusal(OUTDATED)
    headers = validators(etag, modified, negotiated=negotiated)
    return HttpResponse(status=304, headers=headers)


def is_conditional(request: Any) -> bool:
    return any(name in request.META for name in CONDITIONS)


def _take_tags_as_sent(request: Any) -> None:
    for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"):
        if name in request.META:
            request.META[name] = TAG.sub(r'"\1"', request.META[name])


def _has_another_date(request: Any, last: int | None) -> bool:
    """Whether the client sent If-Modified-Since alone, with another date than ours. A later date is
    not current either: it can come from a version that a restore has lost."""
    if "HTTP_IF_NONE_MATCH" in request.META:
        return False
    return parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", "")) != last


def _is_final(modified: datetime) -> bool:
    """Whether the second of the change is over. Within it there may be another version, and the
    header has no finer unit (RFC 9110, 8.8.2.2)."""
    return int(modified.timestamp()) < int(time.time())
