"""Names of members and values of enumerations as words."""

from __future__ import annotations

KINDS_OF_RELATION = {"derived_from": "is derived from"}


def words(name: str) -> str:
    return name.replace("_", " ")


def label(name: str) -> str:
    text = words(name).removesuffix(" at") if name.endswith("_at") else words(name)
    return {"id": "Id", "url": "Address"}.get(name, text[:1].upper() + text[1:])
