"""What one row says in each field: from its column, or from a text that is stated once.

What cannot be read is noted with its column and its text, and reading goes on, so that all faults
of a row are told at once.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from typing import TypeVar

from claims.formats.records import Cell, Days, Rejection
from claims.formats.tables.dates import DateError
from claims.formats.tables.fields import FIELDS
from claims.formats.tables.layout import Row
from claims.formats.tables.mapping import PLACEHOLDER, Figure, Mapping

T = TypeVar("T")


@dataclass
class Said:
    """The fields of one row. `faults` and `cells` grow as fields are asked for."""

    row: Row
    mapping: Mapping
    part: Figure | Mapping
    place: int = 0  # of the figure, among those of the row
    faults: list[Rejection] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    def of(self, figure: Figure, place: int) -> Said:
        """The same row, asked about one of its figures."""
        return replace(self, part=figure, place=place)

    def speaks_of(self, *names: str) -> bool:
        """Whether the mapping does, whatever the row holds."""
        return any(name in self.part.columns or name in self.part.texts for name in names)

    def text(self, name: str) -> str:
        """What the row says, or nothing where it holds a word for nothing."""
        column = self.part.columns.get(name)
        if column is None:
            return self._filled(self.part.texts.get(name, ""))
        if unread := self.row.unread.get(column):
            self.cells.append(Cell(self._path(name), column, unread.value))
            self._note(replace(unread, field=self._path(name), column=column))
            return ""
        text = self._cell(column)
        if text:
            self.cells.append(Cell(self._path(name), column, text))
        return self._translated(name, text)

    def choice(self, name: str) -> str:
        """One of the field's words, or nothing."""
        text = self.text(name)
        allowed = FIELDS[name].allowed
        found = "_".join(text.lower().split())
        if found and found not in allowed:
            self.refuse(
                name,
                "unknown_choice",
                f"“{text[:60]}” is none of {', '.join(allowed)}. "
                f"Say in values.{name} what it means.",
                allowed,
            )
            return ""
        return found

    def date(self, name: str) -> str | None:
        return self._dated(name, self.mapping.reading.of_dates.read)

    def days(self, name: str) -> Days | None:
        return self._dated(name, self.mapping.reading.of_dates.read_days)

    def _dated(self, name: str, read: Callable[[str], T]) -> T | None:
        text = self.text(name)
        try:
            return read(text) if text else None
        except DateError as error:
            self.refuse(name, error.code, error.reason, error.allowed)
            return None

    def refuse(self, name: str, code: str, reason: str, allowed: tuple[str, ...] = ()) -> None:
        column = self.part.columns.get(name, "")
        value = self.row.cells.get(column, "") or self.part.texts.get(name, "")
        self.cells.append(Cell(self._path(name), column, value))
        fault = Rejection(self._path(name), code, reason, (), column, value[:200], allowed)
        self._note(fault)

    def _note(self, fault: Rejection) -> None:
        if fault not in self.faults:
            self.faults.append(fault)

    def _path(self, name: str) -> str:
        return FIELDS[name].path.replace("[n]", f"[{self.place}]")

    def _cell(self, column: str) -> str:
        text = self.row.cells.get(column, "")
        return "" if text.casefold() in self.mapping.empty_words else text

    def _translated(self, name: str, text: str) -> str:
        words: Pairs[str, str] = self.mapping.values.get(name, {})
        if text in words:
            return words[text]
        folded = text.casefold()
        return next((said for word, said in words.items() if word.casefold() == folded), text)

    def _filled(self, text: str) -> str:
        """A stated text with what the row holds in place of {Column}."""
        if "{" not in text:
            return text
        found = PLACEHOLDER.sub(lambda match: self._placed(match[1]), text)
        return " ".join(found.split()).strip(" ,;:")

    def _placed(self, name: str) -> str:
        if name in self.row.cells:
            return self._cell(name)
        stated = self.part.texts.get(name, "")
        return "" if "{" in stated and name in PLACEHOLDER.findall(stated) else self.text(name)
