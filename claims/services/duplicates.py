"""Pairs of entries that may be one and the same: found bit by bit, and settled by curators.

The search goes through the entries of a kind in the order of their ids, which is that of time, and
remembers how far it has come: new entries are compared with what was there before them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models.functions import Now

from claims.models import DuplicatePair, DuplicateSearch, EntryKind
from claims.queries import duplicates
from claims.queries.duplicates import Alike
from claims.services import jobs
from claims.services.audit import acting

AT_ONCE = 100
TASK = "find_duplicates"
FIRST = UUID(int=0)
KEEP = """
INSERT INTO claims_duplicatepair (kind, first, second, score, why)
SELECT DISTINCT ON (least(a, b), greatest(a, b)) %s, least(a, b), greatest(a, b), score, why
FROM unnest(%s::uuid[], %s::uuid[], %s::int[], %s::text[]) found(a, b, score, why)
ORDER BY least(a, b), greatest(a, b), score DESC
ON CONFLICT (first, second) DO UPDATE SET score = excluded.score, why = excluded.why
WHERE claims_duplicatepair.rejected_at IS NULL AND claims_duplicatepair.score < excluded.score
"""


def search(kind: str, *, most: int = AT_ONCE) -> int:
    """Look at the next entries of a kind. Returns how many pairs were found, or -1 if there are no
    more entries. Two who search one kind take turns."""
    with transaction.atomic():
        DuplicateSearch.objects.get_or_create(kind=kind, defaults={"reached": FIRST})
        known = DuplicateSearch.objects.select_for_update().get(kind=kind)
        found, last = duplicates.in_order(kind, known.reached, most)
        if last is None:
            return -1
        _keep(kind, found)
        known.reached, known.searched_at = last, Now()
        known.save(update_fields=["reached", "searched_at"])
    return len(found)


def search_on() -> jobs.Again | None:
    """Look at some entries of the first kind that has any left: one step of a job."""
    looked = any(search(kind) >= 0 for kind in EntryKind.values)
    return jobs.Again() if looked else None


def search_later() -> None:
    """Have all new entries looked at by the process beside the server."""
    jobs.enqueue(TASK, "all")


def begin_again(kind: str) -> None:
    """Have the next search look at all entries of a kind: what was renamed has other likenesses."""
    DuplicateSearch.objects.filter(kind=kind).update(reached=FIRST)


def reject(*, kind: str, entries: Collection[UUID], by: Any) -> int:
    """Note that no two of these entries are the same: they are never offered again."""
    EntryKind(kind)
    pairs = [(a, b) for a in entries for b in entries if a < b]
    with acting(by=by):
        rejected = {"rejected_at": Now(), "rejected_by": by}
        made = [
            DuplicatePair(kind=kind, first=a, second=b, score=0, why="", **rejected)
            for a, b in pairs
        ]
        DuplicatePair.objects.bulk_create(
            made,
            update_conflicts=True,
            unique_fields=["first", "second"],
            update_fields=list(rejected),
        )
    return len(pairs)


def _keep(kind: str, found: Iterable[Alike]) -> None:
    rows = list(found)
    columns = [list(column) for column in zip(*rows, strict=True)] if rows else []
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(KEEP, [kind, *columns])
