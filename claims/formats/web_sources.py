"""Sources that are known by an address alone: what they are and what they are called."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from claims.formats.records import SourceRecord

LONGEST = 2000
ADDRESS = re.compile(r"https?://[^\s/]+\S*")
ARCHIVED = re.compile(
    r"https?://web\.archive\.org/web/\w+/(?P<address>https?:/+\S+)", re.IGNORECASE
)
KINDS = {
    "facebook.com": "social_post",
    "fb.watch": "social_post",
    "instagram.com": "social_post",
    "t.me": "social_post",
    "threads.net": "social_post",
    "tiktok.com": "social_post",
    "twitter.com": "social_post",
    "x.com": "social_post",
    "c-span.org": "broadcast",
    "youtu.be": "broadcast",
    "youtube.com": "broadcast",
}


def address_of(value: object) -> str:
    """A web address as it is printed, or nothing where there is none."""
    text = value.strip() if isinstance(value, str) else ""
    return text if len(text) <= LONGEST and ADDRESS.fullmatch(text) else ""


def source_at(url: str, *, title: str = "", archived_url: str = "", kind: str = "") -> SourceRecord:
    """The source at an address. Without a title it is called by its address."""
    return SourceRecord(
        kind=kind or kind_at(url),
        title=title or re.sub(r"^https?:/+(www\.)?", "", _as_it_was(url))[:300].rstrip("/"),
        url=url,
        archived_url=archived_url,
    )


def kind_at(url: str) -> str:
    """The kind of what is at an address, by its host; of an archived page, by the one it had."""
    host = host_of(url)
    known = (kind for name, kind in KINDS.items() if host == name or host.endswith(f".{name}"))
    return next(known, "article")


def host_of(url: str) -> str:
    """The host without “www.”, of an archived page the one it had. Nothing if it cannot be told."""
    try:
        host = urlsplit(_as_it_was(url)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _as_it_was(url: str) -> str:
    """The address that an archive's page had."""
    archived = ARCHIVED.match(url)
    return re.sub(r":/+", "://", archived["address"], count=1) if archived else url
