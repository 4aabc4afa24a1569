"""The words by which headers name what their columns hold."""

from __future__ import annotations

import re

# The words of a header, in the order in which fields choose their columns.
HEADERS: dict[str, str] = {
    "source_url": r"url|link|href|web|source url",
    "said_at": r"date|day|datum|when|said on|said at|published|fecha|tag|jour|claim_date",
    "as_of": r"as of|as_of|stand|reference date|stichtag",
    "period": r"period|year|month|quarter|jahr|monat|zeitraum",
    "quote": r"quote|verbatim|zitat|citation",
    "statement": r"statement|claim|text|said|says|aussage|what they said|assertion",
    "speaker": r"who|speaker|claimer|claimant|author|sprecher|wer|organi[sz]ation|person"
    r"|attributed",
    "speaker_role": r"job|role|title|position|function|amt|party|funktion",
    "relayed_by": r"relayed|reported by|via|according",
    "low": r"low|lower|min|minimum|from|von",
    "high": r"high|upper|max|maximum|to|bis",
    "best": r"best",
    "qualifier": r"qualifier|approx|about|modifier",
    "value": r"number|value|figure|count|amount|zahl|wert|anzahl|total|n|as_printed|deaths|killed",
    "measure": r"measure|counted|indicator|category|metric|variable|bucket|what|thing|gezählt|type",
    "event_id": r"(event|incident|war|battle|attack|conflict)[ _-]id",
    "event": r"event|incident|war|battle|attack|ereignis|conflict",
    "source_title": r"headline|source|title|quelle|article|publication",
    "source_kind": r"said where|source type|medium|channel|venue|type of source",
    "place": r"place|location|where|ort|city|country|lugar",
    "source_publisher": r"publisher|outlet|newspaper",
    "topics": r"topics?|subjects?|tags?|keywords?|thema|themen",
    "language": r"language|lang|sprache",
    "note": r"notes?|comments?|remarks?|anmerkung|bemerkung",
    "status": r"status|quality",
    "dataset_id": r"id|identifier|uuid|uri|key|nr|no|claim",
}
TIMES = "stock: a state at a day; flow: of a period; cumulative: a count since a start"
NUMBERED = re.compile(r"(?<![^\W_])(?:ids?|nr|no|row|rank)\.?$", re.IGNORECASE)
PROSE = 40  # characters: what is longer is a text, and no name
QUALIFIERS = frozenset(
    "about|more|less|over|under|up to|ca|ca.|circa|approx|approx.|~|>|<|≥|≤|at least|at most|"
    "around|nearly|almost|some|est.|estimate|more than|less than".split("|")
)
NAMED_BY = ("speaker", "event", "event_id", "measure")
IDENTITY = ("said_at", "as_of", "period", "speaker", "event", "measure")
