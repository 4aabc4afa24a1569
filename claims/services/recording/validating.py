"""One record as the columns of its rows, with every fault that can be told without the database."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from claims.formats.records import (
    AppearanceRecord,
    AssertionRecord,
    AttributionRecord,
    CatalogueRecord,
    ClaimRecord,
    RelationRecord,
    ReviewRecord,
    SourceRecord,
    TopicRecord,
    own_members,
)
from claims.models import (
    PUBLIC_STATUSES,
    Appearance,
    Attribution,
    Claim,
    NumericAssertion,
    Relation,
    Review,
)
from claims.services.recording.assertions import is_vouched_for, read_words
from claims.services.recording.chains import gap
from claims.services.recording.entries import check, check_parts, moment, referred_to
from claims.services.recording.outcomes import Fault, Refused
from claims.services.recording.policy import Policy
from claims.services.recording.rules import (
    UNKNOWN,
    Values,
    clean,
    date_range,
    dated,
    said,
    sentence_of,
)

CLAIM_TEXTS = own_members(ClaimRecord, beside="id said_at first_published_at")
REVIEW_COLUMNS = own_members(ReviewRecord, beside="id reviewed_at through")
# What a whole record does not take away by being silent: what the claim or review is known by.
NAMES = {"id", "dataset", "dataset_id", "through", "given", "left_out", "base_version"}


@dataclass(frozen=True, slots=True)
class Part:
    """A row that belongs to a claim: its own columns, and the entries that its others refer to.
    Of an assertion also whether somebody vouches for it."""

    path: str
    values: Values
    references: dict[str, CatalogueRecord]
    id: UUID | None = None
    evidence: tuple[SourceRecord, ...] = ()
    vouched: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record as rows. `parts` has the collections that the record speaks of, without the parts
    that have a fault of their own."""

    number: int
    record: ClaimRecord
    claim: Part
    parts: dict[str, list[Part]]
    references: list[tuple[CatalogueRecord, str]]
    whole: bool
    faults: list[Fault]

    def baselines(self) -> Iterator[tuple[str, UUID]]:
        """The assertions that its own are measured against, and where it says so."""
        for part in self.parts.get("assertions", []):
            if baseline := part.values["baseline_assertion_id"]:
                yield f"{part.path}baseline_assertion", baseline

    def objects(self) -> Iterator[tuple[str, Hashable]]:
        """The claims that its relations point at, and where it says so."""
        for part in self.parts.get("relations_out", []):
            yield f"{part.path}object", part.values["object_id"]

    def assertion_ids(self) -> Iterator[UUID]:
        return (part.id for part in self.parts.get("assertions", []) if part.id)


def prepare(
    number: int,
    record: ClaimRecord,
    *,
    policy: Policy,
    checked: set[CatalogueRecord],
    whole: bool = False,
) -> Prepared:
    """The record as rows. `checked` are entries that were found right before.

    A whole record speaks of all that it may hold: what it does not give, the claim does not have.
    """
    faults: list[Fault] = []
    record = _whole(record) if whole else record
    references = list(referred_to(record))
    for entry, path in references:
        if entry not in checked and not _faults_of_entry(entry, path, faults):
            checked.add(entry)
    parts = {name: _made(name, record, faults) for name in COLLECTIONS if name in record.given}
    parts.setdefault("reviews", [])
    claim = _claim(record, policy, faults)
    return Prepared(number, record, claim, parts, references, whole, faults)


def _whole(record: ClaimRecord) -> ClaimRecord:
    return replace(
        record,
        given=record.given | _members(ClaimRecord),
        reviews=tuple(
            replace(review, given=review.given | _members(ReviewRecord))
            for review in record.reviews
        ),
    )


def _members(kind: type[Any]) -> set[str]:
    return {field.name for field in fields(kind)} - NAMES


def _faults_of_entry(entry: CatalogueRecord, path: str, faults: list[Fault]) -> bool:
    before = len(faults)
    check(entry, path, faults)
    check_parts(entry, path, faults)
    return len(faults) > before


def _made(name: str, record: ClaimRecord, faults: list[Fault]) -> list[Part]:
    """The parts of one collection, as far as each is right by itself."""
    given, before = getattr(record, name), len(faults)
    parts = [part for n, each in enumerate(given) if (part := _part(name, n, each, record, faults))]
    _note_equal(parts, LISTED_ONCE.get(name, ()), faults)
    if name == "attributions" and len(faults) == before:
        faults += gap([(part.path, part.values["position"]) for part in parts])
    return parts


def _part(name: str, n: int, given: Any, record: ClaimRecord, faults: list[Fault]) -> Part | None:
    before = len(faults)
    try:
        part = COLLECTIONS[name](f"{name}[{n}].", n, given, record, faults)
    except Refused as refused:
        faults += refused.faults
    return part if len(faults) == before else None


def _claim(record: ClaimRecord, policy: Policy, faults: list[Fault]) -> Part:
    given = record.given
    values: Values = {name: getattr(record, name) for name in CLAIM_TEXTS if name in given}
    if "said_at" in given:
        values |= said("said_at", record.said_at, "", faults)
    status = policy.status_of(record)
    if record.first_published_at is not None and status in PUBLIC_STATUSES:
        name = "first_published_at"
        values[name] = moment(record.first_published_at, name, faults)
    silent: Values = dict.fromkeys(set(CLAIM_TEXTS) - given, UNKNOWN)
    silent["speaker"] = UNKNOWN if record.speaker or "speaker" not in given else None
    cleaned = clean(Claim, values, "", faults, status=status, **silent)
    values = {name: value for name, value in cleaned.items() if value is not UNKNOWN}
    if "speaker" in given and record.speaker is None:
        values["speaker_id"] = None
    return Part("", values, {"speaker": record.speaker} if record.speaker else {}, record.id)


