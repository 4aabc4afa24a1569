"""The consensus over time: what all assertions that count allow together, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from claims.queries.agreement.members import members
from claims.queries.agreement.statements import statement

TIMELINE = statement("timeline")


@dataclass(frozen=True)
class Allowed:
    """What is allowed from a day on, until the next day of the timeline.

    Ends are in the measure's canonical unit, and None is an open one. Where nothing is allowed
    (`empty`) they are the highest lower bound and the lowest upper one, which have crossed.
    """

    day: date
    low: Decimal | None
    high: Decimal | None
    low_inclusive: bool
    high_inclusive: bool
    empty: bool


class Row(NamedTuple):
    """Half-lines; None where nothing bounds the day from this side."""

    day: date
    at_least: Any
    at_most: Any


def timeline(measure: UUID) -> list[Allowed]:
    """What the assertions of a measure allow, on each day on which one of them begins to speak or
    has ended to: ascending, and the same until the next of these days.

    `measure` is the id of one that was not merged into another; of one that nobody knows the
    timeline is empty. Raises Django's database errors.
    """
    return [_allowed(row) for row in TIMELINE.rows(Row, measures=members(measure))]


def _allowed(row: Row) -> Allowed:
    low, low_inclusive = _end(row.at_least, "lower")
    high, high_inclusive = _end(row.at_most, "upper")
    crossed = low is not None and high is not None and low > high
    touching = low is not None and low == high and not (low_inclusive and high_inclusive)
    return Allowed(row.day, low, high, low_inclusive, high_inclusive, crossed or touching)


def _end(half_line: Any, side: str) -> tuple[Decimal | None, bool]:
    """The end of a half-line, and whether it is included. There may be no end, or no line."""
    if half_line is None:
        return None, False
    return getattr(half_line, side), getattr(half_line, f"{side}_inc")
