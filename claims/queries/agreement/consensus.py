"""The consensus on a day: what all assertions that speak of it allow together, and who they are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from claims.queries.agreement.members import members
from claims.queries.agreement.statements import statement
from claims.queries.agreement.verdict import Verdict, decided, in_words

CONSENSUS = statement("consensus")
MOST_ROOTS = 20  # how many there are is said beside them


class Agreement(StrEnum):
    """The verdict on a day. A strict contradiction, if not even the strict assertions leave a
    value; nothing, if no assertion has a say."""

    AGREE = "agree"
    LOOSE = "loose_contradiction"
    STRICT = "strict_contradiction"
    ONE_ORIGIN = "one_origin"
    NOTHING_COMPARABLE = "nothing_comparable"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Period:
    """Days, both included; None is an open end."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Root:
    """A root speaker: how many assertions it has, whoever tells them, and how many relay it."""

    speaker: UUID
    figures: int
    relayed_by: int


@dataclass(frozen=True)
class Counts:
    """How many have a say: several speakers of one root are not independent. `comparable_roots`
    give a number, not just a bound, for the day itself."""

    figures: int
    strict_figures: int
    claims: int
    speakers: int
    roots: int
    comparable_roots: int


@dataclass(frozen=True)
class Consensus:
    """What the assertions of a measure allow on a day; of a flow, for a period. Ranges are in the
    measure's canonical unit, none of them below zero where nothing is; an empty one allows nothing.

    `allowed` is of all assertions, `strictly` of the strict ones, and `spread` reaches from the
    lowest to the highest value of those that speak of the day itself. The counts are of the
    assertions that have a say, of which `earliest` and `latest` are the first and the last by time.
    `verdict` is on all assertions of the measure, of all days and speakers.
    """

    day: date | None
    period: Period | None
    allowed: Any
    strictly: Any
    spread: Any
    counts: Counts
    earliest: UUID | None
    latest: UUID | None
    most_relayed: list[Root]
    periods: list[Period]
    verdict: Verdict

    @property
    def said(self) -> str:
        """The verdict as a sentence, which says whether it holds of this day."""
        is_empty = self.agreement in (Agreement.STRICT, Agreement.LOOSE)
        return in_words(self.verdict, "The figures" if is_empty else "Figures of other days")

    @property
    def agreement(self) -> Agreement:
        if not self.counts.figures:
            return Agreement.NOTHING
        if self.strictly is not None and self.strictly.isempty:
            return Agreement.STRICT
        if self.allowed.isempty:
            return Agreement.LOOSE
        if self.counts.comparable_roots > 1:
            return Agreement.AGREE
        return Agreement.ONE_ORIGIN if self.counts.roots == 1 else Agreement.NOTHING_COMPARABLE


def at(
    measure: UUID,
    *,
    day: date | None = None,
    period: Period | None = None,
    speaker: UUID | None = None,
) -> Consensus:
    """The consensus of a measure's assertions on a day, or for a period of a flow.

    Without either it is of the last day that an assertion certainly speaks of, and if all are
    undated of the first day by which all had been said. With a `speaker`, of what they say alone.
    Raises Django's database errors.
    """
    first, last = (period.first, period.last) if period else (None, None)
    asked = {"measure": measure, "day": day, "first": first, "last": last, "speaker": speaker}
    [found] = CONSENSUS.rows(_consensus, measures=members(measure), most_roots=MOST_ROOTS, **asked)
    return found


def _consensus(
    *,
    first: date | None,
    last: date | None,
    most_relayed: Any,
    periods: Any,
    grounds: Any,
    **columns: Any,
) -> Consensus:
    counts = {each.name: columns.pop(each.name) for each in fields(Counts)}
    return Consensus(
        period=Period(first, last) if first else None,
        most_relayed=[Root(UUID(each.pop("speaker")), **each) for each in most_relayed or ()],
        periods=[_period(**each) for each in periods or ()],
        counts=Counts(**counts),
        verdict=decided(**grounds),
        **columns,
    )


def _period(*, first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))
