"""Entries that a curator may mean: the likeliest first, and few of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from claims.quantities.units.conversion import UNITS

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
MEASURES = f"""
WITH near AS MATERIALIZED ({USED_NEAR}),
asked AS (SELECT onrecord_folded(%(text)s) AS words, onrecord_folded(%(around)s) AS around)
SELECT measure.id::text AS id, measure.label AS name, measure.unit_id AS unit,
    measure.temporal_kind AS hint
FROM claims_measure measure CROSS JOIN asked LEFT JOIN near ON near.measure_id = measure.id
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
NAMED = """
SELECT entry.id::text AS id, entry.{name} AS name, '' AS unit, {hint} AS hint
FROM claims_{table} entry
CROSS JOIN (SELECT onrecord_folded(%(text)s) AS words) asked
WHERE entry.merged_into_id IS NULL AND entry.redacted_at IS NULL
    AND (strpos(onrecord_folded(entry.{name}), words) > 0 {aliases})
ORDER BY onrecord_folded(entry.{name}) = words DESC,
    strpos(onrecord_folded(entry.{name}), words) = 1 DESC, entry.{name}, entry.id
LIMIT {most}
"""
BY_ALIAS = """
    OR EXISTS (SELECT FROM claims_{table}alias alias WHERE alias.{table}_id = entry.id
        AND strpos(onrecord_folded(alias.name), words) > 0)
"""
NAMES = {"speaker": ("name", "kind"), "topic": ("label", "''"), "event": ("label", "place")}
WITH_ALIASES = {"speaker", "topic"}


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
    return _rows(MEASURES, asked)


def named(kind: str, text: str) -> list[Suggestion]:
    """Speakers, topics or events by a part of their names: those that begin with it come first."""
    name, hint = NAMES[kind]
    aliases = BY_ALIAS.format(table=kind) if kind in WITH_ALIASES else ""
    sql = NAMED.format(table=kind, name=name, hint=hint, aliases=aliases, most=MOST)
    return _rows(sql, {"text": text})


def units(text: str) -> list[Suggestion]:
    """Units by their code, symbol or name: what is the text itself comes first."""
    wanted = text.casefold()
    found = [
        (_distance(wanted, unit), Suggestion(code, unit.plural, code, unit.dimension))
        for code, unit in UNITS.items()
    ]
    near = sorted((each for each in found if each[0] < NOT_IT), key=lambda each: each[0])
    return [suggestion for _, suggestion in near[:MOST]]


NOT_IT = 9


def _distance(wanted: str, unit: Any) -> int:
    exact = [unit.code, unit.symbol, unit.label, unit.plural]
    if wanted in (each.casefold() for each in exact):
        return 0 if wanted in (unit.code, unit.symbol) else 1
    names = [unit.label.casefold(), unit.plural.casefold()]
    if any(name.startswith(wanted) for name in names):
        return 2
    return 3 if any(wanted in name for name in names) else NOT_IT


def _rows(sql: str, asked: dict[str, Any]) -> list[Suggestion]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return [Suggestion(*row) for row in cursor.fetchall()]
