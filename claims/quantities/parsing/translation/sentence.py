"""The pieces of a text beside each other, and what has been put into English of them so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.quantities.parsing.translation.language import Language
from claims.quantities.parsing.translation.pieces import Piece

Answer = tuple[Piece, int] | None
"""What stands instead of so many pieces; None leaves the first of them as it is."""
NUMBERS = ("number", "scale")
_SIGNS = frozenset("%‰°€$£¥₹ ")
_END = Piece(0, 0, "", "end", "")


@dataclass(slots=True)
class Sentence:
    pieces: list[Piece]
    source: str
    norm: str
    language: Language
    done: list[Piece] = field(default_factory=list)

    def piece(self, at: int) -> Piece:
        """The piece at a place; of the kind "end" beyond both ends of the text."""
        return self.pieces[at] if 0 <= at < len(self.pieces) else _END

    def kind(self, at: int) -> str:
        return self.piece(at).kind

    def said(self, at: int) -> str:
        return self.piece(at).english.lower()

    @property
    def last(self) -> Piece:
        """What stands before, in English."""
        return self.done[-1] if self.done else _END

    def gap(self, at: int) -> str:
        """What stands before a piece; a full stop at both ends of the text."""
        if not 0 < at < len(self.pieces):
            return "."
        return self.norm[self.pieces[at - 1].end : self.pieces[at].start]

    def near(self, *places: int) -> bool:
        """Whether only spaces or hyphens, or nothing, stand before each of these pieces."""
        return all(set(self.gap(at)) <= {" ", "-"} for at in places)

    def beside(self, at: int) -> bool:
        """Whether no more than a space or a sign, as of money, stands before a piece."""
        return set(self.gap(at)) <= _SIGNS

    def figure_end(self, at: int) -> int:
        """The place behind a number with its scales and unit; the same where none begins."""
        if self.kind(at) not in ("number", "one"):
            return at
        end = at + 1
        while self.beside(end):
            if self.kind(end) in ("scale", "unit", "symbol"):
                end += 1
            elif self.kind(end) == "of" and self.kind(end + 1) == "unit":
                end += 2
            else:
                break
        return end

    def instead(self, at: int, end: int, english: str, kind: str = "word") -> Answer:
        """One piece for those from one place to another."""
        first, last = self.pieces[at], self.pieces[end - 1]
        return Piece(
            first.start, last.end, english, kind, self.norm[first.start : last.end]
        ), end - at

    def dropped(self, at: int) -> Answer:
        return self.instead(at, at + 1, "", "none")

    def as_printed(self, at: int) -> Answer:
        return self.instead(at, at + 1, "", "")


def is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and "1500" <= digits <= "2150"
