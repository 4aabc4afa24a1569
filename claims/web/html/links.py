"""Links to records, to their pages and to other sites. Only addresses on the web become links."""

from __future__ import annotations

import re
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.web.html.labels import KINDS_OF_RELATION, words

Json = dict[str, Any]

# Which resource a member refers to.
REFERS = {
    **dict.fromkeys(("claim", "subject", "object", "through"), "claims"),
    **dict.fromkeys(
        ("speaker", "root_speaker", "group", "publisher", "reviewer", "organization"), "speakers"
    ),
    **dict.fromkeys(("source", "evidence"), "sources"),
    **dict.fromkeys(("topics", "broader"), "topics"),
    "event": "events",
    **dict.fromkeys(("measure", "part_of"), "measures"),
    **dict.fromkeys(("baseline", "baseline_assertion"), "assertions"),
    "unit": "units",
}
# Whose records others are, too: an entry of a series is a figure.
SAME_AS = {"series": "assertions"}
NAMES = ("statement", "name", "label", "title", "as_printed", "rating", "code", "slug", "id")
KEYS = ("id", "code", "slug")
# Which records have a page for people besides their address in the API.
PAGES = {"claims": ("site:claim", "id"), "measures": ("site:measure", "slug")}
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def heading(record: Json) -> str:
    """What a record is called."""
    if isinstance(record.get("subject"), dict) and isinstance(record.get("object"), dict):
        kind = record.get("kind", "")
        verb = KINDS_OF_RELATION.get(kind, words(kind))
        return f"“{heading(record['subject'])}” {verb} “{heading(record['object'])}”"
    return next((str(record[name]) for name in NAMES if record.get(name)), "Untitled")


def address(resource: str, record: Json) -> str | None:
    key = next((record[name] for name in KEYS if record.get(name)), None)
    return key and reverse(f"api:{SAME_AS.get(resource, resource)}-detail", args=[key])


def link(resource: str, record: Json) -> SafeString:
    where = address(resource, record)
    return format_html('<a href="{}">{}</a>' if where else "{1}", where, heading(record))


def page(resource: str, record: Json) -> str | None:
    """The page for people of a record, if it has one."""
    route, key = PAGES.get(resource, ("", ""))
    return reverse(route, args=[record[key]]) if record.get(key) else None


def public_link(resource: str, record: Json) -> SafeString:
    """A link to the page of a record for people, if there is one, and else to the record."""
    where = page(resource, record) or address(resource, record)
    return format_html('<a href="{}">{}</a>' if where else "{1}", where, heading(record))


def web(url: str, text: str = "") -> SafeString:
    """A link to elsewhere, if it is an address that a browser may follow."""
    if not _WEB.match(url):
        return format_html("{}", text or url)
    return format_html('<a href="{}" rel="external">{}</a>', url, text or url)
