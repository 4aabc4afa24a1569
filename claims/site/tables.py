"""The figures of a measure as lines of a table, for a reader."""

from __future__ import annotations

from django.utils.safestring import SafeString

from claims.web.html import claims, labels, links, numbers, values
from claims.web.html.values import Json

NOTES = {
    "withdrawn": "withdrawn",
    "outlier": "an outlier, which the next figure left again",
    "pledge": "a pledge or a demand",
    "superseded": "replaced by a later figure",
    "unresolved": "a change without a known baseline",
}


def row(entry: Json) -> Json:
    """A line of the table."""
    speaker, root = entry["speaker"], entry["root_speaker"]
    unit = entry["unit"]
    times = entry["as_of"] or entry["period"]
    return {
        "id": entry["id"],
        "printed": entry["as_printed"],
        "claim": links.page("claims", entry["claim"]),
        "means": numbers.interval(entry["shown"], unit) if entry["shown"] else "",
        "change": "" if entry["form"] == "absolute" else labels.words(entry["form"]),
        "derived": claims.derived(entry, links.public_link),
        "times": times and values.days(times),
        "event": entry["event"] and links.link("events", entry["event"]),
        "speaker": speaker and links.link("speakers", speaker),
        "after": root and entry["relayed"] and links.link("speakers", root),
        "said": entry["said_at"] and values.date(entry["said_at"]),
        "lag": _lag(entry["lag_days"] or 0, several=times and times["from"] != times["to"]),
        "source": entry["source"] and _source(entry["source"]),
        "note": NOTES.get(entry["status"], ""),
        "reason": entry["retraction_reason"],
        "status": entry["status"],
    }


def _lag(days: int, *, several: bool) -> str:
    """How long after the last day it speaks of it was said, or how long before."""
    if days == 0:
        return ""
    long = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    return f"{long} later" if days > 0 else f"{long} before{' its end' if several else ''}"


def _source(source: Json) -> SafeString:
    """One click away: the source itself, or what is known of it where it has no address."""
    publisher = source["publisher"]
    name = publisher["name"] if publisher else source["title"]
    if source["url"]:
        return links.web(source["url"], name)
    return links.link("sources", source | {"title": name, "name": name})
