"""What one record would change of a claim that is on record, or what makes a new one.

What a record does not speak of stays as it is, unless it is a whole one. Reviews of a partial
record are added and changed, never removed: others may have added theirs. Relations are never
removed. The other parts of a claim are what the record says, if it speaks of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any
from uuid import UUID

from django.db import models

from claims.models import (
    TRANSITIONS,
    Claim,
    NumericAssertion,
    Review,
    ReviewEvidence,
    Status,
)
from claims.models.dates import partial_date
from claims.models.fields import uuid7
from claims.services.assertion_parsing import Words
from claims.services.rating_words import BY_WORDS, NOBODY
from claims.services.recording.applying import Changes
from claims.services.recording.assertions import READ_FROM, faults_of_words
from claims.services.recording.existing import MISSING, MODELS, Existing, owner_of
from claims.services.recording.outcomes import Difference, Fault, Refused, is_locked
from claims.services.recording.policy import Policy
from claims.services.recording.rules import UNKNOWN, Values
from claims.services.recording.validating import Part, Prepared

# What tells the parts of a collection apart. A speaker stands in a chain once, in whatever place.
KEYS: dict[str, tuple[str, ...]] = {
    "attributions": ("position",),
    "assertions": ("position",),
    "appearances": ("source_id", "start"),
    "topics": ("topic_id",),
    "relations_out": ("kind", "object_id"),
}
FIRST_KEYS = {"attributions": [("speaker_id",)]}
DATES_OF_CLAIM = {"kind", "said_at", "said_precision", "said_at_offset"}
# A record publishes a claim that waits. To take back a retraction is for a curator.
PUBLISHABLE = TRANSITIONS[Status.PUBLISHED] - {Status.RETRACTED}
Identity = tuple[Hashable, ...]


class Comparison:
    """One record beside its claim: the changes, what speaks against them, and what differs."""

    def __init__(
        self, row: Prepared, claim: Claim | None, *, existing: Existing, policy: Policy
    ) -> None:
        self._row, self._there = row, claim
        self._existing, self._policy = existing, policy
        self.key = claim.pk if claim else row.claim.id or uuid7()
        self.changes = Changes()
        self.faults: list[Fault] = []
        self.differences: list[Difference] = []
        self.locked: dict[str, Fault] = {}  # by their paths
        self._checked = False
        self.kept = False  # whether something on record stood against the record

    def make(self, *, checked: bool = False) -> Changes:
        """The changes. `checked` assertions were compared with their words before."""
        self._checked = checked
        if self._there is None:
            self._make_claim()
        else:
            self._change_claim(self._there)
        for name in KEYS:
            if name in self._row.parts:
                self._collection(name)
        if "reviews" in self._row.record.given:
            self._reviews(self._row.parts["reviews"])
        return self.changes

    def _make_claim(self) -> None:
        columns = self._existing.columns(self._row.claim)
        status = self._policy.status_of(self._row.record)
        self.changes.new[Claim].append(columns | {"id": self.key, "status": status})

    def _change_claim(self, claim: Claim) -> None:
        columns = self._existing.columns(self._row.claim)
        columns.pop("first_published_at", None)  # what is on record knows it best
        wanted = self._unlocked(claim, columns, "")
        if not wanted.get("retraction_reason"):
            wanted.pop("retraction_reason", None)  # what was retracted here stays so
        changes = self._settled(claim, wanted, "")
        reason = changes.get("retraction_reason", claim.retraction_reason)
        said_by = changes.get("speaker_id", claim.speaker_id)
        if self._policy.publishes and claim.status in PUBLISHABLE and said_by and not reason:
            changes["status"] = Status.PUBLISHED
        self._change(claim, changes, "", self.changes)

    def _collection(self, name: str) -> None:
        model, rows = MODELS[name], self._existing.parts(name, self.key)
        parts = [(part, self._existing.columns(part)) for part in self._row.parts[name]]
        if name == "topics":
            parts = [*{_key(wanted, KEYS[name]): (part, wanted) for part, wanted in parts}.values()]
        else:
            self._note_repeated(parts, name)
        matched = _matched(parts, rows, *FIRST_KEYS.get(name, ()), KEYS[name])
        changes, before = Changes(), len(self.differences)
        for (part, wanted), row in zip(parts, matched, strict=True):
            wanted = self._unlocked(row, wanted, part.path) if row is not None else wanted
            if name == "assertions":
                self._compare_words(part, wanted, row)
            if row is None:
                own = {"id": part.id} if part.id else {}
                changes.new[model].append(wanted | {owner_of(model): self.key} | own)
                self._note(part.path.rstrip("."), None, part.values)
            elif differing := self._of_part(row, wanted):
                self._change(row, differing, part.path, changes)
        kept = {row.pk for row in matched if row is not None} | self._locked_parts(name, rows)
        if name not in self._policy.adds:
            self._remove(name, model, [row for row in rows if row.pk not in kept], changes)
        if changes and self._there and self._policy.keeps_parts(self._there, rows, model):
            self.kept = True
            del self.differences[before:]
        else:
            self.changes.add(changes)

    def _of_part(self, row: Any, wanted: Values) -> Values:
        """What differs in a part. A status that follows the dates is none that was given: where the
        dates change as well, the given one is written even if it was the same."""
        differing = _differing(row, wanted)
        status = wanted.get("observation_status")
        if status is not None and row.observation_status_derived:
            if not status:
                del differing["observation_status"]
            elif self._redated:
                differing["observation_status"] = status
        return differing

    @property
    def _redated(self) -> bool:
        """Whether what statuses follow is changed of the claim."""
        of_claim = (values for row, values in self.changes.changed if row is self._there)
        return any(DATES_OF_CLAIM & values.keys() for values in of_claim)

    def _unlocked(self, row: Any, wanted: Values, path: str) -> Values:
        """What a record wants of a row, with what is locked as it is."""
        held = self._existing.held(row) & wanted.keys()
        kept = {name: getattr(row, name) for name in held}
        for name in _differing(row, {name: wanted[name] for name in held}):
            place = path + name.removesuffix("_id").replace("_precision", "_at")
            place = place.removesuffix("_offset")
            self.locked.setdefault(place, is_locked(place))
        return wanted | kept

    def _locked_parts(self, name: str, rows: list[Any]) -> set[UUID]:
        """Parts with a locked field are not removed."""
        return {row.pk for row in rows if name == "assertions" and self._existing.held(row)}

    def _remove(
        self, name: str, model: type[models.Model], rows: list[Any], changes: Changes
    ) -> None:
        if rows:
            changes.gone[model] += [row.pk for row in rows]
        for row in rows:
            self._note(name, str(row), None)

    def _note_repeated(self, parts: list[tuple[Part, Values]], name: str) -> None:
        seen: set[Identity] = set()
        for part, wanted in parts:
            identity = _key(wanted, KEYS[name])
            if identity in seen and MISSING not in identity:
                path = part.path.rstrip(".")
                self.faults.append(Fault(path, "duplicate", "This is listed twice."))
            seen.add(identity)

    def _compare_words(self, part: Part, wanted: Values, row: NumericAssertion | None) -> None:
        """An assertion that is new or changes has its words at their place, and is what they say,
        or somebody vouches for it."""
        if self._checked or not (row is None or READ_FROM & _differing(row, wanted).keys()):
            return
        if wanted["unit_id"] not in self._existing.units:
            return  # which is told, and says nothing of the words
        record, there = self._row.record, self._there
        names = ("quote", "statement", "language")
        said = (record if there is None or name in record.given else there for name in names)
        around = [getattr(who, name) for who, name in zip(said, names, strict=True)]
        dimension = self._existing.dimension(part.references["measure"])
        words = Words(wanted["as_printed"], *around).of(dimension)
        self.faults += faults_of_words(wanted, words, part.path, vouched=part.vouched)

    def _reviews(self, parts: list[Part]) -> None:
        wanted = [self._existing.columns(part) for part in parts]
        left = {review.pk: review for review in self._existing.parts("reviews", self.key)}
        exact = [
            _same_review(part, values, left) for part, values in zip(parts, wanted, strict=True)
        ]
        for part, values, review in zip(parts, wanted, exact, strict=True):
            self._review(part, values, review or _like_review(values, left))
        if self._row.whole:
            self._remove("reviews", Review, list(left.values()), self.changes)

    def _review(self, part: Part, wanted: Values, review: Review | None) -> None:
        if wanted["verdict"] is UNKNOWN:
            wanted = self._normalised(wanted, review)
        if review is None:
            key = part.id or uuid7()
            self.changes.new[Review].append(wanted | {"claim_id": self.key, "id": key})
            self._note(part.path.rstrip("."), None, part.values)
        else:
            key = review.pk
            changes = self._settled(review, wanted, part.path)
            self._change(review, changes, part.path, self.changes)
        self._evidence(part, key)

    def _normalised(self, wanted: Values, review: Review | None) -> Values:
        """With the verdict that the table of rating words has. What a curator gave stays."""
        wanted = {name: value for name, value in wanted.items() if name != "verdict"}
        if review is not None and review.verdict_by not in (BY_WORDS, NOBODY):
            return wanted
        rating, language = (
            wanted.get(name, getattr(review, name, "")) for name in ("rating", "language")
        )
        reviewer = wanted["reviewer_id"]
        verdict, by = self._existing.ratings.verdict(
            rating, reviewer=None if reviewer is MISSING else reviewer, language=language
        )
        return wanted | {"verdict": verdict, "verdict_by": by}

    def _evidence(self, part: Part, review: UUID) -> None:
        known = self._existing.evidence.get(review, {})
        entries = [self._existing.catalogue.find(source) for source in part.evidence]
        wanted: dict[Any, None] = dict.fromkeys(entry.pk if entry else None for entry in entries)
        for source in wanted.keys() - known.keys():
            link = {"review_id": review, "source_id": source}
            self.changes.new[ReviewEvidence].append(link)
            self._note(f"{part.path}evidence", None, source)
        gone = known.keys() - wanted.keys() if self._row.whole else set()
        for source in gone:
            self.changes.gone[ReviewEvidence].append(known[source])
            self._note(f"{part.path}evidence", source, None)

    def _settled(self, row: Any, wanted: Values, path: str) -> Values:
        differing = _differing(row, wanted)
        if not differing:
            return {}
        try:
            taken = self._policy.allowed_changes(row, differing, path)
        except Refused as refused:
            self.faults += refused.faults
            return {}
        self.kept |= len(taken) < len(differing)
        return taken

    def _change(self, row: models.Model, values: Values, path: str, changes: Changes) -> None:
        if values:
            changes.changed.append((row, values))
            self.differences += _differences(row, values, path)

    def _note(self, path: str, existing: Any, wanted: Any) -> None:
        if self._there is not None:
            self.differences.append(Difference(path, existing, wanted))


def _matched(
    parts: list[tuple[Part, Values]], rows: list[Any], *keys: tuple[str, ...]
) -> list[Any]:
    """The row of each part: the one of its id, or else the one that has the same key, or None."""
    if not rows:
        return [None] * len(parts)
    left = {row.pk: row for row in rows}
    found = [left.pop(part.id, None) for part, _ in parts]
    for key in keys:
        places = {_key(vars(row), key): row for row in left.values()}
        for n, (_, wanted) in enumerate(parts):
            if found[n] is None and (row := places.pop(_key(wanted, key), None)):
                found[n] = left.pop(row.pk)
    return found


def _same_review(part: Part, wanted: Values, left: dict[UUID, Review]) -> Review | None:
    """The review of this id or dataset, which is then no longer left for another."""
    dataset = wanted.get("dataset", ""), wanted.get("dataset_id", "")
    for review in left.values():
        if review.pk == part.id or (dataset[1] and dataset == (review.dataset, review.dataset_id)):
            return left.pop(review.pk)
    return None


def _like_review(wanted: Values, left: dict[UUID, Review]) -> Review | None:
    """Where neither is known: the first that is left by this reviewer at this address."""
    for review in left.values():
        place = review.reviewer_id, review.url
        if place == (wanted["reviewer_id"], wanted.get("url", "")) and not (
            review.dataset_id and wanted.get("dataset_id")
        ):
            return left.pop(review.pk)
    return None


def _key(values: Values, names: tuple[str, ...]) -> Identity:
    return tuple(values[name] for name in names)


def _differing(row: Any, wanted: Values) -> Values:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def _differences(row: Any, values: Values, path: str) -> Iterator[Difference]:
    """The members of a record that the changed columns are told by."""
    names = dict.fromkeys(
        name.replace("_precision", "_at").removesuffix("_offset") for name in values
    )
    for name in names:
        before = _member(lambda column: getattr(row, column), name)
        after = _member(lambda column: values.get(column, getattr(row, column)), name)
        yield Difference(
            path + name.removesuffix("_id"), before, None if after is MISSING else after
        )


def _member(column: Callable[[str], Any], name: str) -> Any:
    if name.endswith("_at"):
        offset = column("said_at_offset") if name == "said_at" else None
        return partial_date(column(name), column(name.replace("_at", "_precision")), offset)
    return column(name)
