"""A claim as an article: who said what and when, its figures, where it stands, what reviews found.

Any member may be missing, if it was not asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.records import display_units
from claims.web.html import highlights, labels, links, numbers, values
from claims.web.html.labels import words
from claims.web.html.values import Json

MOST_COUNTED = 10  # opposing root speakers: ten are ten or more
Link = Callable[[str, Json], SafeString]
CONTESTED = '<strong class="contested">{}</strong>'
WHY_NOT = {
    "withdrawn": "does not count, since it was retracted",
    "outlier": "does not count: an outlier, which the next figure of its root speaker left again",
    "pledge": "a pledge or a demand: not compared with what happened",
    "forecast": "a forecast: not compared",
    "unresolved": "not compared, since its baseline is not on record",
    "superseded": 'does not count, since its root speaker <a href="{}">said otherwise later</a>',
}
ALONE = {
    "one_origin": "one root speaker: nothing independent to compare",
    "nothing_comparable": "nobody else contradicts it or agrees with it",
}


def claim(record: Json, link: Link = links.link) -> Json:
    """`link` makes a link to a record of a resource."""
    compared = {each["assertion"]: each for each in record.get("agreement") or []}
    return {
        "status": record.get("status", ""),
        "reason": record.get("retraction_reason", ""),
        "byline": _byline(record, link),
        "quote": highlights.quote(record),
        "language": record.get("language", ""),
        "translation": record.get("quote_translation", ""),
        "figures": [
            _figure(figure, link) | {"agreement": _agreement(compared.get(figure.get("id")))}
            for figure in record.get("assertions") or []
        ],
        "sources": [values.source(a["source"]) for a in _with(record, "appearances", "source")],
        "topics": [link("topics", topic) for topic in record.get("topics") or []],
        "reviews": [_review(review, link) for review in record.get("reviews") or []],
        "chain": [_link_of_chain(each, link) for each in _with(record, "attributions", "speaker")],
        "relations": [_relation(each, link) for each in _with(record, "relations", "claim")],
    }


def _with(record: Json, members: str, member: str) -> list[Json]:
    return [each for each in record.get(members) or [] if each.get(member)]


def _byline(record: Json, link: Link) -> Any:
    speaker, root = record.get("speaker"), record.get("root_speaker")
    relayed = speaker and root and root.get("id") != speaker.get("id")
    parts = [
        speaker and link("speakers", speaker),
        root and relayed and format_html("after {}", link("speakers", root)),
        record.get("said_at") and values.date(record["said_at"]),
        record.get("place"),
        words(record.get("kind") or ""),
    ]
    return highlights.joined(filter(None, parts))


def _figure(figure: Json, link: Link) -> Json:
    change = [figure.get("form"), figure.get("direction")]
    as_of, period = figure.get("as_of"), figure.get("period")
    status = figure.get("observation_status", "")
    return {
        "printed": figure.get("as_printed", ""),
        "means": _meaning(figure),
        "derived": derived(figure, link),
        "measure": figure.get("measure") and link("measures", figure["measure"]),
        "change": "" if change[0] == "absolute" else ", ".join(map(words, filter(None, change))),
        "as_of": as_of and values.days(as_of),
        "period": period and values.days(period),
        "event": figure.get("event") and link("events", figure["event"]),
        "best": figure.get("best") and numbers.number(figure["best"]),
        "status": status if status != "normal" else "",
        "note": figure.get("note", ""),
    }


def _meaning(figure: Json) -> str:
    """What it came to, in the unit of its measure, if it was resolved against another figure; else
    the interval of what was printed."""
    unit, canonical = (figure.get("measure") or {}).get("unit"), figure.get("canonical")
    if figure.get("basis") == "resolved" and unit and canonical:
        return numbers.interval(display_units.interval(canonical, unit) or canonical, unit)
    means = figure.get("interval")
    return numbers.interval(means, figure.get("unit", "")) if means else ""


def derived(figure: Json, link: Link) -> SafeString | str:
    """From which figure it was resolved and how, or why it was not."""
    found = figure.get("derivation")
    if not found or figure.get("basis") not in ("resolved", ""):
        return ""
    if not figure["basis"]:
        return str(found["explanation"])
    baseline = found["baseline"]
    of = link("claims", {"id": baseline["claim"], "as_printed": baseline["as_printed"]})
    return format_html("resolved from “{}”: {}", of, found["explanation"])


def _agreement(compared: Json | None) -> SafeString | str:
    """How a figure stands beside those of others, in words."""
    if compared is None:
        return ""
    if why := WHY_NOT.get(compared["status"]):
        return format_html(why, links.address("assertions", {"id": compared["superseded_by"]}))
    against, agreeing = compared["opposing_roots"], compared["corroborated_by"]
    said = [
        against["strict"]
        and format_html(CONTESTED, f"contradicted by {_opponents(against, 'strict')}"),
        against["loose"] and f"loosely contradicted by {_opponents(against, 'loose')}",
        agreeing and f"{_others(agreeing)} agree{'s' if agreeing == 1 else ''} with it",
    ]
    return ALONE.get(compared["verdict"]) or highlights.joined(filter(None, said), ", ")


def _opponents(against: Json, how: str) -> str:
    more = "at least " if against[how] == MOST_COUNTED else ""
    return f"{more}{_others(against[how])}"


def _others(count: int) -> str:
    return f"{count:,} other root speaker{'' if count == 1 else 's'}"


def _review(review: Json, link: Link) -> Json:
    reviewer, through = review.get("reviewer"), review.get("through")
    return {
        "id": review.get("id", ""),
        "verdict": review.get("verdict", ""),
        "rating": review.get("rating", ""),
        "title": links.web(review.get("url") or "", review.get("title") or "the review"),
        "reviewer": reviewer and link("speakers", reviewer),
        "date": review.get("reviewed_at") and values.date(review["reviewed_at"]),
        "withdrawn": review.get("retraction_reason", ""),
        "through": through and links.address("claims", {"id": through}),
    }


def _link_of_chain(attribution: Json, link: Link) -> Any:
    source = attribution.get("source")
    parts = [
        link("speakers", attribution["speaker"]),
        words(attribution.get("verb", "")),
        source and values.source(source),
    ]
    return highlights.joined(filter(None, parts))


def _relation(relation: Json, link: Link) -> Json:
    kind = relation.get("kind", "")
    return {
        "outward": relation.get("direction") == "out",
        "kind": labels.KINDS_OF_RELATION.get(kind, words(kind)),
        "claim": link("claims", relation["claim"]),
        "withdrawn": relation.get("retraction_reason", ""),
    }
