"""Running bounds: the lowest high ends of a time, the few that are needed to tell who is opposed.

Opposing roots are counted to ten. The lowest wide ends of eleven roots tell whether ten others are
opposed strictly; of the plain ends twice as many are needed, since some are of the same roots.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from claims.queries.agreement.candidates import Candidate, End

MOST_COUNTED = 10
MOST_PLAIN, MOST_WIDE = 2 * MOST_COUNTED + 1, MOST_COUNTED + 1
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


class Bounds(NamedTuple):
    """The lowest high ends of some assertions, on one face: plain, and widened for rounding."""

    plain: Sequence[Entry]
    wide: Sequence[Entry]


class Running:
    """The bounds of more and more assertions."""

    def __init__(self) -> None:
        self.plain, self.wide = Lowest(MOST_PLAIN), Lowest(MOST_WIDE)

    def include(self, others: Bounds) -> None:
        """Add the assertions of other bounds: no more than the few lowest matter."""
        for entry in others.plain:
            self.plain.add(entry)
        for entry in others.wide:
            self.wide.add(entry)

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.plain.few, self.wide.few)


def of_one_time(side: int, party: Callable[[Candidate], Any], said: Sequence[Candidate]) -> Bounds:
    """Those of some assertions, all known."""
    faces = [(one.faces[side], party(one), one) for one in said]
    plain = [(face.high, of, one) for face, of, one in faces]
    wide = [(face.wide_high, of, one) for face, of, one in faces if face.wide_high is not None]
    return Bounds(_lowest(plain, MOST_PLAIN), _lowest(wide, MOST_WIDE))


def _lowest(entries: list[Entry], most: int) -> list[Entry]:
    """Of each party one, the lowest first."""
    entries.sort(key=BY_END)
    found: dict[Any, Entry] = {}
    for entry in entries:
        if entry[1] not in found:
            found[entry[1]] = entry
            if len(found) == most:
                break
    return list(found.values())


def together(several: Iterable[Bounds]) -> Bounds:
    """The lowest ends of several sets together."""
    found = Running()
    for each in several:
        found.include(each)
    return found.bounds
