"""Whether each assertion counts, or why not, and how many roots are for and against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from claims.queries.agreement.members import measures_of, members
from claims.queries.agreement.statements import statement
from claims.queries.agreement.verdict import Verdict, decided

STATUSES, COMPARED = statement("statuses"), statement("compared")


class Status(StrEnum):
    """Whether an assertion counts, or why not."""

    COUNTED = "counts"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"
    UNRESOLVED = "unresolved"
    FORECAST = "forecast"


@dataclass(frozen=True)
class AssertionStatus:
    """The status of an assertion, and by which other it is superseded."""

    assertion: UUID
    status: Status
    superseded_by: UUID | None

    @classmethod
    def of(cls, *, status: str, **columns: Any) -> Self:
        return cls(status=Status(status), **columns)

    @property
    def counted(self) -> bool:
        return self.status is Status.COUNTED


@dataclass(frozen=True)
class Compared(AssertionStatus):
    """An assertion of a claim, and how many independent roots are against it and for it.

    A root is against it strictly if one assertion of it conflicts strictly, and else loosely. What
    does not count is not compared. `roots` have assertions of its measure that count.
    """

    claim: UUID
    measure: UUID
    strict: int
    loose: int
    corroborated_by: int
    roots: int

    @property
    def contested(self) -> bool:
        return self.strict > 0

    @property
    def verdict(self) -> Verdict | None:
        if not self.counted:
            return None
        strict, loose, agreeing = map(bool, (self.strict, self.loose, self.corroborated_by))
        return decided(strict=strict, loose=loose, agreeing=agreeing, roots=self.roots)


def statuses(measure: UUID, assertions: Sequence[UUID]) -> dict[UUID, AssertionStatus]:
    """Whether some public assertions of a measure count, by their ids."""
    found = STATUSES.rows(
        AssertionStatus.of, measures=members(measure), assertions=list(assertions)
    )
    return {each.assertion: each for each in found}


def of_claims(claims: Sequence[UUID]) -> list[Compared]:
    """The assertions of some claims, in their order: one statement, however many measures they
    speak of."""
    return COMPARED.rows(Compared.of, measures=measures_of(claims), claims=list(claims))
