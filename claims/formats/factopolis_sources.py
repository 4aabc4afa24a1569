"""Where an assertion of factopolis can be seen or read, as the address that its players make."""

from __future__ import annotations

from claims.formats.factopolis_values import Values, text
from claims.formats.records import SourceRecord
from claims.formats.web_sources import address_of, source_at

ADDRESSES: dict[str, str] = {
    "abc": "https://abcnews.go.com/video/embed?id={id}",
    "archive-org": "https://archive.org/details/{id}",
    "audioboom": "https://audioboom.com/posts/{id}",
    "c-span": "https://www.c-span.org/video/?{id}",
    "fox": "https://video.foxnews.com/v/{id}",
    "fox-business": "https://video.foxbusiness.com/v/{id}",
    "msnbc": "https://www.msnbc.com/msnbc/watch/{id}",
    "soundcloud": "https://soundcloud.com/{id}",
    "youtube": "https://www.youtube.com/watch?v={id}",
}
KINDS = {"twitter": "social_post", "transcript": "other", "prepared": "speech", "web": "article"}
BROADCAST = "broadcast"


def source_of(values: Values, title: str) -> SourceRecord | None:
    """The source, or None where its address cannot be told."""
    kind = text(values, "type")
    url = _printed(values) or _player(kind, values)
    if not url:
        return None
    return source_at(url, title=title[:1000], kind=KINDS.get(kind, BROADCAST))


def _printed(values: Values) -> str:
    """The page, rather than the recording itself."""
    found = map(address_of, (values.get("source"), values.get("url")))
    return next(filter(None, found), "")


def _player(kind: str, values: Values) -> str:
    if kind == "twitter":
        post = text(values, "id") or text(values, "timeline")
        user = text(values, "user")
        return address_of(f"https://twitter.com/{user}/status/{post}") if user and post else ""
    key = text(values, "id")
    return address_of(ADDRESSES[kind].format(id=key)) if key and kind in ADDRESSES else ""
