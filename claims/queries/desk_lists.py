"""What waits for a curator: the lists that are worked off, and how long each is.

A count is bounded: it is for a page that says where work is, and a list says the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import (
    AssertionStanding,
    Import,
    ImportState,
    Measure,
    NumericAssertion,
    Worklist,
)
from claims.models.claims import DRAFT, DRAFT_STATUSES
from claims.queries.exists_filters import appears, asserts

MOST = 10_000
MOST_WAITING = 100_000
LOOKED_AT = 5_000  # claims that wait, for what they lack

SERIES = NumericAssertion.objects.filter(measure=OuterRef("pk")).order_by()

# Claims that wait, and what they lack before they can be published or compared.
CLAIMS: dict[str, Q] = {
    "waiting": DRAFT,
    "without_measure": DRAFT & ~asserts(Q()),
    "without_source": DRAFT & ~appears(Q()),
    "without_date": DRAFT & Q(said_at=None),
    "contested": Q(
        Exists(AssertionStanding.objects.filter(claim=OuterRef("pk"), strict__gt=0).order_by())
    ),
}
ONE_FIGURE = Q(Exists(SERIES)) & ~Q(Exists(SERIES[1:2])) & Q(merged_into=None)

# How long a claim has waited: from so many days on, and until it has waited so many.
AGES: dict[str, tuple[int, int | None]] = {
    "day": (0, 1),
    "week": (1, 7),
    "month": (7, 30),
    "longer": (30, None),
}


def came(age: str, now: datetime) -> Q:
    """Claims that have waited so long."""
    least, most = AGES[age]
    condition = Q(created_at__lte=now - timedelta(days=least)) if least else Q()
    return condition & Q(created_at__gt=now - timedelta(days=most)) if most else condition


@dataclass(frozen=True)
class Count:
    """How many there are, or that there are more than were counted."""

    number: int
    more: bool = False

    def __str__(self) -> str:
        return f"{self.number:,}{'+' if self.more else ''}"


@dataclass(frozen=True)
class Waiting:
    """How many claims wait, of each kind and age."""

    cells: Mapping[tuple[str, str], int]
    total: Count

    def of_kind(self, kind: str) -> int:
        return sum(number for (each, _), number in self.cells.items() if each == kind)

    def of_age(self, age: str) -> int:
        return sum(number for (_, each), number in self.cells.items() if each == age)


IS_DRAFT = (
    f"status IN ({', '.join(repr(str(status)) for status in DRAFT_STATUSES)}) "
    "AND redacted_at IS NULL AND merged_into_id IS NULL"
)
BY_KIND_AND_AGE = f"""
SELECT kind, CASE WHEN created_at > %(day)s THEN 'day' WHEN created_at > %(week)s THEN 'week'
    WHEN created_at > %(month)s THEN 'month' ELSE 'longer' END AS age, count(*)
FROM (SELECT kind, created_at FROM claims_claim WHERE {IS_DRAFT} LIMIT {MOST_WAITING + 1}) waiting
GROUP BY 1, 2
"""


def waiting(now: datetime) -> Waiting:
    ends = {age: now - timedelta(days=most) for age, (_, most) in AGES.items() if most}
    with connection.cursor() as cursor:
        cursor.execute(BY_KIND_AND_AGE, ends)
        cells = {(kind, age): number for kind, age, number in cursor.fetchall()}
    total = sum(cells.values())
    return Waiting(cells, Count(min(total, MOST_WAITING), total > MOST_WAITING))


LACKING = f"""
SELECT count(*),
    count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM claims_numericassertion a WHERE a.claim_id = c.id)),
    count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM claims_appearance a WHERE a.claim_id = c.id)),
    count(*) FILTER (WHERE said_at IS NULL)
FROM (SELECT id, said_at FROM claims_claim WHERE {IS_DRAFT} LIMIT {LOOKED_AT}) c
"""


def lacking() -> dict[str, Count]:
    """What the claims that wait lack: of the first so many."""
    with connection.cursor() as cursor:
        cursor.execute(LACKING)
        [(looked_at, *numbers)] = cursor.fetchall()
    names = ("without_measure", "without_source", "without_date")
    more = looked_at == LOOKED_AT
    return {name: Count(number, more) for name, number in zip(names, numbers, strict=True)}


def contested() -> Count:
    """Claims with a number that another root speaker contradicts."""
    claims = AssertionStanding.objects.filter(strict__gt=0).order_by().values("claim").distinct()
    return _counted(claims[: MOST + 1].count())


def one_figure() -> Count:
    """Measures that hold one figure: nothing to compare it with."""
    return _counted(Measure.objects.filter(ONE_FIGURE).order_by()[: MOST + 1].count())


def to_check() -> dict[str, Count]:
    """Figures that somebody should look at, by why."""
    parts = " UNION ALL ".join(
        f"SELECT '{why}', count(*) FROM (SELECT FROM claims_assertionreading "
        f"WHERE worklist = '{why}' LIMIT {MOST + 1}) counted"
        for why in Worklist.values
    )
    with connection.cursor() as cursor:
        cursor.execute(parts)
        return {why: _counted(number) for why, number in cursor.fetchall()}


def _counted(number: int) -> Count:
    return Count(min(number, MOST), number > MOST)


def imports_with_rejects(most: int) -> QuerySet[Import]:
    """The newest imports of which something was left: lines that were rejected, or all after it
    failed."""
    left = Q(rejected__gt=0) | Q(state__in=(ImportState.FAILED, ImportState.STOPPED))
    runs = Import.objects.real().filter(left).exclude(state=ImportState.UNDONE)
    shown = ("file_name", "format", "started_at", "state", "read", "rejected")
    return runs.only(*shown).order_by("-id")[:most]
