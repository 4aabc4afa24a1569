"""How each figure stands: whether it counts, or why not, and how many roots are for and against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement.eligible import COUNTING, members
from claims.queries.agreement.predicates import (
    AGREEMENT,
    BOTH_STRICT,
    CONFLICT,
    ENDS,
    MAY_CONFLICT,
    SAME_TIME,
    superseding,
)
from claims.queries.agreement.verdict import Verdict, decided


class Why(StrEnum):
    """Why a figure does not count."""

    RETRACTED = "retracted"
    UNRESOLVED = "unresolved"
    FORECAST = "forecast"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Standing:
    """Whether a figure counts. Where it does not: why, and by which figure it is superseded."""

    why: Why | None = None
    superseded_by: UUID | None = None

    @property
    def counts(self) -> bool:
        return self.why is None


@dataclass(frozen=True)
class Compared:
    """A figure of a claim, and how many independent roots are against it and for it.

    A root is against it strictly if one figure of it conflicts strictly, and else loosely. Of what
    does not count nothing is compared. `roots` have figures of its measure that count.
    """

    claim: UUID
    figure: UUID
    measure: UUID
    standing: Standing
    strict: int
    loose: int
    corroborated_by: int
    roots: int

    @property
    def contested(self) -> bool:
        return self.strict > 0

    @property
    def verdict(self) -> Verdict | None:
        if not self.standing.counts:
            return None
        strict, loose, agreeing = map(bool, (self.strict, self.loose, self.corroborated_by))
        return decided(strict=strict, loose=loose, agreeing=agreeing, roots=self.roots)


# Of a listed figure `l`, with what became of it if it might count: what neither was withdrawn nor
# lacks a value and is not among `concerned` is a forecast.
WHY = """CASE WHEN l.retracted THEN 'retracted'
    WHEN l.value IS NULL THEN 'unresolved'
    WHEN l.figure_id NOT IN (SELECT id FROM concerned) THEN 'forecast'
    WHEN s.by IS NOT NULL THEN 'superseded' END"""
SUPERSEDING = "LEFT JOIN superseding s ON s.id = l.figure_id"

# Of these figures alone, though all of their measure are compared.
OF_FIGURES = f"""
WITH {COUNTING},
concerned AS (SELECT * FROM judged WHERE id = ANY (%s::uuid[])),
{superseding("concerned")}
SELECT l.figure_id, {WHY}, s.by FROM claims_figurelisting l {SUPERSEDING}
WHERE l.claim_id = ANY (ARRAY(
        SELECT a.claim_id FROM claims_numericassertion a WHERE a.id = ANY (%s::uuid[])))
    AND l.figure_id = ANY (%s::uuid[])
"""

OF_CLAIMS = f"""
WITH {COUNTING},
asked AS MATERIALIZED (SELECT %s::uuid[] AS claims),
concerned AS (
    SELECT j.* FROM judged j JOIN claims_figurelisting l ON l.figure_id = j.id
    WHERE l.claim_id = ANY ((SELECT claims FROM asked)::uuid[])
),
{superseding("concerned")},
shown AS MATERIALIZED (
    SELECT l.figure_id AS id, l.claim_id, a.position, l.measure_id, {WHY} AS why, s.by AS by
    FROM claims_figurelisting l JOIN claims_numericassertion a ON a.id = l.figure_id {SUPERSEDING}
    WHERE l.claim_id = ANY ((SELECT claims FROM asked)::uuid[])
),
figures AS MATERIALIZED (SELECT counting.*, {ENDS} FROM counting),
mine AS MATERIALIZED (
    SELECT * FROM figures WHERE id IN (SELECT id FROM shown WHERE why IS NULL)
),
pair AS (
    SELECT id, root, bool_or(against) AS against, bool_or(against AND strict) AS strictly,
        bool_or(agreeing) AS agreeing
    FROM (
        SELECT f.id, g.root, {CONFLICT} AS against, {AGREEMENT} AS agreeing, {BOTH_STRICT} AS strict
        FROM mine f JOIN figures g ON g.measure = f.measure AND g.root <> f.root
            AND ({MAY_CONFLICT} OR {SAME_TIME}) OFFSET 0
    ) met WHERE against OR agreeing GROUP BY id, root
),
counted AS (
    SELECT id, count(*) FILTER (WHERE strictly) AS strict,
        count(*) FILTER (WHERE against AND NOT strictly) AS loose,
        count(*) FILTER (WHERE agreeing) AS agreeing
    FROM pair GROUP BY id
),
origins AS (
    SELECT measure, count(*) AS roots FROM (SELECT DISTINCT measure, root FROM figures) origin
    GROUP BY measure
)
SELECT s.claim_id, s.id, coalesce(m.merged_into_id, m.id), s.why, s.by,
    coalesce(strict, 0), coalesce(loose, 0), coalesce(agreeing, 0), coalesce(roots, 0)
FROM shown s JOIN claims_measure m ON m.id = s.measure_id LEFT JOIN counted ON counted.id = s.id
LEFT JOIN origins ON origins.measure = coalesce(m.merged_into_id, m.id)
ORDER BY s.claim_id, s.position, s.id
"""
MEASURES_OF = """
WITH counted AS MATERIALIZED (
    SELECT DISTINCT coalesce(m.merged_into_id, m.id) AS id
    FROM claims_figurelisting l JOIN claims_measure m ON m.id = l.measure_id
    WHERE l.claim_id = ANY (%s::uuid[])
)
SELECT id FROM counted
UNION SELECT m.id FROM counted JOIN claims_measure m ON m.merged_into_id = counted.id
"""


def standing(measure: UUID, figures: Sequence[UUID]) -> dict[UUID, Standing]:
    """Of some public figures of a measure, by their ids, whether they count and if not, why."""
    ids = list(figures)
    found = read_connection.rows(OF_FIGURES, [members(measure), ids, ids, ids])
    return {key: Standing(why and Why(why), by) for key, why, by in found}


def of_claims(claims: Sequence[UUID]) -> list[Compared]:
    """The figures of some claims, in their order: one statement, however many measures they are
    of."""
    keys = [key for (key,) in read_connection.rows(MEASURES_OF, [list(claims)])]
    return [
        Compared(claim, figure, measure, Standing(why and Why(why), by), *numbers)
        for claim, figure, measure, why, by, *numbers in read_connection.rows(
            OF_CLAIMS, [keys, list(claims)]
        )
    ]
