"""A question as a page shows it: what was asked for, in words, and the ways to ask otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from claims.api.read.formats import DOCUMENTS, FEEDS, MEDIA_TYPES, named
from claims.api.read.pagination import LARGEST_BULK
from claims.web.html import links
from claims.web.html.labels import label, words
from claims.web.html.values import Json
from claims.web.problems import Fault

# How an answer is asked for, not which: the form keeps them, but does not show them.
ABOUT_ANSWERS = tuple("cursor page_size format fields omit expand count facets highlight".split())
LONG = ("csv", "ndjson")
SUMMARIES = ("count", "facets", "highlight")
UNSAID = ("cursor", "page_size", "format", "ordering", *SUMMARIES)
LOOKUPS = {"gte": "from", "gt": "after", "lte": "until", "lt": "before", "icontains": "contains"}


@dataclass(frozen=True)
class Choice:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class Input:
    """One parameter as the form shows it."""

    name: str
    label: str
    hint: str
    value: str
    choices: list[Choice]


def chips(query: QueryDict, results: list[Json]) -> list[Json]:
    """What was asked for, each with the address of the question without it."""
    return [
        {
            "label": asked(name),
            "value": _named(value, results[:1]) or _chosen(name, value),
            "without": f"?{without(query, name, 'cursor').urlencode()}",
        }
        for name in query
        if name not in UNSAID
        for value in [query.get(name, "")]
    ]


def _named(key: str, found: Any) -> str | None:
    """What an object that a record refers to by this key is called."""
    match found:
        case {"id": id_} if key in (id_, found.get("slug")):
            return links.heading(found)
        case dict() | list():
            inner = found.values() if isinstance(found, dict) else found
            return next(filter(None, (_named(key, value) for value in inner)), None)
    return None


def as_input(parameter: Json, value: str) -> Input:
    schema = parameter.get("schema", {})
    enum = ["true", "false"] if schema.get("type") == "boolean" else schema.get("enum", [])
    name = parameter["name"]
    choices = [Choice(each, _chosen(name, each), each == value) for each in enum]
    return Input(name, asked(name), _hint(parameter, schema), value, choices)


def _hint(parameter: Json, schema: Json) -> str:
    """The first sentence of what the documentation says, and an example."""
    if parameter["name"] == "ordering":
        return ""
    first = parameter.get("description", "").replace("`", "").partition(". ")[0].rstrip(".")
    if not first:
        return ""
    example = schema.get("example") or "".join(schema.get("examples", [])[1:2])
    return f"{first}, as in {example}." if example else f"{first}."


def asked(name: str) -> str:
    """A parameter in words: said_at__gte is “Said, from”."""
    if name == "q":
        return "Search"
    column, _, lookup = name.partition("__")
    said = LOOKUPS.get(lookup, words(lookup))
    return f"{label(column)}, {said}" if said else label(column)


def _chosen(name: str, value: str) -> str:
    """A value of a parameter in words."""
    if name == "ordering":
        return _ordering(value)
    yes_no = {"true": "yes", "false": "no"} if name.startswith("has_") else {}
    return yes_no.get(value, words(value)) if value.isidentifier() else value


def _ordering(value: str) -> str:
    column = value.removeprefix("-")
    if column == "rank":
        return "best matches first"
    dated = column.endswith("_at") or column == "modified"
    ways = ("oldest first", "newest first") if dated else ("up", "down")
    return f"{label(column)}, {ways[value.startswith('-')]}"


def facets_of(query: QueryDict, facets: Json, known: set[str]) -> list[Json]:
    """How what was found is distributed; each value leads to those that have it."""
    return [
        {
            "label": label(name),
            "distinct": facet["distinct"],
            "top": [
                {
                    "text": each.get("label") or _chosen(name, each["value"]),
                    "count": f"{'about ' * ('kind' in facet)}{each['count']:,}",
                    "address": _with(query, name, each.get("slug") or each["value"]),
                }
                for each in facet["values"]
            ],
            "linked": name in known,
        }
        for name, facet in facets.items()
    ]


def mended(request: HttpRequest, faults: Iterable[Fault]) -> list[Json]:
    """The question with what was probably meant in place of what was asked, for each fault."""
    return [
        {"word": meant, "address": address(request, _mended(request.GET, fault.code, name, meant))}
        for fault in faults
        if (meant := fault.nearest) and (name := fault.parameter)
        if "," not in request.GET.get(name, ",")  # not where a word is one of several
    ]


def _mended(query: QueryDict, code: str, name: str, meant: str) -> QueryDict:
    changed = without(query, name)
    if code == "unknown_parameter":
        changed[meant] = query.get(name, "")
    else:
        changed[name] = meant
    return changed


def tidied(request: HttpRequest) -> str | None:
    """The address without its empty parameters, if it has any."""
    empty = [key for key, given in request.GET.lists() if not any(map(str.strip, given))]
    return address(request, without(request.GET, *empty)) if empty else None


def others(request: HttpRequest, offered: Iterable[str], *, bulk: bool = False) -> list[Json]:
    """Addresses of the answer in other formats. Formats of lines get the largest page there is."""
    return [
        {
            "label": named(name),
            "address": address(request, _in_format(request.GET, name, long)),
            "media_type": MEDIA_TYPES[name].partition(";")[0],
            "long": long,
        }
        for name in offered
        if name != "html"
        for long in [bulk and name in LONG]
    ]


def _in_format(query: QueryDict, name: str, long: bool) -> QueryDict:
    changed = without(query, *SUMMARIES) if long else query.copy()
    if name in DOCUMENTS:
        changed = without(query, *SUMMARIES, "fields", "omit", "expand")
    if name in FEEDS:
        changed = without(changed, "cursor")  # it is of another order
    changed["format"] = name
    if long:
        changed["page_size"] = str(LARGEST_BULK)
    return changed


def without(query: QueryDict, *names: str) -> QueryDict:
    left = query.copy()
    for name in names:
        left.pop(name, None)
    return left


def _with(query: QueryDict, name: str, value: str) -> str:
    changed = without(query, "cursor")
    changed[name] = value
    return f"?{changed.urlencode()}"


def only(query: QueryDict, names: Iterable[str]) -> QueryDict:
    return without(query, *(set(query) - set(names)), "cursor")


def address(request: HttpRequest, query: QueryDict) -> str:
    return f"{request.path}?{query.urlencode()}" if query else request.path
