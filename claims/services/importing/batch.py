"""One batch of claims: told apart from what is on record, and written in a few statements.

What a line does not speak of stays as it is. Reviews are added and changed, never removed: others
may have added theirs. The other parts of a claim are what the line says, if it speaks of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from claims.formats.records import ClaimRecord, MeasureRecord, Rejection
from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Measure,
    NumericAssertion,
    Review,
    ReviewEvidence,
    Status,
    Unit,
)  # fmt: skip
from claims.models.fields import uuid7
from claims.services import readings
from claims.services.assertion_parsing import FIGURE, Words, fitting_unit
from claims.services.importing import existing as on_record
from claims.services.importing.assertions import refuse_contradiction, refuse_misplaced
from claims.services.importing.changes import Changes
from claims.services.importing.checks import UNKNOWN, RowError, Values, check_rules
from claims.services.importing.lines import Part, Row
from claims.services.importing.references import Catalogue
from claims.services.importing.three_way_merge import parts_touched, settle

MISSING = object()  # the key of an entry that is not on record yet: equal to no other
READ_FROM = {*FIGURE, "as_printed", "quote_start", "quote_end"}
PUBLISHABLE = {Status.DRAFT, Status.IN_REVIEW}
COLLECTIONS: dict[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "attributions": (Attribution, ("position",)),
    "assertions": (NumericAssertion, ("position",)),
    "appearances": (Appearance, ("source_id", "start")),
    "topics": (ClaimTopic, ("topic_id",)),
}


class Later(Exception):  # not an error: the line waits for one that comes after it
    """A figure is measured against one that is not on record yet."""


@dataclass
class Result:
    """What became of some lines."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0
    made: Counter[str] = field(default_factory=Counter)
    rejected: list[tuple[int, Rejection]] = field(default_factory=list)
    postponed: list[Row] = field(default_factory=list)

    def add(self, other: Result) -> None:
        self.created += other.created
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.kept += other.kept
        self.made += other.made
        self.rejected += other.rejected
        self.postponed += other.postponed


def store(rows: Sequence[Row], *, publish: bool, last: bool = False) -> Result:
    """Write a batch whole, or raise the database's error. `last`: nothing is left to wait for."""
    batch = Batch(rows, publish=publish, last=last)
    for row in rows:
        try:
            batch.take(row)
        except RowError as error:
            batch.result.rejected.append((row.line, error.rejection))
        except Later:
            batch.result.postponed.append(row)
    batch.write()
    return batch.result


