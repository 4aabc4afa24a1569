"""What is asked of a measure: as it is kept where that will do, and else worked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from claims.queries.agreement.consensus import Consensus, at
from claims.queries.agreement.groups import groups
from claims.queries.agreement.kept import Kept, kept
from claims.queries.agreement.members import GroupKey, groups_of
from claims.queries.agreement.verdict import Verdict
from claims.queries.plain_data import restored


@dataclass(frozen=True)
class Version:
    """Which version of a group an answer is of, and whether anything has changed since."""

    number: int
    is_current: bool


def consensus(key: GroupKey, *, today: date, **when: Any) -> tuple[Consensus, Version]:
    """The consensus of a group, on its default day or `when` it is asked for (see `at`)."""
    [known] = kept([key], also="consensus").values()
    if known.will_do and not any(when.values()) and _holds(known, today):
        return restored(Consensus, known.also), _version(known)
    found = at(groups([key])[key], today=today, **when)
    return found, Version(known.version + known.waiting, is_current=True)


def _holds(known: Kept, today: date) -> bool:
    return known.valid_until is None or today < known.valid_until


def _version(known: Kept) -> Version:
    return Version(known.version, is_current=known.waiting == 0)


def version(measure: UUID, event: UUID | None = None) -> Version:
    """Of all groups of a measure together, or of one."""
    found = kept([GroupKey(measure, event)] if event else groups_of(measure)).values()
    is_current = all(each.waiting == 0 or not each.will_do for each in found)
    missing = sum(each.waiting for each in found if not each.will_do)
    return Version(sum(each.version for each in found) + missing, is_current)


def verdicts(keys: Collection[GroupKey]) -> Counter[Verdict]:
    """How many of some groups have which verdict."""
    known = kept(keys).values()
    found = Counter(Verdict(each.verdict) for each in known if each.will_do and each.verdict)
    worked_out = groups({each.key for each in known if not each.will_do}).values()
    found.update(group.verdict for group in worked_out if group.standings)
    return found
