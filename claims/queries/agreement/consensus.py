"""The consensus at a time: what all assertions that bear on it allow together, and who they are.

Of a stock those bear on it whose days cover it, of a flow those of the period itself. A cumulative
count of an earlier time is a lower bound, one of a later time an upper one, and one of the time
itself both. Agreement takes two roots that speak of the time itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from claims.models import TemporalKind
from claims.queries.agreement.candidates import (
    HIGHEST,
    LOWER,
    LOWEST,
    UPPER,
    Candidate,
    End,
    Time,
    make,
)
from claims.queries.agreement.corroboration import agreeing
from claims.queries.agreement.groups import Group
from claims.queries.agreement.timeline import Allowed, allowed_between
from claims.queries.agreement.verdict import Verdict, decided, in_words

MOST_ROOTS = 20  # how many there are is said beside them


@dataclass(frozen=True)
class Period:
    """Days, both included; None is an open end."""

    first: date | None
    last: date | None


@dataclass(frozen=True)
class Root:
    """A root speaker: how many assertions it has, whoever tells them, and how many relay it."""

    speaker: UUID
    assertions: int
    relayed_by: int


@dataclass(frozen=True)
class Counts:
    """How many bear on a time: several speakers of one root are not independent."""

    assertions: int
    claims: int
    speakers: int
    roots: int


@dataclass(frozen=True)
class Consensus:
    """What the assertions of a group allow at a time.

    `allowed` is of all that bear on it, `strictly` of those that are not loose, with their rounded
    ends widened; `spread` reaches from the lowest to the highest value of those that speak of the
    time itself. None of them is below zero where nothing is. `comparable_roots` give a number, not
    only a bound, for the time itself. Of those that bear on it, `earliest` and `latest` are the
    first and the last by time. `verdict` is on all assertions of the group.

    Without a time that is asked for it is the latest that lies neither after its statement nor
    after today; `valid_until` is the day on which that will be another one.
    """

    time: Period | None
    allowed: Allowed | None
    strictly: Allowed | None
    spread: Allowed | None
    counts: Counts
    rounded: Counts
    comparable_roots: int
    earliest: UUID | None
    latest: UUID | None
    most_relayed: list[Root]
    periods: list[Period]
    verdict: Verdict
    verdict_on_day: Verdict
    disagrees_within_root: bool
    valid_until: date | None

    @property
    def said(self) -> str:
        """The verdict as a sentence, which says whether it holds of this day."""
        of_the_day = self.verdict_on_day in (Verdict.CONTRADICTION, Verdict.LOOSE)
        return in_words(self.verdict, "The figures" if of_the_day else "Figures of other days")


class Bearing(NamedTuple):
    """An assertion that bears on a time: whether it speaks of it, and which of its ends count."""

    one: Candidate
    itself: bool
    below: bool
    above: bool


def at(
    group: Group,
    *,
    today: date,
    day: date | None = None,
    period: Period | None = None,
    speaker: UUID | None = None,
) -> Consensus:
    """The consensus of a group at a time. With a `speaker`, of what they say alone."""
    who = speaker and str(speaker)
    counted = [one for one in group.counted if who is None or one.member.speaker == who]
    usable = [one.time for one in counted if one.time.known and _is_usable(one)]
    passed = [time for time in usable if time.last <= today.toordinal()]
    time, valid_until = _asked(group.measure.kind, counted, day, period), None
    if day is None and period is None:
        time = max(passed, key=lambda time: (time.last, time.first), default=None)
        valid_until = min(
            (time.last for time in usable if time.last > today.toordinal()), default=None
        )
    found = _bearing(group.measure.kind, counted, time)
    parts = _bearing(group.measure.kind, group.parts, time) if speaker is None else []
    return _consensus(
        group, time, found, parts, valid_until, _covering(group.measure.kind, counted, time)
    )


def _is_usable(one: Candidate) -> bool:
    return one.time.last <= one.said_last


def _asked(
    kind: str, counted: Iterable[Candidate], day: date | None, period: Period | None
) -> Time | None:
    if period and period.first and period.last:
        return Time(period.first.toordinal(), period.last.toordinal(), known=True)
    if day is None:
        return None
    itself = Time(day.toordinal(), day.toordinal(), known=True)
    if kind != TemporalKind.FLOW:
        return itself
    return next(iter(_covering(kind, counted, itself)), itself)


def _covering(kind: str, counted: Iterable[Candidate], time: Time | None) -> list[Time]:
    """The periods of a flow that cover a time, the shortest first, of these the last that began."""
    if kind != TemporalKind.FLOW or time is None:
        return []
    found = {
        one.time
        for one in counted
        if one.time.known and one.time.first <= time.last <= one.time.last
    }
    return sorted(found, key=lambda time: (time.last - time.first, -time.first))


def _bearing(kind: str, counted: Iterable[Candidate], time: Time | None) -> list[Bearing]:
    if time is None:
        return []
    found = (_of_time(kind, one, time) for one in counted)
    return [each for each in found if each is not None]


def _of_time(kind: str, one: Candidate, time: Time) -> Bearing | None:
    mine = one.time
    if kind == TemporalKind.STOCK:
        covers = mine.known and mine.first <= time.first and time.last <= mine.last
        return make(Bearing, (one, True, True, True)) if covers else None
    if mine == time:
        return make(Bearing, (one, True, True, True))
    if kind == TemporalKind.FLOW:
        return None
    if mine.last < time.first:
        return make(Bearing, (one, False, True, False)) if one.low != LOWEST else None
    if time.last < mine.first:
        return make(Bearing, (one, False, False, True)) if one.high != HIGHEST else None
    return None


def _consensus(
    group: Group,
    time: Time | None,
    found: Sequence[Bearing],
    parts: Sequence[Bearing],
    valid_until: int | None,
    covering: Sequence[Time],
) -> Consensus:
    bearing = [each.one for each in found]
    of_it = [each.one for each in found if each.itself]
    return Consensus(
        time=time and _period(time),
        allowed=_allowed(group, found, wide=False),
        strictly=_allowed(group, [each for each in found if not each.one.is_loose], wide=True),
        spread=allowed_between(
            group.scale,
            min((one.low for one in of_it), default=None),
            max((one.high for one in of_it), default=None),
        ),
        counts=counts(bearing),
        rounded=counts(one for one in bearing if one.member.rounded),
        comparable_roots=len({one.party for one in of_it if one.closed}),
        earliest=min(bearing, key=_by_time).id if bearing else None,
        latest=max(bearing, key=_by_time).id if bearing else None,
        most_relayed=_most_relayed(bearing),
        periods=[_period(each) for each in covering],
        verdict=group.verdict,
        verdict_on_day=_verdict(group.measure.kind, found, of_it, parts),
        disagrees_within_root=group.disagrees_within_root,
        valid_until=date.fromordinal(valid_until) if valid_until else None,
    )


def _by_time(one: Candidate) -> tuple[int, int, UUID]:
    return one.time.last, one.time.first, one.id


def _period(time: Time) -> Period:
    return Period(date.fromordinal(time.first), date.fromordinal(time.last))


def counts(candidates: Iterable[Candidate]) -> Counts:
    found = list(candidates)
    return Counts(
        assertions=len(found),
        claims=len({one.member.claim for one in found}),
        speakers=len({one.member.speaker for one in found}),
        roots=len({one.party for one in found}),
    )


def _most_relayed(bearing: Sequence[Candidate]) -> list[Root]:
    assertions = Counter(one.party for one in bearing)
    roots = {one.party: one.member.root for one in bearing}
    pairs = {(one.party, one.member.speaker) for one in bearing}
    relaying = Counter(party for party, speaker in pairs if roots[party] != speaker)
    most = sorted(roots, key=lambda party: (-relaying[party], -assertions[party], roots[party]))
    return [Root(UUID(roots[p]), assertions[p], relaying[p]) for p in most[:MOST_ROOTS]]


def _allowed(group: Group, found: Sequence[Bearing], *, wide: bool) -> Allowed | None:
    if not found:
        return None
    low = group.scale.low(Decimal(0), included=True) if group.measure.non_negative else LOWEST
    high = HIGHEST
    for one, _, below, above in found:
        face = one.faces[LOWER]
        if below:
            low = max(low, face.low if not wide or face.wide_low is None else face.wide_low)
        if above:
            high = min(high, face.high if not wide or face.wide_high is None else face.wide_high)
    return allowed_between(group.scale, low, high)


def _verdict(
    kind: str, found: Sequence[Bearing], of_it: Sequence[Candidate], parts: Sequence[Bearing]
) -> Verdict:
    """The verdict for one time. Two roots contradict each other if the low end of one lies above
    the high end of the other. So do a part and its whole, if the part lies above."""
    strict = _apart(found, found, wide=True) or _apart(parts, found, wide=True)
    return decided(
        strict=strict,
        loose=strict or _apart(found, found, wide=False) or _apart(parts, found, wide=False),
        agreeing=bool(agreeing(kind, of_it)),
        roots=len({each.one.party for each in found}),
    )


def _apart(above: Iterable[Bearing], below: Iterable[Bearing], *, wide: bool) -> bool:
    """Whether a low end lies above a high end of another root."""
    lows = _outermost(UPPER, (each for each in above if each.below), wide=wide)
    highs = _outermost(LOWER, (each for each in below if each.above), wide=wide)
    return any(root != other and -low > high for root, low in lows for other, high in highs)


def _outermost(side: int, bearing: Iterable[Bearing], *, wide: bool) -> list[tuple[int, End]]:
    """The lowest high ends of two roots, on a face."""
    found: dict[int, End] = {}
    for each in bearing:
        face = each.one.faces[side]
        end = face.wide_high if wide else face.high
        if end is not None and end < found.get(each.one.party, HIGHEST):
            found[each.one.party] = end
    return sorted(found.items(), key=lambda item: item[1])[:2]
