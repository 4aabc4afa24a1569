"""By the day on which something was said: the day there, by the clocks of the place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import DateField, DateTimeField, F, Func, IntegerField, OuterRef, Q, Value
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual

Said = date | datetime  # a day there, or an instant


class _There(Func):
    """The time by the clocks of the place. What is before “said_at” leads to the claim."""

    function = "onrecord_said_there"
    output_field = DateTimeField()

    def __init__(self, said_at: str) -> None:
        super().__init__(F(said_at), F(f"{said_at}_offset"))


class _LastDay(Func):
    """Of an instant, its precision and its offset; with the precision of a day, the day there."""

    function = "onrecord_last_day"
    output_field = DateField()


class _Near(Func):
    """The instant before or after which a day has begun nowhere, or everywhere. The index of the
    instants finds the rows from there, and the clocks of the place decide on the last few."""

    template = "((%(expressions)s::date %(hours)s interval '16 hours') AT TIME ZONE 'UTC')"
    output_field = DateTimeField()


def since(said_at: str) -> Callable[[Said], Q]:
    """Said on this day there or later; or at this instant or later."""

    def condition(value: Said) -> Q:
        if isinstance(value, datetime):
            return Q(**{f"{said_at}__gte": value})
        near = GreaterThanOrEqual(F(said_at), _Near(_day(value), hours="-"))
        return Q(near) & Q(GreaterThanOrEqual(_There(said_at), _day(value)))

    return condition


def before(said_at: str) -> Callable[[Said], Q]:
    """Said before this day there; or before this instant."""

    def condition(value: Said) -> Q:
        if isinstance(value, datetime):
            return Q(**{f"{said_at}__lt": value})
        near = LessThan(F(said_at), _Near(_day(value), hours="+"))
        return Q(near) & Q(LessThan(_There(said_at), _day(value)))

    return condition


def until(said_at: str) -> Callable[[Said], Q]:
    """Said before this day there, which is the first that is too late; or at this instant or
    before."""

    def condition(value: Said) -> Q:
        if isinstance(value, datetime):
            return Q(**{f"{said_at}__lte": value})
        return before(said_at)(value)

    return condition


def reaches(start: F) -> Any:
    """Whether the claim outside may have been said on this day there, or later."""
    said = (OuterRef("said_at"), OuterRef("said_precision"), OuterRef("said_at_offset"))
    return GreaterThanOrEqual(_LastDay(*said), _LastDay(start, Value("day"), Value(0)))


def lies_within(end: F, precision: F) -> Any:
    """Whether the claim outside may have been said there before a partial date was over."""
    first = _LastDay(OuterRef("said_at"), Value("day"), OuterRef("said_at_offset"))
    return LessThanOrEqual(first, _LastDay(end, precision, Value(0)))


def _day(value: date) -> Value:
    return Value(value, DateField())


def year(said_at: str) -> Any:
    """The year there."""
    there = _There(said_at)
    return Func(
        there, template="EXTRACT(YEAR FROM %(expressions)s)::int", output_field=IntegerField()
    )
