"""What is kept of groups by their versions, and whether it will do.

A small group that has changed since is worked out for whoever asks. A large one is answered as of
its last version: a job brings it up to date within seconds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from claims.queries.agreement.members import GroupKey
from claims.queries.agreement.statements import statement

KEPT = statement("kept")
MOST_WORKED_OUT = 2_000  # assertions of a group, for whoever asks
# What is kept in another form, or by other rules, is worked out anew: raised with each change of
# what is kept.
SHAPE_VERSION = 3


@dataclass(frozen=True)
class Kept:
    """A group as it is kept. `version` counts the changes that are in it; others are `waiting`.
    `shape` is the version of the form and the rules that it is kept by."""

    measure: UUID
    event: UUID | None
    id: UUID | None
    shape: int | None
    version: int
    waiting: int
    assertions: int
    roots: int
    verdict: str | None
    contested: int
    opposed: int
    revised: int
    valid_until: date | None
    also: Any

    @property
    def key(self) -> GroupKey:
        return GroupKey(self.measure, self.event)

    @property
    def will_do(self) -> bool:
        """Whether it is answered as it is kept."""
        return self.is_there and (self.waiting == 0 or self.assertions > MOST_WORKED_OUT)

    @property
    def is_there(self) -> bool:
        return self.shape == SHAPE_VERSION


def kept(keys: Collection[GroupKey], *, also: str = "") -> dict[GroupKey, Kept]:
    """What is kept of each of some groups, `also` its consensus or its band."""
    asked = list(keys)
    found = KEPT.rows(
        Kept,
        measures=[key.measure for key in asked],
        events=[key.event for key in asked],
        also=also,
    )
    return {each.key: each for each in found}


def kept_whole(keys: Collection[GroupKey]) -> list[Kept]:
    """What is kept of some groups, if that will do; else nothing. Beside one that is too large to
    be worked out again, all others are answered as they are kept."""
    found = list(kept(keys).values())
    if found and all(each.will_do for each in found):
        return found
    there = [each for each in found if each.is_there]
    return there if any(each.assertions > MOST_WORKED_OUT for each in there) else []
