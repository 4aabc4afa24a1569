"""The rows of a table as claims, by a mapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from claims.formats.records import (
    AppearanceRecord,
    AssertionRecord,
    AttributionRecord,
    Cell,
    ClaimRecord,
    LeftOut,
    Rejection,
    ReviewRecord,
    RoleRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
    guarded,
    partial,
)
from claims.formats.tables.figures import figures_of
from claims.formats.tables.kinds import readable, source_kind, speaker_kind
from claims.formats.tables.layout import Row, Table
from claims.formats.tables.mapping import Mapping
from claims.formats.tables.said import Said

NO_FIGURE = LeftOut("no_figure", "The row has no number, and no statement of its own.")
MARKED = frozenset("1 x yes y true ✓ ✔ ja oui sí si j o".split())
TEXTS = ("place", "language", "quote", "quote_type", "quote_translation")
SOURCE = ("source_title", "source_url", "source_kind", "source_publisher")
MOST_TOPICS = 50
LONGEST_TITLE = 300

Read = ClaimRecord | LeftOut | Rejection


def claims_of(table: Table, mapping: Mapping) -> Iterator[tuple[int, Read]]:
    """Each row as a claim, or why it is none. Raises MappingError if a column is not there."""
    mapping.check(table.columns)
    return _claims(table, mapping)


def _claims(table: Table, mapping: Mapping) -> Iterator[tuple[int, Read]]:
    for number, row in table.rows:
        yield number, guarded(_claim)(row, mapping) if isinstance(row, Row) else row


def _claim(row: Row, mapping: Mapping) -> ClaimRecord | LeftOut:
    said = Said(row, mapping, mapping)
    figures = tuple(figures_of(said))
    members = {name: said.text(name) for name in TEXTS if said.speaks_of(name)}
    if said.speaks_of("quote_type"):
        members["quote_type"] = said.choice("quote_type")
    own = _own_words(said, members)
    if not figures and not own and not said.faults:
        return NO_FIGURE
    found = members | _spoken(said) | _around(said) | _identity(said)
    if mapping.each_figure:
        found["assertions"] = figures
    found["kind"] = said.choice("kind") or ("quantity" if figures else "other")
    found["statement"] = _statement(said, figures) or own
    if said.speaks_of("reviewer"):
        found["reviews"] = _reviews(said, found["dataset_id"])
    record: ClaimRecord = partial(ClaimRecord, **found)
    return _with_cells(record, said)


def _own_words(said: Said, members: dict[str, Any]) -> str:
    """What the row itself asserts. A statement that is stated once asserts nothing by itself."""
    stated = "statement" in said.mapping.columns or not said.mapping.each_figure
    return (said.text("statement") if stated else "") or str(members.get("quote", ""))


def _with_cells(record: ClaimRecord, said: Said) -> ClaimRecord:
    return replace(record, cells=tuple(dict.fromkeys(said.cells)), faults=tuple(said.faults))


def _identity(said: Said) -> dict[str, Any]:
    return {"dataset": said.mapping.dataset, "dataset_id": _dataset_id(said)}


def _dataset_id(said: Said) -> str:
    """The row's own identifier, or a digest of the cells that tell it from the others."""
    if "dataset_id" in said.mapping.columns:
        return said.text("dataset_id")
    cells = [" ".join(said.row.cells.get(column, "").split()) for column in said.mapping.key]
    columns = ", ".join(said.mapping.key)
    said.cells.append(Cell("dataset_id", columns, ", ".join(filter(None, cells))))
    if not any(cells):
        sentence = f"The cells that tell a row from the others are empty: {columns}."
        said.faults.append(Rejection("dataset_id", "blank", sentence))
    return sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest()[:24]


def _spoken(said: Said) -> dict[str, Any]:
    """Who says it, through whom, and when."""
    found: dict[str, Any] = {}
    speaker = _speaker(said)
    if said.speaks_of("speaker", "relayed_by"):
        relay = _named(said, said.text("relayed_by"))
        found["speaker"] = relay or speaker
        if said.speaks_of("relayed_by"):
            found["attributions"] = _chain(relay, speaker) if relay and speaker else ()
    if said.speaks_of("said_at"):
        found["said_at"] = said.date("said_at")
    return found


