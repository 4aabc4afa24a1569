"""What a caller of the number language expects: members of a body that say it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.api import request_bodies
from claims.api.filtering.assertion_filters import unit_of_measure
from claims.api.filtering.parameters import nearest, quoted
from claims.quantities.expected import MONEY, Expected
from claims.quantities.units.conversion import CANONICAL, UNITS
from claims.quantities.units.conversion import unit as unit_of
from claims.queries.keys import read_key
from claims.web.problems import Fault, bad_request

LONGEST = 200
DIMENSIONS = (MONEY, *sorted(CANONICAL))
MEMBERS: dict[str, dict[str, Any]] = {
    "measure": {
        "type": "string",
        "maxLength": LONGEST,
        "description": "The id or slug of the measure that the numbers are of. Its unit decides "
        "what the print leaves open: 5m is 5 million people, or 5 metres.",
    },
    "unit": {
        "type": "string",
        "format": "unit-code",
        "maxLength": LONGEST,
        "description": "The code of the unit that is expected, where no measure is named.",
        "examples": ["km", "USD", "1"],
    },
    "dimension": {
        "type": "string",
        "format": "dimension",
        "maxLength": LONGEST,
        "description": "The dimension that is expected, where neither is named: `length`, `count`, "
        "`currency` for any money.",
        "examples": ["count"],
    },
    "counted": {
        "type": "string",
        "maxLength": LONGEST,
        "description": "What is counted: people. Then a count is expected.",
    },
    "cell": {
        "type": "boolean",
        "default": False,
        "description": "Whether the text is one cell of a table. `100?` and `5*` are approximate "
        "there, and `1824` is no year.",
    },
}


def expected(body: Mapping[str, Any]) -> Expected:
    """What the members of a body say. Raises a 400 that points at the one that is wrong."""
    named, dimension = _known(body, "unit", UNITS), _known(body, "dimension", DIMENSIONS)
    unit = _measured(body) or named
    if unit:
        dimension = unit_of(unit).dimension
    return Expected(dimension, unit, _text(body, "counted"), _yes(body, "cell"))


def _text(body: Mapping[str, Any], name: str) -> str:
    return request_bodies.text(body, name, longest=LONGEST) if name in body else ""


def _known(body: Mapping[str, Any], name: str, words: Any) -> str:
    word = _text(body, name)
    if not word or word in words:
        return word
    close = nearest(word, words)
    hint = f" Did you mean “{close}”?" if close else ""
    detail = f"There is no {name} {quoted(word)}.{hint}"
    raise bad_request(Fault(f"unknown_{name}", detail, pointer=f"/{name}", nearest=close))


def _measured(body: Mapping[str, Any]) -> str:
    word = _text(body, "measure")
    key = read_key(word) if word else None
    unit = unit_of_measure(key) if key else None
    if word and unit is None:
        detail = f"There is no measure {quoted(word)}."
        raise bad_request(Fault("not_found", detail, pointer="/measure"))
    return unit or ""


def _yes(body: Mapping[str, Any], name: str) -> bool:
    value = body.get(name, False)
    if not isinstance(value, bool):
        detail = f"“{name}” has to be true or false."
        raise bad_request(Fault("wrong_type", detail, pointer=f"/{name}"))
    return value
