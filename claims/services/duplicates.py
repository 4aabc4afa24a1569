"""Pairs of entries that may be one and the same: found bit by bit, and settled by curators.

A pass of the search goes through the entries of a kind in the order of their ids, and remembers how
far it has come. It looks at what was written since the last pass began. The order of the ids alone
would not tell: an entry may come with an old id, or from a transaction that was open for long.
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
    more: then the pass is over, and the next search begins another. Two who search one kind take
    turns."""
    with transaction.atomic():
        _begin([kind])
        known = DuplicateSearch.objects.select_for_update().get(kind=kind)
        found, last = duplicates.in_order(kind, known.reached, most, seen=known.seen)
        known.searched_at = Now()
        if last is None:
            known.reached, known.seen, known.begun = FIRST, known.begun, ""
        else:
            _keep(kind, found)
            known.reached = last
        known.save()
    return -1 if last is None else len(found)


def search_on() -> jobs.Again | None:
    """Look at some entries of the first kind of which a pass is under way: one step of a job."""
    found = DuplicateSearch.objects.exclude(begun="").order_by("kind").first()
    if found is None:
        return None
    search(found.kind)
    return jobs.Again()


def search_later() -> None:
    """Have all new entries looked at by the process beside the server."""
    _begin(EntryKind.values)
    jobs.enqueue(TASK, "all")


def begin_again(kind: str) -> None:
    """Have the next search look at all entries of a kind."""
    DuplicateSearch.objects.filter(kind=kind).update(reached=FIRST, seen="", begun="")


def _begin(kinds: Iterable[str]) -> None:
    """A pass of each kind of which none is under way."""
    now = duplicates.snapshot()
    DuplicateSearch.objects.bulk_create(
        [DuplicateSearch(kind=kind, reached=FIRST) for kind in kinds], ignore_conflicts=True
    )
    DuplicateSearch.objects.filter(kind__in=list(kinds), begun="").update(begun=now)


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
