"""What is worked out of groups is kept with them, and brought up to date.

Triggers note each transaction that changes what a group is worked out from. These changes are read
first, then the assertions; only these changes are then counted into the version of the group, so
that what others commit meanwhile waits for the next time. Two who bring one group up to date wait
for each other.
"""

from __future__ import annotations

import gc
import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from django.db import DatabaseError, connection, transaction

from claims.queries import agreement, allowed_band, read_connection
from claims.queries.agreement import Group, GroupKey, kept
from claims.queries.agreement.kept import SHAPE_VERSION
from claims.queries.agreement.kept_rows import COLUMNS, Row, rows_of
from claims.queries.plain_data import written
from claims.services import draft_keeping, outline_keeping

MOST_AT_ONCE = 20  # groups that whoever commits brings up to date; a job has the others

log = logging.getLogger(__name__)

OF_GROUP = "measure_id = %s AND event_id IS NOT DISTINCT FROM %s"
CHANGED_HERE = f"""
SELECT change.measure_id, change.event_id FROM (
    SELECT measure_id, event_id, xid FROM claims_agreementchange
    UNION SELECT measure_id, event_id, xid FROM claims_draftchange
) change
LEFT JOIN claims_agreementgroup known ON known.measure_id = change.measure_id
    AND known.event_id IS NOT DISTINCT FROM change.event_id
WHERE change.xid = pg_current_xact_id_if_assigned()
    AND coalesce(known.assertions, 0) <= {kept.MOST_WORKED_OUT} AND {draft_keeping.ARE_FEW}
ORDER BY 1, 2  -- two who lock several wait for each other, and neither for ever
LIMIT {MOST_AT_ONCE + 1}
"""
STILL_NOTED = """
SELECT measure_id, event_id FROM claims_agreementchange WHERE measure_id = ANY (%(measures)s)
UNION SELECT measure_id, event_id FROM claims_draftchange WHERE measure_id = ANY (%(measures)s)
"""
DUE = f"""
SELECT measure_id, event_id FROM claims_agreementchange
UNION SELECT measure_id, event_id FROM claims_agreementgroup WHERE valid_until <= %s
UNION SELECT measure_id, event_id FROM claims_agreementgroup WHERE shape < {SHAPE_VERSION}
LIMIT %s
"""
LOCK = "SELECT pg_advisory_xact_lock(hashtext('onrecord:agreement'), hashtext(%s))"
CHANGES = f"SELECT id FROM claims_agreementchange WHERE {OF_GROUP}"
KNOWN = f"SELECT id FROM claims_agreementgroup WHERE {OF_GROUP}"
COUNTED = "DELETE FROM claims_agreementchange WHERE id = ANY (%s)"
KEEP = """
INSERT INTO claims_agreementgroup AS known (measure_id, event_id, version, shape, assertions, roots,
    verdict, contested, opposed, revised, consensus, valid_until, band)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (measure_id, event_id) DO UPDATE SET
    version = known.version + excluded.version, shape = excluded.shape,
    assertions = excluded.assertions, roots = excluded.roots, verdict = excluded.verdict,
    contested = excluded.contested, opposed = excluded.opposed, revised = excluded.revised,
    consensus = excluded.consensus, valid_until = excluded.valid_until, band = excluded.band,
    kept_at = now()
RETURNING id
"""
# Of each assertion one line of text: they are quick to compare, and to hand over.
FORMER = f"""
SELECT concat_ws(E'\\t', {", ".join(f"coalesce({name}::text, '')" for name in COLUMNS)})
FROM claims_assertionstanding WHERE group_id = %s
"""
STAND = f"""
INSERT INTO claims_assertionstanding (group_id, measure_id, {", ".join(COLUMNS)})
SELECT %s, %s, {", ".join(f"part[{at}]::{kind}" for at, kind in enumerate(COLUMNS.values(), 1))}
FROM string_to_table(%s, E'\\n') line
CROSS JOIN LATERAL (SELECT string_to_array(line, E'\\t', '') AS part OFFSET 0) parts
ON CONFLICT (assertion_id) DO UPDATE SET group_id = excluded.group_id,
    measure_id = excluded.measure_id,
    {", ".join(f"{name} = excluded.{name}" for name in COLUMNS if name != "assertion_id")}
"""
FORGET = (
    "DELETE FROM claims_assertionstanding WHERE group_id = %s AND assertion_id = ANY (%s::uuid[])"
)
FORGET_GROUP = f"""
WITH gone AS (DELETE FROM claims_agreementgroup WHERE {OF_GROUP} RETURNING id)
DELETE FROM claims_assertionstanding WHERE group_id IN (SELECT id FROM gone)
"""


def bring_up_to_date_on_commit() -> None:
    """Have the small groups that this transaction has changed brought up to date after it."""
    if changed := _changed_here():
        transaction.on_commit(partial(_bring_rest_up_to_date, changed), robust=True)


