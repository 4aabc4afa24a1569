"""The requests that the benchmark of the read API makes, with values taken from the data.

A value matches about as many claims at every size of database, so that the measurements of one size
can be compared with another's. On the same data the values are the same each time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from psycopg import Connection

LIST, NUMBERS = "/api/v1/claims/", "/api/v1/assertions/"
SEED = 4
VALUES = 20  # for each kind of request
USUAL = 200  # claims that a value matches
SAMPLE = 20_000  # rows
VISIBLE = (
    "c.status IN ('published', 'retracted') AND c.redacted_at IS NULL AND c.merged_into_id IS NULL"
)
# The slug or id of an entry, and how many visible claims it has.
SPEAKERS = (
    "SELECT s.slug, count(*) FROM claims_claim c JOIN claims_speaker s ON s.id = c.speaker_id "
    f"WHERE {VISIBLE} AND s.merged_into_id IS NULL GROUP BY s.id"
)
SOURCES = (
    "SELECT o.id::text, count(*) FROM claims_claim c "
    "JOIN claims_appearance a ON a.claim_id = c.id JOIN claims_source o ON o.id = a.source_id "
    f"WHERE {VISIBLE} AND o.merged_into_id IS NULL GROUP BY o.id"
)
TOPICS = (
    "SELECT t.slug, count(*) FROM claims_claim c "
    "JOIN claims_claimtopic l ON l.claim_id = c.id JOIN claims_topic t ON t.id = l.topic_id "
    f"WHERE {VISIBLE} AND t.merged_into_id IS NULL GROUP BY t.id"
)
# The slug of a measure, and how many assertions it has, those of hidden claims included.
MEASURES = (
    "SELECT m.slug, count(*) FROM claims_numericassertion n "
    "JOIN claims_measure m ON m.id = n.measure_id WHERE m.merged_into_id IS NULL GROUP BY m.id"
)
# The slug of a measure, and the quartiles of its numbers in its own unit.
QUARTILES = (
    "SELECT m.slug, trim_scale(percentile_disc(0.25) WITHIN GROUP (ORDER BY n.low))::text, "
    "trim_scale(percentile_disc(0.75) WITHIN GROUP (ORDER BY n.low))::text "
    "FROM claims_numericassertion n JOIN claims_measure m ON m.id = n.measure_id "
    "AND m.unit_id = n.unit_id WHERE m.slug = ANY(%s) AND n.low IS NOT NULL GROUP BY m.slug"
)


@dataclass(frozen=True)
class Question:
    """One kind of request: the paths are asked in turn."""

    name: str
    paths: list[str]
    conditional: bool = False  # with the ETag of the first answer, for a 304
    together: bool = True  # over many connections too; of exports a server does few at a time


def listing(path: str = LIST, **parameters: object) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def questions(database: Connection[Any]) -> Iterator[Question]:
    speakers, topics = usual(database, SPEAKERS), usual(database, TOPICS)
    heaviest, commonest = busiest(database, SPEAKERS), busiest(database, TOPICS)
    measures = usual(database, MEASURES)
    quartiles = database.execute(QUARTILES, [measures]).fetchall()
    rare, common = words(database)
    claims = [f"{LIST}{key}/" for key in ids(database)]

    yield Question("newest 50", [LIST])
    yield Question("one claim", claims)
    yield Question("304, one claim", claims, conditional=True)
    yield Question("304, newest 50", [LIST], conditional=True)
    yield Question("by speaker", [listing(speaker=slug) for slug in speakers])
    yield Question("by speaker, the heaviest", [listing(speaker=heaviest)])
    yield Question("by date range", [listing(**dates) for dates in date_ranges(database)])
    yield Question("by topic, rare ones", [listing(topic=slug) for slug in topics])
    yield Question("by topic, the commonest", [listing(topic=commonest)])
    yield Question("by source", [listing(source=key) for key in usual(database, SOURCES)])
    yield Question("by measure", [listing(measure=slug) for slug in measures])
    yield Question("words: a rare one", [listing(q=word) for word in rare])
    yield Question("words: a common one", [listing(q=word) for word in common])
    yield Question("... ranked", [listing(q=word, ordering="-rank") for word in common])
    yield Question(
        "interval, of a measure",
        [listing(NUMBERS, measure=slug, min=low, max=high) for slug, low, high in quartiles],
    )
    yield Question(
        "interval, of any", [listing(NUMBERS, min=low, max=high) for _, low, high in quartiles]
    )
    facets = "speaker,topic,kind"
    yield Question("facets, rare topics", [listing(topic=x, facets=facets) for x in topics])
    yield Question("facets, commonest topic", [listing(topic=commonest, facets=facets)])
    yield Question("count of rare topics", [listing(topic=x, count="exact") for x in topics])
    yield Question("count of all", [listing(count="exact")])
    yield Question("fields=id,said_at,statement", [listing(fields="id,said_at,statement")])
    yield Question("CSV of 10,000", [listing(format="csv", page_size=10_000)], together=False)


def usual(database: Connection[Any], counted: str) -> list[str]:
    """Entries with about 200 claims each."""
    query = f"SELECT * FROM ({counted}) x (name, n) ORDER BY abs(ln(n / {USUAL}.0)), name LIMIT %s"
    return [name for name, _ in database.execute(query, [VALUES])]


def busiest(database: Connection[Any], counted: str) -> str:
    query = f"SELECT * FROM ({counted}) x (name, n) ORDER BY n DESC, name LIMIT 1"
    row = database.execute(query).fetchone()
    assert row, "the database has no such claims"
    name: str = row[0]
    return name


def sampled(database: Connection[Any], column: str) -> list[Any]:
    """About 20,000 values of a column of visible claims, from anywhere in the table."""
    row = database.execute(
        "SELECT reltuples FROM pg_class WHERE oid = 'claims_claim'::regclass"
    ).fetchone()
    assert row
    share = min(SAMPLE / max(row[0], 1) * 100, 100)
    query = (
        f"SELECT {column} FROM claims_claim c TABLESAMPLE SYSTEM ({share}) REPEATABLE ({SEED}) "
        f"WHERE {VISIBLE} ORDER BY c.id"
    )
    return [value for (value,) in database.execute(query)]


def ids(database: Connection[Any]) -> list[Any]:
    return Random(SEED).sample(sampled(database, "c.id"), VALUES)


def words(database: Connection[Any]) -> tuple[list[str], list[str]]:
    """Words of about 200 claims each, and the commonest that are no stop words."""
    statements = sampled(database, "c.statement")
    row = database.execute(f"SELECT count(*) FROM claims_claim c WHERE {VISIBLE}").fetchone()
    assert row
    counts = Counter(
        word for text in statements for word in set(re.findall(r"\b[a-z]{6,}\b", text.lower()))
    )
    wanted = USUAL * len(statements) / row[0]
    rare = sorted(counts, key=lambda word: (abs(counts[word] - wanted), word))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return without_stop_words(database, rare)[:VALUES], without_stop_words(database, common)[:5]


def without_stop_words(database: Connection[Any], found: list[str]) -> list[str]:
    query = (
        "SELECT word FROM unnest(%s::text[]) WITH ORDINALITY x (word, n) "
        "WHERE numnode(plainto_tsquery('english', word)) > 0 ORDER BY n"
    )
    return [word for (word,) in database.execute(query, [found[: 5 * VALUES]])]


def date_ranges(database: Connection[Any]) -> list[dict[str, str]]:
    """Thirty days each."""
    row = database.execute("SELECT min(said_at)::date, max(said_at)::date FROM claims_claim")
    first, last = row.fetchone() or (None, None)
    assert first, "no claim has a date"
    dice = Random(SEED)
    starts = [first + timedelta(dice.randrange((last - first).days)) for _ in range(VALUES)]
    return [
        {"said_at__gte": str(start), "said_at__lt": str(start + timedelta(30))} for start in starts
    ]
