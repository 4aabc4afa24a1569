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
from claims.services.recording.outcomes import Fault, fault_at
from claims.services.recording.rules import Values

BEYOND_LIMITS = "54"  # SQLSTATEs of a row that is more than an index or a statement can hold


class Policy:
    """As it stands here, what a record says wins, and a new claim is a draft.

    An import has its own: it keeps what was changed here since the last one. `publishes` also
    publishes claims that wait, and completes entries that are public. `waits` defers a record whose
    baseline is not on record yet. `leaves_merged` changes nothing of a claim that was merged into
    another, where others are refused.
    """

    leaves_merged = False

    @property
    def publishes(self) -> bool:
        return False

    @property
    def waits(self) -> bool:
        return False

    def status_of(self, record: ClaimRecord) -> Status:
        """The status of a new claim."""
        return Status.DRAFT

    def begin(self, claims: Iterable[UUID]) -> Mapping[Hashable, int]:
        """The claims of a batch, or their names, that other batches have taken, with the numbers
        of their records."""
        return {}

    def repeated(self, number: int) -> str:
        """What is told of a claim that comes a second time."""
        return f"Record {number} of this call has the same claim."

    def admit_change(self, claim: Claim) -> Iterable[Fault]:
        """Why a claim on record may not be changed."""
        return ()

    def settle(self, row: models.Model, changes: Values, path: str) -> Values:
        """Of the changes that a record would make to a row, those that it may. Raises Refused."""
        return changes

    def keeps(self, claim: Claim, parts: list[Any], model: type[models.Model]) -> bool:
        """Whether the parts of a claim stand against those of the record."""
        return False

    def end(self, claims: Mapping[UUID, int]) -> None:
        """The batch was written: its claims, with the numbers of their records."""

    def fault_of(self, error: Exception) -> Fault | None:
        """What an error says against a record; None where it is no record's fault."""
        if isinstance(error, IntegrityError | DataError | OperationalError) and not lost(error):
            return fault_at("", explain(error))
        return None


def lost(error: Exception) -> bool:
    """Whether the database is, or somebody else writes at the same time. A row that is too large is
    an error of operation as well, to PostgreSQL."""
    if isinstance(error, OperationalError):
        return not sqlstate_of(error).startswith(BEYOND_LIMITS)
    return isinstance(error, InterfaceError | ConcurrentChange)
