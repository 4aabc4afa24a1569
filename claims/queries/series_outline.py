"""A series in outline: what a picture of it takes, however long it is, and how long it is.

Of more figures than can be drawn those are taken that tell most: time is cut into stretches, and
the lowest, the highest and the latest of each come first, then the next ones. The outline of a long
series is kept, and a job brings it up to date; names and values are read when they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from claims.charts.chart import Tally
from claims.queries import agreement, read_connection
from claims.queries.agreement import Version, merged_measures
from claims.queries.agreement.kept import SHAPE_VERSION
from claims.queries.plain_data import restored

MOST_DRAWN = 300
MOST_LINES = 7

# All public figures of a measure, with the value and the day they are drawn at.
DATED = """
SELECT l.assertion_id AS id, l.speaker_id, l.root_speaker_id, l.value, l.retracted, l.said_at,
    l.forecast,
    coalesce(lower(l.as_of), lower(l.period), l.said_from) AS day,
    coalesce(upper(l.as_of) - 1, upper(l.period) - 1, l.said_from) AS last
FROM claims_assertionlisting l WHERE l.measure_id = ANY (%s)
"""
TALLY = f"""
WITH figure AS ({DATED})
SELECT count(DISTINCT root_speaker_id), count(*),
    count(*) FILTER (WHERE value IS NOT NULL AND day IS NOT NULL), count(DISTINCT speaker_id),
    count(*) FILTER (WHERE retracted), count(*) FILTER (WHERE value IS NULL),
    count(*) FILTER (WHERE value IS NOT NULL AND day IS NULL),
    min(day) FILTER (WHERE value IS NOT NULL), max(last) FILTER (WHERE value IS NOT NULL),
    count(*) FILTER (WHERE forecast)
FROM figure
"""
LARGEST = f"""
WITH figure AS ({DATED})
SELECT s.id, of.figures FROM (
    SELECT {{group}} AS speaker, count(*) AS figures FROM figure GROUP BY speaker
) of JOIN claims_speaker s ON s.id = of.speaker
ORDER BY of.figures DESC, s.name, s.id LIMIT {{most}}
"""
TELLING = f"""
WITH figure AS ({DATED}), span AS (SELECT min(day) AS first, max(day) AS last FROM figure),
placed AS (
    SELECT id, coalesce(lower(value), upper(value)) AS low,
        coalesce(upper(value), lower(value)) AS high, said_at,
        (day - span.first) * {{stretches}} / (span.last - span.first + 1) AS stretch
    FROM figure CROSS JOIN span WHERE value IS NOT NULL AND day IS NOT NULL
), ranked AS (
    SELECT id, least(
        row_number() OVER (PARTITION BY stretch ORDER BY low, id),
        row_number() OVER (PARTITION BY stretch ORDER BY high DESC, id),
        row_number() OVER (PARTITION BY stretch ORDER BY said_at DESC NULLS LAST, id)
    ) AS rank FROM placed
)
SELECT id FROM ranked ORDER BY rank, id LIMIT {{most}}
"""
# Each public assertion of a measure is of a claim whose record version changes with it.
STATE = """
SELECT count(assertion), max(changed_at) FROM (
    SELECT l.assertion_id AS assertion, s.changed_at
    FROM claims_assertionlisting l JOIN claims_recordversion s ON s.id = l.claim_id
    WHERE l.measure_id = ANY (%s)
    UNION ALL
    SELECT NULL, changed_at FROM claims_recordversion WHERE id = ANY (%s)
) versioned
"""
KEPT = """
SELECT version, outline, figures, changed_at FROM claims_seriesoutline
WHERE measure_id = %s AND shape = %s
"""


@dataclass(frozen=True)
class Share:
    """A speaker, and how many figures are theirs."""

    speaker: UUID
    figures: int


@dataclass(frozen=True)
class Outline:
    """A series in numbers, those who have most of it, and the figures to be drawn.

    The tally counts the speakers, `root_speakers` who said it first; `shares` are of the former,
    `root_shares` of the latter.
    """

    tally: Tally
    root_speakers: int
    shares: list[Share]
    root_shares: list[Share]
    telling: list[UUID]


def outline(measure: UUID) -> tuple[Outline, Version]:
    """The outline of a measure, and the version it is of: as it is kept, if it is."""
    now = agreement.version(measure)
    for version, found, *_ in _kept(measure):
        is_current = now.is_current and now.number == version
        return restored(Outline, found), Version(version, is_current)
    return worked_out(measure), now


def state(measure: UUID) -> tuple[int, datetime]:
    """How many assertions a measure has, and when one of them or the measure last changed: of a
    long series, as of its outline."""
    kept = [(figures, changed) for *_, figures, changed in _kept(measure)]
    [(figures, changed)] = kept or [state_now(measure)]
    return figures, changed.astimezone(UTC)


def state_now(measure: UUID) -> tuple[int, datetime]:
    keys = merged_measures(measure)
    [(figures, changed)] = read_connection.rows(STATE, [keys, keys])
    return figures, changed


def _kept(measure: UUID) -> list[tuple[Any, ...]]:
    return read_connection.rows(KEPT, [measure, SHAPE_VERSION], one_plan=True)


def worked_out(measure: UUID) -> Outline:
    keys = merged_measures(measure)
    [(root_speakers, *tally)] = read_connection.rows(TALLY, [keys])
    telling = TELLING.format(stretches=MOST_DRAWN // 3, most=MOST_DRAWN)
    return Outline(
        tally=_tally(*tally),
        root_speakers=root_speakers,
        shares=_shares("speaker_id", keys),
        root_shares=_shares("root_speaker_id", keys),
        telling=[key for (key,) in read_connection.rows(telling, [keys])],
    )


def _tally(*counts: Any) -> Tally:
    *known, forecasts = counts
    return replace(Tally(*known), forecasts=forecasts)


def _shares(group: str, keys: list[UUID]) -> list[Share]:
    sql = LARGEST.format(group=group, most=MOST_LINES)
    return [Share(*row) for row in read_connection.rows(sql, [keys])]
