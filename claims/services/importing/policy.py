"""What an import decides: claims wait in review or are published, and a curator's edit is kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, models

from claims.formats.records import ClaimRecord, unexpected
from claims.models import Claim, Status
from claims.services.importing import rejections
from claims.services.importing.record import Record
from claims.services.importing.three_way_merge import parts_touched, settle
from claims.services.recording import Answers, Fault, Policy
from claims.services.recording.policy import is_not_the_records_fault
from claims.services.recording.rules import Values

# Claims that several tables have, one for each topic, are of all these topics.
ADDED_BY_TABLES = Policy.adds | {"topics"}


@dataclass(frozen=True, kw_only=True)
class ImportPolicy(Policy):
    """`last` says that nothing is left that a line could wait for. A new claim whose speaker is not
    named is a draft, since somebody has to find out who said it. One that was public elsewhere and
    retracted there is retracted here."""

    record: Record
    publish: bool
    last: bool = False
    adds: frozenset[str] = Policy.adds
    leaves_merged = True
    heeds_locks = True
    leaves_relations = True

    @property
    def publishes(self) -> bool:
        return self.publish

    @property
    def waits(self) -> bool:
        return not self.last

    def status_of(self, record: ClaimRecord) -> Status:
        if record.speaker is None:
            return Status.DRAFT
        if not self.publish:
            return Status.IN_REVIEW
        if not record.retraction_reason:
            return Status.PUBLISHED
        was_public = record.first_published_at is not None
        return Status.RETRACTED if was_public else Status.IN_REVIEW

    def already_recorded(
        self, claims: Iterable[UUID], names: Iterable[Hashable]
    ) -> Mapping[Hashable, int]:
        return self.record.already_recorded(claims, names)

    def second_record(self, number: int) -> str:
        return rejections.same_claim(number)

    def admit_change(self, claim: Claim) -> Iterable[Fault]:
        if claim.first_published_at and not self.publish:
            yield rejections.NEEDS_PUBLISH

    def warnings(self, record: ClaimRecord, claim: Claim | None) -> Iterable[Fault]:
        if claim is None and record.speaker is None:
            yield rejections.NO_SPEAKER

    def allowed_changes(self, row: models.Model, changes: Values, path: str) -> Values:
        return settle(row, changes, path)

    def keeps_parts(self, claim: Claim, parts: list[Any], model: type[models.Model]) -> bool:
        return parts_touched(claim, parts, model)

    def remember(self, answers: Answers) -> None:
        self.record.remember(answers)

    def fault_of(self, error: Exception) -> Fault | None:
        """Every error is a fault of the line, except a concurrent change and a lost database."""
        if is_not_the_records_fault(error):
            return None
        if isinstance(error, IntegrityError | DataError):
            return super().fault_of(error)
        rejection = unexpected(error)
        return Fault(rejection.field, rejection.code, rejection.reason)
