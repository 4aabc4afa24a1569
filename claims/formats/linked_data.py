"""The claims of a file of JSON-LD in the words of schema.org, each with its reviews.

Publishers print an object, a list, a `@graph`, a feed of items, one object a line, or a page of
HTML that embeds any of these: whatever stands around a Claim or a ClaimReview is walked through. An
object may name another of the same document by its `@id`. A claim with an `@id` that several
reviews name is one claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import count
from typing import Any

from claims.formats.documents import is_by_line, read_by_line, read_text, read_value
from claims.formats.lines import BinaryLines
from claims.formats.records import Rejection

Node = dict[str, Any]
REVIEWS, CLAIMS = {"claimreview"}, {"claim"}
SCRIPT = "application/ld+json"
NO_CLAIM = Rejection(
    "@type", "no_claim", "This holds neither a ClaimReview nor a Claim, whatever its “@type” says."
)
_CDATA = re.compile(r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with its reviews, where it stands in its document."""

    path: str
    claim: Node
    reviews: tuple[Node, ...] = ()


def read_claims(file: BinaryLines) -> Iterator[tuple[int, Found | Rejection]]:
    """Each claim of the file by a number: its line where there is one JSON value a line, and else
    its place among the claims of the file."""
    text = read_text(file)
    if text.lstrip().startswith("<"):
        return zip(count(1), _of_page(text))
    if is_by_line(text):
        return _of_lines(text)
    return zip(count(1), _of_values([("", read_value(text))]))


def _of_lines(text: str) -> Iterator[tuple[int, Found | Rejection]]:
    for line, value in read_by_line(text):
        for found in _of_values([("", value)]):
            yield line, found


def _of_page(text: str) -> list[Found | Rejection]:
    page = _Page()
    page.feed(text)
    page.close()
    scripts = [(f"line {line}", _CDATA.sub("", script)) for line, script in page.scripts]
    return _of_values([(place, read_value(script)) for place, script in scripts])


class _Page(HTMLParser):
    """The scripts of a page that hold JSON-LD, with their lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[int, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = (dict(attrs).get("type") or "").partition(";")[0].strip().lower()
        self._inside = tag == "script" and kind == SCRIPT
        if self._inside:
            self.scripts.append((self.getpos()[0], ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            line, before = self.scripts[-1]
            self.scripts[-1] = line, before + data


def _of_values(values: list[tuple[str, Any]]) -> list[Found | Rejection]:
    """The claims of the values of one document, each value at a path of its own."""
    bad = [replace(each, field=path) for path, each in values if isinstance(each, Rejection)]
    by_id: dict[str, Node] = {}
    nodes = [node for path, value in values for node in _walked(value, path, by_id)]
    return [*bad, *_grouped(nodes, by_id)] or [NO_CLAIM]


def _walked(value: Any, path: str, by_id: dict[str, Node]) -> list[tuple[str, Node]]:
    """The reviews and claims in a value, in their order. What stands in one is part of it."""
    found: list[tuple[str, Node]] = []
    waiting = [(value, path)]
    while waiting:
        each, where = waiting.pop()
        if isinstance(each, dict):
            if isinstance(key := each.get("@id"), str) and len(each) > 1:
                by_id.setdefault(key, each)
            if is_a(each, REVIEWS | CLAIMS):
                found.append((where, each))
                each = {"itemReviewed": None}
            children = [(child, f"{where}.{name}".lstrip(".")) for name, child in each.items()]
        elif isinstance(each, list):
            children = [(child, f"{where}[{n}]") for n, child in enumerate(each)]
        else:
            continue
        waiting += reversed(children)
    return found


def _grouped(nodes: list[tuple[str, Node]], by_id: dict[str, Node]) -> list[Found]:
    """Claims with their reviews. Those with an `@id` are one, wherever they are named."""
    found: dict[str, Found] = {}
    for n, (path, node) in enumerate(nodes):
        reviewed = is_a(node, REVIEWS)
        claim = _whole(_one(node.get("itemReviewed")), by_id) if reviewed else node
        key = claim.get("@id")
        name = key if isinstance(key, str) and key else f"#{n}"
        known = found.get(name) or Found(path, {})
        reviews = (*known.reviews, node) if reviewed else known.reviews
        found[name] = Found(known.path, claim | known.claim, reviews)
    return list(found.values())


def _whole(node: Node, by_id: dict[str, Node]) -> Node:
    key = node.get("@id")
    return (by_id.get(key, {}) if isinstance(key, str) else {}) | node


def is_a(node: Node, types: set[str]) -> bool:
    """Whether an object is of one of these types, given in lower case and without vocabulary."""
    printed = node.get("@type", node.get("type"))
    each = printed if isinstance(printed, list) else [printed]
    return any(isinstance(t, str) and re.split(r"[/#:]", t)[-1].lower() in types for t in each)


def _one(value: Any) -> Node:
    """The object of a value, or the first of several."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            return each
    return {"@id": value} if isinstance(value, str) else {}
