"""Statements about agreement: each is a file below `sql`, put together once, at import.

A line `-- include: pair` stands for `sql/parts/pair.sql`; a comma after the name stays. Parameters
are named. The comments are left out of what the database is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from claims.queries import read_connection
from claims.queries.pages import Sql

FOLDER = Path(__file__).parent / "sql"
INCLUDE = re.compile(r"^ *-- include: (\w+)(,?)$", re.MULTILINE)
COMMENT = re.compile(r"^ *--.*\n|^\n", re.MULTILINE)
PARAMETER = re.compile(r"%\((\w+)\)s")
Row = TypeVar("Row")


@dataclass(frozen=True)
class Statement:
    """A statement with named parameters. Asking it raises Django's database errors."""

    sql: str

    def rows(self, kind: Callable[..., Row], **parameters: Any) -> list[Row]:
        """Each row as a `kind`, which is called with the columns by their names."""
        return read_connection.records(kind, self.sql, parameters)

    def positional(self, **parameters: Any) -> Sql:
        """The same for a statement whose parameters are positional, as those of Django's ORM."""
        values = [parameters[name] for name in PARAMETER.findall(self.sql)]
        return PARAMETER.sub("%s", self.sql), values


def statement(name: str) -> Statement:
    return Statement(_text(FOLDER / f"{name}.sql"))


def _text(path: Path) -> str:
    whole = INCLUDE.sub(_part, path.read_text(encoding="utf-8"))
    return COMMENT.sub("", whole).rstrip("\n")


def _part(found: re.Match[str]) -> str:
    name, comma = found.groups()
    return _text(FOLDER / "parts" / f"{name}.sql") + comma
