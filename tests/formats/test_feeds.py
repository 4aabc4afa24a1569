"""Feeds as readers of feeds see them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import feedparser
import pytest

from claims.formats import feeds
from claims.formats.feeds import Category, Entry, Feed

HOSTILE = "</title><script>alert(1)</script> & ]]> \"'"
TOPIC = Category("war", "War & peace", "https://onrecord.example/topics/")
ENTRY = Entry(
    id="urn:uuid:019ab000-0000-7000-8000-000000000001",
    title="At least 331 people were killed.",
    address="https://onrecord.example/claims/1/",
    updated="2022-03-07T00:00:00.000001Z",
    text="“at least 331”\nAda, 5 March 2022",
    published="2022-03-06T00:00:00Z",
    author="Ada",
    language="en",
    categories=(TOPIC,),
)
OLDER = replace(ENTRY, id="urn:uuid:2", updated="2022-03-01T00:00:00.000000Z", published="")
FEED = Feed(
    id="https://onrecord.example/claims/",
    title="Onrecord: Claims",
    author="Onrecord",
    home="https://onrecord.example/claims/",
    page="https://onrecord.example/claims/?cursor=a&format=atom",
    entries=(OLDER, ENTRY),
    next="https://onrecord.example/claims/?cursor=b&format=atom",
)


def read(feed: Feed) -> Any:
    found = feedparser.parse(feeds.atom(feed))
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_an_atom_feed_in_full() -> None:
    found = read(FEED)

    about = found.feed
    assert found.version == "atom10"
    assert (about.id, about.title, about.author) == (FEED.id, FEED.title, "Onrecord")
    assert about.updated == ENTRY.updated
    assert [(link.rel, link.href) for link in about.links] == [
        ("alternate", FEED.home),
        ("self", FEED.page),
        ("next", FEED.next),
    ]
    entry = found.entries[1]
    assert (entry.id, entry.title, entry.link) == (ENTRY.id, ENTRY.title, ENTRY.address)
    assert (entry.updated, entry.published) == (ENTRY.updated, ENTRY.published)
    assert entry.author == "Ada"
    assert entry.content[0].type == "text/plain"
    assert entry.content[0].value == ENTRY.text
    assert [(tag.term, tag.label, tag.scheme) for tag in entry.tags] == [
        ("war", "War & peace", "https://onrecord.example/topics/")
    ]
    assert "published" not in found.entries[0]


def test_a_json_feed_in_full() -> None:
    assert json.loads(feeds.json_feed(FEED)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Onrecord: Claims",
        "home_page_url": FEED.home,
        "feed_url": FEED.page,
        "next_url": FEED.next,
        "authors": [{"name": "Onrecord"}],
        "items": [
            {
                "id": entry.id,
                "url": entry.address,
                "title": entry.title,
                "content_text": entry.text,
                **({"date_published": entry.published} if entry.published else {}),
                "date_modified": entry.updated,
                "authors": [{"name": "Ada"}],
                "tags": ["War & peace"],
                "language": "en",
            }
            for entry in (OLDER, ENTRY)
        ],
    }


def test_nothing_in_a_feed_is_markup() -> None:
    category = Category(HOSTILE, HOSTILE, "https://x.example/?a=1&b=2")
    hostile = replace(ENTRY, title=HOSTILE, text=HOSTILE, author=HOSTILE, categories=(category,))
    feed = replace(FEED, title=HOSTILE, entries=(hostile,))

    text = feeds.atom(feed)
    [item] = json.loads(feeds.json_feed(feed))["items"]
    [entry] = read(feed).entries

    assert b"<script" not in text
    assert entry.content[0].value == item["content_text"] == HOSTILE
    assert entry.author == HOSTILE
    assert entry.tags[0].scheme == "https://x.example/?a=1&b=2"


@pytest.mark.parametrize("letter", ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff"], ids=ascii)
def test_what_xml_cannot_hold_is_marked(letter: str) -> None:
    feed = replace(FEED, entries=(replace(ENTRY, title=f"a{letter}b"),))

    assert read(feed).entries[0].title == "a\N{REPLACEMENT CHARACTER}b"
    assert json.loads(feeds.json_feed(feed))["items"][0]["title"] == f"a{letter}b"


def test_an_empty_feed_is_a_feed() -> None:
    empty = replace(FEED, entries=(), next=None)

    found = read(empty)

    assert (found.entries, found.feed.updated) == ([], feeds.NEVER)
    assert json.loads(feeds.json_feed(empty))["items"] == []
