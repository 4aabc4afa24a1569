"""Whom or what the names of a table may mean: entries of that name, and those that are like it.

They are matched by `queries.matching`, as in reconciliation.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from claims.queries import matching

LIKE = 50  # from here on, somebody has to say whether two names are of one
OF_EACH = 5


class Candidate(NamedTuple):
    """An entry that a name may mean. `score` is 100 for the same name, whatever its case."""

    asked: str
    entry: UUID
    name: str
    slug: str
    score: int
    unit: str
    dataset: str


def candidates(kind: str, names: Collection[str]) -> list[Candidate]:
    """The entries that each name may mean, the likeliest first."""
    asked = list(names)
    found = matching.matches(kind, asked, most=OF_EACH)
    told = _columns(kind, {each.id for of_name in found for each in of_name})
    return [
        Candidate(name, each.id, each.name, slug, round(each.score), unit, dataset)
        for name, of_name in zip(asked, found, strict=True)
        for each in of_name
        if each.score >= LIKE
        for slug, unit, dataset in [told[each.id]]
    ]


def _columns(kind: str, keys: Collection[UUID]) -> dict[UUID, tuple[str, str, str]]:
    """The slug, the unit and the dataset of entries, as far as they have one."""
    slug = "''" if kind == "event" else "slug"
    unit = "unit_id" if kind == "measure" else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {slug}, {unit}, dataset FROM claims_{kind} WHERE id = ANY (%s)",
            [list(keys)],
        )
        return {key: tuple(rest) for key, *rest in cursor.fetchall()}


def of_dataset(kind: str, dataset: str, keys: Collection[str]) -> dict[str, tuple[UUID, str]]:
    """The entries that a data set has brought before, with their units, by what it calls them."""
    if not keys:
        return {}
    unit = "e.unit_id" if kind == "measure" else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
SELECT o.dataset_id, e.id, {unit} FROM claims_{kind} o
JOIN claims_{kind} e ON e.id = coalesce(o.merged_into_id, o.id)
WHERE o.dataset = %s AND o.dataset_id <> '' AND o.dataset_id = ANY (%s)
""",
            [dataset, list(keys)],
        )
        return {key: (entry, code) for key, entry, code in cursor.fetchall()}


def taken_slugs(kind: str, slugs: Collection[str]) -> set[str]:
    """Those of some slugs that entries have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT slug FROM claims_{kind} WHERE slug = ANY (%s)", [list(slugs)])
        return {slug for (slug,) in cursor.fetchall()}
