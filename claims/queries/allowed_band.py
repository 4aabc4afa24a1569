"""What the assertions of a group allow over time, as a picture shows it: a band, and a sentence.

The band of a large group is kept with it. What is drawn within a few pixels of each other is one
span there, from the lowest to the highest value that any of its days allows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from claims.charts.alt_text import day
from claims.queries import agreement
from claims.queries.agreement import Day, Group, GroupKey
from claims.queries.agreement.kept import kept
from claims.queries.plain_data import restored

MOST_SPANS = 150
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """Values in the canonical unit of the measure, from a day to another; None is an open end, and
    the last span has no last day."""

    first: date
    last: date | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True)
class Band:
    """Where some values are allowed, and whether nothing is on some days."""

    said: str
    is_empty: bool
    spans: list[Span]


def of_group(key: GroupKey) -> Band:
    """As it is kept, if it is, and else worked out."""
    [known] = kept([key], also="band").values()
    if known.will_do and known.also is not None:
        return restored(Band, known.also)
    return band(agreement.groups([key])[key])


def band(group: Group) -> Band:
    allowed = agreement.timeline(group)
    is_empty = any(turn.allowed.empty for turn in allowed)
    said = _whether(group, allowed) if group.standings else ""
    return Band(said, is_empty, list(_spans(allowed)))


def in_outline(found: Band) -> Band:
    """The same in so few spans as a picture can show."""
    return replace(found, spans=list(_joined(found.spans)))


def _spans(allowed: Sequence[Day]) -> Iterator[Span]:
    ends = [*(turn.day - A_DAY for turn in allowed[1:]), None]
    for turn, end in zip(allowed, ends, strict=False):  # no turn has no end
        low, high = turn.allowed.low, turn.allowed.high
        if not turn.allowed.empty and low != high:
            yield Span(turn.day, end, low, high)


def _joined(spans: list[Span]) -> Iterator[Span]:
    if len(spans) <= MOST_SPANS:
        yield from spans
        return
    first, days = spans[0].first, (spans[-1].first - spans[0].first).days + 1
    now = spans[0]
    for span in spans[1:]:
        stretch, other = ((each.first - first).days * MOST_SPANS // days for each in (now, span))
        if now.last == span.first - A_DAY and stretch == other:
            now = _both(now, span)
        else:
            yield now
            now = span
    yield now


def _both(one: Span, other: Span) -> Span:
    """All values that either allows."""
    return Span(
        one.first,
        other.last,
        None if one.low is None or other.low is None else min(one.low, other.low),
        None if one.high is None or other.high is None else max(one.high, other.high),
    )


def _whether(group: Group, allowed: Sequence[Day]) -> str:
    """A sentence on whether the figures agree."""
    empty = [place for place, turn in enumerate(allowed) if turn.allowed.empty]
    if not empty:
        return agreement.in_words(group.verdict, "Some figures")
    first, last = empty[0], empty[-1]
    since, after = day(allowed[first].day), allowed[last + 1 :]
    when = f"from {since} on"
    if after:
        until = day(after[0].day - A_DAY)
        when = f"on {since}" if since == until else f"from {since} to {until}"
    if len(empty) <= last - first:
        when = f"on some days {when}"
    return f"{when[0].upper()}{when[1:]} no value fits all figures that count."
