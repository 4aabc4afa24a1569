"""What a curator sees beside claims that wait. Each is one statement for all of the claims."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection
from psycopg.types.range import Range

from claims.queries.agreement import MOST_COUNTED

NEAREST, LIKELY = 5, 3
Kind = TypeVar("Kind")

CHECKED = """
SELECT assertion.claim_id AS claim, assertion.id AS assertion,
    coalesce(reading.worklist, '') AS worklist, coalesce(reading.detail, '') AS detail,
    coalesce(reading.state, '') AS state,
    coalesce(draft.strict, 0) AS strict, coalesce(draft.loose, 0) AS loose,
    coalesce(draft.witnesses, '[]')::text AS kept
FROM claims_numericassertion assertion
LEFT JOIN claims_assertionreading reading ON reading.assertion_id = assertion.id
LEFT JOIN LATERAL (
    SELECT strict, loose, witnesses FROM claims_draftstanding
    WHERE assertion_id = assertion.id ORDER BY strict DESC, loose DESC LIMIT 1
) draft ON true
WHERE assertion.claim_id = ANY (%(claims)s)
"""
NAMED = """
SELECT assertion.id AS assertion, assertion.claim_id AS claim, assertion.as_printed AS printed,
    coalesce(speaker.name, '') AS speaker
FROM claims_numericassertion assertion
JOIN claims_claim claim ON claim.id = assertion.claim_id
LEFT JOIN claims_speaker speaker ON speaker.id = coalesce(claim.root_speaker_id, claim.speaker_id)
WHERE assertion.id = ANY (%(assertions)s)
"""
DAY = "coalesce(lower({0}.as_of), lower({0}.period))"
NEAR = f"""
SELECT other.id, other.claim_id, other.as_printed, other.interval, other.canonical,
    other.unit_id, {DAY.format("other")} AS day
FROM claims_numericassertion other
JOIN claims_assertionlisting listed
    ON listed.claim_id = other.claim_id AND listed.assertion_id = other.id
WHERE other.measure_id = mine.measure_id AND other.claim_id <> mine.claim_id
"""
SAME_MEASURE = f"""
SELECT mine.claim_id AS of_claim, mine.id AS of_assertion, near.id AS assertion,
    near.claim_id AS claim, near.as_printed AS printed, near.canonical, near.day,
    coalesce(speaker.name, '') AS speaker
FROM claims_numericassertion mine
JOIN claims_claim claim ON claim.id = mine.claim_id
CROSS JOIN LATERAL (
    SELECT coalesce({DAY.format("mine")}, claim.said_at::date) AS day
) here
CROSS JOIN LATERAL (
    SELECT * FROM (
        ({NEAR} AND {DAY.format("other")} <= here.day
            ORDER BY {DAY.format("other")} DESC, other.id DESC LIMIT {NEAREST})
        UNION ALL ({NEAR} AND {DAY.format("other")} > here.day
            ORDER BY {DAY.format("other")}, other.id LIMIT {NEAREST})
        UNION ALL ({NEAR} AND ({DAY.format("other")} IS NULL OR here.day IS NULL)
            ORDER BY other.id DESC LIMIT {NEAREST})
    ) found ORDER BY abs(found.day - here.day) NULLS LAST, found.id LIMIT {NEAREST}
) near
JOIN claims_claim said ON said.id = near.claim_id
LEFT JOIN claims_speaker speaker ON speaker.id = coalesce(said.root_speaker_id, said.speaker_id)
WHERE mine.claim_id = ANY (%(claims)s)
ORDER BY mine.position, near.day NULLS LAST, near.id
"""
# Of the same speaker in the same days, or with the same value of the same measure.
ALIKE = f"""
SELECT mine.id AS of_claim, other.id AS claim, other.statement, other.status, other.alike
FROM claims_claim mine
CROSS JOIN LATERAL (
    SELECT claim.id, claim.statement, claim.status,
        similarity(claim.statement, mine.statement)::float8 AS alike
    FROM (
        (SELECT id FROM claims_claim WHERE speaker_id = mine.speaker_id AND id <> mine.id
            AND said_at BETWEEN mine.said_at - interval '3 days'
                AND mine.said_at + interval '3 days' LIMIT 100)
        UNION (SELECT other.claim_id FROM claims_numericassertion figure
            JOIN claims_numericassertion other ON other.measure_id = figure.measure_id
                AND other.canonical = figure.canonical AND other.claim_id <> figure.claim_id
            WHERE figure.claim_id = mine.id LIMIT 100)
    ) near JOIN claims_claim claim ON claim.id = near.id
    WHERE claim.merged_into_id IS NULL AND claim.redacted_at IS NULL
        AND claim.status <> 'rejected'
    ORDER BY alike DESC, claim.id LIMIT {LIKELY}
) other
WHERE mine.id = ANY (%(claims)s) AND other.alike >= 0.3
ORDER BY other.alike DESC, other.id
"""
PASSAGES = """
SELECT appearance.claim_id AS claim, appearance.source_id AS source,
    substr(snapshot.text, greatest(1, place.at - 200), least(200, place.at - 1)::int) AS before,
    substr(snapshot.text, place.at + length(claim.quote), 200) AS after
