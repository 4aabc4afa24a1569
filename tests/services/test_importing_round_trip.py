"""What the API gives can be imported."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from django.db import connection

from claims.models import Claim, RatingWord, Relation
from claims.models.base import Row
from claims.queries import read_connection
from claims.records import record_cache
from claims.records.fieldsets import Selection
from tests.support import verbs
from tests.support.builders import make_claim
from tests.support.importing import KEY, below, bring, counts, everything, line
from tests.support.world import make_world

pytestmark = pytest.mark.django_db


# What a claim refers to, whole.
WHOLE = Selection(
    expand=frozenset(
        {
            "speaker",
            "attributions.speaker",
            "attributions.source",
            "assertions.measure",
            "assertions.event",
            "appearances.source",
            "topics",
            "reviews",
            "reviews.reviewer",
            "reviews.evidence",
        }
    )
)


def render(claim: Claim, selection: Selection = WHOLE) -> dict[str, Any]:
    body = record_cache.bytes_of(record_cache.KINDS["claim"], selection)
    [(record,)] = read_connection.rows(
        f"SELECT {body} FROM claims_claim t WHERE t.id = %s", [claim.pk]
    )
    return cast("dict[str, Any]", json.loads(record))


def comparable(value: Any) -> Any:
    """A record without what is of one database only: texts that are kept of sources are not
    public, so their digests stay behind as well."""
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if isinstance(value, dict):
        own = {"version", "modified", "snapshots"}
        return {name: comparable(item) for name, item in value.items() if name not in own}
    return value


def test_what_the_api_gives_can_be_imported_elsewhere() -> None:
    world = make_world()
    retracted = make_claim(speaker=world.minister, status="published")
    verbs.retract(claim=retracted, by=None, reason="It was not said.")
    claims = [world.claim, world.first, world.earlier, retracted]
    records = [render(claim) for claim in claims]
    tables = [
        m._meta.db_table
        for m in [*Row.__subclasses__(), *below(Row)]
        if not (m._meta.abstract or m is RatingWord)
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {', '.join(set(tables))}, claims_recordversion CASCADE")

    summary, rejected = bring(*records, publish=True)

    assert rejected == []
    assert (summary.created, summary.left_out, summary.warned) == (4, {}, {})
    assert [comparable(render(claim)) for claim in claims] == list(map(comparable, records))
    assert counts(*records, publish=True) == (0, 0, 4, 0)


def test_a_relation_to_a_claim_that_never_comes_is_left_out_with_a_warning() -> None:
    shown = {"kind": "repeats", "direction": "out", "claim": {"id": KEY.format(9)}}

    summary, rejected = bring(line(1, relations=[shown]), line(2))

    assert (rejected, summary.created) == ([], 2)
    assert summary.warned == {"relation_left_out": 1}
    assert not Relation.objects.exists()


@pytest.mark.parametrize(("size", "back"), [(1, False), (10, True)], ids=["apart", "in one batch"])
def test_a_relation_finds_a_claim_of_a_later_line(size: int, back: bool) -> None:
    def related(n: int, other: int, kind: str) -> Any:
        shown = {"kind": kind, "direction": "out", "claim": {"id": KEY.format(other)}}
        return line(n, id=KEY.format(n), relations=[shown])

    second = related(2, 1, "contradicts") if back else line(2, id=KEY.format(2))
    lines = [related(1, 2, "supports"), second]

    summary, rejected = bring(*lines, batch_size=size)

    assert (rejected, summary.created, summary.warned) == ([], 2, {})
    kinds = sorted(Relation.objects.values_list("kind", flat=True))
    assert kinds == ["contradicts", "supports"][not back :]
    assert counts(*lines, batch_size=size) == (0, 0, 2, 0)


def test_what_the_api_gives_changes_nothing_where_it_came_from() -> None:
    world = make_world()
    records = [render(claim) for claim in (world.claim, world.first, world.earlier, world.draft)]
    before = everything()

    assert counts(*records) == (0, 0, 4, 0)

    assert everything() == before
