"""What is compared: the assertions of a group, with their ends and times ready to be compared.

Days are ordinals. An end is a number as well: a hundred thousand pairs of a value and a side would
take half as long again to compare. An interval lies above another where its low end is greater than
the other's high end. Each assertion has two faces, of which the second is the first with time and
values turned round: what finds the later and lower ones on the first face finds the earlier and
higher ones on the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import lcm
from typing import NamedTuple
from uuid import UUID

from claims.queries.agreement.members import Member

End = int
LOWER, UPPER = 0, 1  # the two faces
make = tuple.__new__  # of a NamedTuple, in half the time: there may be half a million
LOWEST, HIGHEST = -(1 << 256), 1 << 256


class Scale:
    """All values that occur, and nought, in units of the last digit that any of them has. Each has
    three places, its own and one on either side, for an end that leaves it out."""

    def __init__(self, members: Iterable[Member]) -> None:
        found: set[Decimal | None] = {Decimal(0)}
        for member in members:
            found.update((member.low, member.high, member.wide_low, member.wide_high))
        ratios = [(value, *value.as_integer_ratio()) for value in found if value is not None]
        unit = lcm(*{under for _, _, under in ratios})
        self.values = {over * (unit // under): value for value, over, under in ratios}
        self.places = {value: 3 * units for units, value in self.values.items()}

    def low(self, value: Decimal | None, included: bool) -> End:
        return LOWEST if value is None else self.places[value] + (not included)

    def high(self, value: Decimal | None, included: bool) -> End:
        return HIGHEST if value is None else self.places[value] - (not included)

    def value(self, end: End) -> Decimal:
        return self.values[(end + 1) // 3]


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

    __slots__ = (
        "closed",
        "faces",
        "high",
        "id",
        "low",
        "member",
        "party",
        "said_first",
        "said_last",
        "time",
    )

    def __init__(self, member: Member, party: int, scale: Scale) -> None:
        self.member = member
        self.id: UUID = member.id
        self.party = party
        self.said_first: int = member.said_first
        self.said_last: int = member.said_last
        self.time = make(Time, (member.first, member.last, member.known))
        self.closed = not (member.bound or member.low is None or member.high is None)
        self.low = scale.low(member.low, member.low_included)
        self.high = scale.high(member.high, member.high_included)
        self.faces = _faces(member, self.low, self.high, scale)

    @property
    def is_loose(self) -> bool:
        return self.faces[LOWER].wide_high is None


def _faces(member: Member, low: End, high: End, scale: Scale) -> tuple[Face, Face]:
    first, last = member.first, member.last
    if member.loose:
        return (
            make(Face, (first, last, low, high, None, None)),
            make(Face, (-last, -first, -high, -low, None, None)),
        )
    wide_low = scale.low(member.wide_low, member.low_included)
    wide_high = scale.high(member.wide_high, member.high_included)
    return (
        make(Face, (first, last, low, high, wide_low, wide_high)),
        make(Face, (-last, -first, -high, -low, -wide_high, -wide_low)),
    )


class Candidates:
    """Candidates of which the ends and the root speakers are numbered alike: those of some members,
    and of no others."""

    def __init__(self, *several: Iterable[Member]) -> None:
        self.numbers: dict[str, int] = {}
        self.scale = Scale(member for members in several for member in members)

    def of(self, members: Iterable[Member]) -> list[Candidate]:
        numbers, scale = self.numbers, self.scale
        return [
            Candidate(member, numbers.setdefault(member.root, len(numbers)), scale)
            for member in members
        ]
