"""A measure and those that were merged into it, whose assertions are its own.

They are looked up beforehand, so that the planner knows how many assertions there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from claims.queries.agreement.statements import statement

MEMBERS, MEASURES_OF_CLAIMS = statement("members"), statement("measures_of_claims")


class Row(NamedTuple):
    id: UUID


def members(measure: UUID) -> list[UUID]:
    return [row.id for row in MEMBERS.rows(Row, measure=measure)]


def measures_of(claims: Sequence[UUID]) -> list[UUID]:
    """The members of all measures that the assertions of some claims speak of."""
    return [row.id for row in MEASURES_OF_CLAIMS.rows(Row, claims=list(claims))]
