"""The plain records that travel between formats and the database: what a file says, and no more.

A text that is not given is empty, a thing that is not given is None. Where it matters that a file
is silent rather than says "nothing" (an import leaves alone what a line does not speak of), the
record lists in `given` what was said (`partial` makes such a record). Dates stay the texts they
were: the services read them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

P = ParamSpec("P")
R = TypeVar("R")


class FormatError(Exception):
    """The file as a whole cannot be read in this format."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a line is not taken: the field's path (`assertions[0].low`), a code, a sentence, and
    what else is wrong with it. Of a table also the column and what its cell holds."""

    field: str
    code: str
    reason: str
    others: tuple[Rejection, ...] = ()
    column: str = ""
    value: str = ""
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no claim and no fault either: empty, a total, a footnote, a row without a
    figure."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a member of a record comes from: the member's path, the column, and its text."""

    path: str
    column: str
    text: str


def guarded(read: Callable[P, R]) -> Callable[P, R | Rejection]:
    """Turn any error about one line into its Rejection, so that the other lines go on."""

    @wraps(read)
    def guarding(*args: P.args, **kwargs: P.kwargs) -> R | Rejection:
        try:
            return read(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 (nobody thought of it: the other lines go on)
            rejection: Rejection = getattr(error, "rejection", None) or unexpected(error)
            return rejection

    return guarding


def unexpected(error: Exception) -> Rejection:
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return Rejection(
        "", "unexpected", f"The line was refused for an unforeseen reason: {said[:300]}"
    )


@dataclass(frozen=True, slots=True)
class Days:
    """A first and a last day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AliasRecord:
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class IdentifierRecord:
    scheme: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class RoleRecord:
    title: str = ""
    organization: SpeakerRecord | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerRecord:
    id: UUID | None = None
    slug: str = ""
    name: str = ""
    kind: str = ""
    description: str = ""
    country: str = ""
    area: str = ""
    aliases: tuple[AliasRecord, ...] = ()
    identifiers: tuple[IdentifierRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    dataset: str = ""
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    id: UUID | None = None
    kind: str = ""
    title: str = ""
    url: str = ""
    archived_url: str = ""
    publisher: SpeakerRecord | None = None
    published_at: str | None = None
    accessed_at: str | None = None
    language: str = ""
    reliability: str = ""
    dataset: str = ""
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class TopicRecord:
    id: UUID | None = None
    slug: str = ""
    label: str = ""
    aliases: tuple[AliasRecord, ...] = ()
    description: str = ""
    broader: TopicRecord | None = None
    dataset: str = ""
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    id: UUID | None = None
    slug: str = ""
    label: str = ""
    aliases: tuple[AliasRecord, ...] = ()
    description: str = ""
    population: str = ""
    place: str = ""
    unit: str = ""
    non_negative: bool = True
    temporal_kind: str = ""
    start: str | None = None
    counts_pledges: bool = False
    part_of: MeasureRecord | None = None
    dataset: str = ""
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class EventRecord:
    id: UUID | None = None
    label: str = ""
    kind: str = ""
    start: str | None = None
    end: str | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    identifiers: tuple[IdentifierRecord, ...] = ()
    dataset: str = ""
    dataset_id: str = ""


@dataclass(frozen=True, slots=True)
class AttributionRecord:
    position: int | None = None
    speaker: SpeakerRecord | None = None
    verb: str = ""
    source: SourceRecord | None = None


@dataclass(frozen=True, slots=True)
class AppearanceRecord:
    id: UUID | None = None
    source: SourceRecord | None = None
    is_first: bool = False
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class AssertionRecord:
    id: UUID | None = None
    position: int | None = None
    as_printed: str = ""
    quote_start: int | None = None
    quote_end: int | None = None
    measure: MeasureRecord | None = None
    comparator: str = "eq"
    low: Decimal | None = None
    high: Decimal | None = None
    best: Decimal | None = None
    multiplier: Decimal = Decimal(1)
    unit: str = "1"
    precision: str = "exact"
    resolution: Decimal | None = None
    form: str = "absolute"
    direction: str = ""
    as_of: Days | None = None
    period: Days | None = None
    event: EventRecord | None = None
    observation_status: str = ""
    baseline: Days | None = None
    baseline_assertion: UUID | None = None
    note: str = ""
    read_by: str = "curator"
    dimension: str = ""  # of its measure, as far as it is known before the words are read
    cell: str = ""  # the words as a table's cell, its digits as English prints them
    vouched: bool = False  # the numbers were read of the words themselves
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    id: UUID | None = None
    reviewer: SpeakerRecord | None = None
    title: str = ""
    url: str = ""
    reviewed_at: str | None = None
    rating: str = ""
    rating_value: Decimal | None = None
    rating_worst: Decimal | None = None
    rating_best: Decimal | None = None
    verdict: str = ""
    verdict_by: str = "curator"
    summary: str = ""
    language: str = ""
    retraction_reason: str = ""
    evidence: tuple[SourceRecord, ...] = ()
    through: UUID | None = None
    dataset: str = ""
    dataset_id: str = ""
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """How a claim stands to another one: by its id, or by its dataset and its identifier there."""

    id: UUID | None = None
    kind: str = ""
    object: UUID | tuple[str, str] | None = None
    note: str = ""
    retraction_reason: str = ""
    given: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    id: UUID | None = None
    dataset: str = ""
    dataset_id: str = ""
    kind: str = "other"
    statement: str = ""
    speaker: SpeakerRecord | None = None
    attributions: tuple[AttributionRecord, ...] = ()
    said_at: str | None = None
    place: str = ""
    language: str = ""
    quote: str = ""
    quote_type: str = ""
    quote_translation: str = ""
    assertions: tuple[AssertionRecord, ...] = ()
    appearances: tuple[AppearanceRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    reviews: tuple[ReviewRecord, ...] = ()
    relations_out: tuple[RelationRecord, ...] = ()
    retraction_reason: str = ""
    first_published_at: str | None = None
    base_version: str = ""
    left_out: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    faults: tuple[Rejection, ...] = ()  # of cells that could not be read, beside those that could
    given: frozenset[str] = frozenset()


CatalogueRecord = SpeakerRecord | SourceRecord | TopicRecord | MeasureRecord | EventRecord


def own_members(shape: type[Any], *, beside: str = "") -> tuple[str, ...]:
    """The members that are columns of the row itself: neither other records nor `beside`, nor what
    a record says of itself."""
    others = {"given", "left_out", "base_version", "cells", "faults", *beside.split()}
    found = (member for member in fields(shape) if "Record" not in str(member.type))
    return tuple(member.name for member in found if member.name not in others)


def partial(shape: Callable[..., R], /, **members: object) -> R:
    """A record that speaks of these members, and is silent on all others."""
    return shape(**members, given=frozenset(members))
