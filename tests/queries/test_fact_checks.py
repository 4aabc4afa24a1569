"""The reviews of a site are found by an index, however many there are of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from claims.queries import fact_checks
from claims.queries.cursors import Turn
from claims.queries.fact_checks import Wanted
from tests.support import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "walk",
    [
        lambda: fact_checks.of_site_pages("desk.example", Turn(10)),
        lambda: fact_checks.claims(Wanted(site="desk.example"), Turn(10)),
    ],
    ids=["pages", "claims"],
)
def test_the_reviews_of_a_site_are_found_by_an_index(walk: Any) -> None:
    claim, reviewer = builders.make_claim(status="published"), builders.make_speaker()
    for number in range(300):
        builders.make_review(claim=claim, reviewer=reviewer, url=f"https://{number}.example/a")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_review, claims_claim")

        cursor.execute(f"EXPLAIN {walk()[0]}", walk()[1])

        assert "review_url_key" in "".join(line for (line,) in cursor.fetchall())