class Batch:
    """The rows of one batch, what is on record of them, and what is to be written."""

    def __init__(self, rows: Sequence[Row], *, publish: bool, last: bool) -> None:
        self.publish, self.last = publish, last
        self.result = Result()
        self.catalogue = Catalogue(
            (record for row in rows for record, _ in row.references), publish=publish
        )
        self.by_id, self.by_origin = on_record.claims(rows)
        there = list(self.by_id)
        spoken_of = {name for row in rows for name in row.parts}
        self.parts = {
            name: on_record.by_claim(model, there)
            for name, (model, _) in COLLECTIONS.items()
            if name in spoken_of
        }
        self.reviews = on_record.by_claim(Review, there)
        self.evidence = on_record.evidence(rows, self.reviews)
        self.units = dict(Unit.objects.values_list("code", "dimension"))
        self.assertions = on_record.baselines(rows)
        self.taken = on_record.seen(there)
        self.lines: dict[UUID, int] = {}
        self.changes = Changes()

    def take(self, row: Row) -> None:
        """Decide what becomes of a row: all of it, or nothing (RowError, Later)."""
        claim = self._claim(row)
        self._refuse_to_repeat(row, claim)
        if claim is not None and claim.redacted_at:
            raise RowError("", "redacted", "This claim was redacted, and is not imported again.")
        plan = Plan(self, row, claim)
        if claim is None or (not claim.merged_into_id and plan.make()):
            self._refuse_unknown(row)
            if claim is not None and claim.first_published_at and not self.publish:
                raise RowError("", "needs_publish", "This claim is public: to change it, publish.")
            self.catalogue.take(row.references)
            plan = Plan(self, row, claim)  # again, now that all it refers to is on record
            plan.make()
            self.changes.add(plan.changes)
        self._note(row, claim, plan)

    def write(self) -> None:
        self.catalogue.write()
        self.result.made.update(self.catalogue.made)
        self.changes.write()
        readings.read_unread(claims=self.lines)
        on_record.remember(self.lines)

    def columns(self, part: Part) -> Values:
        """A part's columns, references included, as far as what they refer to is on record."""
        keys = {}
        for name, record in part.references.items():
            entry = self.catalogue.find(record)
            keys[f"{name}_id"] = MISSING if entry is None else entry.pk
        return part.values | keys | self._unit(part)

    def _claim(self, row: Row) -> Claim | None:
        """The claim on record, by its id or its origin."""
        record = row.record
        by_id = self.by_id.get(record.id) if record.id else None
        by_origin = self.by_origin.get((record.origin, record.origin_id))
        if by_id is None:
            return by_origin
        if by_origin not in (None, by_id):
            raise RowError("id", "two_claims", "Its id and its origin_id are those of two claims.")
        redacted = by_id.redacted_at is not None  # then only a digest of its identifier is left
        if by_id.origin_id and "origin_id" in record.given and by_origin is None and not redacted:
            raise RowError("origin_id", "other_origin", "The claim of this id has another origin.")
        return by_id

    def _refuse_to_repeat(self, row: Row, claim: Claim | None) -> None:
        keys = [*_names(row.record), *([claim.pk] if claim else [])]
        if line := next((self.taken[key] for key in keys if key in self.taken), None):
            raise RowError("origin_id", "duplicate", f"Line {line} of this file is of this claim.")

    def _refuse_unknown(self, row: Row) -> None:
        """Units are never made, and a baseline is on record or yet to come."""
        for record, path in row.references:
            if isinstance(record, MeasureRecord) and record.unit and record.unit not in self.units:
                raise RowError(f"{path}.unit", "not_found", "There is no such unit.")
        for part in row.parts.get("assertions", []):
            self._refuse_unfit_unit(part)
        for path, baseline in row.baselines():
            if baseline not in self.assertions:
                if not self.last:
                    raise Later
                raise RowError(path, "not_found", "There is no such figure on record.")

    def _refuse_unfit_unit(self, part: Part) -> None:
        """The database knows best, but it costs more to ask."""
        form, unit = part.values["form"], (part.values | self._unit(part))["unit_id"]
        if unit not in self.units:
            raise RowError(f"{part.path}unit", "not_found", "There is no such unit.")
        known = {
            "form": form,
            "unit_dimension": self.units[unit],
            "measure_dimension": self._dimension(part.references["measure"]) or UNKNOWN,
        }
        check_rules(NumericAssertion, known, f"{part.path}unit")

    def _unit(self, part: Part) -> Values:
        """Of the units that the words may mean, the one that measures what is counted."""
        if not part.alternatives:
            return {}
        form, unit = part.values["form"], part.values["unit_id"]
        dimension = self._dimension(part.references["measure"])
        return {"unit_id": fitting_unit(unit, part.alternatives, form, dimension)}

    def _dimension(self, measure: Any) -> str:
        """Of a measure on record, or of one that a line makes; empty where it is not known yet."""
        there = self.catalogue.find(measure)
        if isinstance(there, Measure) and not there._state.adding:
            return there.dimension
        return self.units.get(getattr(there or measure, "unit_id" if there else "unit"), "")

    def _note(self, row: Row, there: Claim | None, plan: Plan) -> None:
        if there is None:
            self.result.created += 1
        elif plan.changes:
            self.result.updated += 1
        else:
            self.result.unchanged += 1
        self.result.kept += plan.kept
        self.lines[plan.key] = row.line
        self.taken |= dict.fromkeys([plan.key, *_names(row.record)], row.line)


