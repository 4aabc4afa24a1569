"""What is kept of each assertion of a group, as the columns of its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from claims.queries.agreement.conflicts import DAY_ZERO, few
from claims.queries.agreement.groups import Group, Standing
from claims.queries.agreement.opposition import Witness

# The columns of a row, with their types.
COLUMNS = {
    "claim_id": "uuid",
    "status": "text",
    "superseded_by_id": "uuid",
    "strict": "smallint",
    "loose": "smallint",
    "corroborated": "integer",
    "opposed": "smallint",
    "position": "integer",
    "said_on": "integer",
    "witnesses": "jsonb",
}
STRICTLY, LOOSELY, UNOPPOSED = 2, 1, 0


class Row(NamedTuple):
    """The values of these columns; as one text they are quick to compare."""

    opposed: int
    values: tuple[Any, ...]
    text: str


def rows_of(group: Group) -> dict[UUID, Row]:
    return {key: _row(standing) for key, standing in group.standings.items()}


def _row(standing: Standing) -> Row:
    member, by = standing.member, standing.superseded_by
    strictly, at_all = few(standing, strict=True), few(standing, strict=False)
    opposed = STRICTLY if strictly else LOOSELY if at_all else UNOPPOSED
    values = (
        member.claim,
        standing.status.value,
        by.id if by else None,
        standing.strict,
        standing.loose,
        standing.corroborated_by,
        opposed,
        member.last - DAY_ZERO,
        member.said_first,
        _both(strictly, at_all) if at_all else None,
    )
    return Row(opposed, values, "|".join("" if each is None else str(each) for each in values))


def _both(strictly: list[Witness], at_all: list[Witness]) -> str:
    """As the database writes JSON."""
    others = "null" if at_all == strictly else _written(at_all)
    return f"[{_written(strictly)}, {others}]"


def _written(witnesses: Iterable[Witness]) -> str:
    found = (
        f'["{each.assertion}", {"true" if each.strict else "false"}, "{each.reason}", "{each.gap}"]'
        for each in witnesses
    )
    return f"[{', '.join(found)}]"