FROM claims_appearance appearance
JOIN claims_claim claim ON claim.id = appearance.claim_id AND claim.quote <> ''
CROSS JOIN LATERAL (
    SELECT text FROM claims_snapshot WHERE source_id = appearance.source_id
    ORDER BY taken_at DESC LIMIT 1
) snapshot
CROSS JOIN LATERAL (SELECT strpos(snapshot.text, claim.quote) AS at) place
WHERE appearance.claim_id = ANY (%(claims)s) AND place.at > 0
"""


CHANGED = "coalesce(modified_at, created_at) AS at, "
CHANGED += "CASE WHEN modified_at IS NULL THEN created_by_id ELSE modified_by_id END AS by"
LAST_CHANGE = f"""
SELECT changed.at, coalesce(who.username, '') AS by FROM (
    SELECT {CHANGED} FROM claims_claim WHERE id = %(claim)s
    UNION ALL SELECT {CHANGED} FROM claims_numericassertion WHERE claim_id = %(claim)s
    UNION ALL SELECT {CHANGED} FROM claims_attribution WHERE claim_id = %(claim)s
    UNION ALL SELECT {CHANGED} FROM claims_appearance WHERE claim_id = %(claim)s
    UNION ALL SELECT {CHANGED} FROM claims_claimtopic WHERE claim_id = %(claim)s
    UNION ALL SELECT {CHANGED} FROM claims_review WHERE claim_id = %(claim)s
) changed LEFT JOIN auth_user who ON who.id = changed.by
ORDER BY changed.at DESC LIMIT 1
"""

EDITED = """
SELECT id AS claim FROM claims_claim WHERE id = ANY (%(claims)s) AND (modified_at IS NOT NULL
    OR EXISTS (SELECT FROM claims_numericassertion WHERE claim_id = claims_claim.id
        AND modified_at IS NOT NULL))
"""


@dataclass(frozen=True)
class Checked:
    """Whether an assertion is what its words say, and what it would contradict."""

    claim: UUID
    assertion: UUID
    worklist: str
    detail: str
    state: str
    strict: int
    loose: int
    kept: str  # its witnesses, as JSON

    @property
    def witnesses(self) -> list[str]:
        """The assertions that it would contradict, or some of them."""
        return [key for key, *_ in json.loads(self.kept)]

    @property
    def or_more(self) -> bool:
        return self.strict + self.loose >= MOST_COUNTED


@dataclass(frozen=True)
class Named:
    """An assertion by its words and its root speaker."""

    assertion: UUID
    claim: UUID
    printed: str
    speaker: str


@dataclass(frozen=True)
class Near:
    """A public assertion of the same measure as one that waits, by its canonical interval and its
    root speaker."""

    of_claim: UUID
    of_assertion: UUID
    assertion: UUID
    claim: UUID
    printed: str
    canonical: Range[Decimal] | None
    day: date | None
    speaker: str


@dataclass(frozen=True)
class Alike:
    """A claim that may be the same as one that waits."""

    of_claim: UUID
    claim: UUID
    statement: str
    status: str
    alike: float


@dataclass(frozen=True)
class Passage:
    """What stands before and after a quote in the text of a source."""

    claim: UUID
    source: UUID
    before: str
    after: str


@dataclass(frozen=True)
class Edited:
    """A claim that somebody has changed since it was made."""

    claim: UUID


@dataclass(frozen=True)
class LastChange:
    at: datetime
    by: str


class ByClaim(defaultdict[UUID, list[Kind]], Generic[Kind]):
    """The rows of each claim."""

    def __init__(self, rows: Iterable[Kind], key: str) -> None:
        super().__init__(list)
        for row in rows:
            self[getattr(row, key)].append(row)


def interval(low: str | None, high: str | None) -> Range[Decimal]:
    """An interval of a record, as a range."""
    return Range(None if low is None else Decimal(low), None if high is None else Decimal(high))


def checked(claims: Collection[UUID]) -> dict[UUID, Checked]:
    """By their assertions."""
    return {row.assertion: row for row in _rows(Checked, CHECKED, claims=list(claims))}


def named(assertions: Collection[str]) -> dict[str, Named]:
    if not assertions:
        return {}
    rows = _rows(Named, NAMED, assertions=[UUID(key) for key in assertions])
    return {str(row.assertion): row for row in rows}


def same_measure(claims: Collection[UUID]) -> ByClaim[Near]:
    """The nearest assertions in public, in time, of each assertion."""
    return ByClaim(_rows(Near, SAME_MEASURE, claims=list(claims)), "of_claim")


def alike(claims: Collection[UUID]) -> ByClaim[Alike]:
    """Claims that may be the same, the likeliest first."""
    return ByClaim(_rows(Alike, ALIKE, claims=list(claims)), "of_claim")


def passages(claims: Collection[UUID]) -> ByClaim[Passage]:
    """The words around the quotes, where the text of a source is on record."""
    return ByClaim(_rows(Passage, PASSAGES, claims=list(claims)), "claim")


def edited(claims: Collection[UUID]) -> set[UUID]:
    """Those that have a history worth reading."""
    return {row.claim for row in _rows(Edited, EDITED, claims=list(claims))}


def last_change(claim: UUID) -> LastChange | None:
    """Who changed a claim or one of its parts last, and when."""
    return next(iter(_rows(LastChange, LAST_CHANGE, claim=claim)), None)


def _rows(kind: type[Kind], sql: str, **parameters: Any) -> list[Kind]:
    """On the connection that writes: a curator sees what was just saved."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description or ()]
        return [kind(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
