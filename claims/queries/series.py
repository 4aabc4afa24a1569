"""Who claimed which number of a measure, and when: its assertions in the order of time.

An assertion is dated by what it speaks of: the first day of its as-of, or of the period it covers.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from claims.models.assertions import SPEAKS_AT
from claims.queries.agreement import merged_measures
from claims.queries.visible import listed_assertions

# An assertion with what its claim says of it, as a table. `shown` is its canonical interval in the
# unit of the measure, rounded outward where that does not end; `lag_days` how long after the last
# day it speaks of it was said, where both are known to the day. Only all assertions of a group
# together tell its status: `status` and `superseded_by` have its place.
ASSERTIONS = """(
SELECT f.*, c.speaker_id, c.root_speaker_id, c.said_at, c.said_precision, c.said_at_offset,
    c.retraction_reason,
    m.unit_id AS shown_unit,
    c.root_speaker_id IS DISTINCT FROM c.speaker_id AS relayed,
    CASE WHEN f.canonical IS NOT NULL THEN onrecord_range(
        onrecord_canonical(lower(f.canonical) - u."offset", u.factor_denominator,
            u.factor_numerator, 0, false),
        onrecord_canonical(upper(f.canonical) - u."offset", u.factor_denominator,
            u.factor_numerator, 0, true),
        onrecord_bounds(lower_inc(f.canonical), upper_inc(f.canonical))) END AS shown,
    CASE WHEN c.said_precision IN ('day', 'minute')
        THEN onrecord_said_there(c.said_at, c.said_at_offset)::date
            - (upper(coalesce(f.as_of, f.period)) - 1) END AS lag_days,
    (SELECT a.source_id FROM claims_appearance a WHERE a.claim_id = f.claim_id
        ORDER BY a.is_first DESC, a.id LIMIT 1) AS source_id,
    f.observation_status = 'forecast' AS forecast,
    '' AS status, NULL::uuid AS superseded_by
FROM claims_numericassertion f JOIN claims_claim c ON c.id = f.claim_id
JOIN claims_measure m ON m.id = f.measure_id JOIN claims_unit u ON u.code = m.unit_id
)"""
FORECAST = ExpressionWrapper(Q(observation_status="forecast"), output_field=BooleanField())


def of_measure(measure: UUID) -> QuerySet[Any]:
    """The public assertions of a measure and of those merged into it, with two times to order them
    by, and whether each is a forecast."""
    assertions = listed_assertions().filter(measure__in=merged_measures(measure))
    times = {"speaks_at": SPEAKS_AT, "said_at": F("claim__said_at")}
    dated: QuerySet[Any] = assertions.annotate(**times, forecast=FORECAST)
    return dated
