"""What a client asks, read strictly from its JSON: a batch of queries, or properties to extend by.

Every fault is told with its place. A type or a property that does not exist is no fault: nothing is
of that type or has that property, which the answer says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from claims.api.filtering.parameters import nearest, quoted
from claims.formats.strict_json import RecordError, all_of, read_object, whole_text
from claims.web.problems import Fault, Problem, Refusal, bad_request

Read = TypeVar("Read")
BATCH, DEFAULT_LIMIT, LARGEST_LIMIT = 50, 5, 50
LONGEST_TEXT, LONGEST_JSON = 1_000, 256 * 1024
MOST_VALUES, MOST_TEXTS, MOST_IDS = 20, 10, 200
MEMBERS = ("query", "type", "limit", "properties", "type_strict")
STRICT = ("any", "should", "all")
NEEDED = "A query needs a “query”, or a list of “properties” that is not empty."


@dataclass(frozen=True)
class Asked:
    """A property that a candidate should have, with one of some values: texts, or ids."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """One text to match. `types` are all, if none is named."""

    text: str
    types: tuple[str, ...]
    limit: int
    properties: tuple[Asked, ...]
    is_of_all: bool  # an entity has to be of all the types

    @property
    def texts(self) -> tuple[str, ...]:
        """What to look for. Without a text, the values of the properties may be names or codes."""
        if self.text or not self.properties:
            return (self.text,)
        return tuple(value for asked in self.properties for value in asked.values)


@dataclass(frozen=True)
class Extension:
    """The properties to fetch of some entities."""

    ids: tuple[str, ...]
    properties: tuple[str, ...]


def batch(text: str) -> dict[str, Query]:
    """The queries by their keys. Raises a 400 that lists every fault, or a 413."""
    found = _object(text, "queries")
    if len(found) > BATCH:
        raise Refusal(
            Problem(413, "batch_too_large", f"A batch has at most {BATCH} queries: see batchSize.")
        )
    return _told(
        "queries", lambda: all_of((key, _keyed(key, value)) for key, value in found.items())
    )


def extension(text: str) -> Extension:
    found = _object(text, "extend")
    return _told("extend", lambda: _extension(found))


def _object(text: str, parameter: str) -> dict[str, Any]:
    if len(text) > LONGEST_JSON:
        detail = f"“{parameter}” has at most {LONGEST_JSON:,} characters."
        raise Refusal(Problem(413, "too_long", detail))
    return _told(parameter, lambda: read_object(text))


def _told(parameter: str, read: Callable[[], Read]) -> Read:
    """What is read, or a 400 with each fault and its place."""
    try:
        return read()
    except RecordError as error:
        told = [error.rejection, *error.rejection.others]
        faults = (Fault(each.code, each.reason, parameter, each.field or None) for each in told)
        raise bad_request(*faults) from None


def _reading(read: Callable[[Any, str], Any], value: Any, place: str) -> Callable[[], Any]:
    return lambda: read(value, place)


def _below(place: str, name: str | int) -> str:
    """A place, written as a pointer (RFC 6901)."""
    return f"{place}/{str(name)[:80].replace('~', '~0').replace('/', '~1')}"


def _keyed(key: str, value: Any) -> Callable[[], Query]:
    """Reading a query whose answer stands under its key."""
    place = _below("", key)

    def read() -> Query:
        text(key, place)
        return _query(value, place)

    return read


def _query(value: Any, place: str) -> Query:
    if not isinstance(value, dict):
        raise RecordError(place, "wrong_type", "A query is an object: {“query”: …}.")
    for name in value:
        if name not in MEMBERS:
            raise RecordError(_below(place, name), "unknown_field", _no_member(name))
    read: Mapping[str, Callable[[Any, str], Any]] = {
        "query": text,
        "type": _types,
        "limit": _limit,
        "properties": _properties,
        "type_strict": _strictness,
    }
    given = all_of((name, _reading(read[name], value[name], _below(place, name))) for name in value)
    if "query" not in given and not given.get("properties"):
        raise RecordError(place, "required", NEEDED)
    query = Query(
        given.get("query", "").strip(),
        given.get("type", ()),
        given.get("limit", DEFAULT_LIMIT),
        given.get("properties", ()),
        given.get("type_strict") == "all",
    )
    if len(query.texts) > MOST_TEXTS:
        detail = f"Without a “query”, there are at most {MOST_TEXTS} values to look for."
        raise RecordError(place, "too_many_values", detail)
    return query


def _no_member(name: str) -> str:
    close = nearest(name, MEMBERS)
    hint = f" Did you mean “{close}”?" if close else ""
    return f"There is no member {quoted(name)}.{hint} There are: {', '.join(MEMBERS)}."


def text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise RecordError(place, "wrong_type", "This is a text in quotes.")
    if not whole_text(value):
        raise RecordError(place, "invalid_character", "This holds a NUL or half a surrogate pair.")
    if len(value) > LONGEST_TEXT:
        raise RecordError(place, "too_long", f"A text has at most {LONGEST_TEXT:,} characters.")
    return value


def _several(value: Any, place: str, read: Callable[[Any, str], Any], most: int) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise RecordError(place, "wrong_type", "This is a list: […].")
    if len(value) > most:
        raise RecordError(place, "too_many_values", f"There are at most {most} of these.")
    found = all_of((n, _reading(read, each, _below(place, n))) for n, each in enumerate(value))
    return tuple(found.values())


def _types(value: Any, place: str) -> tuple[str, ...]:
    return _several(value if isinstance(value, list) else [value], place, text, MOST_VALUES)


def _limit(value: Any, place: str) -> int:
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
    if not is_whole or not 1 <= value <= LARGEST_LIMIT:
        raise RecordError(
            place, "out_of_range", f"A limit is a whole number from 1 to {LARGEST_LIMIT}."
        )
    return int(value)


def _strictness(value: Any, place: str) -> str:
    if value not in STRICT:
        raise RecordError(place, "unknown_value", f"This is one of: {', '.join(STRICT)}.")
    return str(value)


def _properties(value: Any, place: str) -> tuple[Asked, ...]:
    return _several(value, place, _property, MOST_VALUES)


def _property(value: Any, place: str) -> Asked:
    if not isinstance(value, dict):
        raise RecordError(place, "wrong_type", "A property is an object: {“pid”: …, “v”: …}.")
    _require(value, place, ("pid", "v"))
    values = value["v"] if isinstance(value["v"], list) else [value["v"]]
    found = _several(values, f"{place}/v", _value, MOST_VALUES)
    return Asked(text(value["pid"], f"{place}/pid"), found)


def _value(value: Any, place: str) -> str:
    """A value as it is compared: a text, a number, a truth, or the id of an entity."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}" if abs(value.adjusted()) < 40 else str(value)
        case dict():
            _require(value, place, ("id",))
            return text(value["id"], f"{place}/id")
    return text(value, place)


def _extension(value: dict[str, Any]) -> Extension:
    _require(value, "", ("ids", "properties"))
    return Extension(
        _several(value["ids"], "/ids", text, MOST_IDS),
        _several(value["properties"], "/properties", _named, MOST_VALUES),
    )


def _named(value: Any, place: str) -> str:
    if not isinstance(value, dict):
        raise RecordError(place, "wrong_type", "A property is an object: {“id”: …}.")
    _require(value, place, ("id",))
    return text(value["id"], f"{place}/id")


def _require(value: Mapping[str, Any], place: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in value:
            raise RecordError(place, "required", f"“{name}” is missing.")
