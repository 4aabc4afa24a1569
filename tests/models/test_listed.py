"""What triggers list and what lists show is one condition, stated in SQL and in Python."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models
from django.db.models import Value

from claims.models import Status
from claims.models.claims import DRAFT, LISTED

ROWS = list(product(Status.values, [None, datetime(2022, 3, 1, tzinfo=UTC)], [None, UUID(int=1)]))
ASKED = "SELECT onrecord_is_listed(%s, %s::timestamptz, %s::uuid)"


def as_values(status: str, redacted_at: datetime | None, merged_into: UUID | None) -> Any:
    return {
        "status": Value(status, models.TextField()),
        "redacted_at": Value(redacted_at, models.DateTimeField()),
        "merged_into": Value(merged_into, models.UUIDField()),
    }


def by_sql(row: tuple[object, ...], asked: str = ASKED) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(asked, row)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_what_is_listed_is_the_same_for_triggers_and_lists() -> None:
    shown = [row for row in ROWS if LISTED.check(as_values(*row))]

    assert [row for row in ROWS if by_sql(row)] == shown
    assert shown == [("published", None, None), ("retracted", None, None)]


@pytest.mark.django_db
def test_what_may_be_published_yet_is_the_same_for_triggers_and_curators() -> None:
    shown = [row for row in ROWS if DRAFT.check(as_values(*row))]
    asked = ASKED.replace("is_listed", "is_draft")

    assert [row for row in ROWS if by_sql(row, asked)] == shown
    assert shown == [("draft", None, None), ("in_review", None, None)]
