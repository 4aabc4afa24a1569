"""Which entries may be one and the same: of each, a few that are like it, found by an index.

No entry is compared with all others. Speakers, sources, topics, events and measures are looked up
by the trigrams of their names, sources also by their address, measures by what they count. Claims
are looked up by their speaker, around the day, and by their first words; the trigrams of their
statements, and their figures, then tell how alike they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.db import connection

from claims.models import Mergeable

OF_EACH = 5
LIKELY = 60  # percent: what is less alike is offered on the page of an entry alone
NEAR = 200  # claims of a speaker that are looked at


class Alike(NamedTuple):
    """An entry that is like another one, in percent, and in what."""

    entry: UUID
    other: UUID
    score: int
    why: str


@dataclass(frozen=True)
class Likeness:
    """How one kind is looked up. `others` is a statement that answers id, likeness and why of
    those that are like the row `x`; `threshold` is that of its trigrams."""

    threshold: float
    others: str
    likely: int = LIKELY


def _by_name(table: str, name: str, where: str = "true", times: str = "1") -> str:
    return f"""
SELECT o.id, similarity(onrecord_folded(o.{name}), onrecord_folded(x.{name})) * {times} AS likeness,
    'name' AS why
FROM {table} o
WHERE onrecord_folded(o.{name}) % onrecord_folded(x.{name}) AND {where}
ORDER BY likeness DESC LIMIT {2 * OF_EACH}
"""


def _by_alias(kind: str, name: str) -> str:
    """Those with another name like its name, and those with a name like one of its other names."""
    alias, table = f"claims_{kind}alias", f"claims_{kind}"
    return f"""
(SELECT a.{kind}_id, similarity(onrecord_folded(a.name), onrecord_folded(x.{name})), 'other name'
FROM {alias} a WHERE onrecord_folded(a.name) % onrecord_folded(x.{name})
ORDER BY 2 DESC LIMIT {2 * OF_EACH})
UNION ALL
(SELECT o.id, similarity(onrecord_folded(o.{name}), onrecord_folded(own.name)), 'other name'
FROM (SELECT name FROM {alias} WHERE {kind}_id = x.id ORDER BY id LIMIT 10) own
JOIN {table} o ON onrecord_folded(o.{name}) % onrecord_folded(own.name)
ORDER BY 2 DESC LIMIT {2 * OF_EACH})
"""


def _near(column: str) -> str:
    """Dated within three days of each other, or one of them not at all."""
    return (
        f"(o.{column} IS NULL OR x.{column} IS NULL "
        f"OR o.{column} BETWEEN x.{column} - interval '3 days' AND x.{column} + interval '3 days')"
    )


# Of one name, in two places: they may be two.
ELSEWHERE = "CASE WHEN o.area <> x.area AND '' NOT IN (o.area, x.area) THEN 0.8 ELSE 1 END"
SAME_ADDRESS = f"""
SELECT o.id, 1.0, 'address' FROM claims_source o
WHERE x.url <> '' AND o.url <> '' AND onrecord_url_key(o.url) = onrecord_url_key(x.url)
LIMIT {2 * OF_EACH}
"""
ONE_KIND = "o.dimension = x.dimension AND o.temporal_kind = x.temporal_kind"
# Half of it is what is counted, half the words of the label.
SAME_COUNT = f"""
SELECT o.id,
    0.55 + 0.45 * similarity(onrecord_folded(o.label), onrecord_folded(x.label)),
    'what is counted'
FROM claims_measure o
WHERE x.population <> '' AND onrecord_folded(o.population) = onrecord_folded(x.population)
    AND {ONE_KIND} AND o.start IS NOT DISTINCT FROM x.start
ORDER BY 2 DESC LIMIT {2 * OF_EACH}
"""
SAME_NUMBER = """
EXISTS (SELECT FROM claims_numericassertion mine JOIN claims_numericassertion theirs
    ON theirs.claim_id = o.id AND theirs.canonical = mine.canonical
    AND theirs.measure_dimension = mine.measure_dimension
    WHERE mine.claim_id = x.id)
"""
OF_SPEAKER = f"""
SELECT o.id, CASE
    WHEN o.said_at IS NOT NULL AND {SAME_NUMBER} THEN
        greatest(0.75, similarity(o.statement, x.statement))
    ELSE similarity(o.statement, x.statement) END,
    CASE WHEN o.said_at IS NOT NULL AND {SAME_NUMBER} THEN 'number, day and speaker'
        ELSE 'statement' END
