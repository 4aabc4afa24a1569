"""`fields`, `omit` and `expand`: which members of a record are answered, by its shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from rest_framework.filters import BaseFilterBackend

from claims.api.filtering.parameters import joined, nearest, quoted
from claims.api.read.pagination import names, parameter
from claims.records.fieldsets import WHOLE, Paths, Selection, paths, references
from claims.records.schemas import Shape
from claims.web.problems import Fault, bad_request

NAMES = ("fields", "omit", "expand")
LONGEST = 2000
MOST = 60
MOST_EXPANDED = 8
DESCRIPTIONS = {
    "fields": (
        "The members to show: names joined by commas, as deep as you like "
        "(id,speaker.name,assertions.low)."
    ),
    "omit": "The members to leave out.",
    "expand": (
        "The references to show as whole records (speaker,appearances.source). `agreement` adds"
        " to a claim whether its numbers agree with others."
    ),
    "format": "The format, whatever `Accept` says.",
}


def selection(shape: type[Shape], parameters: Mapping[str, str]) -> Selection:
    asked = {name: _names(parameters[name], name) for name in NAMES if name in parameters}
    if not asked:
        return WHOLE
    expand = asked.get("expand", frozenset())
    _check("expand", expand, _expandable(shape, expand), most=MOST_EXPANDED)
    _check_depth(expand)
    known = _paths(shape, expand)
    for name in ("fields", "omit"):
        _check(name, asked.get(name, frozenset()), known, most=MOST)
    found = Selection(**asked)
    if not any(found.shows(path) for path in known):
        raise bad_request(Fault("nothing_left", "“omit” leaves nothing to show.", "omit"))
    return found


def known_fields(shape: type[Shape]) -> tuple[str, ...]:
    return _paths(shape, frozenset())


def known_references(shape: type[Shape]) -> tuple[str, ...]:
    return _references(shape, frozenset())


def known_names(shape: type[Shape]) -> tuple[str, ...]:
    """The parameters there are: not every record refers to others."""
    return NAMES if known_references(shape) else ("fields", "omit")


def _names(text: str, parameter: str) -> Paths:
    if len(text) > LONGEST:
        raise bad_request(
            Fault("invalid_length", f"“{parameter}” takes {LONGEST} characters at most.", parameter)
        )
    return frozenset(joined(parameter, text))


def _check(parameter: str, asked: Paths, known: tuple[str, ...], *, most: int) -> None:
    if len(asked) > most:
        raise bad_request(
            Fault("too_many_values", f"“{parameter}” takes {most} names at most.", parameter)
        )
    if unknown := sorted(asked - set(known)):
        raise bad_request(*(_unknown(parameter, name, known) for name in unknown[:10]))


def _check_depth(expand: Paths) -> None:
    for path in sorted(expand):
        above = [other for other in expand if path.startswith(f"{other}.")]
        if len(above) > 1:
            raise bad_request(
                Fault(
                    "too_deep", f"“expand”: {quoted(path)} is more than two records deep.", "expand"
                )
            )


def _unknown(parameter: str, name: str, known: tuple[str, ...]) -> Fault:
    close = nearest(name, known)
    hint = f" Did you mean “{close}”?" if close else ""
    shown = [path for path in known if "." not in path] if parameter != "expand" else known
    return Fault(
        "unknown_field",
        f"“{parameter}”: there is no {quoted(name)}.{hint} There are: {', '.join(shown)}.",
        parameter=parameter,
        allowed=known,
        nearest=close,
    )


class Trimming(BaseFilterBackend):
    """The parameters of lists and records alike, as OpenAPI describes them. It filters nothing."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        return queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        fields, expand = known_fields(view.holder.shape), known_references(view.holder.shape)
        schemas = {
            "fields": names(fields, maxItems=MOST),
            "omit": names(fields, maxItems=MOST),
            "expand": names(expand, maxItems=MOST_EXPANDED),
        }
        formats = {"type": "string", "enum": list(view.offered)}
        return [
            parameter(name, DESCRIPTIONS[name], schema)
            for name, schema in (schemas | {"format": formats}).items()
            if name in view.known_parameters()
        ]


@lru_cache(maxsize=64)
def _paths(shape: type[Shape], expand: Paths) -> tuple[str, ...]:
    return tuple(paths(shape(), expand))


def _expandable(shape: type[Shape], expand: Iterable[str]) -> tuple[str, ...]:
    """What can be expanded, once those above it are."""
    sound = frozenset(
        path for path in expand if all(part.isidentifier() for part in path.split("."))
    )
    return _references(shape, sound)


@lru_cache(maxsize=64)
def _references(shape: type[Shape], expand: Paths) -> tuple[str, ...]:
    return tuple(references(shape(), expand))
