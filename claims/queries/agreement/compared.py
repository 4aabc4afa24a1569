"""How assertions compare with those of others: their status, and how many roots are for and against
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from claims.queries.agreement.groups import Group, Standing, groups
from claims.queries.agreement.members import Grouped, grouped, groups_of
from claims.queries.agreement.status import Status
from claims.queries.agreement.verdict import Verdict, decided


@dataclass(frozen=True)
class Compared:
    """An assertion, and how many independent roots are against it and for it.

    A root is against it strictly if one assertion of it conflicts strictly, and else loosely; these
    are counted to ten. What does not count is not compared. `roots` have assertions of its group
    that count.
    """

    assertion: UUID
    claim: UUID
    measure: UUID
    event: UUID | None
    status: Status
    superseded_by: UUID | None
    strict: int
    loose: int
    corroborated_by: int
    roots: int

    @property
    def counted(self) -> bool:
        return self.status is Status.COUNTED

    @property
    def contested(self) -> bool:
        return self.strict > 0

    @property
    def verdict(self) -> Verdict | None:
        if not self.counted:
            return None
        strict, loose, agreeing = map(bool, (self.strict, self.loose, self.corroborated_by))
        return decided(strict=strict, loose=loose, agreeing=agreeing, roots=self.roots)


def of_claims(claims: Sequence[UUID]) -> list[Compared]:
    """The assertions of some claims, in their order."""
    return _compared(grouped(claims=claims))


def of_assertions(assertions: Sequence[UUID]) -> dict[UUID, Compared]:
    """Some public assertions, by their ids."""
    return {each.assertion: each for each in _compared(grouped(assertions=assertions))}


def _compared(asked: Sequence[Grouped]) -> list[Compared]:
    found = groups({each.key for each in asked})
    return [
        _of(found[each.key], found[each.key].standings[each.id])
        for each in asked
        if each.key in found and each.id in found[each.key].standings
    ]


def _of(group: Group, standing: Standing) -> Compared:
    by = standing.superseded_by
    return Compared(
        assertion=standing.member.id,
        claim=standing.member.claim,
        measure=group.key.measure,
        event=group.key.event,
        status=standing.status,
        superseded_by=by.id if by else None,
        strict=standing.strict,
        loose=standing.loose,
        corroborated_by=standing.corroborated_by,
        roots=group.roots,
    )


def contested(measure: UUID) -> list[UUID]:
    """The assertions of a measure that another root contradicts strictly."""
    return [each.member.id for each in _of_measure(measure) if each.strict]


def corroborated(measure: UUID, least: int) -> list[UUID]:
    """The assertions of a measure that at least so many other roots agree with."""
    return [each.member.id for each in _of_measure(measure) if each.corroborated_by >= least]


def _of_measure(measure: UUID) -> Iterator[Standing]:
    for group in groups(groups_of(measure)).values():
        yield from group.standings.values()