def bring_changed_up_to_date() -> None:
    """Bring the small groups that this transaction has changed up to date at once, so that what it
    is to answer is true already."""
    for key in _changed_here():
        bring_up_to_date(key)


def _bring_rest_up_to_date(keys: Collection[GroupKey]) -> None:
    """Those groups that nobody has brought up to date meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(STILL_NOTED, {"measures": [key.measure for key in keys]})
        noted = {GroupKey(*row) for row in cursor.fetchall()}
    _try_all(bring_up_to_date, [key for key in keys if key in noted])


def _changed_here() -> list[GroupKey]:
    """The small groups that this transaction has changed, unless they are many."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGED_HERE)
        changed = [GroupKey(*row) for row in cursor.fetchall()]
    return changed if len(changed) <= MOST_AT_ONCE else []


def _try_all(bring: Callable[[Any], None], keys: Iterable[Any]) -> int:
    """Bring each group or outline up to date, and count those that were. What fails holds up no
    other, and is tried again by the job."""
    done = 0
    for key in keys:
        try:
            bring(key)
            done += 1
        except DatabaseError:
            log.warning("agreement_not_kept", exc_info=True)
    return done


def due(most: int) -> list[GroupKey]:
    """Groups that have changed, whose default day is another one by now, or that an older release
    has kept; if there are none, groups of which only drafts have changed."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [_today(), most])
        return [GroupKey(*row) for row in cursor.fetchall()] or draft_keeping.due(cursor, most)


def bring_all_up_to_date(most: int) -> int:
    """All groups that are due, or so many, and then the outlines of their measures. Returns how
    many of both were brought up to date."""
    done = _try_all(bring_up_to_date, due(most))
    return done + _try_all(outline_keeping.bring_up_to_date, outline_keeping.due(most))


def bring_up_to_date(key: GroupKey) -> None:
    """Work a group out, and keep what has changed of it."""
    with _without_collector():
        _bring_up_to_date(key)


def _bring_up_to_date(key: GroupKey) -> None:
    with transaction.atomic(), read_connection.on("default"), connection.cursor() as cursor:
        cursor.execute(LOCK, [f"{key.measure} {key.event}"])
        cursor.execute(CHANGES, key)
        changes = [number for (number,) in cursor.fetchall()]
        of_drafts = draft_keeping.changes(cursor, key)
        group = _worked_out(key) if changes or _is_known(cursor, key) else None
        if group is None or not group.standings:
            cursor.execute(FORGET_GROUP, key)
        elif changes or not of_drafts:
            _keep(cursor, group, len(changes))
        draft_keeping.keep(cursor, key, group, of_drafts)
        cursor.execute(COUNTED, [changes])
        if changes or not of_drafts:
            outline_keeping.mark(cursor, key.measure)


def _worked_out(key: GroupKey) -> Group | None:
    return agreement.groups([key], with_drafts=True).get(key)


def _is_known(cursor: Any, key: GroupKey) -> bool:
    """Of a group that is not, nothing is public: its drafts contradict nothing."""
    cursor.execute(KNOWN, key)
    return cursor.fetchone() is not None


def _keep(cursor: Any, group: Group, changes: int) -> None:
    rows = rows_of(group)
    cursor.execute(KEEP, _columns(group, rows, changes))
    [(key,)] = cursor.fetchall()
    cursor.execute(FORMER, [key])
    former = {line for (line,) in cursor.fetchall()}
    now = {row.text for row in rows}
    if changed := now - former:
        in_order = sorted(changed)  # by their ids, as the index has them
        cursor.execute(STAND, [key, group.key.measure, "\n".join(in_order)])
    if gone := {_id(line) for line in former - now} - {_id(line) for line in changed}:
        cursor.execute(FORGET, [key, list(gone)])


def _id(line: str) -> str:
    return line.partition("\t")[0]


def _columns(group: Group, rows: list[Row], changes: int) -> list[Any]:
    consensus = agreement.at(group, today=_today())
    return [
        *group.key,
        changes,
        SHAPE_VERSION,
        len(rows),
        group.roots,
        group.verdict,
        sum(row.opposed == 2 for row in rows),
        sum(row.opposed > 0 for row in rows),
        sum(each.superseded_by is not None for each in group.standings.values()),
        json.dumps(written(consensus)),
        consensus.valid_until,
        _band(group) if len(rows) > kept.MOST_WORKED_OUT else None,
    ]


def _band(group: Group) -> str:
    return json.dumps(written(allowed_band.in_outline(allowed_band.band(group))))


def _today() -> date:
    return datetime.now(UTC).date()


@contextmanager
def _without_collector() -> Iterator[None]:
    """A hundred thousand assertions are many objects and no garbage: looking for it among them
    takes as long as the work itself. Nothing may hold them any more when the collector is back."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
