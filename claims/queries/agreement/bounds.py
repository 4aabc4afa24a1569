"""Running bounds: the lowest high ends of a time, the few that are needed to tell who is opposed.

Opposing roots are counted to ten. The lowest wide ends of eleven roots tell whether ten others are
opposed strictly; of the plain ends twice as many are needed, since some are of the same roots.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from claims.queries.agreement.candidates import Candidate, End

MOST_COUNTED = 10
Entry = tuple[End, Any, Candidate]  # an end, the party it is of, and the assertion
BY_END = itemgetter(0)


class Lowest:
    """The lowest ends, of each party one."""

    __slots__ = ("few", "most", "of_party")

    def __init__(self, most: int) -> None:
        self.most = most
        self.of_party: dict[Any, Entry] = {}
        self.few: list[Entry] = []

    def add(self, entry: Entry) -> None:
        end, party, _ = entry
        known = self.of_party.get(party)
        if known is not None and known[0] <= end:
            return
        self.of_party[party] = entry
        few = self.few
        if len(few) == self.most and few[-1][0] <= end:
            return
        if known is not None and known in few:
            few.remove(known)
        insort(few, entry, key=BY_END)
        del few[self.most :]

    def below(self, end: End) -> Iterator[Entry]:
        """Those that lie below, from the lowest."""
        for entry in self.few:
            if entry[0] >= end:
                return
            yield entry


class Bounds:
    """The lowest high ends of some assertions, on one face: plain, and widened for rounding."""

    __slots__ = ("plain", "wide")

    def __init__(self) -> None:
        self.plain, self.wide = Lowest(2 * MOST_COUNTED + 1), Lowest(MOST_COUNTED + 1)

    def add(self, side: int, party: Any, one: Candidate) -> None:
        face = one.faces[side]
        self.plain.add((face.high, party, one))
        if face.wide_high is not None:
            self.wide.add((face.wide_high, party, one))


def together(several: Iterable[Bounds]) -> Bounds:
    """The lowest ends of several sets together."""
    found = Bounds()
    for each in several:
        for entry in each.plain.few:
            found.plain.add(entry)
        for entry in each.wide.few:
            found.wide.add(entry)
    return found