FROM (
    (SELECT * FROM claims_claim WHERE speaker_id = x.speaker_id AND x.said_at IS NOT NULL
        AND said_at BETWEEN x.said_at - interval '1 day' AND x.said_at + interval '1 day'
        LIMIT {NEAR})
    UNION ALL
    (SELECT * FROM claims_claim WHERE speaker_id = x.speaker_id AND x.said_at IS NULL
        AND said_at IS NULL ORDER BY id DESC LIMIT {NEAR})
) o
"""
# What two speakers say in the same words is two claims, more often than not.
SAME_BEGINNING = f"""
SELECT o.id, similarity(o.statement, x.statement)
    * CASE WHEN o.speaker_id <> x.speaker_id THEN 0.7 ELSE 1 END, 'statement' FROM (
    SELECT * FROM claims_claim
    WHERE onrecord_statement_key(statement) = onrecord_statement_key(x.statement) LIMIT {NEAR}
) o
"""


def _either(*statements: str) -> str:
    return " UNION ALL ".join(f"({each})" for each in statements)


KINDS: dict[str, Likeness] = {
    "speaker": Likeness(
        0.5,
        _either(_by_name("claims_speaker", "name", times=ELSEWHERE), _by_alias("speaker", "name")),
    ),
    "source": Likeness(
        0.6, _either(_by_name("claims_source", "title", _near("published_at")), SAME_ADDRESS)
    ),
    "topic": Likeness(
        0.45, _either(_by_name("claims_topic", "label"), _by_alias("topic", "label"))
    ),
    "event": Likeness(0.5, _by_name("claims_event", "label", _near("start"))),
    "measure": Likeness(
        0.4, _either(_by_name("claims_measure", "label", ONE_KIND), SAME_COUNT), 55
    ),
    "claim": Likeness(0.6, _either(OF_SPEAKER, SAME_BEGINNING)),
}

FOUND = """
SELECT x.id, alike.id, round(100 * max(alike.likeness))::int,
    (array_agg(alike.why ORDER BY alike.likeness DESC))[1]
FROM ({{rows}}) x
CROSS JOIN LATERAL ({others}) AS alike(id, likeness, why)
JOIN {table} other ON other.id = alike.id
WHERE x.merged_into_id IS NULL AND x.redacted_at IS NULL
    AND other.merged_into_id IS NULL AND other.redacted_at IS NULL AND alike.id <> x.id
GROUP BY x.id, alike.id HAVING 100 * max(alike.likeness) >= %(least)s
    AND NOT EXISTS (SELECT FROM claims_duplicatepair p WHERE p.rejected_at IS NOT NULL
        AND p.first = least(x.id, alike.id) AND p.second = greatest(x.id, alike.id))
ORDER BY x.id, 3 DESC, alike.id
"""
# The number of a row's last writer has 32 bits, to which those above belong. The numbers begin anew
# in a database that is restored: a snapshot of the former one is ahead of them, and shows nothing.
UNSEEN = """
(%(seen)s = '' OR (SELECT pg_snapshot_xmax(nullif(%(seen)s, '')::pg_snapshot)
        > pg_snapshot_xmax(pg_current_snapshot()))
    OR NOT pg_visible_in_snapshot((xmin::text::bigint + (
        SELECT (latest >> 32) - CASE WHEN xmin::text::bigint > latest & 4294967295 THEN 1 ELSE 0 END
        FROM (SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS latest) now
    ) * 4294967296)::text::xid8, nullif(%(seen)s, '')::pg_snapshot))
"""
PAGE = f"""
SELECT * FROM {{table}} WHERE id > %(after)s AND {UNSEEN} ORDER BY id LIMIT %(most)s
"""
ONE = "SELECT * FROM {table} WHERE id = %(entry)s"
LAST = "SELECT id FROM ({rows}) page ORDER BY id DESC LIMIT 1"


def like(entry: Mergeable) -> list[Alike]:
    """The entries that are most like one, as they are now."""
    kind = str(entry._meta.model_name)
    found = _rows(kind, ONE, entry=entry.pk, least=int(100 * KINDS[kind].threshold))
    return found[: 2 * OF_EACH]


def in_order(
    kind: str, after: UUID, most: int, *, seen: str = ""
) -> tuple[list[Alike], UUID | None]:
    """What is like the next entries in the order of their ids, of those that a snapshot does not
    show, and the last of these entries; None after the last of all."""
    asked: dict[str, Any] = {
        "after": after,
        "most": most,
        "least": KINDS[kind].likely,
        "seen": seen,
    }
    with connection.cursor() as cursor:
        cursor.execute(LAST.format(rows=PAGE.format(table=_table(kind))), asked)
        last = cursor.fetchone()
    if last is None:
        return [], None
    return _few_of_each(_rows(kind, PAGE, **asked)), last[0]


def _rows(kind: str, rows: str, **asked: Any) -> list[Alike]:
    likeness, table = KINDS[kind], _table(kind)
    sql = FOUND.format(others=likeness.others.replace("%", "%%"), table=table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pg_trgm.similarity_threshold', %s, true)",
            [str(likeness.threshold)],
        )
        cursor.execute(sql.format(rows=rows.format(table=table)), asked)
        return [Alike(*row) for row in cursor.fetchall()]


def snapshot() -> str:
    """What is on record now, to tell later what is new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        [(now,)] = cursor.fetchall()
    return str(now)


def _few_of_each(found: Sequence[Alike]) -> list[Alike]:
    kept: dict[UUID, list[Alike]] = {}
    for each in found:
        own = kept.setdefault(each.entry, [])
        if len(own) < OF_EACH:
            own.append(each)
    return [each for own in kept.values() for each in own]


def _table(kind: str) -> str:
    return str(apps.get_model("claims", kind)._meta.db_table)
