"""Feeds of what changed: Atom (RFC 4287, paged as RFC 5005 has it) and JSON Feed 1.1.

The content of an entry is text: nothing in it is markup, whatever it looks like.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM, JSON = "application/atom+xml", "application/feed+json"
NAMESPACE = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
NEVER = "1970-01-01T00:00:00Z"  # when what is empty was changed: Atom asks for a time
# XML 1.0 has no place for these, not even as references.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Category:
    """A subject: its key, its name, and the address of the subjects it is one of."""

    term: str
    label: str
    scheme: str


@dataclass(frozen=True)
class Entry:
    """`id` is a URN that never changes. `updated` and `published` are instants."""

    id: str
    title: str
    address: str
    updated: str
    text: str
    published: str = ""
    author: str = ""
    language: str = ""
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True)
class Feed:
    """One page of a feed. `id` is the same on all its pages; `page` is the address of this one,
    `next` and `previous` those of its neighbours, and `home` that of the same for readers."""

    id: str
    title: str
    author: str
    home: str
    page: str
    entries: tuple[Entry, ...]
    next: str | None = None
    previous: str | None = None

    @property
    def updated(self) -> str:
        return max((entry.updated for entry in self.entries), default=NEVER)


def atom(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": NAMESPACE})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(SubElement(root, "author"), "name", feed.author)
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.home})
    for rel, address in (("self", feed.page), ("next", feed.next), ("previous", feed.previous)):
        if address:
            SubElement(root, "link", {"rel": rel, "type": ATOM, "href": address})
    for entry in feed.entries:
        _add_entry(root, entry)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _add_entry(root: Element, entry: Entry) -> None:
    found = SubElement(root, "entry", {"xml:lang": entry.language} if entry.language else {})
    _add(found, "id", entry.id)
    _add(found, "title", entry.title)
    _add(found, "updated", entry.updated)
    if entry.published:
        _add(found, "published", entry.published)
    if entry.author:
        _add(SubElement(found, "author"), "name", entry.author)
    SubElement(found, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    for category in entry.categories:
        named = {"term": category.term, "label": category.label, "scheme": category.scheme}
        SubElement(found, "category", {name: in_xml(text) for name, text in named.items()})
    _add(found, "content", entry.text, type="text")


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = in_xml(text)


def in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def json_feed(feed: Feed) -> bytes:
    found: dict[str, Any] = {
        "version": JSON_FEED,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.page,
        "next_url": feed.next,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_known(found), ensure_ascii=False, separators=(",", ":")).encode()


def _item(entry: Entry) -> dict[str, Any]:
    return _known(
        {
            "id": entry.id,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.text,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "authors": [{"name": entry.author}] if entry.author else [],
            "tags": [category.label for category in entry.categories],
            "language": entry.language,
        }
    )


def _known(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; the items of an empty feed stay."""
    return {name: value for name, value in found.items() if value or name == "items"}
