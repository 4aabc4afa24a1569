"""One line of an import as columns, and all that can be checked without the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from claims.formats.records import (
    AppearanceRecord,
    AssertionRecord,
    AttributionRecord,
    CatalogueRecord,
    ClaimRecord,
    ReviewRecord,
    SourceRecord,
    SpeakerRecord,
    TopicRecord,
)  # fmt: skip
from claims.models import Appearance, Attribution, Claim, NumericAssertion, Review, Status
from claims.services.importing.assertions import is_vouched_for, read_words
from claims.services.importing.checks import UNKNOWN, RowError, Values, clean, date_range, instant
from claims.services.importing.references import check, check_parts, referred_to

CLAIM_TEXTS = (
    "kind", "statement", "place", "language", "quote", "quote_type", "quote_translation",
    "retraction_reason", "origin", "origin_id",
)  # fmt: skip
REVIEW_COLUMNS = (
    "title", "url", "rating", "rating_value", "rating_worst", "rating_best", "verdict",
    "verdict_by", "summary", "language", "retraction_reason", "origin", "origin_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A row that belongs to a claim: its own columns, and the entries that its others refer to.
    Of a figure also which units the print may mean, and whether it needs its words' consent."""

    path: str
    values: Values
    references: dict[str, CatalogueRecord]
    id: UUID | None = None
    evidence: tuple[SourceRecord, ...] = ()
    alternatives: tuple[str, ...] = ()
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line that reads well by itself. `parts` has the collections that the line speaks of."""

    line: int
    record: ClaimRecord
    claim: Part
    parts: dict[str, list[Part]]
    references: list[tuple[CatalogueRecord, str]]

    def baselines(self) -> Iterator[tuple[str, UUID]]:
        """The figures on record that its own are measured against, and where it says so."""
        for part in self.parts.get("assertions", []):
            if baseline := part.values["baseline_assertion_id"]:
                yield f"{part.path}baseline_assertion", baseline

    def assertion_ids(self) -> Iterator[UUID]:
        return (part.id for part in self.parts.get("assertions", []) if part.id)


def prepare(line: int, record: ClaimRecord, *, publish: bool, checked: set[CatalogueRecord]) -> Row:
    """The line's columns, or RowError. `checked` are entries that were found right before."""
    if record.id is None and not record.origin_id:
        raise RowError("origin_id", "required", "A claim needs an origin and origin_id, or an id.")
    record = read_words(record)
    references = list(referred_to(record))
    for entry, path in references:
        if entry not in checked:
            check(entry, path)
            if isinstance(entry, SpeakerRecord):
                check_parts(entry, path)
            checked.add(entry)
    parts = {
        name: [make(n, part) for n, part in enumerate(getattr(record, name))]
        for name, make in MAKERS.items()
        if name in record.given
    }
    parts["reviews"] = [part for part in parts.get("reviews", []) if part is not None]
    for name, keys in LISTED_ONCE.items():
        _refuse_equal(parts.get(name, []), keys)
    _refuse_gaps(parts.get("attributions", []))
    return Row(line, record, _claim(record, publish), parts, references)


def _claim(record: ClaimRecord, publish: bool) -> Part:
    given = record.given
    values: Values = {name: getattr(record, name) for name in CLAIM_TEXTS if name in given}
    if "said_at" in given:
        values["said_at"], values["said_precision"] = instant(record.said_at, "said_at")
    silent: Values = dict.fromkeys(set(CLAIM_TEXTS) - given, UNKNOWN)
    if "statement" not in given:
        silent["statement"] = ""
    silent["speaker"] = UNKNOWN if record.speaker or "speaker" not in given else None
    status = Status.PUBLISHED if publish and not record.retraction_reason else Status.IN_REVIEW
    values = clean(Claim, values, status=status, **silent)
    if "speaker" in given and record.speaker is None:
        values["speaker_id"] = None
    return Part("", values, {"speaker": record.speaker} if record.speaker else {}, record.id)


