"""What the figures of some measures say together, before anybody makes these measures one.

Figures of drafts and of claims in review are among them: most measures that are merged have no
others. Figures that speak of an event are left out, since a merge compares them as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from claims.models import NumericAssertion
from claims.queries import read_connection
from claims.queries.agreement import GroupKey, Verdict
from claims.queries.agreement.groups import worked_out
from claims.queries.agreement.members import DRAFTS, Member, counting, of_groups

MOST_COMPARED, MOST_SHOWN = 2_000, 40


@dataclass(frozen=True)
class Figure:
    """A figure in the canonical unit of its measure. An end that is open is None."""

    measure: UUID
    printed: str
    speaker: str
    claim: UUID
    is_draft: bool
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Series:
    """The figures of some measures: how many, what they come to together (unless they are too many
    to be compared here), and the first of them by their lowest value."""

    number: int
    verdict: Verdict | None
    figures: tuple[Figure, ...] = ()


def together(measures: Sequence[UUID], *, shown: int = MOST_SHOWN) -> Series:
    """The figures of these measures as if they were of the first one."""
    keys = [GroupKey(measure, None) for measure in measures]
    with read_connection.on("default"):  # the public's reader sees no drafts
        public = [one for rows in of_groups(keys).values() for one in rows]
        drafts = [one for rows in of_groups(keys, DRAFTS).values() for one in rows]
        members = [*public, *drafts]
        verdict = _verdict(measures[0], members) if len(members) <= MOST_COMPARED else None
    figures = _shown(members, {one.id for one in drafts}, shown) if shown else ()
    return Series(len(members), verdict, figures)


def _verdict(measure: UUID, members: Sequence[Member]) -> Verdict:
    own = [one._replace(measure=str(measure)) for one in members]
    return worked_out(GroupKey(measure, None), counting([measure])[measure], own).verdict


def _shown(members: Sequence[Member], drafts: set[UUID], most: int) -> tuple[Figure, ...]:
    ordered = sorted(members, key=lambda one: (_start(one), one.id))[:most]
    found = NumericAssertion.objects.select_related("claim__speaker")
    rows = found.in_bulk([one.id for one in ordered])
    return tuple(
        Figure(
            UUID(one.measure),
            rows[one.id].as_printed,
            str(rows[one.id].claim.speaker or "nobody yet"),
            UUID(one.claim),
            one.id in drafts,
            one.low,
            one.high,
        )
        for one in ordered
    )


def _start(one: Member) -> Decimal:
    ends = (end for end in (one.low, one.high) if end is not None)
    return next(ends, Decimal(0))
