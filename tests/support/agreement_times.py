"""Which times a figure speaks of, and what can be compared: the design's "times first"."""

from dataclasses import dataclass
from datetime import date

from .agreement_figures import Assertion, Days, Interval, TemporalKind


@dataclass(frozen=True)
class Time:
    """The days a figure speaks of; not known: one moment somewhere in these days."""

    days: Days
    is_known: bool


def time_of(figure: Assertion) -> Time | None:
    """Its as-of, or its event's days, or else (the measure's start, said_at]."""
    if figure.as_of:
        return Time(figure.as_of, is_known=True)
    if figure.event and figure.event.days:
        return Time(figure.event.days, is_known=True)
    said_at = figure.said.last if figure.said else date.max
    days = Days.after(figure.measure.start, until=said_at)
    return days and Time(days, is_known=days.is_one)


def said_before(one: Assertion, other: Assertion) -> bool:
    """Certainly earlier: the days of saying do not meet, and both are known."""
    return bool(one.said and other.said and one.said.is_before(other.said))


def is_earlier(one: Assertion, other: Assertion) -> bool:
    """Whether one speaks of a time that is certainly before the other's."""
    ours, theirs = time_of(one), time_of(other)
    return bool(ours and theirs and ours.days.is_before(theirs.days))


def speak_of_the_same_time(one: Assertion, other: Assertion) -> bool:
    ours, theirs = time_of(one), time_of(other)
    if not (ours and theirs):
        return False
    if one.measure.temporal_kind == TemporalKind.STOCK:
        return certainly_overlap(ours, theirs)
    return ours.is_known and theirs.is_known and ours.days == theirs.days


def certainly_overlap(one: Time, other: Time) -> bool:
    """A known period holds on each of its days; an unknown moment must lie in it for certain."""
    if one.is_known and other.is_known:
        return one.days.meets(other.days)
    if one.is_known or other.is_known:
        known, unknown = (one, other) if one.is_known else (other, one)
        return known.days.covers(unknown.days)
    return False


def cannot_hold_together(one: Assertion, other: Assertion) -> bool:
    """Disjoint at comparable times; what is cumulative may not fall, either."""
    if speak_of_the_same_time(one, other):
        return one.interval.is_apart_from(other.interval)
    return falls(one, other) or falls(other, one)


def falls(earlier: Assertion, later: Assertion) -> bool:
    is_cumulative = earlier.measure.temporal_kind == TemporalKind.CUMULATIVE
    in_order = is_earlier(earlier, later)
    return is_cumulative and in_order and later.interval.is_below(earlier.interval)


def projected(figure: Assertion, at: Days) -> Interval | None:
    """What a figure says of a time; None where it says nothing of it."""
    time = time_of(figure)
    if time is None:
        return None
    if figure.measure.temporal_kind == TemporalKind.STOCK:
        return figure.interval if time.is_known and time.days.covers(at) else None
    if time.is_known and time.days == at:
        return figure.interval
    return as_a_bound(figure, time, at)


def as_a_bound(figure: Assertion, time: Time, at: Days) -> Interval | None:
    """What a cumulative count of before, or of later, leaves of its figure at a time."""
    if figure.measure.temporal_kind == TemporalKind.FLOW:
        return None
    if time.days.is_before(at):
        return None if figure.interval.low is None else figure.interval.from_its_low()
    if at.is_before(time.days):
        return None if figure.interval.high is None else figure.interval.to_its_high()
    return None


def lies_after_its_statement(figure: Assertion) -> bool:
    time = time_of(figure)
    return bool(time and figure.said and time.days.last > figure.said.last)
