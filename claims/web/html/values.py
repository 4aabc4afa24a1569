"""The values of a record as a person reads them, in HTML. They come from people: all is escaped,
and only addresses on the web become links."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from claims.models import Comparator, Reliability
from claims.quantities.units.conversion import CANONICAL, UnitError
from claims.quantities.units.conversion import unit as unit_of
from claims.web.html import highlights, labels, links, numbers

Json = dict[str, Any]

WORDS = {
    "basis",
    "direction",
    "form",
    "kind",
    "observation_status",
    "precision",
    "quote_type",
    "status",
    "temporal_kind",
    "verb",
    "verdict",
}
LABELS = {"comparator": dict(Comparator.choices), "reliability": dict(Reliability.choices)}
IN_CANONICAL = {"canonical", "stated"}
WIDEST_TABLE = 5
UNRESOLVED = "Not resolved: its baseline is not on record."

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\S*?)?(Z|[+-]\d{2}:\d{2})?)?)?)?"
)


def date(text: str) -> SafeString:
    """A date, no finer than it is known."""
    match = _DATE.fullmatch(text)
    if match is None or not 1 <= int(match[2] or 1) <= 12:
        return format_html("{}", text)
    year, month, day, time, offset = match.groups()
    shown = [day and str(int(day)), month and calendar.month_name[int(month)], year]
    there = "" if offset in ("Z", None) else offset.replace("-", "\N{MINUS SIGN}")
    said = " ".join(filter(None, shown)) + (f", {time} UTC{there}" if time else "")
    return format_html('<time datetime="{}">{}</time>', text, said)


def days(period: Json) -> SafeString:
    first, last = period["from"], period["to"]
    if first == last:
        return date(first)
    return format_html("{} to {}", date(first), date(last))


def source(record: Json) -> SafeString:
    """A source: its own address, who published it when, and its record here."""
    publisher, published = record.get("publisher"), record.get("published_at")
    where = links.address("sources", record)
    parts = [
        links.web(record.get("url") or "", links.heading(record)),
        publisher and links.link("speakers", publisher),
        published and date(published),
        where
        and format_html(
            '<a href="{}" aria-label="Record of the source: {}">record</a>',
            where,
            links.heading(record),
        ),
    ]
    return highlights.joined(filter(None, parts))


def members(record: Json, left_out: Iterable[str] = ()) -> SafeString:
    """What a record says, as a list of names and values; what is not there is not shown."""
    rows: list[tuple[str, str]] = [
        (labels.label(name), value(name, found, _unit(name, record)))
        for name, found in record.items()
        if name not in left_out and found not in (None, "", [])
    ]
    if record.get("basis") == "" and not record.get("derivation", True):
        rows.append((labels.label("derivation"), UNRESOLVED))
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
            return format_html("{}", numbers.interval(found, unit))
        case {"from": _, "to": _}:
            return days(found)
        case dict():
            return thing(name, found)
    return format_html("{}", numbers.number(str(found)))


def text(name: str, found: str) -> SafeString:
    if name in WORDS or name in LABELS:
        return format_html("{}", LABELS.get(name, {}).get(found, labels.words(found)))
    if name in links.REFERS:
        return links.link(links.REFERS[name], {"code" if name == "unit" else "id": found})
    if name in {"url", "archived_url"}:
        return links.web(found)
    if name in {"low", "high", "best", "multiplier", "resolution"}:
        return format_html("{}", numbers.number(found))
    if name.endswith("_at") or name in {"start", "end", "modified"}:
        return date(found)
    return format_html("{}", found)


def many(name: str, found: list[Any]) -> SafeString:
    """A table if the items are rows of a few columns, else a list."""
    rows = [item for item in found if isinstance(item, dict)]
    shown = [key for key in (rows[0] if rows else ()) if any(row.get(key) for row in rows)]
    if name not in links.REFERS and len(rows) == len(found) and 0 < len(shown) <= WIDEST_TABLE:
        return table(shown, rows)
    items = ((value(name, item),) for item in found)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", items))


def table(columns: list[str], rows: list[Json]) -> SafeString:
    head = format_html_join(
        "", '<th scope="col">{}</th>', ((labels.label(column),) for column in columns)
    )
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
    if name not in links.REFERS:
        return members(found)
    if "version" in found:
        return format_html(
            "{}<details><summary>The whole record</summary>{}</details>",
            links.link(links.REFERS[name], found),
            members(found),
        )
    return (
        source(found) if links.REFERS[name] == "sources" else links.link(links.REFERS[name], found)
    )
