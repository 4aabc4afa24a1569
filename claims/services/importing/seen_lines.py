"""The lines of one run that were taken, so that a claim that comes twice is noticed in any file."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from uuid import UUID

from django.db import connection


def begin() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS onrecord_import_lines"
            " (claim uuid PRIMARY KEY, line bigint NOT NULL)"
        )
        cursor.execute("DELETE FROM onrecord_import_lines")


def seen(claims: Iterable[UUID]) -> dict[Hashable, int]:
    """The lines that were taken before, by their claims."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT claim, line FROM onrecord_import_lines WHERE claim = ANY (%s)", [list(claims)]
        )
        return dict(cursor.fetchall())


def remember(lines: Mapping[UUID, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO onrecord_import_lines SELECT * FROM unnest(%s::uuid[], %s::bigint[])"
            " ON CONFLICT DO NOTHING",
            [list(lines), list(lines.values())],
        )
