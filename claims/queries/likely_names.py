"""Whom or what the names of a table may mean: entries of that name, and those that are like it.

Names are compared without case and accents, other names among them. How alike two are is the share
of their trigrams that both have.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection, transaction

LIKE = 0.5  # from here on, somebody has to say whether two names are of one
OF_EACH = 5
NAMES = {
    "speaker": "name",
    "measure": "label",
    "topic": "label",
    "event": "label",
}
WITH_ALIASES = ("speaker", "measure", "topic")


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
    if not names:
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(LIKE)])
        cursor.execute(_sql(kind), [list(names)])
        return [Candidate(*row) for row in cursor.fetchall()]


def _sql(kind: str) -> str:
    table, name = f"claims_{kind}", NAMES[kind]
    slug = "''" if kind == "event" else "e.slug"
    unit = "e.unit_id" if kind == "measure" else "''"
    found = [
        f"""(SELECT id, {name} AS called FROM {table}
            WHERE onrecord_folded({name}) %% onrecord_folded(asked.name)
            ORDER BY similarity(onrecord_folded({name}), onrecord_folded(asked.name)) DESC
            LIMIT {4 * OF_EACH})"""
    ]
    if kind in WITH_ALIASES:
        found.append(
            f"""(SELECT {kind}_id, name FROM claims_{kind}alias alias
            WHERE onrecord_folded(alias.name) %% onrecord_folded(asked.name)
            ORDER BY similarity(onrecord_folded(alias.name), onrecord_folded(asked.name)) DESC
            LIMIT {4 * OF_EACH})"""
        )
    if kind != "event":
        found.append(f"(SELECT id, slug FROM {table} WHERE slug = asked.name)")
    return f"""
SELECT asked.name, best.id, e.{name}, {slug}, best.score, {unit}, e.dataset
FROM unnest(%s::text[]) WITH ORDINALITY asked (name, place)
CROSS JOIN LATERAL (
    SELECT coalesce(m.merged_into_id, m.id) AS id, max(CASE
        WHEN onrecord_folded(found.called) = onrecord_folded(asked.name) THEN 100
        ELSE least(99, round(100 * similarity(
            onrecord_folded(found.called), onrecord_folded(asked.name))))
    END)::int AS score
    FROM ({" UNION ALL ".join(found)}) found (id, called) JOIN {table} m ON m.id = found.id
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {OF_EACH}
) best
JOIN {table} e ON e.id = best.id AND e.redacted_at IS NULL
ORDER BY asked.place, best.score DESC, best.id
"""


def by_key(kind: str, key: UUID) -> dict[UUID, str]:
    """The entry of a key, or the one that it was merged into, with its unit."""
    unit = "e.unit_id" if kind == "measure" else "''"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
SELECT e.id, {unit} FROM claims_{kind} o
JOIN claims_{kind} e ON e.id = coalesce(o.merged_into_id, o.id)
WHERE o.id = %s
""",
            [key],
        )
        return dict(cursor.fetchall())


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
