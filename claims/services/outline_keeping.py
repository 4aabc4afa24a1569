"""The outlines of long series are kept, and brought up to date by the job that keeps agreement.

Whoever brings a group up to date marks its measure; the outline of all groups together is then made
once. Of a measure that can be worked out for whoever asks, none is kept.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from claims.queries import read_connection, series_outline
from claims.queries.agreement import kept
from claims.queries.agreement.kept import SHAPE_VERSION
from claims.queries.plain_data import written

MARK = """
INSERT INTO claims_seriesoutline AS known (measure_id, is_due) VALUES (%s, true)
ON CONFLICT (measure_id) DO UPDATE SET is_due = true WHERE NOT known.is_due
"""
DUE = f"""
SELECT measure_id FROM claims_seriesoutline WHERE is_due OR shape < {SHAPE_VERSION} LIMIT %s
"""
LOCK = "SELECT FROM claims_seriesoutline WHERE measure_id = %s FOR UPDATE"
GROUPS = "SELECT sum(version), sum(assertions) FROM claims_agreementgroup WHERE measure_id = %s"
KEEP = """
UPDATE claims_seriesoutline SET is_due = false, version = %s, shape = %s, figures = %s,
    changed_at = %s, outline = %s
WHERE measure_id = %s
"""
FORGET = "DELETE FROM claims_seriesoutline WHERE measure_id = %s"


def mark(cursor: Any, measure: UUID) -> None:
    """Note that the outline of a measure is due, since one of its groups was brought up to date."""
    cursor.execute(MARK, [measure])


def due(most: int) -> list[UUID]:
    """Measures of which the outline is due, or kept by an older release."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [most])
        return [measure for (measure,) in cursor.fetchall()]


def bring_up_to_date(measure: UUID) -> None:
    """Make the outline of a measure, if its series is long. Who marks it meanwhile waits."""
    with transaction.atomic(), read_connection.on("default"), connection.cursor() as cursor:
        cursor.execute(LOCK, [measure])
        cursor.execute(GROUPS, [measure])
        [(version, assertions)] = cursor.fetchall()
        if (assertions or 0) <= kept.MOST_WORKED_OUT:
            cursor.execute(FORGET, [measure])
            return
        figures, changed = series_outline.state_now(measure)
        made = json.dumps(written(series_outline.worked_out(measure)))
        cursor.execute(KEEP, [version, SHAPE_VERSION, figures, changed, made, measure])
