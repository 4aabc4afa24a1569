"""The tables of a folder as a Frictionless Data Package: https://specs.frictionlessdata.io/

Each CSV is described column by column, so that a program reads it without guessing. Other files are
not in it: Frictionless would read them as tables, too, and they say their types themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from claims.formats.columns import Column, Type

FIELDS: dict[Type, dict[str, str]] = {
    Type.TEXT: {"type": "string"},
    Type.ID: {"type": "string"},
    Type.NUMBER: {"type": "number"},
    Type.INTEGER: {"type": "integer"},
    Type.BOOLEAN: {"type": "boolean"},
    Type.DAY: {"type": "date"},
    Type.INSTANT: {"type": "datetime", "format": "any"},
    Type.JSON: {"type": "array"},
}


@dataclass(frozen=True)
class File:
    """A file of a dump: which list, in which format, and what proves that it is whole."""

    path: str
    name: str
    format: str
    media_type: str
    records: int
    bytes: int
    sha256: str
    about: str = ""
    columns: Sequence[Column] = field(default=(), repr=False)


@dataclass(frozen=True)
class Package:
    """A folder of files, all of one moment."""

    name: str
    title: str
    about: str
    created: datetime
    licence: str
    files: tuple[File, ...]


def described(package: Package) -> dict[str, Any]:
    licences = [licence_of(package.licence)] if package.licence else []
    found = {
        "profile": "data-package",
        "name": package.name,
        "title": package.title,
        "description": package.about,
        "created": package.created.isoformat(timespec="seconds"),
        "licenses": licences,
        "resources": [_resource(file) for file in package.files if file.format == "csv"],
    }
    return {name: value for name, value in found.items() if value != []}


def licence_of(licence: str) -> dict[str, str]:
    """By its address, or by the name that SPDX gives it."""
    return {"path" if licence.startswith(("http://", "https://")) else "name": licence}


def _resource(file: File) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": file.name,
        "path": file.path,
        "title": file.about,
        "format": file.format,
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(file.columns),
    }


def _schema(columns: Iterable[Column]) -> dict[str, Any]:
    fields = [{"name": column.path, **FIELDS[column.type]} for column in columns]
    return {"fields": fields, "missingValues": [""]}
