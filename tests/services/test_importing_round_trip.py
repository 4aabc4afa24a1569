"""What the API gives can be imported."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from django.db import connection

from claims.models import (
    Claim,
)
from claims.models.base import Row
from claims.queries import read_connection
from claims.records import record_cache
from claims.records.fieldsets import Selection
from tests.support.importing import (
    below,
    bring,
    counts,
    everything,
)
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


def render(claim: Claim) -> dict[str, Any]:
    whole_measures = Selection(expand=frozenset({"assertions.measure"}))
    body = record_cache.bytes_of(record_cache.KINDS["claim"], whole_measures)
    [(record,)] = read_connection.rows(
        f"SELECT {body} FROM claims_claim t WHERE t.id = %s", [claim.pk]
    )
    return cast("dict[str, Any]", json.loads(record))


def comparable(value: Any) -> Any:
    """A record without what is of one database only, and without what an import leaves out."""
    if isinstance(value, list):
        return [
            comparable(item)
            for item in value
            if not (isinstance(item, dict) and item.get("through"))
        ]
    if isinstance(value, dict):
        own = {"version", "modified", "first_published_at", "relations"}
        return {name: comparable(item) for name, item in value.items() if name not in own}
    return value


def test_what_the_api_gives_can_be_imported_elsewhere() -> None:
    world = make_world()
    claims = [world.claim, world.first, world.earlier]
    records = [render(claim) for claim in claims]
    tables = [
        m._meta.db_table for m in [*Row.__subclasses__(), *below(Row)] if not m._meta.abstract
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {', '.join(set(tables))}, claims_recordversion CASCADE")

    summary, rejected = bring(*records, publish=True)

    assert rejected == []
    assert (summary.created, summary.left_out) == (3, {"relations": 3})
    assert [comparable(render(claim)) for claim in claims] == list(map(comparable, records))
    assert counts(*records, publish=True) == (0, 0, 3, 0)


def test_what_the_api_gives_changes_nothing_where_it_came_from() -> None:
    world = make_world()
    records = [render(claim) for claim in (world.claim, world.first, world.earlier, world.draft)]
    before = everything()

    assert counts(*records) == (0, 0, 4, 0)

    assert everything() == before
