"""A mapping as TOML, which people write, and back: a typo is told, and not ignored."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from dataclasses import fields
from typing import Any

from claims.formats.tables.layout import Layout
from claims.formats.tables.mapping import Conventions, Figure, Mapping, MappingError, nearest

BARE = re.compile(r"[A-Za-z0-9_-]+")
LARGEST = 1_000_000
TOP = (
    "dataset",
    "key",
    "topic_columns",
    "table",
    "reading",
    "columns",
    "texts",
    "figures",
    "values",
    "names",
)
OF_FIGURE = ("columns", "texts")


def read_mapping(text: str) -> Mapping:
    """Raises MappingError with all that is wrong."""
    faults: list[str] = []
    found = _parsed(text)
    _known("", found, TOP, faults)
    figures = _list(found.get("figures", []), faults)
    mapping = {
        "dataset": _text("dataset", found.get("dataset", ""), faults),
        "key": _texts("key", found.get("key", ()), faults),
        "topic_columns": _texts("topic_columns", found.get("topic_columns", ()), faults),
        "layout": _declared(Layout, "table", found.get("table", {}), faults),
        "reading": _declared(Conventions, "reading", found.get("reading", {}), faults),
        "columns": _pairs("columns", found.get("columns", {}), faults),
        "texts": _pairs("texts", found.get("texts", {}), faults),
        "figures": tuple(_figure(number, each, faults) for number, each in enumerate(figures, 1)),
        "values": _nested("values", found.get("values", {}), faults),
        "names": _nested("names", found.get("names", {}), faults),
    }
    try:
        made = Mapping(**mapping)
    except MappingError as error:
        raise MappingError([*faults, *error.faults]) from None
    if faults:
        raise MappingError(faults)
    return made


def read_names(text: str) -> Pairs[str, Pairs[str, str]]:
    """The `[names]` of a file that holds nothing else. Raises MappingError."""
    faults: list[str] = []
    found = _parsed(text)
    _known("", found, ("names",), faults)
    names = _nested("names", found.get("names", {}), faults)
    if faults:
        raise MappingError(faults)
    return names


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > LARGEST:
        raise MappingError(["It is larger than any mapping is."])
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MappingError([f"It is not TOML: {error}."]) from None


def _known(place: str, found: Any, known: tuple[str, ...], faults: list[str]) -> None:
    for name in found if isinstance(found, dict) else ():
        if name not in known:
            near = nearest(name, known) or f" Known: {', '.join(known)}."
            faults.append(f"There is no “{place}{name[:60]}”.{near}")


def _declared(shape: type[Any], place: str, found: Any, faults: list[str]) -> Any:
    """The options of a table of the file, each of the type that its default has."""
    options = {each.name: each.default for each in fields(shape)}
    _known(f"{place}.", found, tuple(options), faults)
    values = {}
    for name, value in _dict(place, found, faults).items():
        if name in options:
            read = {str: _text, int: _whole, tuple: _texts}[type(options[name])]
            values[name] = read(f"{place}.{name}", value, faults)
    return shape(**values)


def _figure(number: int, found: Any, faults: list[str]) -> Figure:
    place = f"figures {number}: "
    _known(place, found, OF_FIGURE, faults)
    given = _dict(place, found, faults)
    return Figure(
        columns=_pairs(f"{place}columns", given.get("columns", {}), faults),
        texts=_pairs(f"{place}texts", given.get("texts", {}), faults),
    )


def _text(place: str, value: Any, faults: list[str]) -> str:
    if isinstance(value, str):
        return value
    faults.append(f"{place}: a text is needed.")
    return ""


def _whole(place: str, value: Any, faults: list[str]) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**6:
        return value
    faults.append(f"{place}: a whole number is needed.")
    return 1


def _texts(place: str, value: Any, faults: list[str]) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    faults.append(f"{place}: a list of texts is needed.")
    return ()


def _list(value: Any, faults: list[str]) -> list[Any]:
    if isinstance(value, list):
        return value
    faults.append("figures: write [[figures]] for each.")
    return []


def _dict(place: str, value: Any, faults: list[str]) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    faults.append(f"{place}: a table is needed.")
    return {}


def _pairs(place: str, value: Any, faults: list[str]) -> dict[str, str]:
    found = _dict(place, value, faults)
    return {name: _text(f"{place}.{name}", text, faults) for name, text in found.items()}


def _nested(place: str, value: Any, faults: list[str]) -> dict[str, dict[str, str]]:
    found = _dict(place, value, faults)
    return {name: _pairs(f"{place}.{name}", each, faults) for name, each in found.items()}


def write_mapping(mapping: Mapping, *, comments: Pairs[str, str] | None = None) -> str:
    """The mapping as TOML. `comments` stand above their keys, such as `columns.speaker`."""
    return "\n".join(_written(mapping, comments or {})) + "\n"


def write_names(names: Pairs[str, Pairs[str, str]], *, comments: Pairs[str, str]) -> str:
    """Names that are to be settled, as `read_names` reads them."""
    return "\n".join(_tables("names", names, comments)) + "\n"


def _written(mapping: Mapping, comments: Pairs[str, str]) -> Iterator[str]:
    yield from _line("dataset", mapping.dataset, comments)
    if mapping.key:
        yield from _line("key", list(mapping.key), comments)
    if mapping.topic_columns:
        yield from _line("topic_columns", list(mapping.topic_columns), comments)
    yield from _options("table", mapping.layout, Layout(), comments)
    yield from _options("reading", mapping.reading, Conventions(), comments)
    yield from _table("columns", mapping.columns, comments)
    yield from _table("texts", mapping.texts, comments)
    for number, figure in enumerate(mapping.figures, 1):
        yield ""
        yield from _comment(f"figures.{number}", comments)
        yield "[[figures]]"
        for name in OF_FIGURE:
            if pairs := getattr(figure, name):
                inner = ", ".join(f"{_key(key)} = {_value(value)}" for key, value in pairs.items())
                yield f"{name} = {{ {inner} }}"
    yield from _tables("values", mapping.values, comments)
    yield from _tables("names", mapping.names, comments)


def _options(name: str, given: Any, default: Any, comments: Pairs[str, str]) -> Iterator[str]:
    """Those that are not as they are anyway."""
    pairs = {
        each.name: list(value) if isinstance(value, tuple) else value
        for each in fields(given)
        if (value := getattr(given, each.name)) != getattr(default, each.name)
    }
    yield from _table(name, pairs, comments)


def _tables(
    name: str, nested: Pairs[str, Pairs[str, str]], comments: Pairs[str, str]
) -> Iterator[str]:
    for each, pairs in nested.items():
        yield ""
        yield from _comment(f"{name}.{each}", comments)
        yield f"[{name}.{_key(each)}]"
        yield from _lines(f"{name}.{each}", pairs, comments)


def _table(name: str, pairs: Pairs[str, Any], comments: Pairs[str, str]) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield from _comment(name, comments)
    yield f"[{name}]"
    yield from _lines(name, pairs, comments)


def _lines(name: str, pairs: Pairs[str, Any], comments: Pairs[str, str]) -> Iterator[str]:
    for key, value in pairs.items():
        yield from _line(key, value, comments, f"{name}.")


def _line(key: str, value: Any, comments: Pairs[str, str], prefix: str = "") -> Iterator[str]:
    yield from _comment(prefix + key, comments)
    yield f"{_key(key)} = {_value(value)}"


def _comment(name: str, comments: Pairs[str, str]) -> Iterator[str]:
    for line in comments.get(name, "").splitlines():
        yield "# " + "".join(letter if letter.isprintable() else " " for letter in line).rstrip()


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    """A JSON text is one of TOML, but for DEL, which TOML wants escaped."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
