"""What is on record of the claims of one batch, found in a number of queries that does not grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from claims.models import (
    Appearance,
    Attribution,
    Claim,
    ClaimTopic,
    Measure,
    NumericAssertion,
    Relation,
    Review,
    ReviewEvidence,
    Unit,
)
from claims.services.locking import held_columns, locked_fields
from claims.services.rating_words import RatingTable
from claims.services.recording.references import Catalogue
from claims.services.recording.rules import Values
from claims.services.recording.validating import Part, Prepared

MISSING = object()  # the key of an entry that is not on record yet: equal to no other
MODELS: dict[str, type[models.Model]] = {
    "attributions": Attribution,
    "assertions": NumericAssertion,
    "appearances": Appearance,
    "topics": ClaimTopic,
    "relations_out": Relation,
}
PROVENANCE = ("created_at", "created_by", "modified_by")
# Of a claim that is not public: a digest of its row and of all rows that belong to it.
VERSIONS = """
WITH public AS MATERIALIZED (
    SELECT id, version::text FROM claims_recordversion WHERE id = ANY (%(keys)s)
), draft AS MATERIALIZED (
    SELECT array_agg(id) AS keys FROM unnest(%(keys)s::uuid[]) id
    WHERE id NOT IN (SELECT id FROM public)
)
SELECT id, version FROM public
UNION ALL SELECT parts.* FROM draft CROSS JOIN LATERAL (
    SELECT claim, md5(string_agg(said, E'\\n' ORDER BY said)) FROM (
        SELECT id AS claim, c::text AS said FROM claims_claim c WHERE id = ANY (keys)
        UNION ALL SELECT claim_id, p::text FROM claims_attribution p WHERE claim_id = ANY (keys)
        UNION ALL SELECT claim_id, p::text FROM claims_numericassertion p
            WHERE claim_id = ANY (keys)
        UNION ALL SELECT claim_id, p::text FROM claims_appearance p WHERE claim_id = ANY (keys)
        UNION ALL SELECT claim_id, p::text FROM claims_claimtopic p WHERE claim_id = ANY (keys)
        UNION ALL SELECT claim_id, p::text FROM claims_review p WHERE claim_id = ANY (keys)
        UNION ALL SELECT r.claim_id, p::text FROM claims_reviewevidence p
            JOIN claims_review r ON r.id = p.review_id WHERE r.claim_id = ANY (keys)
        UNION ALL SELECT subject_id, p::text FROM claims_relation p WHERE subject_id = ANY (keys)
    ) said GROUP BY claim
) parts WHERE keys IS NOT NULL
"""


class Existing:
    """What is on record of a batch, and what its references lead to."""

    def __init__(
        self, rows: Sequence[Prepared], *, publishes: bool, heeds_locks: bool = False
    ) -> None:
        references = (record for row in rows for record, _ in row.references)
        self.catalogue = Catalogue(references, publish=publishes, heeds_locks=heeds_locks)
        self.by_id, self.by_dataset = claims(rows)
        there = list(self.by_id)
        spoken_of = {name for row in rows for name in row.parts}
        self._parts = {
            name: by_claim(model, there) for name, model in MODELS.items() if name in spoken_of
        }
        speaks_of_reviews = any("reviews" in row.record.given for row in rows)
        self._parts["reviews"] = by_claim(Review, there) if speaks_of_reviews else {}
        self.evidence = evidence(rows, self._parts["reviews"])
        self._ratings: RatingTable | None = None
        self.assertions = baselines(rows)
        self.objects = objects(rows)
        self.versions = versions(there) if _has_base(rows) else {}
        self._locked = self._locks(there) if heeds_locks else {}

    @cached_property
    def units(self) -> dict[str, str]:
        """The dimension of each unit."""
        return dict(Unit.objects.values_list("code", "dimension"))

    def parts(self, name: str, claim: UUID) -> list[Any]:
        """The parts of one collection that a claim has."""
        return self._parts[name].get(claim, [])

    @property
    def ratings(self) -> RatingTable:
        """The table of rating words, read when a review first needs it."""
        if self._ratings is None:
            self._ratings = RatingTable()
        return self._ratings

    def note_unknown_ratings(self) -> None:
        if self._ratings is not None:
            self._ratings.note_unknown()

    def held(self, row: Any) -> frozenset[str]:
        """The columns of a row that locks hold."""
        locked = self._locked.get(row.pk)
        return held_columns(type(row), locked) if locked else frozenset()

    def _locks(self, claims: list[UUID]) -> dict[UUID, frozenset[str]]:
        figures = self._parts.get("assertions", {}).values()
        return locked_fields([*claims, *(row.pk for rows in figures for row in rows)])

    def columns(self, part: Part) -> Values:
        """A part's columns, references included, as far as what they refer to is on record."""
        keys: Values = {}
        for name, record in part.references.items():
            entry = self.catalogue.find(record)
            keys[f"{name}_id"] = MISSING if entry is None else entry.pk
        if "object_id" in part.values:
            keys["object_id"] = self.objects.get(part.values["object_id"], MISSING)
        return part.values | keys

    def dimension(self, measure: Any) -> str:
        """Of a measure on record, or of one that a record makes; empty where it is not known."""
        there = self.catalogue.find(measure)
        if isinstance(there, Measure) and not there._state.adding:
            return str(there.dimension)
        return self.units.get(getattr(there or measure, "unit_id" if there else "unit"), "")

    def temporal_kind(self, measure: Any) -> str:
        """Of a measure on record, or of one that a record makes."""
        known: Any = self.catalogue.find(measure) or measure
        return str(known.temporal_kind)


