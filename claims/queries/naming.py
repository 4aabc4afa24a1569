"""Entries by their names, as somebody types them: what is called exactly so comes first.

Names are compared without case and accents, other names and identifiers among them. Of each way to
match, only so many rows are read: nobody scrolls through a thousand names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from claims.models import Event, Measure, Source, Speaker, Topic, Unit

MOST = 100  # entries that are found
READ = 200  # rows that are read of each way to match
SHORT = 3  # an index of trigrams finds no shorter word in the middle of a name


@dataclass(frozen=True)
class Names:
    """Where the names of a kind of entry are: selects of a key and a name, and of a key and a code
    that is typed as it is."""

    names: tuple[str, ...]
    codes: tuple[str, ...] = ()

    def sql(self, parts: int) -> str:
        """One select. `parts` words may stand anywhere in a name."""
        named = " UNION ALL ".join(self.names)
        ways = [("= onrecord_folded(%(term)s)", 1), ("LIKE onrecord_folded(%(start)s)", 2)]
        ways.append(("LIKE onrecord_folded(%(word)s)", 3))
        if parts:
            each = (f"LIKE onrecord_folded(%(part{number})s)" for number in range(parts))
            ways.append((" AND onrecord_folded(name) ".join(each), 4))
        found = [
            f"(SELECT id, {rank} AS rank, length(name) AS size FROM ({named}) named(id, name) "
            f"WHERE onrecord_folded(name) {way} LIMIT {READ})"
            for way, rank in ways
        ]
        found += [
            f"(SELECT id, 0, 0 FROM ({code}) coded(id, code) WHERE code = %(term)s LIMIT {READ})"
            for code in self.codes
        ]
        return (
            f"SELECT id FROM ({' UNION ALL '.join(found)}) found "
            f"GROUP BY id ORDER BY min(rank), min(size), id LIMIT {MOST}"
        )


NAMES: dict[Any, Names] = {
    Speaker: Names(
        (
            "SELECT id, name FROM claims_speaker",
            "SELECT speaker_id, name FROM claims_speakeralias",
        ),
        (
            "SELECT id, slug FROM claims_speaker",
            "SELECT speaker_id, value FROM claims_speakeridentifier",
        ),
    ),
    Measure: Names(
        (
            "SELECT id, label FROM claims_measure",
            "SELECT measure_id, name FROM claims_measurealias",
        ),
        ("SELECT id, slug FROM claims_measure",),
    ),
    Topic: Names(
        ("SELECT id, label FROM claims_topic", "SELECT topic_id, name FROM claims_topicalias"),
        ("SELECT id, slug FROM claims_topic",),
    ),
    Event: Names(
        ("SELECT id, label FROM claims_event",),
        ("SELECT event_id, value FROM claims_eventidentifier",),
    ),
    Source: Names(("SELECT id, title FROM claims_source",), ("SELECT id, url FROM claims_source",)),
    Unit: Names(
        (
            "SELECT code, label FROM claims_unit",
            "SELECT code, plural FROM claims_unit",
            "SELECT code, code FROM claims_unit",
            "SELECT code, unnest(aliases) FROM claims_unit",
        ),
        (
            "SELECT code, code FROM claims_unit",
            "SELECT code, symbol FROM claims_unit",
        ),
    ),
}


def named(model: Any, term: str) -> list[Any]:
    """The keys of entries by a name or code, the best match first."""
    words = term.split()
    if not words:
        return []
    joined = " ".join(words)
    asked = {
        "term": joined,
        "start": f"{literal(joined)}%",
        "word": f"% {literal(joined)}%",
    }
    anywhere = words if any(len(word) >= SHORT for word in words) else []
    asked |= {f"part{number}": f"%{literal(word)}%" for number, word in enumerate(anywhere)}
    with connection.cursor() as cursor:
        cursor.execute(NAMES[model].sql(len(anywhere)), asked)
        return [key for (key,) in cursor.fetchall()]


def found(rows: QuerySet[Any], term: str) -> list[Any]:
    """Those of some rows that are called so, the best match first."""
    keys = named(rows.model, term)
    known = {row.pk: row for row in rows.filter(pk__in=keys)}
    return [known[key] for key in keys if key in known]


def literal(text: str) -> str:
    """A text in a pattern, where these three have a meaning."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
