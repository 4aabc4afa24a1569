"""Statements about agreement: each is a file below `sql`.

Parameters are named. The comments are left out of what the database is sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from claims.queries import read_connection

FOLDER = Path(__file__).parent / "sql"
COMMENT = re.compile(r"^ *--.*\n|^\n", re.MULTILINE)
Row = TypeVar("Row")


@dataclass(frozen=True)
class Statement:
    """A statement with named parameters. Asking it raises Django's database errors."""

    sql: str

    def rows(self, kind: Callable[..., Row], **parameters: Any) -> list[Row]:
        """Each row as a `kind`, which is called with the columns by their names."""
        return read_connection.records(kind, self.sql, parameters)

    def reading(self, rows: Statement, *, for_table: str) -> Statement:
        """The same of other rows: those of a statement, in the place of a table."""
        return Statement(self.sql.replace(f"{for_table} ", f"({rows.sql}) "))


def statement(name: str) -> Statement:
    text = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return Statement(COMMENT.sub("", text).rstrip("\n"))