def _attribution(
    path: str, n: int, link: AttributionRecord, claim: ClaimRecord, faults: list[Fault]
) -> Part:
    values = {"position": n + 1 if link.position is None else link.position, "verb": link.verb}
    return Part(
        path,
        clean(Attribution, values, path, faults, claim=UNKNOWN, speaker=UNKNOWN)
        | ({} if link.source else {"source_id": None}),
        _given(path, faults, speaker=link.speaker)
        | ({"source": link.source} if link.source else {}),
    )


def _topic(path: str, n: int, topic: TopicRecord, claim: ClaimRecord, faults: list[Fault]) -> Part:
    return Part(path, {}, {"topic": topic})


def _appearance(
    path: str, n: int, place: AppearanceRecord, claim: ClaimRecord, faults: list[Fault]
) -> Part:
    names = ("is_first", "exact", "prefix", "suffix", "start", "end")
    values = {name: getattr(place, name) for name in names}
    before = len(faults)
    cleaned = clean(Appearance, values, path, faults, claim=UNKNOWN, source=UNKNOWN)
    fitting = None if place.start is None else place.start + len(place.exact)
    if len(faults) == before and place.end != fitting:
        sentence = sentence_of(Appearance, "place_mismatch")
        faults.append(Fault(f"{path}end", "place_mismatch", sentence, place.end, fitting))
    return Part(path, cleaned, _given(path, faults, source=place.source), place.id)


def _assertion(
    path: str, n: int, assertion: AssertionRecord, claim: ClaimRecord, faults: list[Fault]
) -> Part:
    vouched = is_vouched_for(assertion)
    assertion = read_words(assertion, claim, path)
    names = tuple(
        "as_printed quote_start quote_end comparator low high best multiplier precision "
        "resolution form direction note read_by".split()
    )
    values: dict[str, Any] = {name: getattr(assertion, name) for name in names}
    if "observation_status" in assertion.given:
        values["observation_status"] = assertion.observation_status
    days = ("as_of", "period", "baseline")
    values |= {name: date_range(getattr(assertion, name)) for name in days}
    values["position"] = n + 1 if assertion.position is None else assertion.position
    related = {"claim": UNKNOWN, "measure": UNKNOWN, "unit": assertion.unit}
    related["baseline_assertion"] = assertion.baseline_assertion and UNKNOWN
    related["event"] = assertion.event and UNKNOWN
    event = {"event": assertion.event} if assertion.event else {}
    return Part(
        path,
        clean(NumericAssertion, values, path, faults, **related)
        | {"unit_id": assertion.unit, "baseline_assertion_id": assertion.baseline_assertion}
        | ({} if event else {"event_id": None}),
        _given(path, faults, measure=assertion.measure) | event,
        assertion.id,
        vouched=vouched,
    )


def _review(
    path: str, n: int, review: ReviewRecord, claim: ClaimRecord, faults: list[Fault]
) -> Part | None:
    """A review of this claim itself: what comes through another one is that one's."""
    if review.through is not None:
        return None
    given = review.given
    values: Values = {name: getattr(review, name) for name in REVIEW_COLUMNS if name in given}
    if "reviewed_at" in given:
        values |= dated("reviewed_at", review.reviewed_at, path, faults)
    if not values.get("verdict"):  # the table of rating words says it, once all is known
        values = {name: value for name, value in values.items() if name != "verdict_by"}
        values["verdict"] = UNKNOWN
    cleaned = clean(Review, values, path, faults, claim=UNKNOWN, reviewer=UNKNOWN)
    reviewer = _given(path, faults, reviewer=review.reviewer)
    return Part(path, cleaned, reviewer, review.id, review.evidence)


def _relation(
    path: str, n: int, relation: RelationRecord, claim: ClaimRecord, faults: list[Fault]
) -> Part:
    said = relation.given or {"note", "retraction_reason"}
    names = ("kind", *(name for name in ("note", "retraction_reason") if name in said))
    values = {name: getattr(relation, name) for name in names}
    cleaned = clean(Relation, values, path, faults, subject=UNKNOWN, object=UNKNOWN)
    if relation.object is None:
        faults.append(Fault(f"{path}object", "required", "This is required."))
    return Part(path, cleaned | {"object_id": relation.object}, {}, relation.id)


def _given(
    path: str, faults: list[Fault], **references: CatalogueRecord | None
) -> dict[str, CatalogueRecord]:
    lacking = [name for name, record in references.items() if record is None]
    faults += [Fault(path + name, "required", "This is required.") for name in lacking]
    return {name: record for name, record in references.items() if record is not None}


def _note_equal(parts: Sequence[Part], names: tuple[str, ...], faults: list[Fault]) -> None:
    taken = set()
    for part in parts if names else ():
        known = part.values | part.references
        key = tuple(known[name] for name in names)
        if key in taken:
            sentence = "Another in this list has the same."
            faults.append(Fault(f"{part.path}{names[0]}", "duplicate", sentence, key[0]))
        taken.add(key)


LISTED_ONCE = {
    "attributions": ("position",),
    "assertions": ("position",),
    "appearances": ("source", "start"),
}
COLLECTIONS: dict[str, Callable[..., Part | None]] = {
    "attributions": _attribution,
    "assertions": _assertion,
    "appearances": _appearance,
    "topics": _topic,
    "reviews": _review,
    "relations_out": _relation,
}
