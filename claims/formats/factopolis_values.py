"""What a front matter of factopolis holds, member by member: texts, lists of texts, objects."""

from __future__ import annotations

from typing import Any

from claims.formats.documents import named, text_of
from claims.formats.strict_json import RecordError

Values = dict[str, Any]


def text(values: Values, name: str) -> str:
    return text_of(values.get(name), name)


def needed(values: Values, name: str, path: str) -> str:
    if found := text(values, name):
        return found
    raise RecordError(path, "blank", f"The {name} is blank.")


def texts(values: Values, name: str) -> list[str]:
    found = values.get(name) or []
    if not isinstance(found, list):
        raise RecordError(name, "wrong_type", f"A list is needed, not {named(found)}.")
    return [text_of(each, name) for each in found if each]


def objects(values: Values, name: str) -> list[Values]:
    found = values.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise RecordError(name, "wrong_type", "A list of “name: value” is needed.")
    return found