def _chain(relay: SpeakerRecord, speaker: SpeakerRecord) -> tuple[AttributionRecord, ...]:
    return (
        AttributionRecord(speaker=relay, verb="reported"),
        AttributionRecord(speaker=speaker, verb="said"),
    )


def _speaker(said: Said) -> SpeakerRecord | None:
    role = said.text("speaker_role")
    roles = (RoleRecord(title=role),) if role else ()
    return _named(said, said.text("speaker"), kind=said.choice("speaker_kind"), roles=roles)


def _named(
    said: Said, name: str, *, kind: str = "", roles: tuple[RoleRecord, ...] = ()
) -> SpeakerRecord | None:
    """A speaker by the name that the table has."""
    if not name:
        return None
    return SpeakerRecord(
        name=name,
        kind=kind or speaker_kind(name),
        roles=roles,
        dataset=said.mapping.dataset,
        dataset_id=name[:300],
    )


def _around(said: Said) -> dict[str, Any]:
    """Where it stands, and what it is about."""
    found: dict[str, Any] = {}
    if said.speaks_of(*SOURCE):
        source = _source(said)
        found["appearances"] = (AppearanceRecord(source=source, is_first=True),) if source else ()
    if said.speaks_of("topics") or said.mapping.topic_columns:
        found["topics"] = _topics(said)
    return found


def _source(said: Said) -> SourceRecord | None:
    title, url, kind, publisher = (said.text(name) for name in SOURCE)
    if not (title or url or kind):
        return None
    return SourceRecord(
        kind=source_kind(kind, title, url),
        title=(title or _made_title(said, url, kind))[:LONGEST_TITLE],
        url=url,
        publisher=_named(said, publisher),
        published_at=said.date("source_date"),
    )


def _made_title(said: Said, url: str, kind: str) -> str:
    """Of a source without a title: its address, or what it is, whose and when."""
    if url:
        return url.partition("://")[2].removeprefix("www.").rstrip("/") or url
    parts = (kind[:1].upper() + kind[1:], said.text("speaker"), said.date("said_at"))
    return ", ".join(filter(None, parts))


def _topics(said: Said) -> tuple[TopicRecord, ...]:
    listed = [part.strip() for part in said.text("topics").replace(";", ",").split(",")]
    marked = [
        column
        for column in said.mapping.topic_columns
        if said.row.cells.get(column, "").casefold() in MARKED
    ]
    names = [*dict.fromkeys(filter(None, [*listed, *marked]))][:MOST_TOPICS]
    return tuple(
        TopicRecord(label=readable(name), dataset=said.mapping.dataset, dataset_id=name[:300])
        for name in names
    )


def _reviews(said: Said, key: str) -> tuple[ReviewRecord, ...]:
    reviewer = _named(said, said.text("reviewer"), kind="organization")
    rating, verdict = said.text("rating"), said.choice("verdict")
    if reviewer is None or not (rating or verdict):
        return ()
    review: ReviewRecord = partial(
        ReviewRecord,
        dataset=said.mapping.dataset,
        dataset_id=key,
        reviewer=reviewer,
        rating=rating,
        verdict=verdict or "other",
        url=said.text("review_url"),
        reviewed_at=said.date("reviewed_at"),
        summary=said.text("review_summary"),
    )
    return (review,)


def _statement(said: Said, figures: tuple[AssertionRecord, ...]) -> str:
    """The row's own statement. Without one: “SPEAKER: [EVENT,] MEASURE: NUMBER; … (DAY)”."""
    if said.speaks_of("statement") and (own := said.text("statement")):
        return own
    if not figures:
        return ""
    told = "; ".join(filter(None, (_told(each) for each in figures)))
    events = dict.fromkeys(each.event.label for each in figures if each.event)
    speaker, day = said.text("speaker"), _day(said)
    start = ": ".join(filter(None, (speaker, "; ".join(events))))
    return f"{f'{start}: ' if start else ''}{told}{f' ({day})' if day else ''}"


def _told(figure: AssertionRecord) -> str:
    return f"{figure.measure.label}: {figure.as_printed}" if figure.measure else ""


def _day(said: Said) -> str:
    first = said.mapping.each_figure[0]
    about = said.of(first, 0)
    return about.text("as_of") or about.text("period") or said.text("said_at")
