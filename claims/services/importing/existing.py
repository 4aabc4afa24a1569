"""What is on record of the claims of one batch, found in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from claims.models import Claim, NumericAssertion, ReviewEvidence
from claims.services.importing.lines import Row

PROVENANCE = ("created_at", "created_by", "modified_by")


def claims(rows: Sequence[Row]) -> tuple[dict[UUID, Claim], dict[tuple[str, str], Claim]]:
    """The claims on record, by id and by origin."""
    found = list(Claim.objects.filter(pk__in=[row.record.id for row in rows if row.record.id]))
    named = [row.record for row in rows if row.record.origin_id]
    found += Claim.objects.exclude(origin_id="").filter(
        origin__in={record.origin for record in named},
        origin_id__in=[record.origin_id for record in named],
    )
    by_id = {claim.pk: claim for claim in reversed(found)}
    by_origin = {(c.origin, c.origin_id): c for c in by_id.values() if c.origin_id}
    return by_id, by_origin


def by_claim(model: Any, claims: list[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    rows = model._default_manager.filter(claim__in=claims).order_by("pk").defer(*PROVENANCE)
    for row in rows if claims else ():
        found[row.claim_id].append(row)
    return found


def evidence(rows: Sequence[Row], reviews: dict[UUID, list[Any]]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    if any(part.evidence for row in rows for part in row.parts["reviews"]):
        keys = [review.pk for group in reviews.values() for review in group]
        links = ReviewEvidence.objects.filter(review__in=keys)
        for review, source in links.values_list("review_id", "source_id"):
            found[review].add(source)
    return found


def baselines(rows: Sequence[Row]) -> set[UUID]:
    """The figures that others may be measured against: on record, or in this batch."""
    asked = {baseline for row in rows for _, baseline in row.baselines()}
    if not asked:
        return set()
    there = NumericAssertion.objects.filter(pk__in=asked).values_list("pk", flat=True)
    return {*there, *(key for row in rows for key in row.assertion_ids())}


def begin() -> None:
    """Ready a run to notice a claim that comes twice, whatever the size of the file."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS onrecord_import_lines"
            " (claim uuid PRIMARY KEY, line bigint NOT NULL)"
        )
        cursor.execute("DELETE FROM onrecord_import_lines")


def seen(claims: Iterable[UUID]) -> dict[Hashable, int]:
    """The lines of this run that were taken before, by their claims."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT claim, line FROM onrecord_import_lines WHERE claim = ANY (%s)", [list(claims)]
        )
        return dict(cursor.fetchall())


def remember(lines: dict[UUID, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO onrecord_import_lines SELECT * FROM unnest(%s::uuid[], %s::bigint[])"
            " ON CONFLICT DO NOTHING",
            [list(lines), list(lines.values())],
        )