class Plan:
    """What one row would change of a claim that is on record, or to make one."""

    def __init__(self, batch: Batch, row: Row, claim: Claim | None) -> None:
        self._batch, self._row, self._there = batch, row, claim
        self.key = claim.pk if claim else row.claim.id or uuid7()
        self.changes = Changes()
        self.kept = False  # whether a change here stood against the line

    def make(self) -> Changes:
        if self._there is None:
            self._make_claim()
        else:
            self._change_claim(self._there)
        for name in COLLECTIONS:
            if name in self._row.parts:
                self._collection(name)
        self._reviews(self._row.parts["reviews"])
        return self.changes

    def _make_claim(self) -> None:
        columns = self._batch.columns(self._row.claim)
        ready = self._batch.publish and not columns.get("retraction_reason")
        status = Status.PUBLISHED if ready else Status.IN_REVIEW
        self.changes.new[Claim].append(columns | {"id": self.key, "status": status})

    def _change_claim(self, claim: Claim) -> None:
        wanted = self._batch.columns(self._row.claim)
        if not wanted.get("retraction_reason"):
            wanted.pop("retraction_reason", None)  # what was retracted here stays so
        changes = self._settled(claim, wanted, "")
        reason = changes.get("retraction_reason", claim.retraction_reason)
        if self._batch.publish and claim.status in PUBLISHABLE and not reason:
            changes["status"] = Status.PUBLISHED
        self._change(claim, changes)

    def _collection(self, name: str) -> None:
        model, key = COLLECTIONS[name]
        there = {_key(row.__dict__, key): row for row in self._on_record(name)}
        changes = Changes()
        left = dict(there)
        seen = set()
        for part in self._row.parts[name]:
            wanted = self._batch.columns(part)
            identity = _key(wanted, key)
            if identity in seen and MISSING not in identity:
                if name == "topics":
                    continue
                raise RowError(part.path.rstrip("."), "duplicate", "This is listed twice.")
            seen.add(identity)
            row = left.pop(identity, None)
            if name == "assertions":
                self._compare(part, wanted, row)
            if row is None:
                changes.new[model].append(wanted | {"claim_id": self.key} | _keyed(part))
            elif differing := _differing(row, wanted):
                changes.changed.append((row, differing))
        if left:
            changes.gone[model] += [row.pk for row in left.values()]
        if changes and self._there and parts_touched(self._there, list(there.values()), model):
            self.kept = True
        else:
            self.changes.add(changes)

    def _compare(self, part: Part, wanted: Values, row: Any) -> None:
        """A figure that is new or changes has its words at their place, and is what they say, or
        somebody vouches for it."""
        if row is not None and not READ_FROM & _differing(row, wanted).keys():
            return
        line, there = self._row.record, self._there
        names = ("quote", "statement", "language")
        said = (line if there is None or name in line.given else there for name in names)
        around = [getattr(who, name) for who, name in zip(said, names, strict=True)]
        words = Words(wanted["as_printed"], *around)
        refuse_misplaced(wanted, words, part.path)
        if part.compared:
            refuse_contradiction(wanted, words, part.path)

    def _reviews(self, parts: list[Part]) -> None:
        wanted = [self._batch.columns(part) for part in parts]
        left = {review.pk: review for review in self._on_record("reviews")}
        exact = [
            _same_review(part, values, left) for part, values in zip(parts, wanted, strict=True)
        ]
        for part, values, review in zip(parts, wanted, exact, strict=True):
            self._review(part, values, review or _like_review(values, left))

    def _review(self, part: Part, wanted: Values, review: Any) -> None:
        if review is None:
            pk = part.id or uuid7()
            self.changes.new[Review].append(wanted | {"claim_id": self.key, "id": pk})
        else:
            pk = review.pk
            self._change(review, self._settled(review, wanted, part.path))
        known = self._batch.evidence.get(pk, set())
        for source in dict.fromkeys(part.evidence):
            entry = self._batch.catalogue.find(source)
            key: Any = entry.pk if entry else None
            if key not in known:
                link = {"review_id": pk, "source_id": key}
                self.changes.new[ReviewEvidence].append(link)

    def _on_record(self, name: str) -> list[Any]:
        kept = self._batch.reviews if name == "reviews" else self._batch.parts[name]
        return kept.get(self.key, [])

    def _settled(self, row: Any, wanted: Values, path: str) -> Values:
        differing = _differing(row, wanted)
        if not differing:
            return {}
        taken = settle(row, differing, path)
        self.kept |= len(taken) < len(differing)
        return taken

    def _change(self, row: models.Model, changes: Values) -> None:
        if changes:
            self.changes.changed.append((row, changes))


def _same_review(part: Part, wanted: Values, left: dict[UUID, Any]) -> Any:
    """The review of this id or origin, which is then no longer left for another."""
    origin = wanted.get("origin", ""), wanted.get("origin_id", "")
    for review in left.values():
        if review.pk == part.id or (origin[1] and origin == (review.origin, review.origin_id)):
            return left.pop(review.pk)
    return None


def _like_review(wanted: Values, left: dict[UUID, Any]) -> Any:
    """Where neither is known: the first that is left by this reviewer at this address."""
    for review in left.values():
        place = review.reviewer_id, review.url
        if place == (wanted["reviewer_id"], wanted.get("url", "")) and not (
            review.origin_id and wanted.get("origin_id")
        ):
            return left.pop(review.pk)
    return None


def _names(record: ClaimRecord) -> list[Hashable]:
    """What a line calls its claim."""
    origin = [(record.origin, record.origin_id)] if record.origin_id else []
    return [*origin, *([record.id] if record.id else [])]


def _keyed(part: Part) -> Values:
    return {"id": part.id} if part.id else {}


def _key(values: Values, names: tuple[str, ...]) -> tuple[Hashable, ...]:
    return tuple(values[name] for name in names)


def _differing(row: Any, wanted: Values) -> Values:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}
