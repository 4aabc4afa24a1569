"""Which assertions are corroborated: by how many other roots, for a whole measure."""

from __future__ import annotations

from uuid import UUID

from claims.queries.agreement.members import members
from claims.queries.agreement.statements import statement
from claims.queries.pages import Sql

CORROBORATED = statement("corroborated")


def corroborated(measure: UUID, least: int) -> Sql:
    """The ids of the assertions of a measure with which at least so many other roots agree, one at
    least."""
    return CORROBORATED.positional(measures=members(measure), least=least)
