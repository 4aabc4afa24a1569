"""Cursors: signed positions, each good for the list, the filters and the order it was made for, and
for the epoch of the database: who walks on after a restore would miss what was lost, untold.

What a position is, and how the rows after it are found, is `pages`' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.core.signing import BadSignature, Signer

from claims.queries import read_connection
from claims.queries.pages import Position

Entry = TypeVar("Entry")
SIGNER = Signer(salt="onrecord.cursor")
LONGEST = 4000
TIMES: dict[str, type[datetime] | type[date]] = {"t": datetime, "d": date}  # a time is a day, too
NUMBER = "n"
# Where a page lies, seen from the position. The latter two include it: they lead back from a page
# that turned out to be empty.
AFTER, BEFORE, FROM, UNTIL = "after", "before", "from", "until"


class UnfitCursor(ValueError):
    """A cursor of ours, of another question."""


class OutlivedCursor(ValueError):
    """A cursor of ours, from before the database was restored."""


@dataclass(frozen=True)
class Turn:
    """Which page is asked for: so many rows on one side of a position."""

    size: int
    side: str = AFTER
    start: Position | None = None
    epoch: str | None = None

    @property
    def backwards(self) -> bool:
        return self.side in (BEFORE, UNTIL)

    @property
    def limit(self) -> int:
        """The rows to read: one more than the page has, which tells whether others follow."""
        return self.size + 1

    def page_of(self, found: list[Entry]) -> tuple[list[Entry], bool]:
        """The page in the order of its list, out of the rows as they were read, and whether others
        follow."""
        shown = found[: self.size]
        return shown[::-1] if self.backwards else shown, len(found) > self.size


@dataclass(frozen=True)
class Neighbours:
    """The cursors of the pages on either side, or None where there is none."""

    next: str | None
    previous: str | None


def read(text: str, named: str, size: int) -> Turn:
    """The page that a cursor of a list leads to. Raises UnfitCursor, or ValueError for what is
    none. Whether it outlived its database is seen when the page is read."""
    if len(text) > LONGEST:
        raise ValueError("longer than any cursor")
    try:
        epoch, fitting, side, value, key = SIGNER.unsign_object(text)
    except (BadSignature, TypeError) as error:
        raise ValueError("not signed by us") from error
    if fitting != named:
        raise UnfitCursor(named)
    return Turn(size, side, Position(_read(value), key, included=side in (FROM, UNTIL)), epoch)


def current_epoch() -> str:
    [(epoch,)] = read_connection.rows("SELECT onrecord_epoch()")
    return str(epoch)


def neighbours(
    turn: Turn, found: list[Any], more: bool, named: str, epoch: str | None = None
) -> Neighbours:
    """The ways on from a page, given its rows in the order of the list, and the epoch of the
    database that they were read from, if it is known. Raises OutlivedCursor."""
    came_from = turn.start is not None
    ahead, behind = (came_from, more) if turn.backwards else (more, came_from)
    if not (ahead or behind):
        return Neighbours(None, None)
    epoch = epoch or current_epoch()
    if turn.epoch not in (None, epoch):
        raise OutlivedCursor(turn.epoch)
    asked = [epoch, named]
    if found:
        first, last = found[0], found[-1]
        return Neighbours(
            _written(asked, AFTER, last.position, last.id) if ahead else None,
            _written(asked, BEFORE, first.position, first.id) if behind else None,
        )
    start = turn.start or Position(None, "")
    return Neighbours(
        _written(asked, FROM, start.value, start.id) if ahead else None,
        _written(asked, UNTIL, start.value, start.id) if behind else None,
    )


def _written(asked: list[str], side: str, value: Any, key: Any) -> str:
    return SIGNER.sign_object([*asked, side, _shown(value), str(key)])


def _shown(value: Any) -> Any:
    """As JSON has it: times, days and numbers beside their kind."""
    if isinstance(value, Decimal):
        return {NUMBER: str(value)}
    for name, kind in TIMES.items():
        if isinstance(value, kind):
            return {name: value.isoformat()}
    return value


def _read(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    [(name, text)] = value.items()
    if name == NUMBER:
        return Decimal(text)
    return TIMES[name].fromisoformat(text)
