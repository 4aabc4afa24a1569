"""What contradicts what, over all measures: as it is kept of each group, the newest first.

Whether two assertions contradict each other is decided in `agreement.opposition`.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from claims.queries.agreement import Conflict
from claims.queries.agreement.conflicts import Turn, kept_conflicts
from claims.queries.pages import Order, walk

NEWEST = Order("said_on", descending=True)
ROWS = """
SELECT standing.assertion_id, standing.said_on FROM claims_assertionstanding standing
WHERE standing.opposed > 0
"""
OF_MEASURE = " AND standing.measure_id = %s"
OF_CLAIM = " AND EXISTS (SELECT FROM claims_claim c WHERE c.id = standing.claim_id AND c.{0} = %s)"
OF_TOPIC = (
    " AND EXISTS (SELECT FROM claims_claimlisting l WHERE l.claim_id = standing.claim_id "
    "AND l.entry = %s)"
)
CONDITIONS = {
    "measure": OF_MEASURE,
    "speaker": OF_CLAIM.format("speaker_id"),
    "root_speaker": OF_CLAIM.format("root_speaker_id"),
    "topic": OF_TOPIC,
    "said_at__gte": " AND standing.said_on >= %s",
    "said_at__lt": " AND standing.said_on < %s",
    "said_at__lte": " AND standing.said_on <= %s",
}


def newest(turn: Turn, *, strict: bool, **asked: UUID | date) -> list[Conflict]:
    """A page of the assertions that cannot hold with others, by the day they were said."""
    sql = ROWS + (" AND standing.opposed = 2" if strict else "")
    values: list[Any] = []
    for name, value in asked.items():
        sql += CONDITIONS[name]
        values.append(value.toordinal() if isinstance(value, date) else value)
    walked = walk((sql, values), NEWEST, turn.limit, turn.start, backwards=turn.backwards)
    return kept_conflicts(walked, strict=strict)