def _attribution(n: int, link: AttributionRecord) -> Part:
    path = f"attributions[{n}]."
    values = {"position": n + 1 if link.position is None else link.position, "verb": link.verb}
    return Part(
        path,
        clean(Attribution, values, path, claim=UNKNOWN, speaker=UNKNOWN)
        | ({} if link.source else {"source_id": None}),
        _given(path, speaker=link.speaker) | ({"source": link.source} if link.source else {}),
    )


def _topic(n: int, topic: TopicRecord) -> Part:
    return Part(f"topics[{n}].", {}, {"topic": topic})


def _appearance(n: int, place: AppearanceRecord) -> Part:
    path = f"appearances[{n}]."
    names = ("is_first", "exact", "prefix", "suffix", "start", "end")
    values = {name: getattr(place, name) for name in names}
    cleaned = clean(Appearance, values, path, claim=UNKNOWN, source=UNKNOWN)
    if place.start is not None and place.end != place.start + len(place.exact):
        raise RowError(f"{path}end", "place_mismatch", "The place is not as long as “exact”.")
    return Part(path, cleaned, _given(path, source=place.source), place.id)


def _assertion(n: int, figure: AssertionRecord) -> Part:
    path = f"assertions[{n}]."
    names = (
        "as_printed", "quote_start", "quote_end", "comparator", "low", "high", "multiplier",
        "precision", "resolution", "form", "direction", "read_by",
    )  # fmt: skip
    values: dict[str, Any] = {name: getattr(figure, name) for name in names}
    values |= {name: date_range(getattr(figure, name)) for name in ("as_of", "period", "baseline")}
    values["position"] = n + 1 if figure.position is None else figure.position
    related = {"claim": UNKNOWN, "measure": UNKNOWN, "unit": figure.unit}
    related["baseline_assertion"] = figure.baseline_assertion and UNKNOWN
    return Part(
        path,
        clean(NumericAssertion, values, path, **related)
        | {"unit_id": figure.unit, "baseline_assertion_id": figure.baseline_assertion},
        _given(path, measure=figure.measure),
        figure.id,
        alternatives=figure.alternatives,
        compared=not is_vouched_for(figure),
    )


def _review(n: int, review: ReviewRecord) -> Part | None:
    """A review of this claim itself: what comes through another one is that one's."""
    if review.through is not None:
        return None
    path = f"reviews[{n}]."
    given = review.given
    values: Values = {name: getattr(review, name) for name in REVIEW_COLUMNS if name in given}
    if "reviewed_at" in given:
        values["reviewed_at"], values["reviewed_precision"] = instant(
            review.reviewed_at, f"{path}reviewed_at"
        )
    values.setdefault("verdict", "")
    cleaned = clean(Review, values, path, claim=UNKNOWN, reviewer=UNKNOWN)
    return Part(path, cleaned, _given(path, reviewer=review.reviewer), review.id, review.evidence)


def _given(path: str, **references: CatalogueRecord | None) -> dict[str, CatalogueRecord]:
    found: dict[str, CatalogueRecord] = {}
    for name, record in references.items():
        if record is None:
            raise RowError(path + name, "required", "This is required.")
        found[name] = record
    return found


def _refuse_equal(parts: list[Part], names: tuple[str, ...]) -> None:
    taken = set()
    for part in parts:
        known = part.values | part.references
        key = tuple(known[name] for name in names)
        if key in taken:
            raise RowError(
                f"{part.path}{names[0]}", "duplicate", "Another in this list has the same."
            )
        taken.add(key)


def _refuse_gaps(chain: list[Part]) -> None:
    for position, link in enumerate(sorted(chain, key=lambda link: link.values["position"]), 1):
        if link.values["position"] != position:
            raise RowError(
                f"{link.path}position", "chain_gap",
                f"The positions of a chain run from 1 without a gap: there is no {position}.",
            )  # fmt: skip


LISTED_ONCE = {
    "attributions": ("position",),
    "assertions": ("position",),
    "appearances": ("source", "start"),
}
MAKERS: dict[str, Callable[[int, Any], Any]] = {
    "attributions": _attribution,
    "assertions": _assertion,
    "appearances": _appearance,
    "topics": _topic,
    "reviews": _review,
}
