"""Full text: which claims a question finds, and where. `web_words` has its syntax.

Words are compared by their stem and without accents (the configuration `onrecord`). Words that are
in every text are in no document: they are dropped, and the answer names them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from claims.models import ClaimDocument
from claims.queries import read_connection, summaries, web_words
from claims.queries.pages import Sql

RANKED = 1_500  # the newest so many that are found are put in order of their rank
WEIGHTS = "{0.1, 0.2, 0.6, 1.0}"  # of sources (D), speaker (C), quote (B), statement (A)
QUESTION = "websearch_to_tsquery('onrecord', %s)"
ASKED = "to_tsquery('onrecord', %s)"
ANSWERING = f"SELECT claim_id FROM claims_claimdocument WHERE document @@ {ASKED}"
# The planner does not see the words, so that it has no reason to plan for each question anew.
LISTED = (
    "SELECT claim_id, said_at FROM claims_claimdocument "
    f"WHERE listed AND document @@ (SELECT {ASKED})"
)
GATHERED = f"SELECT unnest(ARRAY({ANSWERING}))"
LOOKED_FOR = f"""
SELECT numnode({ASKED}), reltuples::float8, ARRAY(
    SELECT word FROM unnest(%s::text[]) WITH ORDINALITY given(word, place)
    WHERE word ~ '[[:alnum:]]' AND numnode(plainto_tsquery('onrecord', word)) = 0 ORDER BY place)
FROM pg_class WHERE oid = 'claims_claimdocument'::regclass
"""
KEPT, MOST_KEPT = 60.0, 1_000  # seconds, and so many
RARE, FEWEST = 0.005, 1_000  # of all documents, at least so many
BEGIN, END = "\ue000", "\ue001"  # for private use: they stand in no text
MARKS = f"StartSel={BEGIN}, StopSel={END}"
SHORT = 300  # characters that are shown whole
HIGHLIGHTS = f"""
SELECT c.id, part.name, ts_headline('onrecord', part.text, {ASKED},
    CASE WHEN length(part.text) <= {SHORT} THEN '{MARKS}, HighlightAll=true'
    ELSE '{MARKS}, MaxFragments=3, MaxWords=30, MinWords=8' END)
FROM claims_claim c CROSS JOIN LATERAL (
    SELECT 'statement' AS name, c.statement AS text
    UNION ALL SELECT 'quote', c.quote
    UNION ALL SELECT 'speaker', s.name FROM claims_speaker s WHERE s.id = c.speaker_id
    UNION ALL SELECT 'source', o.title
        FROM claims_appearance a JOIN claims_source o ON o.id = a.source_id WHERE a.claim_id = c.id
) part
WHERE c.id = ANY (%s)
"""


@dataclass(frozen=True)
class Search:
    """Words to look for, as PostgreSQL is asked for them, whether few texts have them, and which
    words were dropped."""

    words: str
    is_rare: bool
    dropped: tuple[str, ...] = ()


UNDERSTOOD: dict[str, tuple[float, Search | None]] = {}  # each until when


def understood(words: str) -> Search | None:
    """The words as the database takes them; None if they leave nothing to look for: “the” alone
    finds nothing, and “-dog” all but dogs."""
    until, search = UNDERSTOOD.get(words, (0.0, None))
    if until < time.monotonic():
        search = _understood(words)
        if len(UNDERSTOOD) >= MOST_KEPT:
            UNDERSTOOD.clear()
        UNDERSTOOD[words] = time.monotonic() + KEPT, search
    return search


def is_understood(words: str) -> bool:
    """Whether the database need not be asked about the words within the next second."""
    until, _ = UNDERSTOOD.get(words, (0.0, None))
    return until > time.monotonic() + 1


def dropped(words: str) -> tuple[str, ...]:
    """The words that are in every text, and were not looked for."""
    search = understood(words)
    return search.dropped if search else ()


def _understood(words: str) -> Search | None:
    """Asked once in a while: what the planner expects changes when a table is analysed."""
    asked = web_words.as_tsquery(words)
    [(number, documents, dropped)] = read_connection.rows(
        LOOKED_FOR, [asked, web_words.words(words)], one_plan=True
    )
    if not number:
        return None
    expected = summaries.expected((ANSWERING, [asked]))
    return Search(asked, bool(expected < max(RARE * documents, FEWEST)), tuple(dropped))


def says(search: Search) -> Q:
    """Claims whose document answers a question.

    Of words that are rarer than the commonest thousand the planner knows only that, and would walk
    along all claims to find the few: these are gathered by the index of words instead.
    """
    if search.is_rare:
        return Q(pk__in=RawSQL(GATHERED, [search.words]))
    question = SearchQuery(search.words, config="onrecord", search_type="raw")
    return Q(Exists(ClaimDocument.objects.filter(claim=OuterRef("pk"), document=question)))


def listed(words: str) -> Sql:
    """All claims that are listed and found, from their documents alone."""
    return LISTED, [web_words.as_tsquery(words)]


def ranked(rows: Sql, words: str) -> Sql:
    """The newest rows found, each with its rank (ts_rank, by the weights of its parts)."""
    sql = (
        f"SELECT d.claim_id, ts_rank('{WEIGHTS}', d.document, {ASKED})::float8 "
        f"FROM claims_claimdocument d WHERE d.claim_id = ANY (ARRAY("
        f"SELECT id FROM ({rows[0]}) listed(id, said_at) "
        f"ORDER BY said_at DESC NULLS LAST, id DESC LIMIT {RANKED}))"
    )
    return sql, [web_words.as_tsquery(words), *rows[1]]


def highlights(ids: list[UUID], words: str) -> dict[str, dict[str, list[str]]]:
    """Of each claim, the texts in which words were found, each word between BEGIN and END."""
    marked: dict[str, dict[str, list[str]]] = {str(key): {} for key in ids}
    for key, name, text in read_connection.rows(HIGHLIGHTS, [web_words.as_tsquery(words), ids]):
        if BEGIN in text:
            marked[str(key)].setdefault(name, []).append(text)
    return marked
