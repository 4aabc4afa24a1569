"""How assertions compare with those of others: their status, and how many roots are for and against
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from claims.queries.agreement.groups import Group, Standing, groups
from claims.queries.agreement.kept import KeptStanding, kept, kept_standings
from claims.queries.agreement.members import Grouped, grouped
from claims.queries.agreement.status import Status
from claims.queries.agreement.verdict import Verdict, decided

# Of an assertion that came after the version its group is kept at.
NEW = KeptStanding(UUID(int=0), Status.NEW, None, 0, 0, 0)


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
    """As it is kept where that will do, and else as it is worked out."""
    known = {key: each for key, each in kept({one.key for one in asked}).items() if each.will_do}
    standings = kept_standings([one.id for one in asked if one.key in known])
    worked_out = groups({one.key for one in asked if one.key not in known})
    found = []
    for one in asked:
        if one.key in known:
            found.append(_as_kept(one, standings.get(one.id, NEW), known[one.key].roots))
        elif standing := worked_out[one.key].standings.get(one.id):
            found.append(_of(worked_out[one.key], standing))
    return found


def _as_kept(one: Grouped, standing: KeptStanding, roots: int) -> Compared:
    return Compared(
        assertion=one.id,
        claim=one.claim,
        measure=one.measure,
        event=one.event,
        status=Status(standing.status),
        superseded_by=standing.superseded_by,
        strict=standing.strict,
        loose=standing.loose,
        corroborated_by=standing.corroborated_by,
        roots=roots,
    )


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
