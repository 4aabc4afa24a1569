"""What is compared: the assertions of a group, with their ends and times ready to be compared.

Days are ordinals. An end is a pair of its value and how far beside it the end lies: (10, 1) leaves
out 10 from below. An interval lies above another where its low end is greater than the other's high
end. Each assertion has two faces, of which the second is the first with time and values turned
round: what finds the later and lower ones on the first face finds the earlier and higher ones on
the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from claims.queries.agreement.members import Member

End = tuple[Decimal, int]
LOWER, UPPER = 0, 1  # the two faces
LOWEST, HIGHEST = (Decimal("-Infinity"), 0), (Decimal("Infinity"), 0)


class Time(NamedTuple):
    """The days that an assertion speaks of. If they are not `known`, it speaks of some of them."""

    first: int
    last: int
    known: bool


class Face(NamedTuple):
    """One side of an assertion. The wide ends allow for rounding; a loose one has none."""

    first: int
    last: int
    low: End
    high: End
    wide_low: End | None
    wide_high: End | None


class Candidate:
    """An assertion that may count, in a form that is quick to compare. `party` is a number that
    stands for its root speaker."""

    __slots__ = ("closed", "faces", "id", "member", "party", "said_first", "said_last", "time")

    def __init__(self, member: Member, party: int) -> None:
        self.member = member
        self.id: UUID = member.id
        self.party = party
        self.said_first: int = member.said_first
        self.said_last: int = member.said_last
        self.time = Time(member.first, member.last, member.known)
        self.closed = not (member.bound or member.low is None or member.high is None)
        self.faces = _faces(member)

    @property
    def is_loose(self) -> bool:
        return self.faces[LOWER].wide_high is None

    @property
    def low(self) -> End:
        return self.faces[LOWER].low

    @property
    def high(self) -> End:
        return self.faces[LOWER].high


def _faces(member: Member) -> tuple[Face, Face]:
    low, high = _low(member.low, member.low_included), _high(member.high, member.high_included)
    wide_low = wide_high = None
    if not member.loose:
        wide_low = _low(member.wide_low, member.low_included)
        wide_high = _high(member.wide_high, member.high_included)
    return (
        Face(member.first, member.last, low, high, wide_low, wide_high),
        Face(
            -member.last,
            -member.first,
            (-high[0], -high[1]),
            (-low[0], -low[1]),
            wide_high and (-wide_high[0], -wide_high[1]),
            wide_low and (-wide_low[0], -wide_low[1]),
        ),
    )


def _low(value: Decimal | None, included: bool) -> End:
    return LOWEST if value is None else (value, 0 if included else 1)


def _high(value: Decimal | None, included: bool) -> End:
    return HIGHEST if value is None else (value, 0 if included else -1)


class Candidates:
    """Candidates of which the root speakers are numbered alike."""

    def __init__(self) -> None:
        self.numbers: dict[UUID, int] = {}

    def of(self, members: Iterable[Member]) -> list[Candidate]:
        numbers = self.numbers
        return [
            Candidate(member, numbers.setdefault(member.root, len(numbers))) for member in members
        ]
