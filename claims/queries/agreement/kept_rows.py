"""What is kept of each assertion of a group, as the columns of its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claims.queries.agreement.conflicts import DAY_ZERO, few, superseded
from claims.queries.agreement.groups import Group, Standing
from claims.queries.agreement.opposition import Witness

# The columns of a row, with their types, in the order of its line.
COLUMNS = {
    "assertion_id": "uuid",
    "claim_id": "uuid",
    "status": "text",
    "superseded_by_id": "uuid",
    "strict": "smallint",
    "loose": "smallint",
    "corroborated": "integer",
    "verdict": "text",
    "opposed": "smallint",
    "position": "integer",
    "said_on": "integer",
    "witnesses": "jsonb",
}
STRICTLY, LOOSELY, UNOPPOSED = 2, 1, 0


class Row(NamedTuple):
    """Whether an assertion is opposed, and the values of these columns as a line of text: tabs
    between them, and nothing for what has no value."""

    opposed: int
    text: str


def rows_of(group: Group) -> list[Row]:
    return [_row(group, standing) for standing in group.standings.values()]


def _row(group: Group, standing: Standing) -> Row:
    member, one, by = standing.member, standing.candidate, standing.superseded_by
    strictly, at_all = few(standing)
    opposed = STRICTLY if strictly else LOOSELY if at_all else UNOPPOSED
    if one and by:
        strictly = at_all = [superseded(group, one, by)]
    return Row(
        opposed,
        f"{member.text}\t{member.claim}\t{standing.status!s}\t{by.member.text if by else ''}\t"
        f"{standing.strict}\t{standing.loose}\t{standing.corroborated_by}\t"
        f"{standing.verdict(group.roots) or ''!s}\t{opposed}\t"
        f"{member.last - DAY_ZERO}\t{member.said_first}\t"
        f"{_both(strictly, at_all) if at_all else ''}",
    )


def _both(strictly: list[Witness], at_all: list[Witness]) -> str:
    """As the database writes JSON."""
    others = "null" if at_all == strictly else _written(at_all)
    return f"[{_written(strictly)}, {others}]"


def _written(witnesses: Iterable[Witness]) -> str:
    found = [
        f'["{assertion}", {"true" if strict else "false"}, "{reason!s}", "{gap!s}"]'
        for assertion, strict, reason, gap in witnesses
    ]
    return f"[{', '.join(found)}]"
