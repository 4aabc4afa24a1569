"""Entries that a text may name, with a score that can be explained.

Somebody comes with a column of names, in a spreadsheet to import or to reconcile, and asks which
entries they are. A name is compared with names and other names without case and accents, a code
with ids, slugs, identifiers and addresses. What is equal scores 100. What is only alike, by its
trigrams, scores 90 at most, so that nothing that is guessed looks like something that is known. A
name of a merged entry leads to its survivor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps

from claims.queries import read_connection
from claims.queries.keys import read_key
from claims.queries.naming import NAMES, literal

KINDS = ("speaker", "source", "measure", "topic", "event")
LABELS = {"speaker": "name", "source": "title"}  # the others have a label
EQUAL, ALIKE = 100, 90  # the scores of what is equal, and of what has the same trigrams
WHOLE, IN_PART = 0.45, 0.5  # how alike trigrams of a name, or of a part of it, have to be
READ = 50  # rows of each way to match
IN_FRONT = re.compile(r"([a-z0-9][a-z0-9_.-]*):(?!//)(\S+)")  # wikidata:Q1058
ADDRESS = re.compile(r"https?://([^\s/]+)/(?:\S*[/=])?([^\s/=]+)/?", re.IGNORECASE)

ASKED = f"""
SELECT n, text, key, code, register, onrecord_folded(text) AS folded,
    onrecord_folded(beginning) AS beginning
FROM unnest(%(texts)s::text[], %(beginnings)s::text[], %(keys)s::uuid[], %(codes)s::text[],
    %(registers)s::text[]) WITH ORDINALITY asked (text, beginning, key, code, register, n),
    set_config('pg_trgm.similarity_threshold', '{WHOLE}', true) whole,
    set_config('pg_trgm.word_similarity_threshold', '{IN_PART}', true) in_part
