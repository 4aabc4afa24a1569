"""Pages of pairs that may be one and the same, and groups of measures that hold few figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.models import DuplicatePair, Measure, NumericAssertion

PER_PAGE = 20
FEW = 2  # figures of a measure that is of little use alone
PAIRS_AT_ONCE = 1_000  # pairs that are grouped: the likeliest
MOST_IN_GROUP = 10
MOST_COUNTED = 100  # of what hangs on an entry
MOST_SMALL = 2_000
Place = tuple[int, int]  # the score and the id of a pair


@dataclass(frozen=True)
class Pair:
    """Two entries that are alike, as they are now."""

    pair: DuplicatePair
    first: Any
    second: Any


@dataclass(frozen=True)
class Group:
    """Measures that are alike, the one with most figures first, each with how many it has."""

    measures: tuple[tuple[Any, int], ...]
    score: int


def still_two(kind: str) -> QuerySet[DuplicatePair]:
    """Pairs of a kind that nobody has settled, the likeliest first: of both is an entry on record
    that is neither merged nor redacted."""
    rows = apps.get_model("claims", kind)._default_manager.filter(
        merged_into=None, redacted_at=None
    )
    return DuplicatePair.objects.filter(
        Exists(rows.filter(pk=OuterRef("first"))),
        Exists(rows.filter(pk=OuterRef("second"))),
        kind=kind,
        rejected_at=None,
    ).order_by("-score", "id")


def pairs(kind: str, after: Place | None = None) -> tuple[list[Pair], Place | None]:
    """A page of pairs, and the place that the next page begins after."""
    found = still_two(kind)
    if after:
        score, key = after
        found = found.filter(Q(score__lt=score) | Q(score=score, id__gt=key), score__lte=score)
    rows = list(found[: PER_PAGE + 1])
    shown = rows[:PER_PAGE]
    model = apps.get_model("claims", kind)
    entries = _entries(model).in_bulk({key for row in shown for key in (row.first, row.second)})
    last = (shown[-1].score, shown[-1].pk) if len(rows) > PER_PAGE else None
    return [Pair(row, entries[row.first], entries[row.second]) for row in shown], last


def _entries(model: Any) -> QuerySet[Any]:
    related = {"claim": ["speaker"], "source": ["publisher"], "topic": ["broader"]}
    return model._default_manager.select_related(*related.get(model._meta.model_name, []))  # type: ignore[no-any-return]


def points_at(kind: str, keys: Sequence[UUID]) -> dict[UUID, int]:
    """How much hangs on some entries, counted to a hundred: the claims of a speaker, topic or
    source, the figures of a measure, an event or a claim."""
    table, column = HANGS_ON[kind]
    sql = (
        "SELECT key, (SELECT count(*) FROM ("
        f"SELECT FROM {table} WHERE {column} = key LIMIT {MOST_COUNTED}) n) "
        "FROM unnest(%s::uuid[]) key"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(keys)])
        return dict(cursor.fetchall())


HANGS_ON = {
    "claim": ("claims_numericassertion", "claim_id"),
    "speaker": ("claims_claim", "speaker_id"),
    "source": ("claims_appearance", "source_id"),
    "event": ("claims_numericassertion", "event_id"),
    "measure": ("claims_numericassertion", "measure_id"),
    "topic": ("claims_claimtopic", "topic_id"),
}


def groups(page: int) -> tuple[list[Group], bool]:
    """A page of groups of measures in which one holds few figures, and whether there are more.

    They are made of the likeliest pairs that nobody has settled: when these are settled, others
    follow.
    """
    rows = list(still_two("measure").values_list("first", "second", "score")[:PAIRS_AT_ONCE])
    counts = points_at("measure", list({key for a, b, _ in rows for key in (a, b)}))
    few = [(a, b, s) for a, b, s in rows if min(counts[a], counts[b]) <= FEW]
    clusters = _clusters(few)
    some = clusters[PER_PAGE * page : PER_PAGE * (page + 1)]
    known = Measure.objects.select_related("unit").in_bulk(
        {key for keys, _ in some for key in keys}
    )
    made = [
        Group(
            tuple(
                (known[key], counts[key])
                for key in sorted(keys, key=lambda key: (-counts[key], str(known[key])))
            ),
            score,
        )
        for keys, score in some
    ]
    return made, len(clusters) > PER_PAGE * (page + 1)


def _clusters(pairs: Iterable[tuple[UUID, UUID, int]]) -> list[tuple[list[UUID], int]]:
    """Measures that are alike, directly or through another one, in the order of their best score.
    A group stops growing at a size that a person can look through."""
    of: dict[UUID, int] = {}
    members: dict[int, list[UUID]] = defaultdict(list)
    scores: dict[int, int] = {}
    for number, (a, b, score) in enumerate(pairs):
        into = of.get(a, of.get(b, number))
        new = [key for key in (a, b) if key not in of]
        if len(members[into]) + len(new) > MOST_IN_GROUP:
            continue
        for key in new:
            of[key] = into
            members[into].append(key)
        scores.setdefault(into, score)
    return [(members[n], score) for n, score in scores.items() if len(members[n]) > 1]


def small_measures() -> int:
    """How many measures hold one or two figures, counted to two thousand."""
    figures = f"SELECT FROM {NumericAssertion._meta.db_table} WHERE measure_id = m.id"
    sql = (
        "SELECT count(*) FROM (SELECT FROM claims_measure m "
        "WHERE merged_into_id IS NULL AND redacted_at IS NULL "
        f"AND (SELECT count(*) FROM ({figures} LIMIT {FEW + 1}) n) BETWEEN 1 AND {FEW} "
        f"LIMIT {MOST_SMALL}) small"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
