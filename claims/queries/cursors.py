"""Cursors: signed positions, each good for the list, the filters and the order it was made for.

What a position is, and how the rows after it are found, is `pages`' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.signing import BadSignature, Signer

from claims.queries.pages import Position

SIGNER = Signer(salt="onrecord.cursor")
LONGEST = 4000
# Where a page lies, seen from the position. The latter two include it: they lead back from a page
# that turned out to be empty.
AFTER, BEFORE, FROM, UNTIL = "after", "before", "from", "until"


class UnfitCursor(ValueError):  # noqa: N818 (named for what went wrong)
    """A cursor of ours, of another question."""


@dataclass(frozen=True)
class Turn:
    """Which page is asked for: so many rows on one side of a position."""

    size: int
    side: str = AFTER
    start: Position | None = None

    @property
    def backwards(self) -> bool:
        return self.side in (BEFORE, UNTIL)


@dataclass(frozen=True)
class Neighbours:
    """The cursors of the pages on either side, or None where there is none."""

    next: str | None
    previous: str | None


def read(text: str, fits: str, size: int) -> Turn:
    """The page that a cursor leads to. Raises UnfitCursor, or ValueError for what is none."""
    if len(text) > LONGEST:
        raise ValueError("longer than any cursor")
    try:
        fitting, side, value, key = SIGNER.unsign_object(text)
    except (BadSignature, TypeError) as error:
        raise ValueError("not signed by us") from error
    if fitting != fits:
        raise UnfitCursor(fits)
    return Turn(size, side, Position(_read(value), key, included=side in (FROM, UNTIL)))


def neighbours(turn: Turn, found: list[Any], more: bool, fits: str) -> Neighbours:
    """The ways on from a page, given its rows in the order of the list."""
    came_from = turn.start is not None
    ahead, behind = (came_from, more) if turn.backwards else (more, came_from)
    if found:
        first, last = found[0], found[-1]
        return Neighbours(
            _written(fits, AFTER, last.position, last.id) if ahead else None,
            _written(fits, BEFORE, first.position, first.id) if behind else None,
        )
    start = turn.start or Position(None, "")
    return Neighbours(
        _written(fits, FROM, start.value, start.id) if ahead else None,
        _written(fits, UNTIL, start.value, start.id) if behind else None,
    )


def _written(fits: str, side: str, value: Any, key: Any) -> str:
    shown = {"t": value.isoformat()} if isinstance(value, datetime) else value
    return SIGNER.sign_object([fits, side, shown, str(key)])


def _read(value: Any) -> Any:
    return datetime.fromisoformat(value["t"]) if isinstance(value, dict) else value
