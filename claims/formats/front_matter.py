"""The YAML that a Markdown file begins with, between two lines of three hyphens.

Every value is the text that is printed: “no” is no false, and an identifier keeps its zeros.
References to other parts of the file are refused, since they can unfold without end.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from claims.formats.strict_json import RecordError, whole_text

DEEPEST = 20
_FENCED = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_front_matter(data: bytes) -> dict[str, Any]:
    """The values that stand in front of a text. Raises RecordError."""
    found = _FENCED.match(_decoded(data))
    if found is None:
        reason = "The file does not begin with YAML between two lines of ---."
        raise RecordError("", "no_front_matter", reason)
    try:
        _refuse_unbounded(found[1])
        values = yaml.load(found[1], Loader=_LOADER)  # noqa: S506 (it makes texts, lists, mappings)
    except yaml.YAMLError as error:
        raise RecordError("", "invalid_yaml", f"This is not YAML: {_told(error)}.") from None
    if not isinstance(values, dict):
        raise RecordError("", "invalid_yaml", "YAML of “name: value” is needed.")
    return values


def _decoded(data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        reason = f"Byte {error.start + 1} of the file is not UTF-8."
        raise RecordError("", "invalid_utf8", reason) from None
    if not whole_text(text):
        raise RecordError("", "invalid_character", "The file holds a NUL character.")
    return text


def _refuse_unbounded(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise RecordError("", "invalid_yaml", "References (*name) are not taken.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise RecordError("", "too_deep", f"YAML is nested at most {DEEPEST} deep.")


def _told(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or "it cannot be read")
    return f"{said}, line {mark.line + 2}" if mark else said
