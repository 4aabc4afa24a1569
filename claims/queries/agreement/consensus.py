"""The consensus on a day: what all figures that speak of it allow together, and who they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement.bounds import CONFLICTING
from claims.queries.agreement.eligible import DUSK, above, below, members, which_count
from claims.queries.agreement.predicates import CLOSED
from claims.queries.agreement.verdict import GROUNDS, Verdict, decided, in_words

MOST_ROOTS = 20  # how many there are is said beside them


class Agreement(StrEnum):
    """The verdict on a day. A strict contradiction, if not even the strict figures leave a value;
    nothing, if no figure has a say."""

    AGREE = "agree"
    LOOSE = "loose_contradiction"
    STRICT = "strict_contradiction"
    ONE_ORIGIN = "one_origin"
    NOTHING_COMPARABLE = "nothing_comparable"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Period:
    """Days, both included; None is an open end."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Root:
    """An origin: how many figures it has here, whoever tells them, and how many others relay it."""

    speaker: UUID
    figures: int
    relayed_by: int


@dataclass(frozen=True)
class Counts:
    """How many have a say: several speakers of one root are not independent. `comparable_roots`
    give a number, not just a bound, for the day itself."""

    figures: int
    strict_figures: int
    claims: int
    speakers: int
    roots: int
    comparable_roots: int


@dataclass(frozen=True)
class Consensus:
    """What the figures of a measure allow on a day; of a flow, for a period. Ranges are in the
    measure's canonical unit, none of them below zero where nothing is; an empty one allows nothing.

    `allowed` is of all figures, `strictly` of the strict ones, and `spread` reaches from the lowest
    to the highest value of those that speak of the day itself. The counts are of the figures that
    have a say, of which `earliest` and `latest` are the first and the last by time. `verdict` is on
    all figures of the measure, of all days and speakers.
    """

    day: date | None
    period: Period | None
    allowed: Any
    strictly: Any
    spread: Any
    counts: Counts
    earliest: UUID | None
    latest: UUID | None
    origins: list[Root]
    periods: list[Period]
    verdict: Verdict

    @property
    def said(self) -> str:
        """The verdict as a sentence, which says whether it holds of this day."""
        is_empty = self.agreement in (Agreement.STRICT, Agreement.LOOSE)
        return in_words(self.verdict, "The figures" if is_empty else "Figures of other days")

    @property
    def agreement(self) -> Agreement:
        if not self.counts.figures:
            return Agreement.NOTHING
        if self.strictly is not None and self.strictly.isempty:
            return Agreement.STRICT
        if self.allowed.isempty:
            return Agreement.LOOSE
        if self.counts.comparable_roots > 1:
            return Agreement.AGREE
        return Agreement.ONE_ORIGIN if self.counts.roots == 1 else Agreement.NOTHING_COMPARABLE


# Of a flow a day belongs to the shortest of the periods that cover it, of these to the last that
# began.
CONSENSUS = f"""
WITH {which_count(claim="l.claim_id", speaker="l.speaker_id")}, {CONFLICTING}, {GROUNDS},
asked AS (SELECT %s::date AS day, %s::date AS first, %s::date AS last, %s::uuid AS speaker),
possible AS (
    SELECT numrange(CASE WHEN non_negative THEN 0 END, NULL) AS values
    FROM claims_measure WHERE id = %s
),
chosen AS MATERIALIZED (
    SELECT counting.* FROM counting, asked
    WHERE asked.speaker IS NULL OR counting.speaker = asked.speaker
),
day AS MATERIALIZED (
    SELECT coalesce(asked.day, asked.last, max(f.last) FILTER (WHERE f.known),
        max(f.last) FILTER (WHERE f.last < {DUSK}) + 1) AS day
    FROM asked LEFT JOIN chosen f ON true GROUP BY asked.day, asked.last
),
covering AS MATERIALIZED (
    SELECT DISTINCT f.first, f.last FROM chosen f, day
    WHERE f.kind = 'flow' AND day.day BETWEEN f.first AND f.last
),
period AS MATERIALIZED (
    SELECT c.first, c.last FROM covering c, asked
    WHERE asked.first IS NULL OR (c.first, c.last) = (asked.first, asked.last)
    ORDER BY c.last - c.first, c.first DESC LIMIT 1
),
projected AS (
    SELECT f.*, f.kind <> 'cumulative' OR f.last >= day.day AND f.first <= day.day AS itself,
        CASE f.kind
        WHEN 'stock' THEN CASE WHEN day.day BETWEEN f.first AND f.last THEN f.value END
        WHEN 'flow' THEN CASE WHEN (f.first, f.last) = (period.first, period.last) THEN f.value END
        ELSE CASE WHEN f.last < day.day THEN {above("f.value")}
            WHEN f.first > day.day THEN {below("f.value")}
            WHEN f.known AND f.first = f.last THEN f.value END
        END AS allowed
    FROM day CROSS JOIN chosen f LEFT JOIN period ON true
),
made AS MATERIALIZED (SELECT * FROM projected WHERE allowed IS NOT NULL),
origin AS (
    SELECT root, count(*) AS figures, count(DISTINCT speaker) FILTER (WHERE speaker <> root)
        AS relayed_by
    FROM made GROUP BY root ORDER BY relayed_by DESC, figures DESC, root LIMIT {MOST_ROOTS}
)
SELECT day.day, period.first, period.last, range_intersect_agg(allowed) * possible.values,
    range_intersect_agg(allowed) FILTER (WHERE strict) * possible.values,
    range_merge(range_agg(value) FILTER (WHERE itself)),
    count(id), count(id) FILTER (WHERE strict), count(DISTINCT claim), count(DISTINCT speaker),
    count(DISTINCT root),
    count(DISTINCT root) FILTER (WHERE itself AND {CLOSED.format("value")}),
    (SELECT id FROM made ORDER BY last, first, id LIMIT 1),
    (SELECT id FROM made ORDER BY last DESC, first DESC, id DESC LIMIT 1),
    (SELECT json_agg(json_build_array(root, figures, relayed_by)) FROM origin),
    (SELECT json_agg(json_build_array(first, last) ORDER BY last - first, first DESC)
        FROM covering), (SELECT to_json(grounds) FROM grounds)
FROM day CROSS JOIN possible LEFT JOIN period ON true LEFT JOIN made ON true
GROUP BY day.day, period.first, period.last, possible.values
"""


def at(
    measure: UUID,
    *,
    day: date | None = None,
    period: Period | None = None,
    speaker: UUID | None = None,
) -> Consensus:
    """The consensus of a measure's figures on a day, or for a period of a flow.

    Without either it is of the last day that a figure certainly speaks of, and if all are undated
    of the first day by which all had been said. With a `speaker`, of what they say alone. Raises
    Django's database errors.
    """
    first, last = (period.first, period.last) if period else (None, None)
    asked = [members(measure), day, first, last, speaker, measure]
    [row] = read_connection.rows(CONSENSUS, asked)
    found, first, last, allowed, strictly, spread, *more, grounds = row
    *numbers, earliest, latest, roots, periods = more
    return Consensus(
        found,
        Period(first, last) if first else None,
        allowed,
        strictly,
        spread,
        Counts(*numbers),
        earliest,
        latest,
        [Root(UUID(key), figures, relayed) for key, figures, relayed in roots or ()],
        [Period(*map(date.fromisoformat, days)) for days in periods or ()],
        decided(**grounds),
    )
