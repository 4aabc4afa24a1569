"""Texts with parts of them marked: figures in a quote, words in what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from itertools import pairwise
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.queries.searching import BEGIN, END

_MARK = re.compile("</?mark>")


def quote(record: dict[str, Any]) -> SafeString:
    """The quote, with its figures marked where they stand in it."""
    text = record.get("quote") or ""
    spans = [
        (figure.get("quote_start"), figure.get("quote_end"))
        for figure in record.get("assertions") or []
    ]
    cuts = [0]
    for start, end in sorted(span for span in spans if None not in span):
        if cuts[-1] <= start < end <= len(text):
            cuts += [start, end]
    return marked(text[start:end] for start, end in pairwise([*cuts, len(text)]))


def marked(pieces: Iterable[str]) -> SafeString:
    """Every second piece marked."""
    forms = ("{}", "<mark>{}</mark>")
    return joined((format_html(forms[at % 2], piece) for at, piece in enumerate(pieces)), "")


def fragments(found: dict[str, list[str]]) -> SafeString:
    """Where words were found: HTML of ours, which is not taken for it."""
    pieces = (
        marked(unescape(piece) for piece in _MARK.split(fragment))
        for texts in found.values()
        for fragment in texts
    )
    return joined(pieces, " … ")


def as_html(texts: dict[str, list[str]]) -> dict[str, list[str]]:
    """Fragments in which the database has marked words, as HTML: escaped but for <mark>."""
    return {name: [_as_html(text) for text in found] for name, found in texts.items()}


def _as_html(text: str) -> str:
    return escape(text).replace(BEGIN, "<mark>").replace(END, "</mark>")


def joined(parts: Iterable[Any], by: str = " · ") -> SafeString:
    return format_html_join(by, "{}", ((part,) for part in parts))
