"""What drafts would contradict is kept beside their group, by whoever brings that up to date.

Triggers note each transaction that changes a draft. What they note is worked out like a change of
the group, and is in no version of it.
"""

from __future__ import annotations

import json
from typing import Any

from claims.queries.agreement import Group, GroupKey
from claims.queries.agreement.conflicts import few
from claims.queries.agreement.groups import Standing
from claims.queries.agreement.kept import MOST_WORKED_OUT

# Of a group, or whoever saves one of them would wait for all.
ARE_FEW = f"""(
    SELECT count(*) FROM (
        SELECT FROM claims_draftlisting draft WHERE draft.measure_id = change.measure_id
        LIMIT {MOST_WORKED_OUT + 1}
    ) few
) <= {MOST_WORKED_OUT}"""
DUE = "SELECT DISTINCT measure_id, event_id FROM claims_draftchange LIMIT %s"
OF_GROUP = "measure_id = %s AND event_id IS NOT DISTINCT FROM %s"
CHANGES = f"SELECT id FROM claims_draftchange WHERE {OF_GROUP}"
COUNTED = "DELETE FROM claims_draftchange WHERE id = ANY (%s)"
FORGET = f"DELETE FROM claims_draftstanding WHERE {OF_GROUP} AND assertion_id <> ALL (%s::uuid[])"
KEEP = """
INSERT INTO claims_draftstanding AS known (measure_id, event_id, assertion_id, claim_id, strict,
    loose, witnesses)
SELECT %s, %s, * FROM unnest(%s::uuid[], %s::uuid[], %s::smallint[], %s::smallint[], %s::jsonb[])
ON CONFLICT (assertion_id, measure_id) DO UPDATE SET event_id = excluded.event_id,
    claim_id = excluded.claim_id, strict = excluded.strict, loose = excluded.loose,
    witnesses = excluded.witnesses
WHERE known IS DISTINCT FROM excluded
"""


def due(cursor: Any, most: int) -> list[GroupKey]:
    """Groups of which drafts have changed."""
    cursor.execute(DUE, [most])
    return [GroupKey(*row) for row in cursor.fetchall()]


def changes(cursor: Any, key: GroupKey) -> list[int]:
    """What has changed of the drafts of a group: read it before the drafts."""
    cursor.execute(CHANGES, key)
    return [number for (number,) in cursor.fetchall()]


def keep(cursor: Any, key: GroupKey, group: Group | None, counted: list[int]) -> None:
    """Keep what the drafts of a group would contradict: most of them nothing, and nothing is kept
    of those."""
    rows = [_row(one) for one in group.drafts.values()] if group else []
    cursor.execute(FORGET, [*key, [row[0] for row in rows]])
    if rows:
        cursor.execute(KEEP, [*key, *map(list, zip(*rows, strict=True))])
    cursor.execute(COUNTED, [counted])


def _row(one: Standing) -> tuple[Any, ...]:
    return one.member.id, one.member.claim, one.strict, one.loose, json.dumps(_witnesses(one))


def _witnesses(one: Standing) -> list[list[Any]]:
    """Those that are against it strictly first, each once."""
    strictly, at_all = few(one)
    return [
        [each.assertion, each.strict, each.reason, str(each.gap)]
        for each in dict.fromkeys(strictly + at_all)
    ]
