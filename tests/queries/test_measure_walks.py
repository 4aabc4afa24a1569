"""A page about a measure is a walk along an index that has it in order, however much there is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection

from claims.models import Measure
from claims.queries import read_connection
from tests.support.agreement import keep
from tests.support.client import ROOT, ask
from tests.support.statements import ADA, BOB, cumulative, say

pytestmark = pytest.mark.django_db
WALKS = {
    "measures/{}/series/": "assertion_in_series",
    "measures/{}/series/?forecast=true": "assertion_in_series",
    "measures/{}/series/?page_size=1": "assertion_in_series",
    "measures/{}/contradictions/": "standing_opposed",
    "measures/{}/contradictions/?strictness=loose&page_size=1": "standing_opposed",
    "measures/{}/contradictions/?kind=revision": "standing_revised",
    "contradictions/": "standing_newest",
}


def contested() -> Measure:
    measure = cumulative()
    for who, value, day in ((ADA, 10, 5), (BOB, 20, 4), (BOB, 15, 6), (ADA, 5, 7)):
        say(measure, who, value, day=day, said=10 + day)
    return measure


@pytest.mark.parametrize(("path", "index"), WALKS.items(), ids=WALKS)
def test_a_page_walks_along_an_index(
    path: str, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measure = contested()
    keep()
    with connection.cursor() as cursor:  # so few rows are sooner read and sorted
        for way in ("seqscan", "bitmapscan", "sort"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    run, walks = read_connection.rows, []

    def explained(sql: str, parameters: Any = (), **how: Any) -> Any:
        if "AS place" in sql:
            [(plan,)] = run(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
            walks.append(plan if isinstance(plan, str) else json.dumps(plan))
        return run(sql, parameters, **how)

    monkeypatch.setattr(read_connection, "rows", explained)
    place = f"{ROOT}{path.format(measure.pk)}"
    while place:
        place = ask(place).json()["next"]

    assert walks
    assert all(f'"{index}"' in plan for plan in walks)
