"""What a caller of recording decides, beside the records themselves."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import DataError, IntegrityError, InterfaceError, OperationalError, models

from claims.formats.records import ClaimRecord
from claims.models import Claim, Status
from claims.models.error_messages import explain, sqlstate_of
from claims.services.recording.applying import ConcurrentChange
from claims.services.recording.outcomes import Answers, Fault, fault_at
from claims.services.recording.rules import Values

BEYOND_LIMITS = "54"  # SQLSTATEs of a row that is more than an index or a statement can hold


class Policy:
    """As it stands here, what a record says wins, and a new claim is a draft.

    An import has its own: it keeps what was changed here since the last one. `publishes` also
    publishes claims that wait, and completes entries that are public. `waits` defers a record whose
    baseline is not on record yet. `leaves_merged` changes nothing of a claim that was merged into
    another, where others are refused. `heeds_locks` leaves locked fields as they are. `adds` names
    the collections from which no part is taken away. `leaves_relations` takes a record without its
    relations to claims that are not on record.
    """

    adds: frozenset[str] = frozenset({"relations_out"})
    leaves_merged = False
    heeds_locks = False
    leaves_relations = False

    @property
    def publishes(self) -> bool:
        return False

    @property
    def waits(self) -> bool:
        return False

    def status_of(self, record: ClaimRecord) -> Status:
        """The status of a new claim."""
        return Status.DRAFT

    def already_recorded(
        self, claims: Iterable[UUID], names: Iterable[Hashable]
    ) -> Mapping[Hashable, int]:
        """The claims that earlier batches have recorded already, of these keys or names: each with
        the number of its record. A second record for one of them is refused."""
        return {}

    def second_record(self, number: int) -> str:
        """The sentence that refuses a second record for one claim."""
        return f"Record {number} of this call has the same claim."

    def admit_change(self, claim: Claim) -> Iterable[Fault]:
        """Why a claim on record may not be changed."""
        return ()

    def warnings(self, record: ClaimRecord, claim: Claim | None) -> Iterable[Fault]:
        """What its caller should know of a record that is taken."""
        return ()

    def allowed_changes(self, row: models.Model, changes: Values, path: str) -> Values:
        """Those of a record's changes to a row that it may make. Raises Refused."""
        return changes

    def keeps_parts(self, claim: Claim, parts: list[Any], model: type[models.Model]) -> bool:
        """Whether the claim keeps its parts, so that the record's parts are left out."""
        return False

    def remember(self, answers: Answers) -> None:
        """Remember what became of a batch that was written, in its transaction."""

    def fault_of(self, error: Exception) -> Fault | None:
        """The fault of a record that an error tells. None if the record is not to blame."""
        if isinstance(
            error, IntegrityError | DataError | OperationalError
        ) and not is_not_the_records_fault(error):
            return fault_at("", explain(error))
        return None


def is_not_the_records_fault(error: Exception) -> bool:
    """Whether no record is to blame: the database is lost, or somebody else changed the claim
    meanwhile. To PostgreSQL a row that is too large is an operational error as well."""
    if isinstance(error, OperationalError):
        return not sqlstate_of(error).startswith(BEYOND_LIMITS)
    return isinstance(error, InterfaceError | ConcurrentChange)
