"""Entries that a curator may mean: the likeliest first, and few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from claims.models import Event, Measure, Speaker, Topic, Unit
from claims.queries import naming

MOST = 8
# What was chosen for the neighbours of a claim: in its source, by its speaker, on its topics, in
# its dataset. The nearest fifty of each will do.
USED_NEAR = """
SELECT measure_id, sum(score) AS score FROM (
    SELECT DISTINCT measure_id, score FROM (
        (SELECT a.measure_id, 2.0 AS score FROM claims_appearance mine
            JOIN claims_appearance other ON other.source_id = mine.source_id
                AND other.claim_id <> mine.claim_id
            JOIN claims_numericassertion a ON a.claim_id = other.claim_id
            WHERE mine.claim_id = %(claim)s ORDER BY a.id DESC LIMIT 50)
        UNION ALL (SELECT a.measure_id, 1.5 FROM claims_claim mine
            JOIN claims_claim other ON other.speaker_id = mine.speaker_id AND other.id <> mine.id
            JOIN claims_numericassertion a ON a.claim_id = other.id
            WHERE mine.id = %(claim)s LIMIT 50)
        UNION ALL (SELECT a.measure_id, 1.0 FROM claims_claimtopic mine
            JOIN claims_claimtopic other ON other.topic_id = mine.topic_id
                AND other.claim_id <> mine.claim_id
            JOIN claims_numericassertion a ON a.claim_id = other.claim_id
            WHERE mine.claim_id = %(claim)s LIMIT 50)
        UNION ALL (SELECT a.measure_id, 1.0 FROM claims_claim mine
            JOIN LATERAL (SELECT id FROM claims_claim
                WHERE dataset = mine.dataset AND id < mine.id ORDER BY id DESC LIMIT 30
            ) other ON mine.dataset <> ''
            JOIN claims_numericassertion a ON a.claim_id = other.id
            WHERE mine.id = %(claim)s LIMIT 50)
    ) used
) each_once GROUP BY measure_id
"""
# Only those are ranked that an index finds: by their names, by what they count, or used near.
MEASURES = f"""
WITH near AS MATERIALIZED ({USED_NEAR}),
asked AS (SELECT onrecord_folded(%(text)s) AS words, onrecord_folded(%(around)s) AS around),
candidates AS MATERIALIZED (
    SELECT measure_id AS id FROM near
    UNION SELECT unnest(%(named)s::uuid[])
    {{candidates}}
)
SELECT measure.id::text AS id, measure.label AS name, measure.unit_id AS unit,
    measure.temporal_kind AS hint
FROM candidates JOIN claims_measure measure USING (id)
CROSS JOIN asked LEFT JOIN near ON near.measure_id = measure.id
CROSS JOIN LATERAL (
    SELECT max(similarity(onrecord_folded(named.name), words)) AS alike,
        bool_or(strpos(onrecord_folded(named.name), words) > 0) AS held,
        max(word_similarity(onrecord_folded(named.name), around)) AS around
    FROM (SELECT measure.label AS name
        UNION ALL SELECT name FROM claims_measurealias WHERE measure_id = measure.id) named
) names
WHERE measure.merged_into_id IS NULL AND measure.redacted_at IS NULL
    AND (%(dimension)s = '' OR measure.dimension = %(dimension)s)
    AND (words = '' AND (near.score IS NOT NULL OR names.around > 0.5)
        OR words <> '' AND (names.held OR names.alike > 0.3))
ORDER BY coalesce(near.score, 0) + 4 * names.alike + 3 * names.around
    + CASE WHEN onrecord_folded(measure.label) = words THEN 10 ELSE 0 END DESC,
    measure.label, measure.id
LIMIT {MOST}
"""
BY_LABEL = "SELECT id FROM claims_measure WHERE onrecord_folded(label) {0}"
BY_OTHER_NAME = "SELECT measure_id FROM claims_measurealias WHERE onrecord_folded(name) {0}"
BY_COUNTED = "SELECT id FROM claims_measure WHERE onrecord_folded(population) {0}"
READ = 200  # rows of each way to be found
PAIRS, WORDS = 12, 8  # that are looked for, of the words around a figure
WORD = re.compile(r"[^\W\d_]{3,}")
NAMES: dict[str, tuple[Any, Callable[[Any], str]]] = {
    "speaker": (Speaker, lambda row: row.kind),
    "topic": (Topic, lambda row: ""),
    "event": (Event, lambda row: row.place),
}


@dataclass(frozen=True)
class Suggestion:
    """An entry by its name, with what tells it from others of that name."""

    id: str
    name: str
    unit: str
    hint: str


def measures(text: str, *, claim: UUID, around: str = "", dimension: str = "") -> list[Suggestion]:
    """Measures by a part of their names; without any, those that the words `around` a figure name,
    and those of the claim's neighbours."""
    asked = {"text": text, "around": around, "claim": claim, "dimension": dimension}
    if text.strip():
        asked["named"] = naming.named(Measure, text)
        ways = [way.format("%% onrecord_folded(%(text)s)") for way in (BY_LABEL, BY_OTHER_NAME)]
    else:
        asked["named"] = []
        ways = list(_ways(around, asked))
    candidates = "".join(f" UNION ({way} LIMIT {READ})" for way in ways)
    return _rows(MEASURES.format(candidates=candidates), asked)


def _ways(around: str, asked: dict[str, Any]) -> Iterator[str]:
    """To find measures by the words around a figure. Two words that follow each other are looked
    for by themselves: they are rarer, and a common word leaves no room for them."""
    words = WORD.findall(around)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    longest = sorted(dict.fromkeys(words), key=len, reverse=True)
    for name, sought in (("pair", pairs[:PAIRS]), ("word", longest[:WORDS])):
        keys = [f"{name}{number}" for number in range(len(sought))]
        asked |= dict(zip(keys, sought, strict=True))
        asked |= {f"in_{key}": f"%{asked[key]}%" for key in keys}
        if keys:
            yield BY_LABEL.format(_any_of("LIKE", [f"in_{key}" for key in keys]))
            yield BY_OTHER_NAME.format(_any_of("LIKE", [f"in_{key}" for key in keys]))
            yield BY_COUNTED.format(_any_of("=", keys))


def _any_of(operator: str, names: Iterable[str]) -> str:
    folded = ", ".join(f"onrecord_folded(%({name})s)" for name in names)
    return f"{operator} ANY (ARRAY[{folded}])"


def named(kind: str, text: str) -> list[Suggestion]:
    """Speakers, topics or events by their names."""
    model, hint = NAMES[kind]
    rows = model.objects.filter(merged_into=None, redacted_at=None)
    return [Suggestion(str(row.pk), str(row), "", hint(row)) for row in _found(rows, text)]


def units(text: str) -> list[Suggestion]:
    """Units by their code, symbol or name."""
    rows = _found(Unit.objects.all(), text)
    return [Suggestion(row.code, row.plural, row.code, row.dimension) for row in rows]


def _found(rows: QuerySet[Any], text: str) -> list[Any]:
    """The best matches, or before anything is typed, the first rows."""
    return naming.found(rows, text)[:MOST] if text.strip() else list(rows[:MOST])


def _rows(sql: str, asked: dict[str, Any]) -> list[Suggestion]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return [Suggestion(*row) for row in cursor.fetchall()]
