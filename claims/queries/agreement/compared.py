"""How assertions compare with those of others: their status, and how many roots are for and against
them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from claims.queries import read_connection
from claims.queries.agreement import kept
from claims.queries.agreement.groups import Group, Standing, groups
from claims.queries.agreement.kept import Kept
from claims.queries.agreement.members import Grouped, grouped
from claims.queries.agreement.statements import statement
from claims.queries.agreement.status import Status

AS_KEPT = statement("compared")


class Compared(NamedTuple):
    """An assertion, and how many independent roots are against it and for it; see
    `sql/compared.sql`.

    A root is against it strictly if one assertion of it conflicts strictly, and else loosely; these
    are counted to ten. What does not count is not compared. `roots` have assertions of its group
    that count.
    """

    assertion: str
    claim: str
    measure: str
    event: str | None
    status: str
    superseded_by: str | None = None
    strict: int = 0
    loose: int = 0
    corroborated_by: int = 0
    verdict: str | None = None
    roots: int = 0

    @property
    def counted(self) -> bool:
        return self.status == Status.COUNTED

    @property
    def contested(self) -> bool:
        return self.strict > 0


def of_claims(claims: Sequence[UUID]) -> list[Compared]:
    """The assertions of some claims, in their order."""
    return _compared(claims, ())


def of_assertions(assertions: Sequence[UUID]) -> dict[UUID, Compared]:
    """Some public assertions, by their ids."""
    return {UUID(each.assertion): each for each in _compared((), assertions)}


def _compared(claims: Sequence[UUID], assertions: Sequence[UUID]) -> list[Compared]:
    """As it is kept where that will do, and else as it is worked out."""
    found = _as_kept(claims, assertions)
    if all(each.measure for each in found):
        return found
    others = _worked_out([UUID(each.assertion) for each in found if not each.measure])
    all_found = (each if each.measure else others.get(each.assertion) for each in found)
    return [each for each in all_found if each]


def _as_kept(claims: Sequence[UUID], assertions: Sequence[UUID]) -> list[Compared]:
    """By the places of their columns: lists of claims ask for many."""
    asked = {
        "claims": list(claims),
        "assertions": list(assertions),
        "shape": kept.SHAPE_VERSION,
        "most_worked_out": kept.MOST_WORKED_OUT,
    }
    rows = read_connection.rows(AS_KEPT.sql, asked, one_plan=True)
    return list(map(partial(tuple.__new__, Compared), rows))


def _worked_out(assertions: Sequence[UUID]) -> dict[str, Compared]:
    """Those that are public, by their ids."""
    asked = grouped(assertions)
    known = kept.kept({one.key for one in asked})
    worked_out = groups({key for key, each in known.items() if not each.will_do})
    found = [
        _of(worked_out[one.key], worked_out[one.key].standings.get(one.id))
        if one.key in worked_out
        else _new(one, known[one.key])
        for one in asked
    ]
    return {each.assertion: each for each in found if each}


def _new(one: Grouped, group: Kept) -> Compared:
    """One that came after the version its group is kept at."""
    return Compared(
        str(one.id),
        str(one.claim),
        str(one.measure),
        str(one.event) if one.event else None,
        Status.NEW,
        roots=group.roots,
    )


def _of(group: Group, standing: Standing | None) -> Compared | None:
    if standing is None:
        return None
    by = standing.superseded_by
    return Compared(
        assertion=standing.member.text,
        claim=standing.member.claim,
        measure=str(group.key.measure),
        event=str(group.key.event) if group.key.event else None,
        status=standing.status,
        superseded_by=by.member.text if by else None,
        strict=standing.strict,
        loose=standing.loose,
        corroborated_by=standing.corroborated_by,
        verdict=standing.verdict(group.roots),
        roots=group.roots,
    )
