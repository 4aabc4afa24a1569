"""Who has done what lately: from the history that triggers keep, and from who made each row.

Of each table the newest so many rows are read, along its key, whatever its size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection

from claims.models import Claim, Event, Measure, Source, Speaker, Topic

READ = 2_000  # rows of each table
MADE = (Claim, Speaker, Source, Measure, Topic, Event)


@dataclass
class Work:
    """What one person did: how many rows of each kind they added, and how many they changed.
    `via` is what nobody in particular came through."""

    user: str
    via: str
    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    last: datetime | None = None


def _added(model: Any) -> str:
    return (
        f"(SELECT 'added', '{_plural(model)}', id, created_by_id, created_via, created_at "
        f"FROM {model._meta.db_table} ORDER BY id DESC LIMIT {READ})"
    )


def _changed(state: Any) -> str:
    return (
        f"(SELECT 'changed', '{_plural(state.pgh_tracked_model)}', pgh_obj_id, "
        "(context.metadata ->> 'user')::bigint, coalesce(context.metadata ->> 'via', 'sql'), "
        f"pgh_created_at FROM (SELECT * FROM {state._meta.db_table} ORDER BY pgh_id DESC "
        f"LIMIT {READ}) state LEFT JOIN pghistory_context context ON context.id = pgh_context_id)"
    )


def _plural(model: Any) -> str:
    return str(model._meta.verbose_name_plural)


def _states() -> Iterable[Any]:
    claims = apps.get_app_config("claims").get_models()
    return (model for model in claims if hasattr(model, "pgh_tracked_model"))


def since(first: datetime, most: int) -> list[Work]:
    """The work of each person since then; who was there last comes first."""
    done = [*map(_added, MADE), *map(_changed, _states())]
    sql = (
        "SELECT person.username, CASE WHEN person.id IS NULL THEN via ELSE '' END, verb, kind, "
        "count(DISTINCT row), max(at) "
        f"FROM ({' UNION ALL '.join(done)}) done(verb, kind, row, who, via, at) "
        "LEFT JOIN auth_user person ON person.id = who WHERE at >= %s "
        "GROUP BY 1, 2, 3, 4 ORDER BY 6 DESC"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [first])
        found = cursor.fetchall()
    return list(_people(found).values())[:most]


def _people(rows: Iterable[Any]) -> dict[Any, Work]:
    people: dict[Any, Work] = {}
    for user, via, verb, kind, number, last in rows:
        work = people.setdefault((user, via), Work(user or "", via, last=last))
        getattr(work, verb)[kind] = number
    return people