"""
ID = "SELECT id FROM {table} WHERE id = asked.key"
SLUG = "SELECT id FROM {table} WHERE slug = asked.text"
IDENTIFIER = """
SELECT {kind}_id FROM {table}identifier WHERE value = asked.code
AND (asked.register = '' OR strpos(asked.register, scheme) > 0)
"""
URL = """
SELECT id FROM {table} WHERE url <> '' AND onrecord_url_key(url) = onrecord_url_key(asked.text)
"""
CODES: dict[str, dict[str, str]] = {
    "speaker": {"id": ID, "slug": SLUG, "identifier": IDENTIFIER},
    "source": {"id": ID, "address": URL},
    "measure": {"id": ID, "slug": SLUG},
    "topic": {"id": ID, "slug": SLUG},
    "event": {"id": ID, "identifier": IDENTIFIER},
}
# Half is how alike the whole names are, half how alike the longer one's best part is.
NAMED = f"""
SELECT known.id, '{{way}}', known.score FROM (
    SELECT id, CASE WHEN folded = asked.folded THEN {EQUAL} {{begun}}
        ELSE {ALIKE} * (similarity(folded, asked.folded) + greatest(
            word_similarity(asked.folded, folded), word_similarity(folded, asked.folded))) / 2 END
        AS score
    FROM (
        SELECT id, onrecord_folded(name) AS folded FROM ({{names}}) known (id, name)
        WHERE {{found}} OFFSET 0
    ) alike ORDER BY score DESC, id OFFSET 0
) known WHERE {{visible}}
"""
BY_NAME = (
    "onrecord_folded(name) = asked.folded",
    "onrecord_folded(name) %% asked.folded",
    "onrecord_folded(name) %%> asked.folded",
)
BY_BEGINNING = "onrecord_folded(name) LIKE asked.beginning"
BEGUN = f"WHEN folded LIKE asked.beginning THEN {ALIKE}"
FOUND = """
WITH asked AS MATERIALIZED ({asked}), found AS MATERIALIZED (
    SELECT asked.n, way.id, way.name, way.score FROM asked CROSS JOIN LATERAL ({ways})
        way (id, name, score)
)
SELECT found.n, entry.id, entry.{label}, found.name, max(found.score)::float8
FROM found JOIN {table} own ON own.id = found.id
JOIN {table} entry ON entry.id = coalesce(own.merged_into_id, own.id)
WHERE own.redacted_at IS NULL AND entry.redacted_at IS NULL
GROUP BY found.n, entry.id, found.name
"""
PUBLIC_KINDS = "SELECT id, kind FROM claims_recordversion WHERE id = ANY (%s) AND kind = ANY (%s)"
# Looked up row by row: as a join, it would be planned to read all record versions.
PUBLIC = "(SELECT true FROM claims_recordversion record WHERE record.id = known.id)"


@dataclass(frozen=True)
class Candidate:
    """An entry that a text may name. `features` are the ways in which it matches, each with what
    it scores: id, slug, identifier, address, name, other_name."""

    id: UUID
    name: str
    features: Mapping[str, float]

    @property
    def score(self) -> float:
        return max(self.features.values())

    @property
    def is_equal(self) -> bool:
        """Whether the text is one of its names or codes, and not only like one."""
        return self.score >= EQUAL


def matches(
    kind: str,
    texts: Sequence[str],
    *,
    most: int = 5,
    public: bool = False,
    begun: bool = False,
) -> list[list[Candidate]]:
    """The candidates for each text, the likeliest first: all texts in one statement. `public`: of
    what anybody may see alone. `begun`: a text may be the beginning of a name."""
    if not texts:
        return []
    asked = [" ".join(text.split()) for text in texts]
    codes = [_code(text) for text in asked]
    parameters = {
        "texts": asked,
        "beginnings": [f"{literal(text)}%" for text in asked],
        "keys": [_key(text) for text in asked],
        "codes": [code for _, code in codes],
        "registers": [register for register, _ in codes],
    }
    found: list[dict[tuple[UUID, str], dict[str, float]]] = [defaultdict(dict) for _ in asked]
    for n, key, name, way, score in read_connection.rows(
        _statement(kind, public, begun), parameters
    ):
        found[n - 1][key, name][way] = round(score, 1)
    return [_ranked(each, most) for each in found]


def kinds_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """Of some ids, those of public entries, each with the kind that it is."""
    asked = [list(ids), list(KINDS)]
    found: Any = read_connection.rows(PUBLIC_KINDS, asked)
    return dict(found)


def _ranked(found: Mapping[tuple[UUID, str], Mapping[str, float]], most: int) -> list[Candidate]:
    candidates = (
        Candidate(key, name, dict(sorted(features.items(), key=lambda way: (-way[1], way[0]))))
        for (key, name), features in found.items()
    )
    return sorted(candidates, key=lambda each: (-each.score, each.name, each.id))[:most]


def _key(text: str) -> UUID | None:
    key = read_key(text, slugs=False)
    return key if isinstance(key, UUID) else None


def _code(text: str) -> tuple[str, str]:
    """Where a register is named, and the identifier there. `wikidata:Q1058`, and
    `https://www.wikidata.org/wiki/Q1058`, name it; `Q1058` is an identifier of any."""
    found = ADDRESS.fullmatch(text) or IN_FRONT.fullmatch(text)
    return (found[1].lower(), found[2]) if found else ("", text)


@cache
def _statement(kind: str, public: bool, begun: bool) -> str:
    model = apps.get_model("claims", kind)
    table, names = model._meta.db_table, NAMES[model].names
    visible = PUBLIC if public else "true"
    coded = [
        f"SELECT known.id, '{way}', {EQUAL} FROM ({sql.format(kind=kind, table=table)}) known (id) "
        f"WHERE {visible}"
        for way, sql in CODES[kind].items()
    ]
    found = " OR ".join((*BY_NAME, BY_BEGINNING) if begun else BY_NAME)
    named = [
        NAMED.format(
            way=way, names=select, found=found, visible=visible, begun=BEGUN if begun else ""
        )
        for way, select in zip(("name", "other_name"), names, strict=False)
    ]
    ways = " UNION ALL ".join(f"({sql} LIMIT {READ})" for sql in [*coded, *named])
    return FOUND.format(asked=ASKED, ways=ways, table=table, label=LABELS.get(kind, "label"))
