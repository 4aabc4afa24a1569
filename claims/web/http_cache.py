"""The validators of an answer: by what a cache knows whether it still holds."""

from __future__ import annotations

import hashlib
import time
from datetime import datetime

from django.conf import settings
from django.utils.http import http_date


def tag(*parts: object) -> str:
    """A strong ETag: of all that decides the bytes of an answer."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\0")
    return f'"{digest.hexdigest()}"'


def validators(etag: str | None, modified: datetime | None = None) -> dict[str, str]:
    headers = {"Cache-Control": settings.CACHE_CONTROL, "Vary": "Accept"}
    if etag:
        headers["ETag"] = etag
    if modified and _is_final(modified):
        headers["Last-Modified"] = http_date(modified.timestamp())
    return headers


def _is_final(modified: datetime) -> bool:
    """Whether its second is over, which is as exact as a date can be: within it there may be
    another version (RFC 9110, 8.8.2.2)."""
    return int(modified.timestamp()) < int(time.time())
