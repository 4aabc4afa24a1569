"""The values of a record as a person reads them, in HTML. They come from people: all is escaped,
and only addresses on the web become links."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from decimal import Decimal
from html import unescape
from itertools import pairwise
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.charts.number_format import ABOUT, short
from claims.models import Comparator, Reliability
from claims.quantities.units.conversion import CANONICAL, UnitError
from claims.quantities.units.conversion import unit as unit_of

Json = dict[str, Any]

# Which resource a member refers to.
REFERS = {
    **dict.fromkeys(("claim", "subject", "object", "through"), "claims"),
    **dict.fromkeys(
        ("speaker", "root_speaker", "group", "publisher", "reviewer", "organization"), "speakers"
    ),
    **dict.fromkeys(("source", "evidence"), "sources"),
    **dict.fromkeys(("topics", "broader"), "topics"),
    "measure": "measures",
    **dict.fromkeys(("baseline", "baseline_assertion"), "assertions"),
    "unit": "units",
}
# Whose records others are, too: an entry of a series is a figure.
SAME_AS = {"series": "assertions"}
NAMES = ("statement", "name", "label", "title", "as_printed", "rating", "code", "slug", "id")
KEYS = ("id", "code", "slug")
WORDS = {
    "basis", "direction", "form", "kind", "precision", "quote_type", "status", "temporal_kind",
    "verb", "verdict",
}  # fmt: skip
LABELS = {"comparator": dict(Comparator.choices), "reliability": dict(Reliability.choices)}
KINDS_OF_RELATION = {"derived_from": "is derived from"}
IN_CANONICAL = {"canonical", "stated"}
WIDEST_TABLE = 5
UNRESOLVED = "Not resolved: no figure that it is measured against is on record here."

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_MARK = re.compile("</?mark>")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})\S*)?)?)?")
_NUMBER = re.compile(r"(-?)(\d{1,100})(\.\d+)?")


def words(name: str) -> str:
    return name.replace("_", " ")


def label(name: str) -> str:
    text = words(name).removesuffix(" at") if name.endswith("_at") else words(name)
    return {"id": "Id", "url": "Address"}.get(name, text[:1].upper() + text[1:])


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


# Which records have a page for people besides their address in the API.
PAGES = {"claims": ("site:claim", "id"), "measures": ("site:measure", "slug")}


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


def date(text: str) -> SafeString:
    """A date, no finer than it is known."""
    match = _DATE.fullmatch(text)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return format_html("{}", text)
    year, month, day, time = match.groups()
    shown = [day and str(int(day)), month and calendar.month_name[int(month)], year]
    said = " ".join(filter(None, shown)) + (f", {time} UTC" if time else "")
    return format_html('<time datetime="{}">{}</time>', text, said)


def days(period: Json) -> SafeString:
    first, last = period["from"], period["to"]
    if first == last:
        return date(first)
    return format_html("{} to {}", date(first), date(last))


def number(text: str) -> str:
    """With its thousands set apart, and all its digits."""
    match = _NUMBER.fullmatch(text)
    return f"{match[1]}{int(match[2]):,}{match[3] or ''}" if match else text


def cut(text: str) -> str:
    """With as many digits as people read."""
    return short(Decimal(text)) if _NUMBER.fullmatch(text) else text


def sign(code: str) -> str:
    """A unit as it is written beside a number; money by its code, since signs are shared."""
    try:
        known = unit_of(code) if code not in ("", "1") else None
    except UnitError:
        return code
    if known is None:
        return ""
    return code if known.dimension.startswith("currency:") else known.symbol or known.plural


def amount(value: str, code: str) -> str:
    """A number with its unit."""
    return f"{cut(value)} {sign(code)}".strip()


def interval(found: Json, unit: str = "") -> str:
    low, high = (found[end] and cut(found[end]) for end in ("low", "high"))
    named = f" {sign(unit)}".rstrip()
    if low is None and high is None:
        return "any number"
    if high is None:
        return f"{'≥' if found['low_inclusive'] else '>'} {low}{named}"
    if low is None:
        return f"{'≤' if found['high_inclusive'] else '<'} {high}{named}"
    if low == high:
        return f"{low}{named}" if low.startswith(ABOUT) else f"= {low}{named}"
    first = low if found["low_inclusive"] else f"over {low}"
    return f"{first} to {'' if found['high_inclusive'] else 'under '}{high}{named}"


def source(record: Json) -> SafeString:
    """A source: its own address, who published it when, and its record here."""
    publisher, published = record.get("publisher"), record.get("published_at")
    where = address("sources", record)
    parts = [
        web(record.get("url") or "", heading(record)),
        publisher and link("speakers", publisher),
        published and date(published),
        where
        and format_html(
            '<a href="{}" aria-label="Record of the source: {}">record</a>', where, heading(record)
        ),
    ]
    return joined(filter(None, parts))


def joined(parts: Iterable[Any], by: str = " · ") -> SafeString:
    return format_html_join(by, "{}", ((part,) for part in parts))


def quote(record: Json) -> SafeString:
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


def members(record: Json, left_out: Iterable[str] = ()) -> SafeString:
    """What a record says, as a list of names and values; what is not there is not shown."""
    rows: list[tuple[str, str]] = [
        (label(name), value(name, found, _unit(name, record)))
        for name, found in record.items()
        if name not in left_out and found not in (None, "", [])
    ]
    if record.get("basis") == "" and not record.get("derivation", True):
        rows.append((label("derivation"), UNRESOLVED))
    return format_html(
        "<dl>{}</dl>", format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", rows)
    )


def _unit(name: str, record: Json) -> str:
    """The unit of an interval of a record."""
    if name not in IN_CANONICAL:
        return record.get("unit") or ""
    code = (record.get("measure") or record).get("unit")
    try:
        return CANONICAL[unit_of(code).dimension] if code else ""
    except (KeyError, UnitError):
        return ""


def value(name: str, found: Any, unit: str = "") -> SafeString:
    match found:
        case bool():
            return format_html("{}", "yes" if found else "no")
        case str():
            return text(name, found)
        case list():
            return many(name, found)
        case {"low": _, "high": _, "low_inclusive": _}:
            return format_html("{}", interval(found, unit))
        case {"from": _, "to": _}:
            return days(found)
        case dict():
            return thing(name, found)
    return format_html("{}", number(str(found)))


def text(name: str, found: str) -> SafeString:
    if name in WORDS or name in LABELS:
        return format_html("{}", LABELS.get(name, {}).get(found, words(found)))
    if name in REFERS:
        return link(REFERS[name], {"code" if name == "unit" else "id": found})
    if name in {"url", "archived_url"}:
        return web(found)
    if name in {"low", "high", "multiplier", "resolution"}:
        return format_html("{}", number(found))
    if name.endswith("_at") or name in {"start", "end", "modified"}:
        return date(found)
    return format_html("{}", found)


def many(name: str, found: list[Any]) -> SafeString:
    """A table if the items are rows of a few columns, else a list."""
    rows = [item for item in found if isinstance(item, dict)]
    shown = [key for key in (rows[0] if rows else ()) if any(row.get(key) for row in rows)]
    if name not in REFERS and len(rows) == len(found) and 0 < len(shown) <= WIDEST_TABLE:
        return table(shown, rows)
    items = ((value(name, item),) for item in found)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))


def table(columns: list[str], rows: list[Json]) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((label(column),) for column in columns))
    body = (
        (format_html_join("", "<td>{}</td>", ((cell(column, row),) for column in columns)),)
        for row in rows
    )
    return format_html(
        '<div class="wide" tabindex="0"><table><thead><tr>{}</tr></thead><tbody>{}</tbody>'
        "</table></div>",
        head,
        format_html_join("", "<tr>{}</tr>", body),
    )


def cell(column: str, row: Json) -> SafeString | str:
    found = row.get(column)
    return "" if found in (None, "", []) else value(column, found)


def thing(name: str, found: Json) -> SafeString:
    """Another object: by its name if that is all there is of it, else with what it says."""
    if name not in REFERS:
        return members(found)
    if "version" in found:
        return format_html(
            "{}<details><summary>The whole record</summary>{}</details>",
            link(REFERS[name], found),
            members(found),
        )
    return source(found) if REFERS[name] == "sources" else link(REFERS[name], found)