def claims(rows: Sequence[Prepared]) -> tuple[dict[UUID, Claim], dict[tuple[str, str], Claim]]:
    """The claims on record, by id and by dataset: locked where a record has a base version, so that
    it is still theirs when the record is written."""
    kept: Any = Claim.objects.all()
    if _has_base(rows):
        kept = kept.order_by("pk").select_for_update(no_key=True)
    found = list(kept.filter(pk__in=[row.record.id for row in rows if row.record.id]))
    named = [row.record for row in rows if row.record.dataset_id]
    found += kept.exclude(dataset_id="").filter(
        dataset__in={record.dataset for record in named},
        dataset_id__in=[record.dataset_id for record in named],
    )
    by_id = {claim.pk: claim for claim in reversed(found)}
    by_dataset = {(c.dataset, c.dataset_id): c for c in by_id.values() if c.dataset_id}
    return by_id, by_dataset


def _has_base(rows: Sequence[Prepared]) -> bool:
    return any(row.record.base_version for row in rows)


def versions(claims: Iterable[UUID]) -> dict[UUID, str]:
    """The version of each claim's public record, or of a draft what it holds as a digest."""
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, {"keys": list(claims)})
        return dict(cursor.fetchall())


def by_claim(model: Any, claims: list[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    owner = owner_of(model)
    rows = model._default_manager.filter(**{f"{owner}__in": claims}).order_by("pk")
    for row in rows.defer(*PROVENANCE) if claims else ():
        found[getattr(row, owner)].append(row)
    return found


def owner_of(model: type[models.Model]) -> str:
    """The column of a part that names its claim."""
    return "subject_id" if model is Relation else "claim_id"


def evidence(
    rows: Sequence[Prepared], reviews: dict[UUID, list[Review]]
) -> dict[UUID, dict[UUID, UUID]]:
    """The sources of each review with their links, where a record may speak of them."""
    found: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    if any(row.whole or part.evidence for row in rows for part in row.parts["reviews"]):
        keys = [review.pk for group in reviews.values() for review in group]
        links = ReviewEvidence.objects.filter(review__in=keys)
        for review, source, link in links.values_list("review_id", "source_id", "pk"):
            found[review][source] = link
    return found


def baselines(rows: Sequence[Prepared]) -> set[UUID]:
    """The assertions that others may be measured against: on record, or in this batch."""
    asked = {baseline for row in rows for _, baseline in row.baselines()}
    if not asked:
        return set()
    there = NumericAssertion.objects.filter(pk__in=asked).values_list("pk", flat=True)
    return {*there, *(key for row in rows for key in row.assertion_ids())}


def objects(rows: Sequence[Prepared]) -> dict[Hashable, UUID]:
    """The claims that relations may point at, by their ids and by their names in their datasets: on
    record, or with an id in this batch."""
    asked = {key for row in rows for _, key in row.objects()}
    if not asked:
        return {}
    names = [key for key in asked if isinstance(key, tuple)]
    named = Q(dataset__in={name[0] for name in names}, dataset_id__in={name[1] for name in names})
    of_ids = Q(pk__in=[key for key in asked if isinstance(key, UUID)])
    found: dict[Hashable, UUID] = {row.claim.id: row.claim.id for row in rows if row.claim.id}
    for key, *name in Claim.objects.filter(named | of_ids).values_list(
        "pk", "dataset", "dataset_id"
    ):
        found |= {key: key, tuple(name): key}
    return found
