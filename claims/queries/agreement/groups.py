"""A group: the assertions of one measure and one event, each with its status and its opponents.

Assertions that name no event are a group of their own: a total is never compared with one incident.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from claims.queries.agreement.candidates import Candidate, Candidates, Scale
from claims.queries.agreement.corroboration import agreeing
from claims.queries.agreement.drafts import would_be_opposed
from claims.queries.agreement.members import (
    DRAFTS,
    Counting,
    GroupKey,
    Member,
    counting,
    of_groups,
)
from claims.queries.agreement.opposition import ONE_BY_ONE, Found, Opposition, opposed
from claims.queries.agreement.status import Status, all_hold, by_root, may_be_said_at_once, settled
from claims.queries.agreement.verdict import Verdict, decided

UNOPPOSED = Opposition()
NOTHING: Mapping[UUID, Iterable[Member]] = {}


class Standing(NamedTuple):
    """Whether an assertion counts, or why not, and who is against it and for it: other roots, those
    against it counted to ten. What does not count is not compared."""

    member: Member
    status: Status
    candidate: Candidate | None = None
    superseded_by: Candidate | None = None
    opposition: Opposition = UNOPPOSED
    within_root: Opposition = UNOPPOSED
    strict: int = 0
    loose: int = 0
    corroborated_by: int = 0

    @property
    def counted(self) -> bool:
        return self.status is Status.COUNTED

    def verdict(self, roots: int) -> Verdict | None:
        """The one on it among so many roots, if it counts."""
        if not self.counted:
            return None
        return decided(
            strict=bool(self.strict),
            loose=bool(self.loose),
            agreeing=bool(self.corroborated_by),
            roots=roots,
        )


@dataclass(frozen=True)
class Group:
    """What is known of a group: its measure, and all its assertions by their ids. `drafts` would
    contradict some of them, and are in nothing else."""

    key: GroupKey
    measure: Counting
    standings: Mapping[UUID, Standing]
    scale: Scale
    parts: Sequence[Candidate] = ()
    drafts: Mapping[UUID, Standing] = field(default_factory=dict)

    @cached_property
    def counted(self) -> list[Candidate]:
        found = self.standings.values()
        return [each.candidate for each in found if each.candidate and each.counted]

    @cached_property
    def roots(self) -> int:
        return len({one.party for one in self.counted})

    @cached_property
    def verdict(self) -> Verdict:
        found = self.standings.values()
        return decided(
            strict=any(each.strict for each in found),
            loose=any(each.loose for each in found),
            agreeing=any(each.corroborated_by for each in found),
            roots=self.roots,
        )

    @cached_property
    def disagrees_within_root(self) -> bool:
        """Whether a root said at once, or in an order that nobody knows, what cannot both hold."""
        return any(each.within_root.plain for each in self.standings.values())


def groups(keys: Collection[GroupKey], *, with_drafts: bool = False) -> dict[GroupKey, Group]:
    """Some groups, worked out from their assertions. Raises Django's database errors."""
    if not keys:
        return {}
    measures = counting({key.measure for key in keys})
    known = {key for key in keys if key.measure in measures}
    narrower = {GroupKey(part, key.event) for key in known for part in measures[key.measure].parts}
    if others := {key.measure for key in narrower} - measures.keys():
        measures |= counting(others)
    members = of_groups(known | narrower)
    drafts = of_groups(known | narrower, DRAFTS) if with_drafts else {}
    return {
        key: worked_out(
            key,
            measures[key.measure],
            members.get(key, ()),
            [
                (measures[part], members.get(GroupKey(part, key.event), ()))
                for part in measures[key.measure].parts
            ],
            {each.measure: rows for each, rows in drafts.items() if each.event == key.event},
        )
        for key in known
    }


def worked_out(
    key: GroupKey,
    measure: Counting,
    members: Iterable[Member],
    parts: Iterable[tuple[Counting, Iterable[Member]]] = (),
    drafts: Mapping[UUID, Iterable[Member]] = NOTHING,
) -> Group:
    """A group of these assertions, beside those of the parts of its measure. Its drafts are those
    of the measure and of its parts, by their ids."""
    standings, members = _set_aside(measure, members)
    of_parts = [(part, _may_count(part, rows)) for part, rows in parts]
    may_come = _may_count(measure, drafts.get(measure.id, ()))
    come_in_parts = [m for part, _ in of_parts for m in _may_count(part, drafts.get(part.id, ()))]
    candidates = Candidates(members, may_come, come_in_parts, *(rows for _, rows in of_parts))
    may_count = candidates.of(members)
    counted, replaced, fallen = settled(measure.kind, may_count)
    in_parts = [(part, candidates.of(rows)) for part, rows in of_parts]
    narrower = [one for part, said in in_parts for one in settled(part.kind, said)[0]]
    own, of_others = candidates.of(may_come), candidates.of(come_in_parts)
    against = opposed(measure.kind, counted, drafts=own, parts=narrower, drafts_of_parts=of_others)
    within = _within_roots(measure.kind, counted)
    agreed = agreeing(measure.kind, counted)
    for one in may_count:
        if one in fallen:
            found = Standing(one.member, Status.OUTLIER, one)
        elif by := replaced.get(one):
            found = Standing(one.member, Status.SUPERSEDED, one, by)
        else:
            opposition = against.get(one, UNOPPOSED)
            found = Standing(
                one.member,
                Status.COUNTED,
                one,
                None,
                opposition,
                within.get(one, UNOPPOSED),
                *(opposition.counted(one.party) if opposition.plain else (0, 0)),
                agreed.get(one, 0),
            )
        standings[one.id] = found
    public = chain(may_count, *(said for _, said in in_parts))
    coming = would_be_opposed(measure.kind, public, [*own, *of_others], against)
    would_be = {one.id: _of_draft(one, against[one]) for one in coming}
    return Group(key, measure, standings, candidates.scale, narrower, would_be)


def _of_draft(one: Candidate, opposition: Opposition) -> Standing:
    counts = opposition.counted(one.party)
    return Standing(one.member, Status.COUNTED, one, None, opposition, UNOPPOSED, *counts)


def _set_aside(
    measure: Counting, members: Iterable[Member]
) -> tuple[dict[UUID, Standing], list[Member]]:
    """What does not count whatever else was said, and what may."""
    aside, rest = {}, []
    for member in members:
        if status := _beside(measure, member):
            aside[member.id] = Standing(member, status)
        else:
            rest.append(member)
    return aside, rest


def _beside(measure: Counting, member: Member) -> Status | None:
    if member.withdrawn:
        return Status.WITHDRAWN
    if member.forecast:
        return Status.FORECAST
    if not member.resolved:
        return Status.UNRESOLVED
    return Status.PLEDGE if member.pledge and not measure.counts_pledges else None


def _may_count(measure: Counting, members: Iterable[Member]) -> list[Member]:
    return _set_aside(measure, members)[1]


def _within_roots(kind: str, counted: Iterable[Candidate]) -> Found:
    """Which assertions of one root cannot both hold: it said them at once."""
    found: Found = {}
    for own in by_root(counted):
        if may_be_said_at_once(own) and not all_hold(kind, own):
            found |= opposed(kind, own, party=ONE_BY_ONE)
    return found
